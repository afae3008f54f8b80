"""A medicine beside placebo in its own trial: two bars a row, and the difference in words."""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.model import Claim, QuantityValue
from explainer.figures.frame import Figure, bar, source_line, whole
from explainer.rendering import claims
from explainer.rendering.html import el
from explainer.rendering.tables import table
from explainer.rendering.values import fields, fill, value_text

#: Each medicine, its claim, what its trial counted, and the difference; goals differ from row to row.
TRIALS: tuple[tuple[str, str, str, str], ...] = (
    ("Anifrolumab", "anifrolumab-response", "a response after one year; two trials put together", "about {more} more in every {base}"),
    ("Belimumab", "belimumab-response", "a response after one year, by another measure, in one of two trials; less at a later count", "about {more} more in every {base}"),
    ("Obinutuzumab", "obinutuzumab-response", "what the trial calls a complete kidney response, in lupus of the kidneys",
     "about {more} more in every {base}"),
    ("Rituximab", "rituximab-trial", "a response in lupus of the kidneys", "about {more} more in every {base}, which could be chance; the trial missed its main goal"),
)
PLACEBO = "{placebo} in {base} with placebo"


def draw(evidence: Evidence) -> Figure:
    """Return the figure."""
    chosen = [(name, evidence.claims[key], goal, difference) for name, key, goal, difference in TRIALS]
    rows, data = [], [["medicine", "goal of its trial", "with the medicine", "with placebo", "difference"]]
    for name, claim, goal, difference in chosen:
        known = fields(claim)
        more = fill(difference, known)
        rows.append([el("span", name, " ", el("small", goal)), _cell(claim), more])
        data.append([name, goal, value_text(claim.value), f"{known['placebo']} in {known['base']}", more])
    caption = (
        "Placebo is a dummy drug; usual treatment went on in most of these trials. Differences are worked out before rounding: our calculation. "
        f"{source_line([claim for _, claim, _, _ in chosen], evidence)}"
    )
    return Figure(
        "beside-placebo", "In these trials more people responded with the medicine than with placebo, yet many did not",
        table(["Medicine and goal", "Who responded", "Difference"], rows, caption="Medicine beside placebo", class_="context"), caption, data,
        how="Thick bar: people on the medicine; thin bar: on placebo. Goals differ, so do not compare rows. Ask which one you could have.",
    )


def _cell(claim: Claim) -> Markup:
    if not isinstance(claim.value, QuantityValue):
        raise KeyError(f"{claim.id} (it measures nothing)")
    placebo = whole(claim, "placebo")
    return el(
        "span", bar(0, float(claim.value.value)), claims.button(claim), " with the medicine", bar(0, placebo, tick=placebo),
        fill(PLACEBO, fields(claim)), class_="bar-cell",
    )
