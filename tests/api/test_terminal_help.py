"""Every command and option has help in both languages; the table of `policygraph --help` is each command's first line."""

import inspect
import re
import string
from importlib import import_module
from typing import get_args

import pytest
import typer
from typer.testing import CliRunner

from api.cli import COMMANDS, app
from api.terminal.help import parameters
from api.terminal.read import Stage
from api.terminal.wording import WORDS
from loaders.pipeline import STAGES

GROUP = typer.main.get_command(app)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_says_what_the_command_says(name: str) -> None:
    command = import_module(f"api.terminal.{name}").command
    assert (inspect.getdoc(command) or "").partition("\n")[0] == COMMANDS[name]["en"]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name: str) -> None:
    command = GROUP.get_command(None, name)  # type: ignore[attr-defined]
    for parameter in command.params:
        assert getattr(parameter, "help", None), f"{name} {parameter.name}"


def test_what_is_said_in_vietnamese_is_what_the_commands_have() -> None:
    own = {(name, one.name) for name in COMMANDS for one in GROUP.get_command(None, name).params}  # type: ignore[attr-defined]
    told = set(parameters())
    shared = {name for command, name in told if command == "every"}
    assert {(command, name) for command, name in own if name not in shared} == {
        one for one in told if one[0] != "every"
    }
    assert shared - {name for _, name in own} == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_in_the_language_of_the_user(name: str) -> None:
    vietnamese, english = (
        CliRunner().invoke(app, [name, "--help"], env={"POLICYGRAPH_LANG": one}) for one in ("vi", "en")
    )
    assert (vietnamese.exit_code, english.exit_code) == (0, 0)
    assert COMMANDS[name]["vi"][:40] in vietnamese.stdout
    assert not re.search(r"\b(Usage|Options|Arguments|the|required|default|Show)\b", vietnamese.stdout)
    assert COMMANDS[name]["en"][:40] in english.stdout


@pytest.mark.parametrize(
    ("words", "said", "why"),
    [
        ([], "Các lệnh:", "nothing at all: the table"),
        (["tracee"], "Lỗi: Không có lệnh 'tracee'. Có phải là 'trace'?", "a slip"),
        (["tracee", "--lang", "en"], "Error: No such command 'tracee'. Did you mean 'trace'?", "in English"),
        (["trace"], "Lỗi: Thiếu 'NHIỆM VỤ|MỤC|VĂN BẢN|TÊN'.", "nothing to trace"),
        (["export"], "Lỗi: Thiếu tùy chọn '-o' / '--output'.", "no file to write"),
        (["trace", "II", "--cap", "0"], "'--cap' không hợp lệ: phải từ 1 trở lên", "a number too small"),
        (["trace", "II", "--cap", "x"], "'--cap' không hợp lệ: phải là một số nguyên", "no number"),
        (["trace", "II", "--lan", "vi"], "Không có tùy chọn --lan (có thể là: --cap, --lang)", "no such option"),
        (["load", "x", "--column", "a=b"], "'a=b' không nêu cột nào. Hãy viết TRƯỜNG=", "no such column"),
    ],
)
def test_what_was_typed_wrongly_is_said_in_the_language_of_the_user(words: list[str], said: str, why: str) -> None:
    result = CliRunner().invoke(app, words, env={"POLICYGRAPH_LANG": None})
    assert result.exit_code == 2, why
    assert said in result.output, why


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
