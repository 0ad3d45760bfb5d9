"""policygraph gaps: what is missing: drivers, leads, deadlines, targets, attachments?"""

from typing import Annotated

import typer

from api.reports.gaps import report
from api.terminal.answered import answered
from api.terminal.naming import named
from api.terminal.options import About, Json, Lang, StorePath, TableFile
from graph.queries.gaps import CAP, KINDS, gaps


def command(
    name: About = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            show_default=False,
            help="Only gaps of this kind; may be given several times. KIND is one of " + ", ".join(KINDS) + ".",
        ),
    ] = None,
    cap: Annotated[
        int,
        typer.Option(
            "--cap", metavar="N", min=1, max=100_000, help="How many tasks to look at, and gaps to list, at most."
        ),
    ] = CAP,
    table: TableFile = None,
    store: StorePath = None,
    lang: Lang = "vi",
    json: Json = False,
) -> None:
    """What is missing: drivers, leads, deadlines, targets, attachments?

    Tasks without driver, lead, deadline or measurable target; drivers that were replaced or repealed; documents that are cited
    and drive nothing; sections without tasks; targets that no task serves; absent attachments; unresolved mentions.
    """
    answered(
        lambda graph: gaps(graph, None if name is None else named(graph, name, lang), kinds=kind or KINDS, cap=cap),
        report,
        store=store,
        lang=lang,
        json=json,
        table=table,
    )
