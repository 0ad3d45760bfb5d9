"""policygraph responsibilities: who leads, takes part in and oversees which tasks, by when?"""

from typing import Annotated

import typer

from api.reports.responsibilities import report
from api.terminal.answered import answered
from api.terminal.naming import named
from api.terminal.options import About, Json, Lang, StorePath, TableFile
from graph.queries.responsibilities import CAP, responsibilities


def command(
    name: About = None,
    cap: Annotated[int, typer.Option("--cap", metavar="N", min=1, max=100_000, help="How many tasks at most.")] = CAP,
    table: TableFile = None,
    store: StorePath = None,
    lang: Lang = "vi",
    json: Json = False,
) -> None:
    """Who leads, takes part in and oversees which tasks, by when?

    Of a body: what it leads, takes part in and oversees, those due first first, and with whom. Of a task, section or document:
    who does what; how much each body has in each quarter and under each heading; who must work together.
    """
    answered(
        lambda graph: responsibilities(graph, None if name is None else named(graph, name, lang), cap=cap),
        report,
        store=store,
        lang=lang,
        json=json,
        table=table,
    )
