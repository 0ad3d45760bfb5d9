"""policygraph paths: how are two things connected, step by step, in which words?"""

from typing import Annotated

import typer

from api.reports.paths import report
from api.terminal.answered import answered
from api.terminal.naming import named
from api.terminal.options import Json, Lang, StorePath, TableFile
from graph.queries.paths import CAP, DEPTH, MEANINGS, TELLING, paths


def command(
    start: Annotated[str, typer.Argument(metavar="FROM", help="Where to begin, named as for 'policygraph trace'.")],
    end: Annotated[str, typer.Argument(metavar="TO", help="Where to end.")],
    through: Annotated[
        list[str] | None,
        typer.Option(
            "--through",
            metavar="MEANING",
            show_default=False,
            help="Only steps of this meaning; may be given several times. Without it all but hierarchy and issue. "
            "MEANING is one of " + ", ".join(MEANINGS) + ".",
        ),
    ] = None,
    depth: Annotated[int, typer.Option("--depth", metavar="N", min=1, max=20, help="How many steps at most.")] = DEPTH,
    cap: Annotated[int, typer.Option("--cap", metavar="N", min=1, max=1000, help="How many paths at most.")] = CAP,
    table: TableFile = None,
    store: StorePath = None,
    lang: Lang = "vi",
    json: Json = False,
) -> None:
    """How are two things connected, step by step, in which words?

    The shortest paths first, then those one or two steps longer. A path repeats no thing, and a step may go along an arrow or
    against it.
    """
    answered(
        lambda graph: paths(
            graph, named(graph, start, lang), named(graph, end, lang), through=through or TELLING, depth=depth, cap=cap
        ),
        report,
        store=store,
        lang=lang,
        json=json,
        table=table,
    )
