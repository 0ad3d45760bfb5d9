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
        help="Where the graph is kept: a file, or a Neo4j server (neo4j://HOST). Without it: a file in your user data "
        "folder, named by 'policygraph sources'.",
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
