"""policygraph show: one thing, its facts, its links and their proof."""

from typing import Annotated

import typer

from api.stores import default_store, existing
from api.terminal.console import say_json
from api.terminal.lines import show
from api.terminal.naming import named
from api.terminal.options import Json, Lang, StorePath
from api.terminal.passage_lines import passage_lines
from api.terminal.passages import Passage, passages, plain
from api.terminal.refusals import Refusal
from api.terminal.thing_lines import thing_lines
from api.terminal.wording import word
from api.thing import Thing, thing
from graph.answer import caption
from graph.ids import document_of
from graph.ontology import Language


def command(
    name: Annotated[
        str, typer.Argument(metavar="ID", help="Its id, a place (II.2.2/3), a symbol (57-nq/tw), or words of it.")
    ],
    in_source: Annotated[
        bool,
        typer.Option("--in-source", help="Open the original text: each paragraph with the quoted words marked in it."),
    ] = False,
    store: StorePath = None,
    lang: Lang = "vi",
    json: Json = False,
) -> None:
    """Show one thing: its facts, its links and the words that prove them.

    With --in-source the original text of the loaded document, the quoted words marked (between « » in a pipe).
    Exit code 1 with --in-source where no text is loaded.
    """
    with existing(store or default_store()) as graph:
        found = thing(graph, named(graph, name, lang))
        opened = passages(graph, found.node, found.links.items) if in_source else []
    if in_source and not opened:
        raise Refusal(_not_loaded(found, lang))
    if json:
        say_json(_plain(found, opened) if in_source else found.to_json())
    else:
        show(passage_lines(found, opened, lang) if in_source else thing_lines(found, lang))


def _plain(found: Thing, opened: list[Passage]) -> dict[str, object]:
    return {"of": found.node.id, "passages": [plain(one) for one in opened]}


def _not_loaded(found: Thing, lang: Language) -> str:
    document = found.things.get(document_of(found.node.id), found.node)
    return word("how_to_load", lang, documents=caption(document))
