"""Python-Markdown and our extension alone make the pages that MkDocs makes: what this site is does not hang on its generator."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import markdown
import pytest
import yaml
from bs4 import Tag

from explainer.usage import pages
from tests.site.html import BuiltPage
from tests.successor.trees import FINISHED, first_difference, parse, tree

ROOT = Path(__file__).resolve().parents[2]
SOURCES = {page.path: page for page in pages(ROOT / "docs")}


class _Settings(yaml.SafeLoader):
    """Reads mkdocs.yml; what MkDocs alone understands in it (``!ENV``) is passed over."""


_Settings.add_multi_constructor("", lambda loader, suffix, node: None)


@pytest.fixture(scope="module")
def alone():
    """Return a function that makes a page's article without MkDocs, with the extensions that mkdocs.yml names."""
    named = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Settings)["markdown_extensions"]
    settings = {name: values or {} for entry in named for name, values in (entry.items() if isinstance(entry, dict) else [(entry, {})])}
    settings["explainer.markdown"] = {"docs": str(ROOT / "docs")}

    def make(path: str) -> Tag:
        return parse(markdown.Markdown(extensions=list(settings), extension_configs=settings).convert(SOURCES[path].body))

    return make


def built(hosted: Path, path: str, allowed: Collection[str]) -> Tag:
    """Return the article of a page of the finished site without the frame that our template puts around it."""
    folder = path.removesuffix(".md").removesuffix("index")
    article = BuiltPage(hosted, hosted / folder / "index.html").soup.select_one("article[data-kind]")
    for frame in article.select(":scope > header.title, :scope > footer.dates"):
        frame.extract()
    for data in article.select(":scope > script"):
        data.extract()
    for said in article.select(".box--files > p:first-child, .box--files small") if "sizes" in allowed else ():
        if said.name == "small":
            said.previous_sibling.extract()  # the space before it
        said.extract()
    article.smooth()
    return article


def both(path: str, alone, hosted: Path, allowed) -> tuple[list, list]:
    return tree(alone(path), path, allowed, source=True), tree(built(hosted, path, allowed), path, allowed, source=False)


@pytest.mark.parametrize("path", SOURCES)
def test_a_page_is_the_same_but_for_what_is_listed(path, alone, hosted):
    assert not first_difference(*both(path, alone, hosted, FINISHED))


@pytest.mark.parametrize("difference", FINISHED)
def test_every_difference_that_is_listed_is_still_there(difference, alone, hosted):
    others = FINISHED.keys() - {difference}
    pairs = (both(path, alone, hosted, others) for path in ("results.md", *SOURCES))
    assert any(ours != theirs for ours, theirs in pairs)
