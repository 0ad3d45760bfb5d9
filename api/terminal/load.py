"""policygraph load: documents into the graph."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from api.loading import files, fragments
from api.stores import default_store, for_loading
from api.terminal.console import say_json, tell
from api.terminal.lines import Line, line, show
from api.terminal.options import Json, Lang, StorePath
from api.terminal.progress import Progress, progress
from api.terminal.refusals import REFUSED, explained
from api.terminal.warning_lines import warning_lines
from api.terminal.wording import counted, word
from graph.errors import BadInput, InvalidFragment
from graph.interchange import warning_json
from graph.model import Fragment, Node
from graph.ontology import Language, ontology
from graph.stores.base import Applied

Loaded = tuple[Fragment, Applied]
Failed = tuple[Path, str]


def command(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...", help="Documents (.txt), records (.yaml), exports (.jsonl), or folders of them."
        ),
    ],
    store: StorePath = None,
    lang: Lang = "vi",
    json: Json = False,
) -> None:
    """Load documents into the graph: files or folders; only what is named is added.

    A document is loaded whole or not at all. The same content again changes nothing; other content of the same
    document takes the place of the old. Where a file cannot be read, the others are loaded all the same and the exit
    code is 1.
    """
    with progress() as display:
        done, failed = _load(files(paths), store or default_store(), lang, display)
    if json:
        say_json(_plain(done, failed))
    else:
        show(_lines(done, lang))
    for _, what in failed:
        tell(word("error", lang, what=what))
    if failed:
        if done:
            tell(word("not_loaded_some", lang, failed=len(failed), total=len(failed) + len(done)))
        raise typer.Exit(REFUSED)


def _load(named: list[Path], where: str, lang: Language, display: Progress) -> tuple[list[Loaded], list[Failed]]:
    """Each file read and applied in turn; the store is opened only when there is something to write."""
    done: list[Loaded] = []
    failed: list[Failed] = []
    with ExitStack() as opened:
        graph = None
        for number, path in enumerate(named, 1):
            display.doing(path.name, number, len(named))
            try:
                read = fragments(path)
                graph = graph or opened.enter_context(for_loading(where))
                done += [(one, graph.apply(one)) for one in read]
            except (BadInput, InvalidFragment) as error:
                failed.append((path, explained(error, lang)))
    return done, failed


def _plain(done: list[Loaded], failed: list[Failed]) -> dict[str, Any]:
    return {
        "loaded": [
            {
                **asdict(applied),
                "things": _things(one),
                "links": _links(one),
                "warnings": [warning_json(w) for w in one.warnings],
            }
            for one, applied in done
        ],  # fmt: skip
        "failed": [{"path": str(path), "error": what} for path, what in failed],
    }


def _lines(done: list[Loaded], lang: Language) -> Iterator[Line]:
    for one, applied in done:
        key = "unchanged" if not applied.changed else "replaced" if applied.replaced else "loaded"
        yield line(word(key, lang, source=one.source.id, counts=_counts(one, lang)))
        yield from warning_lines(one.warnings, _documents(one), lang)


def _counts(one: Fragment, lang: Language) -> str:
    links = _links(one)
    by_type = ", ".join(f"{type} {n}" for type, n in links.items())
    things = [counted(n, type, lang) for type, n in _things(one).items()]
    return ", ".join([*things, word("links_count", lang, n=sum(links.values()), by_type=by_type)])


def _things(one: Fragment) -> dict[str, int]:
    """How many things of each type a source states."""
    found = Counter(type for _, type in {(node.id, node.type) for node in one.nodes})
    return {type: found[type] for type in ontology().nodes if type in found}


def _links(one: Fragment) -> dict[str, int]:
    """How many links of each type a source states."""
    found = Counter(type for _, type in {(edge.id, edge.type) for edge in one.edges})
    return {type: found[type] for type in ontology().edges if type in found}


def _documents(one: Fragment) -> dict[str, Node]:
    return {node.id: node for node in one.nodes if node.id == one.source.document and "symbol" in node.properties}
