"""policygraph timeline: what is due when: deadlines, periods, target years, dates of documents?"""

from typing import Annotated

import typer

from api.reports.timeline import calendar, report
from api.terminal.answered import answered
from api.terminal.naming import named
from api.terminal.options import About, Json, Lang, StorePath, TableFile
from graph.queries.timeline import CAP, timeline


def command(
    name: About = None,
    due: Annotated[
        str | None,
        typer.Option(
            "--due",
            metavar="TIME",
            show_default=False,
            help="Only what ends within a time: 2026, 2026Q1, 2026-03, 2026-03-15, or two of them as 2026Q1..2026Q3.",
        ),
    ] = None,
    overdue: Annotated[
        str | None,
        typer.Option(
            "--overdue",
            metavar="DAY",
            show_default=False,
            help="Only tasks that were due before this day (2026-03-15) and are not said to be done.",
        ),
    ] = None,
    cap: Annotated[
        int,
        typer.Option(
            "--cap", metavar="N", min=1, max=100_000, help="How many tasks to look at, and events to list, at most."
        ),
    ] = CAP,
    table: TableFile = None,
    store: StorePath = None,
    lang: Lang = "vi",
    json: Json = False,
) -> None:
    """What is due when: deadlines, periods, target years, dates of documents?

    The earliest first. With --due only what ends within a time, with --overdue only tasks that were due before a day and are not
    said to be done. A file that ends in .ics is a calendar for other programs.
    """
    answered(
        lambda graph: timeline(
            graph, None if name is None else named(graph, name, lang), due=due, overdue=overdue, cap=cap
        ),
        report,
        store=store,
        lang=lang,
        json=json,
        table=table,
        others={"ics": calendar},
    )
