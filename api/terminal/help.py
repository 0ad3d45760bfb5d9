"""The help of the commands, and what is said of words typed wrongly, in the language that the user has chosen.

The commands say in English what they do. The Vietnamese of it stands in help_vi.yaml and is put in their place when a
command is about to be run or explained in Vietnamese.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from typer.core import TyperCommand

from api.terminal.console import tell

if TYPE_CHECKING:  # the table of commands comes up without loading either
    from api.terminal.translated import Sentences
    from graph.ontology import Label, Language

_FRAME: "Mapping[str, Label]" = {
    "usage": {"vi": "Cách dùng: ", "en": "Usage: "},
    "argument": {"vi": "Đối số", "en": "Arguments"},
    "option": {"vi": "Tùy chọn", "en": "Options"},
    "commands": {"vi": "Các lệnh", "en": "Commands"},
    "try": {"vi": "Xem hướng dẫn: {command} -h", "en": "Try '{command} -h' for help."},
    "error": {"vi": "Lỗi: {what}", "en": "Error: {what}"},
}
_EVERY: Mapping[str, str] = {"help": "Hiện hướng dẫn này.", "_version": "Cho biết phiên bản."}
"""The options of all commands in Vietnamese."""
_BESIDE: Mapping[str, str] = {"required": "bắt buộc", "env var: ": "biến môi trường: ", "default: ": "mặc định: "}
"""What typer adds to the help of an option, in brackets."""
_NAMED: Mapping[str, str] = {
    "OPTIONS": "TÙY CHỌN", "COMMAND": "LỆNH", "ARGS": "ĐỐI SỐ", "PATH": "ĐƯỜNG DẪN", "FILE": "TỆP", "STORE": "KHO", "SOURCE": "NGUỒN",
    "TASK": "NHIỆM VỤ", "SECTION": "MỤC", "DOCUMENT": "VĂN BẢN", "NAME": "TÊN", "OLD": "CŨ", "NEW": "MỚI", "WORDS": "TỪ",
    "FIELD": "TRƯỜNG", "HEADER": "TIÊU ĐỀ", "CITATION": "VIỆN DẪN", "OFFICE": "ĐƠN VỊ",
    "FROM": "TỪ ĐÂU", "TO": "ĐẾN ĐÂU", "KIND": "LOẠI", "SCORE": "ĐIỂM", "DAY": "NGÀY", "TIME": "THỜI GIAN", "MEANING": "Ý NGHĨA",
}  # fmt: skip
_NAME = re.compile(r"\b(?:" + "|".join(_NAMED) + r")\b")
_KIND = re.compile(r" <(?!vi\||[a-z0-9]+[|])[^>]*>")
"""What typer says of the type of a value, where it is no choice."""


def chosen(words: Sequence[str]) -> "Language":
    """The language of these words of a command: --lang, else the environment, else Vietnamese.

    >>> chosen(["trace", "II", "--lang", "en"]), chosen(["trace", "II", "--lang=en"])
    ('en', 'en')
    """
    said = [after for one, after in pairwise(words) if one == "--lang"]
    said += [one.partition("=")[2] for one in words if one.startswith("--lang=")]
    found = said[-1] if said else os.environ.get("POLICYGRAPH_LANG")
    return cast("Language", found) if found in ("vi", "en") else "vi"


class Spoken(TyperCommand):
    """A command whose help is in one language."""

    lang: "Language" = "en"

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """How it is typed."""
        write_usage(self, ctx, formatter, self.lang)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Its arguments and options."""
        write_options(self, ctx, formatter, self.lang)

    def get_help_option(self, ctx: Any) -> Any:
        """The option that typer adds to every command."""
        return in_language(super().get_help_option(ctx), self.lang)


def in_language(option: Any, lang: "Language") -> Any:
    """An option that every command has, in this language."""
    if option is not None and lang == "vi":
        option.help = _EVERY[option.name]
    return option


def write_usage(command: Any, ctx: Any, formatter: Any, lang: "Language") -> None:
    """The line that says how a command is typed."""
    said = " ".join(command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, _in(said, lang), _FRAME["usage"][lang])


def write_options(command: Any, ctx: Any, formatter: Any, lang: "Language") -> None:
    """What each argument and option is."""
    for kind in ("argument", "option"):
        shown = [one.get_help_record(ctx) for one in command.get_params(ctx) if one.param_type_name == kind]
        rows = [(_in(_KIND.sub("", name), lang), _beside(said, lang)) for name, said in filter(None, shown)]
        if rows:
            with formatter.section(_FRAME[kind][lang]):
                formatter.write_dl(rows)


def write_commands(formatter: Any, commands: "Mapping[str, Label]", lang: "Language") -> None:
    """The table of commands."""
    with formatter.section(_FRAME["commands"][lang]):
        formatter.write_dl([(name, label[lang]) for name, label in commands.items()])


def _in(said: str, lang: "Language") -> str:
    return said if lang == "en" else _NAME.sub(lambda found: _NAMED[found.group()], said)


def _beside(said: str, lang: "Language") -> str:
    words, bracket, more = said.rpartition("  [")
    if lang == "en" or not bracket:
        return said
    for english, told in _BESIDE.items():
        more = more.replace(english, told)
    return f"{words}{bracket}{more}"


def in_vietnamese(command: Any, first: str) -> None:
    """Put the Vietnamese of a command's help in the place of its English."""
    from loaders.tables import FIELDS  # the command has loaded it; the table of commands needs none of it

    told, every = _texts()[command.name], _texts()["every"]
    command.help = "\n\n".join(filter(None, (first, told.get("more"))))
    for one in command.params:
        one.help = (told.get(one.name) or every[one.name]).replace("{fields}", ", ".join(FIELDS))


def typed_wrongly(error: Any, lang: "Language") -> None:
    """Say on stderr what was typed wrongly, and where the help is."""
    ctx = error.ctx if hasattr(error, "ctx") else None
    if ctx is not None:
        tell(f"{ctx.get_usage()}\n{_FRAME['try'][lang].format(command=ctx.command_path)}\n")
    said = error.format_message()
    tell(_FRAME["error"][lang].format(what=_in(_typed().told(said), lang) if lang == "vi" else said))


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    import yaml

    text = files("api.terminal").joinpath("help_vi.yaml").read_text(encoding="utf-8")
    return cast("Mapping[str, Mapping[str, str]]", yaml.safe_load(text))


@cache
def _typed() -> "Sentences":
    from api.terminal.translated import Sentences

    return Sentences(_texts()["typed"])


def parameters() -> Iterator[tuple[str, str]]:
    """Every parameter of every command that help_vi.yaml explains."""
    for command, told in _texts().items():
        if command != "typed":
            yield from ((command, name) for name in told if name != "more")
