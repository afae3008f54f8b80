"""From referral to year one: how long each stage takes where that was printed, on one scale, who does what, and room for one's own times."""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.model import Claim
from explainer.figures.frame import Figure, bar, days, source_line
from explainer.rendering import claims
from explainer.rendering.html import el, join
from explainer.rendering.tables import table
from explainer.rendering.values import fields, fill

#: Days of the scale; what takes longer runs to its end.
SCALE = 35.0
#: Each stage, who does what in it, the claim that says how long it takes (None: nobody has published it), how that is said, and the field (in
#: years) that counts instead of its value.
STAGES: tuple[tuple[str, str, str | None, str, str | None], ...] = (
    ("Tests and consent", "The trial team tests; you decide", None, "we found no time for lupus", None),
    ("Some medicines pause", "Your rheumatologist and the trial team plan it with you; stop nothing without them", "flare-waiting", "{value}; for how long, we did not find", None),
    ("T cells are collected", "You lie still; a machine works", "collection-elsewhere", "{low} to {high} hours at hospitals, for cancer; perhaps a second day", None),
    ("Cells are made", "A laboratory works; you wait at home", "making-days", "{low} to {high} days in one centre", None),
    ("Chemotherapy", "Nurses give it by drip", "chemo-days", "{value} in a cancer trial", None),
    ("The cells are given", "Nurses give them by drip, once", "infusion-minutes", "less than {value} at one centre, for cancer", None),
    ("Hospital", "The team watches day and night for fever, confusion and infection", "hospital-cancer", "{low} to {high} days for cancer if all goes well and somebody is at home, {long} if not", None),
    ("Near the centre", "You, with somebody at your side", "lupus-trial-near", "about {value} in one lupus trial", None),
    ("Home, with check-ups", "You and both teams", "lupus-trial-near", "monthly for at least {years} years in that trial", "years"),
)


def draw(evidence: Evidence) -> Figure:
    """Return the figure."""
    used: dict[str, Claim] = {}
    rows: list[list[Markup | str]] = []
    data = [["stage", "who does what", "how long"]]
    for number, (stage, who, name, words, field) in enumerate(STAGES, 1):
        claim = evidence.claims[name] if name else None
        long: Markup = el("span", words, class_="unread")
        if claim:
            used[claim.id] = claim
            length = days(claim, field, "years")
            long = el("span", bar(0, min(length / SCALE, 1) * 100) if length else None, claims.filled(claim, words), class_="bar-cell")
        rows.append([join([el("span", f"{number}. {stage}"), el("small", who)], " "), long, el("span", class_="write")])
        data.append([stage, who, fill(words, fields(claim)) if claim else words])
    body = table(["Stage, and who does what", "How long", "My trial says"], rows, caption="Each bar runs along five weeks; the last goes on for years", class_="context year")
    caption = (
        "Times come from single centres, from one lupus trial, or from cancer, as each says. Your trial sets its own. "
        f"{source_line(list(used.values()), evidence)}"
    )
    return Figure(
        "year-one", "The drip takes minutes; tests, waiting and check-ups fill the months around it", body, caption, data,
        how="A longer bar is a longer time; no bar means that we found none. Print this, and ask your trial for its times.",
    )
