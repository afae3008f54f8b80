"""One direction: evidence knows nothing of pages, pages nothing of the generator, and nothing points back."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "explainer"

#: What each part of the package may import of the others (design, section 2). Single modules are neutral ground.
MAY_IMPORT = {
    "evidence": {"numbers_in_text", "swap"},
    "rendering": {"evidence", "grammar", "usage", "figures"},
    "figures": {"evidence", "rendering", "usage"},
    "markdown": {"evidence", "grammar", "memory", "usage", "rendering", "figures", "active"},
    "exports": {"evidence", "rendering", "usage"},
    "watch": {"evidence", "usage", "__version__"},
    "lint": {"evidence", "grammar", "memory", "usage", "rendering", "figures", "numbers_in_text", "active"},
}
GENERATOR = {"mkdocs", "material", "jinja2"}


def imports(path: Path) -> set[str]:
    """Return the dotted names that a module imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write the whole name of what is imported"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("part", MAY_IMPORT)
def test_a_part_imports_only_what_comes_before_it(part):
    modules = sorted((PACKAGE / part).rglob("*.py"))
    assert modules
    for module in modules:
        for name in imports(module):
            if name.startswith("explainer."):
                other = name.split(".")[1]
                assert other == part or other in MAY_IMPORT[part], f"{module.relative_to(PACKAGE)} imports {name}"


def test_the_package_knows_neither_the_generator_nor_its_theme():
    for module in PACKAGE.rglob("*.py"):
        for name in imports(module):
            assert name.split(".")[0] not in GENERATOR, f"{module.relative_to(PACKAGE)} imports {name}"
