"""A source as a reference, in the order of the US National Library of Medicine's style (Citing Medicine)."""

from __future__ import annotations

from markupsafe import Markup, escape

from explainer.evidence.model import EvidenceItem, Name, Notice, Source
from explainer.rendering.html import el, join

READ = {
    "full-text": "read in full", "abstract": "abstract read", "summary": "summary page read",
    "registry": "registry entry read", "report": "a report of it; the original was not read", "secondary": "read in a report of it",
    "not-read": "not read",
}
TIER = {
    "news": "news article", "company": "reported by the company", "congress": "congress abstract", "registry": "trial register",
    "regulator": "regulator", "hospital": "hospital page", "patient-organisation": "patient organisation",
    "guideline": "guideline", "review": "review", "reference": "reference page", "primary": "study",
}
STATUS = {
    "corrected": "Corrected", "expression-of-concern": "Expression of concern", "retracted": "Retracted",
    "superseded": "Superseded",
}
AUTHORS_SHOWN = 6


def name_text(name: Name) -> str:
    """Return a name as NLM prints it: 'Mackensen A', or the group's own name."""
    return name.literal or " ".join(part for part in (name.family, name.given) if part)


def authors_text(authors: list[Name]) -> str:
    """Return up to six authors and 'et al.' for more."""
    named = [name_text(author) for author in authors if name_text(author) != "et al."]
    cut = len(named) > AUTHORS_SHOWN or len(named) < len(authors)
    return ", ".join([*named[:AUTHORS_SHOWN], *(["et al."] if cut else [])])


def short_text(source: Source) -> str:
    """Return a source in a few words: 'Mackensen 2022', 'Live Science 2022'."""
    first = source.author[0] if source.author else None
    who = (first.family or first.literal) if first else (source.container_title or source.title)
    if len(who) > 40:
        who = f"{who[:37].rstrip()}…"
    year = source.issued.text[:4] if source.issued else ""
    return who if who.endswith(year) else f"{who} {year}"


def address(source: Source) -> str | None:
    """Return where a reader finds it: the DOI before any other address."""
    return f"https://doi.org/{source.DOI}" if source.DOI else source.URL


def brief(source: Source) -> Markup:
    """Return a reference as a page's own list gives it: who, what, where, when, how deeply it was read; and any notice.

    Its other authors, volume, identifiers and notes stand with the whole reference, on the page of all sources.
    """
    first = authors_text(source.author[:1])
    shown = f"{first} et al." if len(source.author) > 1 else _sentence(first)
    status = [badge for badge in badges(source) if "badge--" in badge or "notice" in badge]
    parts = [shown, _linked_title(source), _published(source), f"({READ[source.custom.access]})", *status]
    return join([part for part in parts if part])


def reference(source: Source) -> Markup:
    """Return the full reference, linked, with badges for corrections and for how deeply it was read."""
    return join([what(source), whence(source)])


def what(source: Source) -> Markup:
    """Return who wrote what: the first half of a reference, linked."""
    return join([part for part in (_sentence(authors_text(source.author)), _linked_title(source)) if part])


def _linked_title(source: Source) -> Markup:
    where = address(source)
    title = el("cite", source.title.rstrip("."))
    return Markup("{}.").format(el("a", title, href=where) if where else title)


def whence(source: Source) -> Markup:
    """Return where and when it appeared, and how it was read: the second half of a reference."""
    return join([part for part in (_container(source), *_identifiers(source), _note(source), *badges(source)) if part])


def _sentence(text: str) -> str:
    return f"{text.rstrip('.')}." if text else ""


def _published(source: Source, place: str = "") -> str:
    where = source.container_title.rstrip(".") if source.container_title else ""
    when = source.issued.spoken() if source.issued else "no date"
    if source.type == "article-journal" and source.issued:
        when = source.issued.text[:4]
    return f"{where}. {when}{place}." if where else f"{when}."


def _container(source: Source) -> str:
    place = f";{source.volume}" if source.volume else ""
    if source.volume and source.issue:
        place += f"({source.issue})"
    if source.page:
        place += f":{source.page}"
    return _published(source, place)


def _identifiers(source: Source) -> list[Markup | str]:
    parts: list[Markup | str] = []
    if source.DOI:
        parts.append(f"doi:{source.DOI}.")
    if source.PMID:
        link = el("a", source.PMID, href=f"https://pubmed.ncbi.nlm.nih.gov/{source.PMID}/")
        parts.append(Markup("PMID {}.").format(link))
    if source.custom.nct:
        link = el("a", source.custom.nct, href=f"https://clinicaltrials.gov/study/{source.custom.nct}")
        parts.append(Markup("{}.").format(link))
    return parts


def _note(source: Source) -> str:
    return source.custom.note or ""


def badges(source: Source) -> list[Markup]:
    """Return what a reader must know before trusting the text: its kind, how deeply it was read, any notice."""
    custom = source.custom
    found = [el("span", f"{TIER[custom.tier]}, {READ[custom.access]}", class_="badge")]
    if custom.status != "current":
        found.append(el("span", STATUS[custom.status], class_=f"badge badge--{custom.status}"))
    return found + [_notice(notice) for notice in custom.notices]


def _notice(notice: Notice) -> Markup:
    label = f"{notice.kind.replace('-', ' ').capitalize()}"
    when = f", {notice.issued.spoken()}" if notice.issued else ""
    head = el("a", label, href=f"https://doi.org/{notice.DOI}") if notice.DOI else escape(label)
    return el("span", head, f"{when}: {notice.note}", class_="notice")


def item_text(item: EvidenceItem, sources: dict[str, Source]) -> str:
    """Return how one claim's source is shown: 'Mackensen 2022, Table 1 (read in a report of it: Stojkic 2024)'."""
    via = ", ".join(short_text(sources[name]) for name in item.via)
    read = f"{READ[item.read]}: {via}" if via else READ[item.read]
    return f"{short_text(sources[item.source])}, {item.locator} ({read})"
