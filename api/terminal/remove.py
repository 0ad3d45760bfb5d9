"""policygraph remove: take a source away."""

from typing import Annotated

import typer

from api.landing import take_away
from api.stores import default_store, existing
from api.terminal.console import say, say_json
from api.terminal.options import Json, Lang, StorePath
from api.terminal.progress import progress
from api.terminal.refusals import Refusal
from api.terminal.wording import word
from graph.errors import NotFound
from graph.stores.base import Applied, Store


def command(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="The source's id, as 'policygraph sources' lists it.")
    ],
    store: StorePath = None,
    lang: Lang = "vi",
    json: Json = False,
) -> None:
    """Remove one source and what only it said.

    What other sources say of the same things stays.
    """
    with existing(store or default_store()) as graph, progress() as display:
        display.doing(source)
        removed = _removed(graph, source)
    if json:
        say_json({"source": removed.source, "nodes": removed.nodes, "edges": removed.edges})
    else:
        say(word("removed", lang, source=removed.source, nodes=removed.nodes, edges=removed.edges))


def _removed(graph: Store, source: str) -> Applied:
    try:
        return take_away(graph, source)
    except NotFound as error:
        known = ", ".join(one.id for one in graph.sources()) or "-"
        raise Refusal(f"{source}: no such source. Loaded: {known}") from error
