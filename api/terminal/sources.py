"""policygraph sources: what is loaded, and where the graph is kept."""

from collections.abc import Iterator, Mapping
from typing import Any

from api import views
from api.stores import default_store, existing, is_there
from api.terminal.console import say_json
from api.terminal.lines import Line, line, show
from api.terminal.options import Json, Lang, StorePath
from api.terminal.phrases import about
from api.terminal.wording import word
from graph.ontology import Language


def command(store: StorePath = None, lang: Lang = "vi", json: Json = False) -> None:
    """List what is loaded, and say where the graph is kept.

    Each source is one document in one form: its text, a table, or the record of its facts. Its id is what
    'policygraph remove' takes.
    """
    where = store or default_store()
    found: dict[str, Any] = {"store": where, "items": [], "total": 0}
    if is_there(where):
        with existing(where) as graph:
            found |= {**views.sources(graph), "store": graph.where}  # an address without its password
    if json:
        say_json(found)
    else:
        show(_lines(found, lang))


def _lines(found: Mapping[str, Any], lang: Language) -> Iterator[Line]:
    made = "" if is_there(found["store"]) else f"  {word('store_absent', lang)}"
    yield line((word("store", lang, where=found["store"]), "dim"), made)
    for source in found["items"]:
        yield line((source["source"], "bold"))
        kind = word(f"source_kind_{source['kind']}", lang)
        yield line(f"{kind}, {source['name']}", (f"  {about(source.get('about', {}), lang)}", "dim"), first="   ")
    if not found["items"]:
        yield line(word("store_empty", lang))
