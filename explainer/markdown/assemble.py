"""Close a page: number its citations in order, and append its references and the cards of its numbers and terms."""

from __future__ import annotations

from xml.etree import ElementTree

from markdown.util import AtomicString
from markupsafe import Markup

from explainer.evidence.model import Claim, Term
from explainer.markdown.elements import element
from explainer.markdown.state import State
from explainer.rendering import claims, places, references
from explainer.rendering.html import el

GLOSSARY_PAGE = "/glossary.md"


def close(root: ElementTree.Element, state: State, used_terms: list[str]) -> None:
    """Number citations and append what they and the numbers point to."""
    used_claims = _claims(root, state)
    numbers = _number_sources(root, used_claims)
    _write_numbers(root, numbers)
    if numbers:
        for part in _references(numbers, state):
            root.append(element(part))
    cards = [state.memory.once(("card", name), lambda: claims.card(claim, state.evidence)) for name, claim in used_claims.items()]
    cards += [term_card(state.evidence.glossary[term]) for term in used_terms]
    if cards:
        title = el("p", "Notes to the numbers and words", class_="print-only cards-title")
        root.append(element(el("section", title, *cards, class_="cards", data_search_exclude=True)))


def term_card(term: Term) -> Markup:
    """Return a term's meaning as a card."""
    name = f"{term.term} ({term.expansion})" if term.expansion else term.term
    say = el("p", f"Say: {term.say}", class_="say") if term.say else None
    link = el("p", el("a", "Glossary", href=f"{GLOSSARY_PAGE}#{term.id}"))
    title = el("p", name, class_="card-title")
    parts = [part for part in (title, el("p", term.definition), say, link) if part is not None]
    return claims.card_frame(f"t-{term.id}", *parts, class_="card card--term")


def _claims(root: ElementTree.Element, state: State) -> dict[str, Claim]:
    used: dict[str, Claim] = {}
    for part in root.iter("button"):
        name = (part.get("popovertarget") or "")[2:]
        if part.get("class") == "claim" and name in state.evidence.claims:
            used.setdefault(name, state.evidence.claims[name])
    return used


def _number_sources(root: ElementTree.Element, used: dict[str, Claim]) -> dict[str, int]:
    """Return each source's number on the page, in the order in which a reader meets it."""
    order: dict[str, int] = {}

    def meet(source: str) -> None:
        order.setdefault(source, len(order) + 1)

    for part in root.iter():
        if part.get("data-source"):
            meet(part.get("data-source"))
        name = (part.get("popovertarget") or "")[2:]
        if part.tag == "button" and name in used:
            for item in used[name].evidence:
                for source in (item.source, *item.via):
                    meet(source)
    return order


def _write_numbers(root: ElementTree.Element, numbers: dict[str, int]) -> None:
    seen: set[str] = set()
    for mark in root.iter("sup"):
        for position, link in enumerate(mark):
            source = link.attrib.pop("data-source", None)
            if source is None:
                continue
            link.text = AtomicString(str(numbers[source]))
            link.set("aria-label", f"Source {numbers[source]}" + (f", {link.get('title')}" if link.get("title") else ""))
            if source not in seen:
                link.set("id", f"cite-{source}")
                seen.add(source)
            if position < len(mark) - 1:
                link.tail = AtomicString(", ")


def _references(numbers: dict[str, int], state: State) -> list[Markup]:
    heading = el("h2", "Where these numbers come from", id="sources", data_search_exclude=True)  # on every page, and the same
    intro = el(
        "p",
        el("a", "All numbers", href=places.OUTCOMES), " and ", el("a", "all sources", href=places.SOURCES), " of this site.",
        data_search_exclude=True,
    )
    items = [el("li", references.brief(state.evidence.sources[name]), id=f"ref-{name}") for name in numbers]
    return [heading, intro, el("ol", *items, class_="references", data_search_exclude=True)]
