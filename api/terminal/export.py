"""policygraph export: the whole graph as JSON Lines, or as files for Neo4j's bulk import."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from api.files import replacing
from api.stores import default_store, existing
from api.terminal.console import reader_may_leave, say, tell
from api.terminal.options import Lang, StorePath
from api.terminal.progress import Progress, progress
from api.terminal.refusals import Refusal
from api.terminal.wording import word
from graph.interchange import lines
from graph.ontology import Language
from graph.stores import Store

Format = Literal["jsonl", "neo4j-admin"]
_TOLD_EVERY = 1000


def command(
    output: Annotated[
        str,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="The file to write; - writes to the terminal or a pipe. For neo4j-admin: a folder.",
        ),
    ],
    format: Annotated[
        Format,
        typer.Option("--format", help="jsonl, or neo4j-admin: tables for the bulk import of a Neo4j server."),
    ] = "jsonl",
    store: StorePath = None,
    lang: Lang = "vi",
) -> None:
    """Write the whole graph as JSON Lines, which 'policygraph load' reads back.

    The same graph gives the same bytes. An existing file is replaced only when the new one is complete. With
    --format neo4j-admin it writes a folder of tables instead, and the command that imports them into a new database.
    """  # fmt: skip
    with existing(store or default_store()) as graph, progress() as display:
        display.doing(output)
        if format == "neo4j-admin":
            _write_import(graph, output, lang, display)
            return
        encoded = (one.encode("utf-8") for one in lines(graph))
        if output == "-":
            with reader_may_leave():
                sys.stdout.buffer.writelines(encoded)
                sys.stdout.buffer.flush()
            return
        with replacing(Path(output)) as file:
            file.writelines(encoded)
    tell(word("written", lang, path=output, size=size(Path(output))))


def _write_import(graph: Store, output: str, lang: Language, display: Progress) -> None:
    from graph.stores.neo4j_import import ARGUMENTS, write_import

    folder = Path(output)
    if output == "-" or folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise Refusal(word("not_a_folder", lang, path=output))

    def told(what: str, done: int) -> None:
        if done % _TOLD_EVERY == 0:
            display.doing(f"{output}: {done} {what}")

    write_import(graph, folder, told)
    say(f"cd {folder} && neo4j-admin database import full neo4j $(cat {ARGUMENTS})")
    tell(word("written", lang, path=output, size=_readable(sum(one.stat().st_size for one in folder.iterdir()))))


def size(path: Path) -> str:
    """The size of a file as people read it."""
    return _readable(path.stat().st_size)


def _readable(bytes: int) -> str:
    kilobytes = bytes / 1024
    return f"{kilobytes:.0f} KB" if kilobytes < 1024 else f"{kilobytes / 1024:.1f} MB"
