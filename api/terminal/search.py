"""policygraph search: find things by words."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import typer

from api import views
from api.stores import default_store, existing
from api.terminal.console import say_json
from api.terminal.lines import BLANK, Line, line, show
from api.terminal.options import Json, Lang, StorePath
from api.terminal.phrases import name as called
from api.terminal.phrases import particulars, shortened
from api.terminal.refusals import REFUSED
from api.terminal.wording import word
from graph.model import Node
from graph.ontology import Language


def command(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help="Words, with or without accents, or a symbol.")
    ],
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, max=500, help="How many of each kind to list.")
    ] = 6,
    store: StorePath = None,
    lang: Lang = "vi",
    json: Json = False,
) -> None:
    """Find documents, bodies, projects, targets, tasks and sections by words, without accents if you like.

    Every word must stand in what is found; the last may be unfinished. Exit code 1 where nothing is found.
    """
    with existing(store or default_store()) as graph:
        found = views.search(graph, " ".join(words), limit=limit)
    if json:
        say_json(found)
    else:
        show(_lines(found, lang))
    if not found["total"]:
        raise typer.Exit(REFUSED)


def _lines(found: Mapping[str, Any], lang: Language) -> Iterator[Line]:
    for number, group in enumerate(found["groups"]):
        if number:
            yield BLANK
        yield line((group["label"][lang], "bold"), (f"  {group['total']}", "dim"))
        for item in group["items"]:
            yield from _item(item, lang)
    if not found["total"]:
        yield line(word("found_nothing", lang, query=found["query"]))
    if found["near"]:
        yield line(word("near", lang))
        for item in found["near"]:
            yield from _item(item, lang)


def _item(item: Mapping[str, Any], lang: Language) -> Iterator[Line]:
    node = Node(item["id"], item["type"], item, ())
    place = str(item.get("place", ""))
    yield line(
        (f"{place}  " if place else "", "bold"), shortened(called(node, lang)), (particulars(node, lang), "dim"),
        first="   ",
    )  # fmt: skip
    yield line((node.id, "dim"), first="      ")
