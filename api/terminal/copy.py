"""policygraph copy: a whole graph from one store into another."""

import hashlib
from typing import Annotated

import typer

from api.stores import existing, for_loading
from api.terminal.console import say, say_json
from api.terminal.options import Json, Lang
from api.terminal.progress import Progress, progress
from api.terminal.refusals import Refusal
from api.terminal.wording import word
from graph.interchange import lines, read_lines
from graph.stores.base import Store

_STORE = "A file, or the address of a Neo4j server: neo4j://HOST:7687."


def command(
    origin: Annotated[str, typer.Option("--from", metavar="STORE", help=f"The store to copy. {_STORE}")],
    target: Annotated[str, typer.Option("--to", metavar="STORE", help=f"The empty store to fill. {_STORE}")],
    lang: Lang = "vi",
    json: Json = False,
) -> None:
    """Copy a whole graph into an empty store: from a file to a Neo4j server, or back.

    At the end both are compared, byte for byte of what 'policygraph export' writes.
    """
    with existing(origin) as store, for_loading(target) as copy, progress() as display:
        if copy.counts().sources:
            raise Refusal(word("copy_not_empty", lang, where=copy.where))
        sources = _copy(store, copy, display)
        digests = [_digest(one, display) for one in (store, copy)]
        where = copy.where
    if digests[0] != digests[1]:
        raise Refusal(word("copy_differs", lang, where=where))
    if json:
        say_json({"from": store.where, "to": where, "sources": sources, "sha256": digests[0]})
    else:
        say(word("copied", lang, where=where, sources=sources, digest=digests[0][:16]))


def _copy(store: Store, copy: Store, display: Progress) -> int:
    display.doing(store.where)
    fragments = read_lines(store.where, lines(store))
    for number, fragment in enumerate(fragments, 1):
        display.doing(fragment.source.id, number, len(fragments))
        copy.apply(fragment)
    return len(fragments)


def _digest(store: Store, display: Progress) -> str:
    display.doing(store.where)
    found = hashlib.sha256()
    for line in lines(store):
        found.update(line.encode("utf-8"))
    return found.hexdigest()
