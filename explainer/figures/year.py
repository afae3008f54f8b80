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
    ("Tests and consent", "The trial team tests; you decide", None, "we found no number for lupus"),
    ("Some medicines pause", "Your rheumatologist and the trial team plan it with you; stop nothing without them", "flare-waiting", "{value}"),
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
        rows.append([el("span", f"{number + 1}. {stage}", _strip(number)), claims.filled(claim, words) if claim else el("span", words, class_="unread"), who])
        data.append([stage, who, fill(words, fields(claim)) if claim else words])
    body = table(["Stage", "How long", "Who does what"], rows, caption="What comes after what", class_="year")
    caption = (
        "Times come from single centres, from one lupus trial, or from cancer, as each says. Your trial sets its own. "
        f"{source_line(list({claim.id: claim for claim in used}.values()), evidence)}"
    )
    return Figure(
        "year-one", "The infusion takes minutes; tests, waiting and check-ups fill the months around it", body, caption, data,
        how=f"Stages in order, first to last. The strip shows where each stands among the {len(STAGES)}, not how long it takes.",
    )


def _strip(here: int) -> Markup:
    """Return the strip with one stage marked by its height as well as its colour."""
    count = len(STAGES)
    parts = [
        el("path", d=f"M0 10H{count * 18}", class_="strip-line"),
        el("rect", x=here * 18, width=16, height=20, rx=3, class_="strip-here"),
    ]
    return el("svg", *parts, viewBox=f"0 0 {count * 18} 20", width=count * 18, height=20, aria_hidden="true", class_="dots")
