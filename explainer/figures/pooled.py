"""What one pooled review counted, good and bad alike: a row of marks for each, as many as there were people."""

from __future__ import annotations

from explainer.evidence import Evidence
from explainer.evidence.model import CountValue
from explainer.figures.frame import Figure, dots, source_line
from explainer.rendering import claims
from explainer.rendering.html import el
from explainer.rendering.tables import table
from explainer.rendering.values import fields, part_text, share_text, value_text

#: What was counted, the claim, and whether it is a harm.
COUNTS: tuple[tuple[str, str, bool], ...] = (
    ("In remission: no signs of active lupus when examined", "remission-pooled", False),
    ("Fever reaction, mild or severe", "crs-pooled", True),
    ("Serious infection", "serious-infections-pooled", True),
    ("Died of an infection", "death-pooled", True),
)


def _in_words(value: CountValue) -> str:
    """Return a share in words; nothing for less than one in a hundred, which the rounded share beside it says."""
    return f", {part_text(value)}" if value.numerator * 100 >= value.denominator else ""


def draw(evidence: Evidence) -> Figure:
    """Return the figure."""
    chosen = [(name, evidence.claims[key], harm) for name, key, harm in COUNTS]
    rows, data = [], [["what", "counted", "share"]]
    for name, claim, harm in chosen:
        value = claim.value
        if not isinstance(value, CountValue):
            raise KeyError(f"{claim.id} (it counts nobody)")
        drawing = dots(value.numerator, value.denominator, harm=harm, across=25, size=9)
        rows.append([name, el("span", drawing, claims.button(claim), _in_words(value), class_="dot-cell")])
        data.append([name, value_text(value), share_text(value)])
    used = [claim for _, claim, _ in chosen]
    good, bad = (fields(claim) for claim in used[:2])
    caption = (
        "Nobody was compared with them, follow-up differs, and some people may be counted twice. Deaths in other trials are reported by "
        f"third parties, not confirmed, and are not drawn. {source_line(used, evidence)}"
    )
    return Figure(
        "pooled-review", f"In one pooled review {good['value']} were in remission; {bad['value']} had a fever reaction",
        table(["What", "How many"], rows, caption="What was counted in people with lupus", class_="pooled"), caption, data,
        how=f"One mark is a person, full if counted; remission was reported for {good['denominator']}, harms for {bad['denominator']}. Take it along "
        "and ask for these four counts.",
    )
