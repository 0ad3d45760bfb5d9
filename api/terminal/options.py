"""The options that several commands share, worded once."""

from typing import Annotated

import typer

from graph.ontology import Language

StorePath = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="PATH",
        envvar="POLICYGRAPH_STORE",
        show_default=False,
        help="The file that keeps the graph. Without it: one in your user data folder, named by 'policygraph sources'.",
    ),
]
Lang = Annotated[
    Language,
    typer.Option("--lang", envvar="POLICYGRAPH_LANG", help="Language of the answer: vi (Vietnamese) or en (English)."),
]
Json = Annotated[
    bool,
    typer.Option("--json", help="Answer as JSON, in the same shape as the HTTP API, for scripts and other tools."),
]
