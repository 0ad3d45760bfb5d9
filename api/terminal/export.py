"""policygraph export: the whole graph as JSON Lines."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from api.files import replacing
from api.stores import default_store, existing
from api.terminal.console import reader_may_leave, tell
from api.terminal.options import Lang, StorePath
from api.terminal.progress import progress
from api.terminal.wording import word
from graph.interchange import lines


def command(
    output: Annotated[
        str,
        typer.Option("-o", "--output", metavar="FILE", help="The file to write; - writes to the terminal or a pipe."),
    ],
    store: StorePath = None,
    lang: Lang = "vi",
) -> None:
    """Write the whole graph as JSON Lines, which 'policygraph load' reads back.

    The same graph gives the same bytes. An existing file is replaced only when the new one is complete.
    """
    with existing(store or default_store()) as graph, progress() as display:
        display.doing(output)
        encoded = (one.encode("utf-8") for one in lines(graph))
        if output == "-":
            with reader_may_leave():
                sys.stdout.buffer.writelines(encoded)
                sys.stdout.buffer.flush()
            return
        with replacing(Path(output)) as file:
            file.writelines(encoded)
    tell(word("written", lang, path=output, size=size(Path(output))))


def size(path: Path) -> str:
    """The size of a file as people read it."""
    kilobytes = path.stat().st_size / 1024
    return f"{kilobytes:.0f} KB" if kilobytes < 1024 else f"{kilobytes / 1024:.1f} MB"
