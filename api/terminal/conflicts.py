"""policygraph conflicts: what contradicts: values, deadlines, leads, dates, ended drivers?"""

from typing import Annotated

import typer

from api.reports.conflicts import report
from api.terminal.answered import answered
from api.terminal.naming import named
from api.terminal.options import About, Json, Lang, StorePath, TableFile
from graph.queries.conflicts import CAP, KINDS, conflicts


def command(
    name: About = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            show_default=False,
            help="Only conflicts of this kind; may be given several times. KIND is one of " + ", ".join(KINDS) + ".",
        ),
    ] = None,
    cap: Annotated[
        int,
        typer.Option(
            "--cap", metavar="N", min=1, max=100_000, help="How many tasks to look at, and conflicts to list, at most."
        ),
    ] = CAP,
    table: TableFile = None,
    store: StorePath = None,
    lang: Lang = "vi",
    json: Json = False,
) -> None:
    """What contradicts: values, deadlines, leads, dates, ended drivers?

    One measure with two values or times, one deliverable with two deadlines, two leads for one task, one document with two dates
    or issuers, a task driven by a document that another replaces or repeals. Both readings stand side by side.
    """
    answered(
        lambda graph: conflicts(
            graph, None if name is None else named(graph, name, lang), kinds=kind or KINDS, cap=cap
        ),
        report,
        store=store,
        lang=lang,
        json=json,
        table=table,
    )
