"""A claim on a page: its number as a button, its sentence, and the card that the button opens.

The card is an HTML ``popover``: it opens without JavaScript, closes with Escape, and is printed as a note.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from explainer.evidence import Evidence
from explainer.evidence.model import Claim, CountValue, EvidenceItem
from explainer.rendering import places, references
from explainer.rendering.html import el
from explainer.rendering.values import SMALL_GROUP, fields, fill, sentence_text, share_text, spoken_date, value_text

#: GRADE guideline 26's wording of each certainty.
CERTAINTY = {
    "very-low": "very uncertain", "low": "uncertain: it may be so", "moderate": "moderately sure: probably so",
    "high": "sure",
}
#: Time frames that tell a reader nothing in a sentence; the card says them all the same.
_TIMELESS = ("not stated", "always")
RATER = {"site-editors": "rated by this site's editors", "published-panel": "rated by a published panel"}


def card_id(claim: Claim) -> str:
    """Return the id of the claim's card on a page."""
    return f"c-{claim.id}"


def button(claim: Claim, text: str | None = None) -> Markup:
    """Return the claim's number as the button that opens its card; a count in a large group is also said "in 100"."""
    opener = el("button", text or value_text(claim.value), type="button", class_="claim", popovertarget=card_id(claim))
    share = share_text(claim.value) if text in (None, value_text(claim.value)) else ""
    return el("span", opener, f" ({share})") if share else opener


def plain(claim: Claim, text: str) -> Markup:
    """Return one of a claim's numbers without a button, still tied to its record."""
    return el("span", text, data_claim=claim.id)


def plain_numbers(text: str, evidence: Evidence) -> Markup:
    """Return a text with ``{claim}`` and ``{claim.field}`` filled in, each number tied to its record, without buttons.

    Raises:
        KeyError: if a claim or a field is unknown.
    """
    parts: list[Markup] = []
    for piece in re.split(r"(\{[a-z0-9.-]+\})", text):
        if not piece.startswith("{"):
            parts.append(escape(piece))
            continue
        name, _, field = piece[1:-1].partition(".")
        claim = evidence.claims[name]
        parts.append(escape(sentence_text(claim)) if field == "sentence" else plain(claim, fields(claim)[field or "value"]))
    return Markup("").join(parts)


def filled(claim: Claim, text: str, lead: str | None = None) -> Markup:
    """Return a text with the claim's numbers in the places of their names, one of them (``lead``, or the first) as the button.

    A text without any name is followed by a button that says so.
    """
    known = fields(claim)
    parts, opened = [], False
    for piece in re.split(r"(\{[\w-]+\})", text):
        name = piece[1:-1] if piece.startswith("{") else None
        if name in known and not opened and name == (lead or name):
            parts.append(button(claim, known[name]))
            opened = True
        else:
            parts.append(escape(known.get(name, piece) if name else piece))
    said = Markup("").join(parts)
    return said if opened else Markup("{} {}").format(said, button(claim, "Source"))


def sentence(claim: Claim) -> Markup:
    """Return the claim's sentence, its number a button, followed by time frame and certainty."""
    lead = next((name for name in ("value", "numerator", "number", "about") if f"{{{name}}}" in claim.sentence), "")
    return el("span", filled(claim, claim.sentence, lead or "no number"), " ", tail(claim), class_="claim-sentence", data_claim=claim.id)


def tail(claim: Claim) -> Markup:
    """Return what must stand beside the sentence itself, since hardly anybody opens a card: when, how sure, and in full size any caution."""
    when = "" if claim.time_frame in _TIMELESS else f"{claim.time_frame}; "
    said = el("small", f"({when}", certainty(claim), ").", class_="claim-tail", data_search_exclude=True)
    return Markup("{} {}").format(said, fill(claim.caution, fields(claim))) if claim.caution else said


def certainty(claim: Claim) -> Markup:
    """Return the certainty as a labelled mark."""
    rating = claim.certainty.rating
    return el("span", CERTAINTY[rating], class_=f"certainty certainty--{rating}")


def card(claim: Claim, evidence: Evidence) -> Markup:
    """Return the card: who, what, when, from where, how deeply read, how sure, as of and checked on.

    The source's own wording stands in the table of all claims, to which the card links.
    """
    study = evidence.studies.get(claim.study) if claim.study else None
    rows: list[tuple[str, Markup | str | None]] = [
        ("What", claim.outcome),
        ("Who", f"{study.name}: {study.population}" if study else None),
        ("When", claim.time_frame),
        ("From", _items(claim, evidence, "supports")),
        ("Disagrees", _items(claim, evidence, "disagrees")),
        ("How sure", _how_sure(claim)),
        ("So few people", _small_group(claim)),
        ("Our arithmetic", claim.calculation),
        ("Data as of", f"{claim.data_as_of.spoken()}; checked on {spoken_date(claim.checked_on)}"),
    ]
    pairs = [part for name, text in rows if text for part in (el("dt", name), el("dd", text))]
    link = el("a", "This record in the table", href=places.claim_address(claim))
    title = el("p", value_text(claim.value), class_="card-title")
    return card_frame(card_id(claim), title, el("dl", *pairs), el("p", link))


def card_frame(id_: str, *parts: Markup, class_: str = "card") -> Markup:
    """Return a popover with a button that closes it; Escape closes it too."""
    close = el("button", "Close", class_="card-close", type="button", popovertarget=id_)
    return el("div", close, *parts, class_=class_, popover="auto", id=id_)


def _items(claim: Claim, evidence: Evidence, relation: str) -> Markup | None:
    items = [item for item in claim.evidence if item.relation == relation]
    if not items:
        return None
    return Markup("; ").join(_item(item, evidence) for item in items)


def _item(item: EvidenceItem, evidence: Evidence) -> Markup:
    source = evidence.sources[item.source]
    text = references.item_text(item, evidence.sources)
    says = f": {item.says}" if item.says else ""
    where = references.address(source)
    shown = el("a", text, href=where) if where else escape(text)
    return Markup("{}{}{}").format(shown, says, "" if source.custom.status == "current" else f" [{source.custom.status}]")


def _how_sure(claim: Claim) -> Markup:
    reasons = "; ".join(claim.certainty.because)
    return Markup("{} ({}): {}").format(certainty(claim), RATER[claim.certainty.rater], reasons)


def _small_group(claim: Claim) -> str | None:
    value = claim.value
    if not isinstance(value, CountValue) or value.denominator > SMALL_GROUP or value.unit != "people":
        return None
    return (
        f"{value_text(value)} is compatible with anything from {fields(claim)['interval']} "
        "(our calculation: exact 95% interval, as if these people had been drawn by chance)"
    )
