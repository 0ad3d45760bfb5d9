"""policygraph diff: what changed between two editions of a document, or between two programmes?"""

from pathlib import Path
from typing import Annotated

import typer

from api.landing import placed
from api.reports.diff import report
from api.stores import default_store, existing
from api.terminal.console import say_json
from api.terminal.diff_lines import diff_lines
from api.terminal.lines import show
from api.terminal.naming import named
from api.terminal.options import Json, Lang, StorePath, TableFile
from api.terminal.tables import encoding, write_table
from graph.model import Fragment
from graph.ontology import Language
from graph.queries.diff import Edition, diff, edition, stated, stored
from graph.stores.base import Store
from loaders.pipeline import load
from loaders.returned import is_returned

_HELP = "A document in the graph (its symbol or id), or a file, which is read and not stored."


def command(
    old: Annotated[str, typer.Argument(metavar="OLD", help=_HELP)],
    new: Annotated[str, typer.Argument(metavar="NEW", help=_HELP)],
    table: TableFile = None,
    store: StorePath = None,
    lang: Lang = "vi",
    json: Json = False,
) -> None:
    """What changed between two editions of a document, or between two programmes.

    Tasks are matched by what they say, not by their numbers: added, dropped, moved and changed ones, then documents
    cited and targets. To see what a new edition brings before it takes the place of the loaded one:
    policygraph diff 57-NQ/TW new.docx
    """
    written = None if table is None else encoding(table, lang, report)
    with existing(store or default_store()) as graph:
        answer = diff(*_editions(graph, old, new, lang))
    if table is not None and written is not None:
        write_table(table, written(answer, lang), lang)
    elif json:
        say_json(answer.to_json())
    else:
        show(diff_lines(answer, [Path(one).name if Path(one).is_file() else None for one in (old, new)], lang))


def _editions(graph: Store, old: str, new: str, lang: Language) -> tuple[Edition, Edition]:
    """What is compared; a loaded document and a file of it, both as one source states them."""
    sides = [
        load(Path(name)) if Path(name).is_file() else named(graph, name, lang, ["Document"]) for name in (old, new)
    ]
    files = [one.source for one in sides if isinstance(one, Fragment)]
    of_one = {graph.canonical([one.document]).get(one.document): one for one in files}

    def side(one: Fragment | str) -> Edition:
        if isinstance(one, str):
            return edition(graph, of_one[one]) if one in of_one else stored(graph, one)
        *beside, file = placed(graph, one) if is_returned(one) else [one]
        return stated(graph, file, beside)

    return side(sides[0]), side(sides[1])
