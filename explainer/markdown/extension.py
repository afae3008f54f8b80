"""Wire the author's grammar into Python-Markdown.

Order matters, and is written here once:

1. preprocessors leave everything alone: code must stay literal, and only inline patterns know what is code;
2. inline patterns turn ``{{ … }}`` into buttons and ``[@…]`` into numbered marks (after code spans, before links);
3. blocks become placeholders, filled after inline patterns have run, so that records are never read as Markdown;
4. then first uses of glossary terms are marked, references numbered in order, cards and references appended, and a notice
   put first where facts are long overdue;
5. only then MkDocs resolves links and Python-Markdown's own ``toc`` collects headings;
6. at last, when the page is text again and its raw HTML is back in it, what would run is shown as text.
"""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from explainer import active, grammar
from explainer.markdown import assemble, forms, overdue, punctuation, ranked, state, steps, terms, topics
from explainer.markdown.elements import element, fault
from explainer.rendering import blocks, claims, values
from explainer.rendering.html import el

_AFTER_CODE_AND_ESCAPES = 179
_AFTER_INLINE_BEFORE_TOC = 15
_AFTER_ATTRIBUTES_BEFORE_TOC = 6
_AFTER_EVERYTHING = -100


class ExplainerExtension(BlocksExtension):
    """The whole grammar. Settings: ``docs``, the folder of the pages (its ``evidence`` folder holds the records)."""

    def __init__(self, **settings: object) -> None:
        self.config = {"docs": ["docs", "The folder of the pages"]}
        super().__init__(**settings)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: object) -> None:  # noqa: N802 - pymdownx's name
        """Register blocks, inline patterns and the closing treeprocessor."""
        page = PageParts(Path(str(self.getConfig("docs"))))
        for name in grammar.DRAWN_BLOCKS:
            block_mgr.register(_block(name, DrawnBlock), {})
        for name in grammar.BODY_BLOCKS:
            block_mgr.register(_block(name, BodyBlock), {})
        md.inlinePatterns.register(ReferencePattern(page, md), "explainer-reference", _AFTER_CODE_AND_ESCAPES)
        md.inlinePatterns.register(CitationPattern(page, md), "explainer-citation", _AFTER_CODE_AND_ESCAPES - 1)
        md.treeprocessors.register(Closing(page, md), "explainer", _AFTER_INLINE_BEFORE_TOC)
        md.treeprocessors.register(Topics(md), "explainer-topics", _AFTER_ATTRIBUTES_BEFORE_TOC)
        md.postprocessors.register(NothingRuns(md), "explainer-nothing-runs", _AFTER_EVERYTHING)


class PageParts:
    """What inline patterns and the closing step share while one page is rendered."""

    def __init__(self, docs: Path) -> None:
        self._docs = docs

    @property
    def state(self) -> state.State:
        """Return evidence and usage."""
        return state.current(self._docs)


class _Pattern(InlineProcessor):
    def __init__(self, page: PageParts, md: Markdown) -> None:
        super().__init__(self.expression, md)
        self.page = page

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[ElementTree.Element, int, int]:  # noqa: N802
        """Return the element for one match."""
        return element(self.render(match[1])), match.start(0), match.end(0)


class ReferencePattern(_Pattern):
    """``{{ claim }}``."""

    expression = grammar.REFERENCE.pattern

    def render(self, inside: str) -> Markup:
        """Return the number, sentence or field of a claim."""
        inside = inside.strip()
        token = grammar.reference(0, 0, inside)
        claim = self.page.state.evidence.claims.get(token.id)
        if claim is None:
            return fault(inside)
        if token.field == "sentence":
            return claims.sentence(claim)
        try:
            text = values.field_text(claim, token.field or "value")
        except values.UnknownField:
            return fault(inside)
        if token.filter in grammar.FILTERS:
            text = values.in_words(text)
            text = text.capitalize() if token.filter == "Words" else text
        return claims.plain(claim, text) if token.field else claims.button(claim)


class CitationPattern(_Pattern):
    """``[@source, locator]``."""

    expression = grammar.CITATION.pattern

    def render(self, inside: str) -> Markup:
        """Return a mark that the closing step numbers."""
        token = grammar.citation(0, 0, inside)
        marks = []
        for source, locator in token.items:
            if source not in self.page.state.evidence.sources:
                return fault(inside)
            marks.append(el("a", "?", href=f"#ref-{source}", data_source=source, title=locator))
        return el("sup", *marks, class_="cite")


def _block(name: str, base: type[Block]) -> type[Block]:
    needs = {**grammar.DRAWN_BLOCKS, **grammar.BODY_BLOCKS}[name]
    return type(f"{name.title().replace('-', '')}Block", (base,), {"NAME": name, "ARGUMENT": needs != "none"})


class DrawnBlock(Block):
    """A block that code draws from records: a placeholder until inline patterns have run."""

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        """Leave a placeholder."""
        attributes = {"data-block": self.NAME, "data-argument": self.argument or ""}
        return ElementTree.SubElement(parent, "div", attributes)


class BodyBlock(Block):
    """A box around the author's own Markdown."""

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        """Open the box, with its title where the block has one of its own."""
        box = ElementTree.SubElement(parent, "section", {"class": f"box box--{self.NAME}"})
        if self.NAME == "in-short":
            ElementTree.SubElement(box, "h2", {"class": "box-title", "id": "in-short"}).text = "In short"
        elif self.argument:
            ElementTree.SubElement(box, "p", {"class": "box-title"}).text = self.argument
        return box


class Closing(Treeprocessor):
    """Fill blocks, mark terms, number references, append cards, and say what was not checked in time."""

    def __init__(self, page: PageParts, md: Markdown) -> None:
        super().__init__(md)
        self.page = page

    def run(self, root: ElementTree.Element) -> None:
        """Finish the page."""
        forms.adapt(root)
        steps.wrap(root)
        self._fill_blocks(root)
        used_terms = terms.mark(root, self.page.state.evidence.glossary)
        punctuation.hold(root)
        assemble.close(root, self.page.state, used_terms)
        overdue.mark(root, self.page.state)

    def _fill_blocks(self, root: ElementTree.Element) -> None:
        known = self.page.state
        for parent in list(root.iter()):
            for number, child in enumerate(parent):
                name = child.get("data-block")
                if name:
                    token = grammar.Block(0, 0, "", name, child.get("data-argument", ""))
                    try:
                        drawn = known.memory.once(("block", name, token.argument), lambda: blocks.draw(token, known.evidence, known.usage))
                    except KeyError as missing:
                        drawn = fault(f"{name} | {missing.args[0]}")
                    drawn_element = element(drawn)
                    drawn_element.tail = child.tail
                    parent[number] = drawn_element


class Topics(Treeprocessor):
    """Wrap the sections that name a topic, and list those with a rank, once headings have their attributes."""

    def run(self, root: ElementTree.Element) -> None:
        """Wrap and list them."""
        topics.wrap(root)
        ranked.fill(root)


class NothingRuns(Postprocessor):
    """Show what would run as text, however it came into the page."""

    def run(self, text: str) -> str:
        """Return the page's HTML without anything that runs."""
        return active.escaped(text)
