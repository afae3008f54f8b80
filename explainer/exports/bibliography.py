"""Sources as CSL-JSON (Citation Style Language 1.0.2), BibTeX (UTF-8, for biber and bibtex8) and RIS."""

from __future__ import annotations

import json
import re

from explainer.evidence import Evidence
from explainer.evidence.model import Name, Source
from explainer.rendering.references import address

#: CSL's type, and what BibTeX and RIS call it.
TYPES = {
    "article-journal": ("article", "JOUR"), "article-newspaper": ("misc", "NEWS"), "article-magazine": ("misc", "MGZN"),
    "webpage": ("misc", "ELEC"), "report": ("techreport", "RPRT"), "paper-conference": ("inproceedings", "CPAPER"), "book": ("book", "BOOK"),
    "chapter": ("incollection", "CHAP"), "dataset": ("misc", "DATA"), "post": ("misc", "ELEC"), "legislation": ("misc", "STAT"),
}
_OTHER = ("misc", "GEN")
_BIBTEX_SPECIAL = re.compile(r"([&%$#_{}])")


def csl(evidence: Evidence) -> str:
    """Return all sources as CSL-JSON."""
    return json.dumps([_csl(source) for source in evidence.sources.values()], ensure_ascii=False, indent=1) + "\n"


def _csl(source: Source) -> dict[str, object]:
    names = [{"literal": name.literal} if name.literal else {"family": name.family, "given": name.given} for name in source.author]
    entry = {
        "id": source.id, "type": source.type, "title": source.title, "author": [{key: part for key, part in name.items() if part} for name in names],
        "container-title": source.container_title, "issued": {"date-parts": [_parts(source)]} if source.issued else None,
        "volume": source.volume, "issue": source.issue, "page": source.page, "DOI": source.DOI, "PMID": source.PMID, "URL": address(source),
        "note": source.custom.note,
    }
    return {key: part for key, part in entry.items() if part}


def _parts(source: Source) -> list[int]:
    return [int(part) for part in source.issued.text.split("-")] if source.issued else []


def bibtex(evidence: Evidence, *, licence: str) -> str:
    """Return all sources as BibTeX."""
    return f"@comment{{CAR T for lupus, explained: references. {licence}}}\n\n" + "\n".join(_bibtex(source) for source in evidence.sources.values())


def _bibtex(source: Source) -> str:
    kind = TYPES.get(source.type, _OTHER)[0]
    where = "journal" if kind == "article" else "booktitle" if kind in ("inproceedings", "incollection") else "howpublished"
    parts = _parts(source)
    fields = {
        "title": f"{{{_bib(source.title)}}}", "author": " and ".join(_bib_name(name) for name in source.author),
        where: _bib(source.container_title or ""), "year": str(parts[0]) if parts else "", "month": str(parts[1]) if len(parts) > 1 else "",
        "volume": source.volume or "", "number": source.issue or "", "pages": (source.page or "").replace("-", "--"), "doi": source.DOI or "",
        "pmid": source.PMID or "", "url": address(source) or "",
    }
    lines = [f"  {name} = {{{text}}}" for name, text in fields.items() if text]
    return f"@{kind}{{{source.id},\n" + ",\n".join(lines) + "\n}\n"


def _bib(text: str) -> str:
    return _BIBTEX_SPECIAL.sub(r"\\\1", text)


def _bib_name(name: Name) -> str:
    if name.literal:
        return f"{{{_bib(name.literal)}}}"
    return ", ".join(_bib(part) for part in (name.family, name.given) if part)


def ris(evidence: Evidence, *, licence: str) -> str:
    """Return all sources as RIS."""
    return "\r\n".join(line for source in evidence.sources.values() for line in [*_ris(source, licence), ""]) + "\r\n"


def _ris(source: Source, licence: str) -> list[str]:
    start, _, end = (source.page or "").partition("-")
    parts = _parts(source)
    pairs = [
        ("TY", TYPES.get(source.type, _OTHER)[1]), ("ID", source.id), ("TI", source.title),
        *(("AU", name.literal or ", ".join(part for part in (name.family, name.given) if part)) for name in source.author),
        ("T2", source.container_title), ("PY", str(parts[0]) if parts else None),
        ("DA", "/".join(f"{part:02}" for part in parts) if len(parts) > 1 else None), ("VL", source.volume), ("IS", source.issue), ("SP", start),
        ("EP", end), ("DO", source.DOI), ("AN", source.PMID), ("UR", address(source)), ("N1", f"List of CAR T for lupus, explained; {licence}"),
        ("ER", ""),
    ]
    return [f"{tag}  - {' '.join(text.split())}" for tag, text in pairs if text or tag == "ER"]
