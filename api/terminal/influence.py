"""policygraph influence: which sections, tasks, projects or documents drive the others, straight and through others?"""

from pathlib import Path
from typing import Annotated

import typer

from api.overrides import overrides
from api.reports.influence import report
from api.terminal.answered import answered
from api.terminal.naming import named
from api.terminal.options import About, Json, Lang, StorePath, TableFile
from graph.queries.influence import CAP, Unit, influence


def command(
    name: About = None,
    of: Annotated[
        Unit, typer.Option("--of", help="The rows of the matrix: sections, tasks, projects or documents.")
    ] = "sections",
    file: Annotated[
        Path | None,
        typer.Option(
            "--overrides",
            metavar="FILE",
            show_default=False,
            help="Cells as you see them, as YAML: from, to, value, who, when, why. Both values are shown.",
        ),
    ] = None,
    cap: Annotated[int, typer.Option("--cap", metavar="N", min=2, max=500, help="How many rows at most.")] = CAP,
    table: TableFile = None,
    store: StorePath = None,
    lang: Lang = "vi",
    json: Json = False,
) -> None:
    """Which sections, tasks, projects or documents drive the others, straight and through others?

    The cross-impact matrix: a cell from 0 to 3 says how much one influences another, with the words that it rests on. Ranked
    drivers and dependents, what lies between, second order, communities.
    """  # fmt: skip
    answered(
        lambda graph: influence(
            graph,
            None if name is None else named(graph, name, lang),
            of=of,
            overrides=overrides(file, lambda one: named(graph, one, lang)) if file else (),
            cap=cap,
        ),
        report,
        store=store,
        lang=lang,
        json=json,
        table=table,
    )
