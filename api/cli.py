"""The command `policygraph`: one module a command in `api.terminal`, loaded only when that command is run.

`policygraph --help` needs this table alone. A test holds each line of the table to its command's own help.
"""

import sys
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from api.terminal.console import speak_utf8
from api.terminal.help import (
    Spoken,
    chosen,
    in_language,
    in_vietnamese,
    typed_wrongly,
    write_commands,
    write_options,
    write_usage,
)
from api.version import version

if TYPE_CHECKING:
    from graph.ontology import Label, Language

COMMANDS: "Mapping[str, Label]" = {
    "load": {
        "vi": "Nạp văn bản vào đồ thị: tệp hoặc thư mục; chỉ nạp những gì được nêu.",
        "en": "Load documents into the graph: files or folders; only what is named is added.",
    },
    "sources": {
        "vi": "Liệt kê những gì đã nạp, và cho biết đồ thị được giữ ở đâu.",
        "en": "List what is loaded, and say where the graph is kept.",
    },
    "remove": {
        "vi": "Gỡ một nguồn và những gì chỉ nguồn đó nêu.",
        "en": "Remove one source and what only it said.",
    },
    "read": {
        "vi": "Xem bộ đọc thấy gì trong một văn bản, từng bước; không lưu gì.",
        "en": "Show what the loader sees in a document, stage by stage; nothing is stored.",
    },
    "trace": {
        "vi": "Nghị quyết nào dẫn dắt nhiệm vụ này, qua chương trình nào, bằng câu nào?",
        "en": "Which resolution drives this task, through which programme, in which words?",
    },
    "dependencies": {
        "vi": "Phải xong việc gì trước một nhiệm vụ, và việc gì chờ nó?",
        "en": "What must be done before a task, and what waits for it?",
    },
    "overlaps": {
        "vi": "Những nhiệm vụ nào làm cùng một việc, trùng đến đâu, bằng lời nào?",
        "en": "Which tasks do the same work, how much, and in which words?",
    },
    "responsibilities": {
        "vi": "Ai chủ trì, phối hợp, theo dõi nhiệm vụ nào, khi nào xong?",
        "en": "Who leads, takes part in and oversees which tasks, by when?",
    },
    "gaps": {
        "vi": "Còn thiếu gì: văn bản dẫn dắt, cơ quan chủ trì, thời hạn, chỉ tiêu, phụ lục?",
        "en": "What is missing: drivers, leads, deadlines, targets, attachments?",
    },
    "conflicts": {
        "vi": "Chỗ nào mâu thuẫn: mức, thời hạn, chủ trì, ngày, văn bản đã hết hiệu lực?",
        "en": "What contradicts: values, deadlines, leads, dates, ended drivers?",
    },
    "paths": {
        "vi": "Hai đối tượng nối với nhau thế nào, từng bước, bằng lời nào?",
        "en": "How are two things connected, step by step, in which words?",
    },
    "impact": {
        "vi": "Nếu văn bản này hết hiệu lực, dự án này chậm, cơ quan này sáp nhập: ảnh hưởng đến đâu, vì sao?",
        "en": "If this document ends, this project slips, this body is merged: what is affected, and why?",
    },
    "timeline": {
        "vi": "Việc gì đến hạn khi nào: thời hạn, giai đoạn, năm của chỉ tiêu, ngày ban hành?",
        "en": "What is due when: deadlines, periods, target years, dates of documents?",
    },
    "influence": {
        "vi": "Mục, nhiệm vụ, dự án hoặc văn bản nào chi phối những cái khác, trực tiếp và gián tiếp?",
        "en": "Which sections, tasks, projects or documents drive the others, straight and through others?",
    },
    "diff": {
        "vi": "Hai bản của một văn bản, hoặc hai chương trình, khác nhau ở đâu?",
        "en": "What changed between two editions of a document, or between two programmes.",
    },
    "search": {
        "vi": "Tìm văn bản, cơ quan, dự án, chỉ tiêu, nhiệm vụ và mục theo từ, có dấu hoặc không dấu.",
        "en": "Find documents, bodies, projects, targets, tasks and sections by words, without accents if you like.",
    },
    "show": {
        "vi": "Xem một đối tượng: thông tin, liên kết và câu chữ chứng minh.",
        "en": "Show one thing: its facts, its links and the words that prove them.",
    },
    "map": {
        "vi": "Ghi bản đồ thành một trang mở được bằng mọi trình duyệt, không cần mạng.",
        "en": "Write the map as one page that opens in any browser, offline.",
    },
    "export": {
        "vi": "Ghi cả đồ thị thành JSON Lines ('policygraph load' đọc lại được), hoặc nhiệm vụ thành bảng Excel.",
        "en": "Write the whole graph as JSON Lines, which 'policygraph load' reads back, or its tasks as an Excel table.",
    },
    "copy": {
        "vi": "Chép cả đồ thị vào một kho trống: từ tệp vào máy chủ Neo4j, hoặc ngược lại.",
        "en": "Copy a whole graph into an empty store: from a file to a Neo4j server, or back.",
    },
    "serve": {
        "vi": "Mở trang và HTTP API trên máy này.",
        "en": "Open the page and the HTTP API on this machine.",
    },
    "check": {
        "vi": "Kiểm tra mô hình, từ điển và đồ thị đã nạp có nhất quán không, và liệt kê cảnh báo.",
        "en": "Check that ontology, lexicon and loaded graph are consistent, and list the warnings.",
    },
}
_EPILOG: "Label" = {
    "vi": """\
Nhiệm vụ gọi bằng id, vị trí (II.2.2/3) hoặc vài từ của nó; văn bản gọi bằng số ký hiệu, chữ hoa hay thường (57-nq/tw).

Mã thoát: 0 xong; 1 bị từ chối (dữ liệu vào không dùng được, không có hoặc có nhiều thứ mang tên đó); 2 gõ sai; 3 lỗi \
bên trong policygraph; 130 dừng bằng Ctrl-C; 141 bên nhận của ống dẫn đã thôi.

Hướng dẫn một lệnh: policygraph load --help""",
    "en": """\
A task may be named by its id, its place (II.2.2/3) or words of it; a document by its symbol in any case (57-nq/tw).

Exit codes: 0 done; 1 refused (bad input, nothing or several things of that name); 2 typed wrongly; 3 a fault inside \
policygraph; 130 stopped by Ctrl-C; 141 the reader of a pipe has left.

Help for one command: policygraph load --help""",
}
_ABOUT: "Label" = {
    "vi": "Chương trình, nghị quyết và kế hoạch thành một đồ thị trả lời kèm câu chữ chứng minh.",
    "en": "Official programmes, resolutions and plans as a graph that answers with the sentence that proves it.",
}


class _Commands(TyperGroup):
    """The table above as a typer group, in the language that is asked for."""

    lang: "Language" = "en"

    def main(self, args: Any = None, **more: Any) -> Any:  # type: ignore[override]
        """Run the command that these words name; what was typed wrongly is said in their language."""
        words = sys.argv[1:] if args is None else list(args)
        self.lang = chosen(words)
        self.help, self.epilog = _ABOUT[self.lang], _EPILOG[self.lang]
        try:
            code = super().main(words, **{**more, "standalone_mode": False})
        except typer.TyperException as error:
            typed_wrongly(error, self.lang)
            sys.exit(error.exit_code)
        except typer.Abort:
            sys.exit(1)
        sys.exit(code or 0)

    def list_commands(self, ctx: Any) -> list[str]:
        """The names in the order of the table, which is that of the work."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of this name, its module imported now."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(name=cmd_name, cls=Spoken, context_settings=_CONTEXT)(_guarded(cmd_name))
        command: Any = typer.main.get_command(single)
        command.lang = self.lang
        if self.lang == "vi":
            in_vietnamese(command, COMMANDS[cmd_name]["vi"])
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is meant; for a slip the one that comes near."""
        if args[0] not in COMMANDS and (near := get_close_matches(args[0], COMMANDS)):
            ctx.fail(f"No such command {args[0]!r}. Did you mean {near[0]!r}?")
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """How a command is typed."""
        write_usage(self, ctx, formatter, self.lang)

    def get_params(self, ctx: Any) -> list[Any]:
        """The options of all, in the language that is asked for."""
        return [in_language(one, self.lang) for one in super().get_params(ctx)]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The options of all, and the table itself: asking each command for its help would import them all."""
        write_options(self, ctx, formatter, self.lang)
        write_commands(formatter, COMMANDS, self.lang)


def _guarded(name: str) -> Callable[..., None]:
    command: Callable[..., None] = import_module(f"api.terminal.{name}").command
    guarded: Callable[[Callable[..., None]], Callable[..., None]] = import_module("api.terminal.refusals").guarded
    return guarded(command)


_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
app = typer.Typer(
    cls=_Commands, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, context_settings=_CONTEXT
)  # fmt: skip


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"policygraph {version()}")
        raise typer.Exit


@app.callback(no_args_is_help=True)
def policygraph(
    _version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """What every command shares."""


def main() -> None:
    """The entry point of the installed command."""
    speak_utf8()
    app(prog_name="policygraph", args=sys.argv[1:])


if __name__ == "__main__":
    main()
