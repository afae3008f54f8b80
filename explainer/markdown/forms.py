"""Make the author's plain tables and lists fit for phones, paper and ears."""

from __future__ import annotations

from xml.etree import ElementTree

#: At least as many dots are a line to write on, and fewer are an unfinished sentence.
_LINE = "………"
_ROLES = {"thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}


def adapt(root: ElementTree.Element) -> None:
    """Adapt every table that the author wrote, lists in a checklist, lines to tick in a card, and what a sheet leaves to fill in."""
    for table in root.iter("table"):
        if not table.get("class"):
            _table(table)
    for box in root.iter("section"):
        if box.get("class") == "box box--checklist":
            for item in box.iter("li"):
                _checkbox(item)
        elif box.get("class") == "box box--stacked":
            for cell in box.iter("td"):
                _ticks(cell)
        elif box.get("class") == "box box--sheet":
            for part in box.iter():
                if part.tag in ("p", "li") and "".join(part.itertext()).rstrip().endswith(_LINE):
                    part.set("data-search-exclude", "")  # whoever searches wants what is known, not what is to fill in


def _table(table: ElementTree.Element) -> None:
    """Give each cell its heading's name, so that CSS can stack a row; see `explainer.rendering.tables`."""
    table.set("class", "data")
    table.set("role", "table")
    headings = ["".join(cell.itertext()) for cell in table.iterfind("thead/tr/th")]
    for part in table.iter():
        if part.tag in _ROLES:
            part.set("role", _ROLES[part.tag])
    for cell in table.iterfind("thead/tr/th"):
        cell.set("role", "columnheader")
        cell.set("scope", "col")
    for row in table.iterfind("tbody/tr"):
        for number, (heading, cell) in enumerate(zip(headings, list(row), strict=False)):
            if number == 0:
                cell.tag = "th"
                cell.set("scope", "row")
                cell.set("role", "rowheader")
            else:
                cell.set("data-label", heading)


def _ticks(cell: ElementTree.Element) -> None:
    """Turn a card's line of ``[ ] words [ ] words`` into boxes to tick, each with its words as label."""
    before, *labels = (cell.text or "").split("[ ]")
    if not labels or before.strip():
        return
    cell.text = None
    for words in labels:
        label = ElementTree.SubElement(cell, "label")
        ElementTree.SubElement(label, "input", {"type": "checkbox"}).tail = words.strip()


def _checkbox(item: ElementTree.Element) -> None:
    """Turn ``[ ] words`` into a box to tick, its words its label.

    A question after ``→`` shows once it is ticked; dots at the end become a line to write on, which nobody hears read out.
    """
    text = (item.text or "").lstrip()
    if not text.startswith("[ ]"):
        return
    label = ElementTree.Element("label")
    box = ElementTree.SubElement(label, "input", {"type": "checkbox"})
    words, arrow, question = text.removeprefix("[ ]").partition("→")
    said = words.strip()
    box.tail = f"{said.rstrip('…').rstrip()} "
    for child in list(item):
        item.remove(child)
        label.append(child)
    item.text = None
    item.append(label)
    if said.endswith(_LINE):
        ElementTree.SubElement(item, "span", {"class": "write"})
    if arrow:
        ElementTree.SubElement(item, "p", {"class": "then"}).text = f"Ask: {question.strip()}"
