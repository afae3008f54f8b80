"""From referral to year one: a strip of stages, how long each takes where that was printed, and who does what."""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.model import Claim
from explainer.figures.frame import Figure, source_line
from explainer.rendering import claims
from explainer.rendering.html import el
from explainer.rendering.tables import table
from explainer.rendering.values import fields, fill

#: Each stage, who does what in it, the claim that says how long it takes (None: nobody has published it) and how that is said.
STAGES: tuple[tuple[str, str, str | None, str], ...] = (
    ("Tests and consent", "The trial team tests; you decide", None, "not published for lupus"),
    ("Some medicines pause", "Your rheumatologist and the trial team plan it with you", "steroids-before", "{value} of steroid or less before the collection"),
    ("Cells are collected", "You lie still; a machine works", "collection-elsewhere", "{low} to {high} hours"),
    ("Cells are made", "A laboratory works; you wait at home", "making-days", "{low} to {high} days in one centre"),
    ("Chemotherapy", "Nurses give it by drip", "chemo-days", "{value} in a cancer trial"),
    ("Infusion", "Nurses give it by drip, once", "infusion-minutes", "less than {value}"),
    ("Hospital", "The team watches day and night", "hospital-cancer", "{low} to {high} days, for cancer"),
    ("Near the centre", "You, with somebody at your side", "lupus-trial-near", "about {value} in one lupus trial"),
    ("Home, with check-ups", "You and both teams", "lupus-trial-near", "monthly for at least {years} years in that trial"),
)


def draw(evidence: Evidence) -> Figure:
    """Return the figure."""
    used: list[Claim] = []
    rows: list[list[Markup | str]] = []
    data = [["stage", "who does what", "how long"]]
    for number, (stage, who, name, words) in enumerate(STAGES):
        claim = evidence.claims[name] if name else None
        if claim:
            used.append(claim)
        rows.append([el("span", _strip(number), stage), claims.filled(claim, words) if claim else el("span", words, class_="unread"), who])
        data.append([stage, who, fill(words, fields(claim)) if claim else words])
    body = table(["Stage", "How long", "Who does what"], rows, caption="In order; the strip is not to scale", class_="year")
    caption = (
        "Times come from single centres, from one lupus trial, or from cancer, as each says. Your trial sets its own. "
        f"{source_line(list({claim.id: claim for claim in used}.values()), evidence)}"
    )
    return Figure("year-one", "One short infusion stands in the middle of months", body, caption, data)


def _strip(here: int) -> Markup:
    """Return the strip with one stage marked by its height as well as its colour."""
    blocks = [
        el("rect", x=number * 12, y=0 if number == here else 5, width=10, height=14 if number == here else 4,
           class_="strip-here" if number == here else "strip")
        for number in range(len(STAGES))
    ]
    return el("svg", *blocks, viewBox=f"0 0 {len(STAGES) * 12} 14", width=len(STAGES) * 12, height=14, aria_hidden="true", class_="dots")
