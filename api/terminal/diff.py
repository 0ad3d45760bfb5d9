"""policygraph diff: what changed between two editions of a document, or between two programmes?"""

from pathlib import Path
from typing import Annotated

import typer

from api.stores import default_store, existing
from api.terminal.console import say_json
from api.terminal.diff_lines import diff_lines
from api.terminal.lines import show
from api.terminal.naming import named
from api.terminal.options import Json, Lang, StorePath
from graph.ontology import Language
from graph.queries.diff import Edition, diff, stated, stored
from graph.stores.base import Store
from loaders.pipeline import load

_HELP = "A document in the graph (its symbol or id), or a file, which is read and not stored."


def command(
    old: Annotated[str, typer.Argument(metavar="OLD", help=_HELP)],
    new: Annotated[str, typer.Argument(metavar="NEW", help=_HELP)],
    store: StorePath = None,
    lang: Lang = "vi",
    json: Json = False,
) -> None:
    """What changed between two editions of a document, or between two programmes.

    Tasks are matched by what they say, not by their numbers: added, dropped, moved and changed ones, then documents
    cited and targets. To see what a new edition brings before it takes the place of the loaded one:
    policygraph diff 57-NQ/TW new.docx
    """
    with existing(store or default_store()) as graph:
        answer = diff(_edition(graph, old, lang), _edition(graph, new, lang))
    if json:
        say_json(answer.to_json())
    else:
        show(diff_lines(answer, lang))


def _edition(graph: Store, name: str, lang: Language) -> Edition:
    path = Path(name)
    return stated(graph, load(path)) if path.is_file() else stored(graph, named(graph, name, lang, ["Document"]))
