"""policygraph map: the page with the map as one file."""

from typing import Annotated

import typer

from api.stores import default_store, existing
from api.terminal.naming import named
from api.terminal.options import Lang, StorePath
from api.terminal.output import tell_written, writing
from api.terminal.progress import progress
from viz.page import page


def command(
    output: Annotated[
        str,
        typer.Option(
            "-o", "--output", metavar="FILE", help="The HTML file to write, such as map.html; - writes to a pipe."
        ),
    ],
    around: Annotated[
        str | None,
        typer.Option(
            "--around",
            metavar="ID",
            help="Only what is around this thing: its id, a place, a symbol or words, as for 'policygraph trace'.",
        ),
    ] = None,
    store: StorePath = None,
    lang: Lang = "vi",
) -> None:
    """Write the map as one page that opens in any browser, offline.

    It holds the loaded documents, the words that prove each link and, as far as they are loaded, the texts. It asks
    no other computer for anything. An existing file is replaced only when the new one is complete.
    """
    with existing(store or default_store()) as graph, progress() as display:
        display.doing(output)
        whole = page(graph, None if around is None else named(graph, around, lang), lang=lang).encode("utf-8")
        with writing(output, lang) as file:
            file.write(whole)
    tell_written(output, "written", lang)
