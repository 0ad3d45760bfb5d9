"""policygraph dependencies: what must be done before a task, and what waits for it?"""

from typing import Annotated

import typer

from api.reports.dependencies import report
from api.stores import default_store, existing
from api.terminal.console import say_json
from api.terminal.dependency_lines import dependency_lines
from api.terminal.lines import show
from api.terminal.naming import named
from api.terminal.options import Json, Lang, StorePath, TableFile
from api.terminal.tables import encoding, write_table
from graph.queries.dependencies import CAP, dependencies


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
    table: TableFile = None,
    store: StorePath = None,
    lang: Lang = "vi",
    json: Json = False,
) -> None:
    """What must be done before a task, and what waits for it?

    In the order of work, to any depth: a task depends on another where it needs what the other makes. Each step comes
    with the words of both; what nobody makes, tasks that wait for each other and those that most wait for are named.
    """
    written = None if table is None else encoding(table, lang, report)
    with existing(store or default_store()) as graph:
        answer = dependencies(graph, named(graph, name, lang), cap=cap)
    if table is not None and written is not None:
        write_table(table, written(answer, lang), lang)
    elif json:
        say_json(answer.to_json())
    else:
        show(dependency_lines(answer, lang))
