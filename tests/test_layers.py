"""Who may import whom: graph nothing of ours, loaders and viz only graph, api all. Read from the import statements."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "graph": {"graph"},  # what exists and what can be asked knows no way in and no way out
    "loaders": {"graph", "loaders"},  # a loader makes a Fragment and knows no store
    "viz": {"graph", "viz"},  # a map draws a subgraph, wherever it came from
    "api": {"graph", "loaders", "viz", "api"},  # the ways in bring all together
}
NAMED = {"trace", "warnings", "copy"}
"""Names of questions and commands stand, though the standard library has them too: each has one name everywhere."""
MODULES = [
    pytest.param(path, id=path.relative_to(CHECKOUT).as_posix())
    for package in MAY_IMPORT
    for path in sorted((CHECKOUT / package).rglob("*.py"))
]


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Line and name of every module that a file imports, wherever in it; a relative import as "."."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, "." * node.level or node.module or ""


@pytest.mark.parametrize("path", MODULES)
def test_a_module_imports_only_what_its_layer_may(path: Path) -> None:
    layer = path.relative_to(CHECKOUT).parts[0]
    ours = [(line, name) for line, name in imported(path) if name.partition(".")[0] in MAY_IMPORT]
    wrong = [f"line {line}: {name}" for line, name in ours if name.partition(".")[0] not in MAY_IMPORT[layer]]
    assert wrong == [], f"{layer} may import {', '.join(sorted(MAY_IMPORT[layer]))}"


@pytest.mark.parametrize("path", MODULES)
def test_imports_are_absolute(path: Path) -> None:
    assert [line for line, name in imported(path) if name == "."] == []


@cache
def dependencies() -> set[str]:
    """The import names of what pyproject.toml asks for: `import yaml` must never mean a file of ours."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.split(r"[^A-Za-z0-9_.-]", one)[0].lower().replace("_", "-") for one in project["dependencies"]}
    found = metadata.packages_distributions().items()
    return {name for name, offered in found if asked & {one.lower().replace("_", "-") for one in offered}}


@pytest.mark.parametrize("path", MODULES)
def test_no_module_is_named_after_another(path: Path) -> None:
    assert path.stem not in dependencies()
    assert path.stem not in sys.stdlib_module_names - NAMED


@pytest.mark.parametrize("name", ["yaml", "networkx", "pydantic_settings"])
def test_dependencies_are_known_by_their_import_names(name: str) -> None:
    assert name in dependencies()


def test_the_test_sees_what_it_should(tmp_path: Path) -> None:
    file = tmp_path / "one.py"
    file.write_text("import api.cli\ndef late():\n    from viz.page import page\n    from . import near\n", "utf-8")
    assert list(imported(file)) == [(1, "api.cli"), (3, "viz.page"), (4, ".")]
