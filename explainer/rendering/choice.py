"""Where a page's matter fits in the whole choice: the same six lines, from the records, wherever a reader may come in.

The numbers are plain here, since the pages that the lines lead to show who was counted and from where.
"""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.rendering import claims
from explainer.rendering.html import el
from explainer.usage import Usage

#: What is said, with the page that tells it whole; each ``{claim.field}`` is one number of a record.
LINES: tuple[tuple[str, str, str, str], ...] = (
    ("How each works", "CAR T cells remove B cells, white blood cells that can turn into makers of antibodies. They take healthy ones too, after a "
     "single drip. Usual medicines calm or block part of the immune system while you take them; some, such as rituximab, remove B cells for a time.",
     "How it works", "/how-car-t-works.md"),
    ("What was seen", "A review that put small studies together found remission, which is no signs of active lupus, in {remission-pooled.numerator} of "
     "{remission-pooled.denominator} people ({remission-pooled.part}; {remission-pooled.share}) and none in {remission-pooled.rest}, among those in whom it "
     "was reported, at different times. None of these studies had a comparison group. With a newer antibody, anifrolumab, {anifrolumab-response} people "
     "responded after a year ({anifrolumab-response.part}), and {anifrolumab-response.placebo} in 100 on a dummy drug (placebo); a response is less than "
     "remission.", "Results", "/results.md"),
    ("What went wrong", "Of {crs-pooled.denominator} people with lupus, as counted by that review, {crs-pooled.part}, {crs-pooled.numerator}, had a fever reaction "
     "({crs-pooled.share}); {serious-infections-pooled.part}, {serious-infections-pooled.numerator}, had a serious infection "
     "({serious-infections-pooled.share}), and in the other {serious-infections-pooled.rest} none was reported; {death-pooled.part}, {death-pooled.numerator}, "
     "died ({death-pooled.share}). Deaths in other trials are reported by third parties, not confirmed: the risks page has the box. "
     "Lupus and its usual treatment harm too: of {serious-europe-lupus.denominator} European people with lupus, not given CAR T cells, "
     "{serious-europe-lupus.numerator} had an infection of any kind over {serious-europe-lupus.years} years "
     "({serious-europe-lupus.part}), which cannot be set beside the count above. {damage-linked.sentence}", "Risks", "/risks.md"),
    ("If nothing new is done", "On usual care {usual-care-doris} people with active lupus ({usual-care-doris.part}) reached remission at least once in about "
     "{usual-care-doris.years} years, on medicines. Lasting organ damage was found in at least {damage-share.part}, {damage-share}, {damage-share.years} years after the "
     "diagnosis; kidney failure within {kidney-failure.years} years in about {kidney-failure.part}, {kidney-failure}, of those with lupus of the kidneys.",
     "Options", "/options.md#stay"),
    ("Living through it", "It takes months in all, with weeks near a centre and somebody at your side. How soon people feel well is not known. "
     "Usual care means medicines over years, with regular visits.", "The journey", "/journey.md"),
    ("Your choices", "Stay as you are, try a newer antibody, wait, or join a trial. Decide together with your rheumatologist.", "All options", "/options.md"),
)


def strip(ids: list[str], evidence: Evidence, usage: Usage) -> Markup:
    """Return the six lines."""
    items = [
        el("li", el("strong", f"{name}: "), claims.plain_numbers(text, evidence), " ", el("a", link, href=page))
        for name, text, link, page in LINES
    ]
    title = el("p", "Where this fits in your choice", class_="box-title")
    return el("section", title, el("ul", *items), class_="box box--choice no-terms", data_search_exclude=True)

