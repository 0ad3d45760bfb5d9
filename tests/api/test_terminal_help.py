"""Every command and every option has help; the table of `policygraph --help` is each command's own first line."""

import inspect
import string
from importlib import import_module
from typing import get_args

import pytest
import typer

from api.cli import COMMANDS, app
from api.terminal.read import Stage
from api.terminal.wording import WORDS
from loaders.pipeline import STAGES

GROUP = typer.main.get_command(app)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_says_what_the_command_says(name: str) -> None:
    command = import_module(f"api.terminal.{name}").command
    assert (inspect.getdoc(command) or "").partition("\n")[0] == COMMANDS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name: str) -> None:
    command = GROUP.get_command(None, name)  # type: ignore[attr-defined]
    for parameter in command.params:
        assert getattr(parameter, "help", None), f"{name} {parameter.name}"


def test_everything_that_answers_answers_as_json() -> None:
    """`serve` answers over HTTP, `map` and `export` write files."""
    for name in set(COMMANDS) - {"serve", "map", "export"}:
        options = {one.name for one in GROUP.get_command(None, name).params}  # type: ignore[attr-defined]
        assert "json" in options, name


def test_every_stage_of_the_loader_can_be_looked_at() -> None:
    assert get_args(Stage) == tuple(STAGES)


@pytest.mark.parametrize("key", WORDS)
def test_both_languages_have_the_same_blanks(key: str) -> None:
    blanks = [
        sorted(name for _, name, *_ in string.Formatter().parse(WORDS[key][lang]) if name) for lang in ("vi", "en")
    ]
    assert blanks[0] == blanks[1]
