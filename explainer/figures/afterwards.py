"""How long printed rules ask people to wait afterwards, each with where it comes from, on one scale of a year."""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.model import Claim
from explainer.figures.frame import DAYS, Figure, bar, days, source_line
from explainer.rendering import claims
from explainer.rendering.html import el, join
from explainer.rendering.tables import table
from explainer.rendering.values import fields, fill

#: Days of the scale: one year.
SCALE = DAYS["years"]
#: What one waits with, who says so and for whom, the claim, how it is said, and the field (in months) that counts instead of its value.
RULES: tuple[tuple[str, str, str, str, str | None], ...] = (
    ("Stay near the centre", "US product labels, for cancer, since June 2025", "near-us", "{value}; before, {before} weeks", None),
    ("Stay near the centre", "A US trial of cells from donors, in lupus", "lupus-trial-near", "about {weeks} weeks ({value})", None),
    ("Do not drive", "US product labels, for cancer, since June 2025", "driving-us", "{value}; before, {before} weeks", None),
    ("Do not drive", "A US centre, for cancer, before June 2025", "driving-us-old", "about {weeks} weeks ({value})", None),
    ("Wait with non-live vaccines", "A review of 2023, for cancer", "vaccines-killed-earlier", "at least {value}, once defences are back", None),
    ("Wait with non-live vaccines", "An expert group of 2020, for cancer", "vaccines-killed", "at least {value}", None),
    ("Wait with live vaccines", "Both of these, for cancer", "vaccines-killed", "at least {live} months, once defences are back", "live"),
    ("Use contraception", "A German lupus trial (of MB-CART19.1)", "no-pregnancy", "{value}", None),
)


def draw(evidence: Evidence) -> Figure:
    """Return the figure."""
    used: dict[str, Claim] = {}
    rows: list[list[Markup | str]] = []
    data = [["rule", "who says so", "how long"]]
    for rule, source, name, words, field in RULES:
        claim = used[name] = evidence.claims[name]
        long = el("span", bar(0, days(claim, field, "months") / SCALE * 100), claims.filled(claim, words, field), class_="bar-cell")
        rows.append([join([el("span", rule), el("small", source)], " "), long])
        data.append([rule, source, fill(words, fields(claim))])
    body = table(["What, and who says so", "How long afterwards"], rows, caption="Each bar runs along one year", class_="context afterwards")
    caption = f"Examples, not rules for you: your centre sets its own. {source_line(list(used.values()), evidence)}"
    return Figure(
        "afterwards", "Printed rules differ from each other, and most are made for cancer", body, caption, data,
        how="The longer the bar, the longer you wait. Write your own centre’s time beside it.",
    )
