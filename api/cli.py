"""The command `policygraph`: one module a command in `api.terminal`, loaded only when that command is run.

`policygraph --help` needs typer and this table alone. A test holds each line of the table to its command's own help.
"""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from api.terminal.console import speak_utf8
from api.version import version

COMMANDS: Mapping[str, str] = {
    "load": "Load documents into the graph: files or folders; only what is named is added.",
    "sources": "List what is loaded, and say where the graph is kept.",
    "remove": "Remove one source and what only it said.",
    "read": "Show what the loader sees in a document, stage by stage; nothing is stored.",
    "trace": "Which resolution drives this task, through which programme, in which words?",
    "diff": "What changed between two editions of a document, or between two programmes.",
    "search": "Find documents, bodies, projects, targets, tasks and sections by words, without accents if you like.",
    "show": "Show one thing: its facts, its links and the words that prove them.",
    "map": "Write the map as one page that opens in any browser, offline.",
    "export": "Write the whole graph as JSON Lines, which 'policygraph load' reads back.",
    "copy": "Copy a whole graph into an empty store: from a file to a Neo4j server, or back.",
    "serve": "Open the page and the HTTP API on this machine.",
    "check": "Check that ontology, lexicon and loaded graph are consistent, and list the warnings.",
}
_EPILOG = """\
A task may be named by its id, its place (II.2.2/3) or words of it; a document by its symbol in any case (57-nq/tw).

Exit codes: 0 done; 1 refused (bad input, nothing or several things of that name); 2 typed wrongly; 3 a fault inside \
policygraph; 130 stopped by Ctrl-C; 141 the reader of a pipe has left.

Help for one command: policygraph load --help"""


class _Commands(TyperGroup):
    """The table above as a typer group."""

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
        single.command(name=cmd_name, context_settings=_CONTEXT)(_guarded(cmd_name))
        return typer.main.get_command(single)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The table itself: asking each command for its help would import them all."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


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


@app.callback(epilog=_EPILOG, no_args_is_help=True)
def policygraph(
    _version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Official programmes, resolutions and plans as a graph that answers with the sentence that proves it."""


def main() -> None:
    """The entry point of the installed command."""
    speak_utf8()
    app(prog_name="policygraph", args=sys.argv[1:])


if __name__ == "__main__":
    main()
