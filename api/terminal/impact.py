"""policygraph impact: if this document ends, this project slips, this body is merged: what is affected, and why?"""

from typing import Annotated

import typer

from api.reports.impact import report
from api.terminal.answered import answered
from api.terminal.naming import named
from api.terminal.options import Json, Lang, StorePath, TableFile
from graph.queries.impact import CAP, DEPTH, impact


def command(
    name: Annotated[
        str,
        typer.Argument(metavar="TASK|SECTION|DOCUMENT|NAME", help="What changes, named as for 'policygraph trace'."),
    ],
    until: Annotated[
        str | None,
        typer.Option(
            "--until",
            metavar="DAY",
            show_default=False,
            help="The day to which it slips (2027-06-30): names the tasks due before.",
        ),
    ] = None,
    depth: Annotated[int, typer.Option("--depth", metavar="N", min=1, max=20, help="How many steps at most.")] = DEPTH,
    cap: Annotated[
        int, typer.Option("--cap", metavar="N", min=1, max=100_000, help="How many things to list at most.")
    ] = CAP,
    table: TableFile = None,
    store: StorePath = None,
    lang: Lang = "vi",
    json: Json = False,
) -> None:
    """If this document ends, this project slips, this body is merged: what is affected, and why?

    The tasks, targets, deliverables, bodies and documents that a change reaches, in how many steps, by which chain of sentences;
    with --until also the deadlines that become impossible.
    """
    answered(
        lambda graph: impact(graph, named(graph, name, lang), until=until, depth=depth, cap=cap),
        report,
        store=store,
        lang=lang,
        json=json,
        table=table,
    )
