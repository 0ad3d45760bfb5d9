"""policygraph trace: which resolution drives this task, through which programme, in which words?"""

from typing import Annotated

import typer

from api.stores import default_store, existing
from api.terminal.console import say_json
from api.terminal.lines import show
from api.terminal.naming import named
from api.terminal.options import Json, Lang, StorePath
from api.terminal.trace_lines import trace_lines
from graph.queries.trace import CAP, trace


def command(
    name: Annotated[
        str,
        typer.Argument(
            metavar="TASK|SECTION|DOCUMENT|NAME",
            help="A place (II.2.7 or II.2.2/3; with several documents '01-CTr/TU II.2.7'), a symbol (57-nq/tw), "
            "the name of a body or project, words of it, or its id.",
        ),
    ],
    cap: Annotated[
        int, typer.Option("--cap", metavar="N", min=1, max=100_000, help="How many links to follow at most.")
    ] = CAP,
    store: StorePath = None,
    lang: Lang = "vi",
    json: Json = False,
) -> None:
    """Which resolution drives this task, through which programme, in which words?

    Of a task or section: the documents behind it, up to the central resolution. Of a document: every task that it
    drives, directly or through other documents. Of a body, project, deliverable or target: what drives its tasks. Each link comes with the words that prove it and where they stand.
    """
    with existing(store or default_store()) as graph:
        answer = trace(graph, named(graph, name, lang), cap=cap)
    if json:
        say_json(answer.to_json())
    else:
        show(trace_lines(answer, lang))
