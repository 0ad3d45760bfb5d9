"""policygraph overlaps: which tasks do the same work, how much, and in which words?"""

from typing import Annotated

import typer

from api.reports.overlaps import report
from api.terminal.answered import answered
from api.terminal.naming import named
from api.terminal.options import Json, Lang, StorePath, TableFile
from api.terminal.refusals import Refusal
from api.terminal.wording import word
from graph.queries.overlaps import CAP, LEAST, overlaps


def command(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="TASK|SECTION|DOCUMENT|NAME",
            show_default=False,
            help="Whose tasks to compare with all others, as 'policygraph trace' takes it. Without it: the whole graph.",
        ),
    ] = None,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--between",
            metavar="A B",
            show_default=False,
            help="Only pairs with one task of each: two documents, sections or bodies.",
        ),
    ] = None,
    project: Annotated[
        str | None,
        typer.Option(
            "--project", metavar="NAME", show_default=False, help="Only tasks that have to do with a project."
        ),
    ] = None,
    least: Annotated[
        float, typer.Option("--min", metavar="SCORE", min=0, max=1, help="The lowest score listed, from 0 to 1.")
    ] = LEAST,
    cap: Annotated[int, typer.Option("--cap", metavar="N", min=1, max=100_000, help="How many pairs at most.")] = CAP,
    table: TableFile = None,
    store: StorePath = None,
    lang: Lang = "vi",
    json: Json = False,
) -> None:
    """Which tasks do the same work, how much, and in which words?

    Two tasks overlap where they say the same, where one orders among other things what the other orders, and the more
    where they share a deliverable, a target, a driver or projects. Each pair has a score from 0 to 1 with its parts and
    the words that both have.
    """
    if between and name:
        raise Refusal(word("named_twice", lang))
    sides = between or (name, None)
    answered(
        lambda graph: overlaps(
            graph,
            None if sides[0] is None else named(graph, sides[0], lang),
            other=None if sides[1] is None else named(graph, sides[1], lang),
            project=None if project is None else named(graph, project, lang, ["Project"]),
            least=least,
            cap=cap,
        ),
        report,
        store=store,
        lang=lang,
        json=json,
        table=table,
    )
