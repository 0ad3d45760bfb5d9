"""Things as people name them, and what to say where a name fits nothing or too much."""

from collections.abc import Iterable, Sequence

from api.terminal.phrases import name as called
from api.terminal.phrases import shortened
from api.terminal.refusals import Refusal
from api.terminal.wording import word
from graph.errors import Ambiguous, NotFound
from graph.ids import sort_key
from graph.names import lookup
from graph.ontology import Language, ontology
from graph.stores.base import Store

_LISTED = 10


def named(store: Store, name: str, lang: Language, types: Sequence[str] | None = None) -> str:
    """The id of the one thing meant; where several fit or none does, those that a person may have meant."""
    try:
        return lookup(store, name, types)
    except Ambiguous as error:
        said = word("ambiguous", lang, n=len(error.ids), name=name)
        more = ["   " + word("ambiguous_more", lang)] if len(error.ids) > _LISTED else []
        raise Refusal("\n".join([said, *listed(store, error.ids[:_LISTED], lang), *more])) from error
    except NotFound as error:
        said = word("not_found", lang, name=name)
        near = [word("near", lang), *listed(store, error.near, lang)] if error.near else [word("try_search", lang)]
        raise Refusal("\n".join([said, *near])) from error


def listed(store: Store, ids: Iterable[str], lang: Language) -> list[str]:
    """Things on two lines each: what they are called and where they stand, then the id to name them by."""
    found = store.get(ids)
    rows = []
    for id in sorted(found, key=sort_key):
        node = found[id]
        place = str(node.properties.get("place", ""))
        kind = ontology().node(node.type).label[lang]
        rows += [f"   {' '.join(filter(None, [kind, place]))}: {shortened(called(node, lang), 90)}", f"      {id}"]
    return rows
