"""The reference is what the code would write now, and nothing that a user can meet is missing from it."""

import re
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from docs_blocks import CHECKOUT

from api.app import create_app
from api.cli import COMMANDS
from api.settings import Settings
from graph.ontology import ontology

REFERENCE = CHECKOUT / "docs" / "reference"
CODE = [path for package in ("graph", "loaders", "viz", "api", "tests") for path in (CHECKOUT / package).rglob("*.py")]


def generator() -> ModuleType:
    spec = spec_from_file_location("generate", CHECKOUT / "docs" / "generate.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["cli.md", "http.md", "ontology.md", "settings.md"])
def test_a_reference_page_is_fresh(name: str) -> None:
    page = (REFERENCE / name).read_text(encoding="utf-8")
    assert page == generator().pages()[name], f"docs/reference/{name} is stale; write it anew: make docs"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str) -> None:
    assert f"## policygraph {command}\n" in text("cli.md")


def test_every_route_is_documented() -> None:
    paths = create_app(Settings(store=":memory:")).openapi()["paths"]
    missing = [path for path in paths if f"## GET {path}\n" not in text("http.md")]
    assert missing == []


@pytest.mark.parametrize("name", [*ontology().nodes, *ontology().edges])
def test_every_type_is_documented(name: str) -> None:
    assert re.search(rf"^(### {name}: |\| `{name}` \|)", text("ontology.md"), re.MULTILINE)


def test_every_setting_is_documented() -> None:
    named = {name for path in CODE for name in re.findall(r"POLICYGRAPH_[A-Z0-9]+(?:_[A-Z0-9]+)*", read(path))}
    named |= {f"POLICYGRAPH_{name.upper()}" for name in Settings.model_fields}
    assert {name for name in named if f"`{name}`" not in text("settings.md")} == set()


def text(name: str) -> str:
    return read(REFERENCE / name)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
