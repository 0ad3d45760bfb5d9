"""policygraph load: documents into the graph."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass
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
from graph.stores.base import Applied, Store

Failed = tuple[Path, str]


@dataclass(frozen=True)
class Loaded:
    """What a load of one source did, and what the source holds once ids that mean one document are one."""

    fragment: Fragment
    applied: Applied
    things: Mapping[str, int]
    links: Mapping[str, int]
    citations: tuple[int, int]
    """How many citations with a number, and of how many documents; the document's own number is one of them."""


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
                done += [_loaded(graph, one) for one in read]
            except (BadInput, InvalidFragment) as error:
                failed.append((path, explained(error, lang)))
    return done, failed


def _loaded(graph: Store, one: Fragment) -> Loaded:
    """One source applied, and counted as the graph now knows its things."""
    applied = graph.apply(one)
    known = graph.canonical({node.id for node in one.nodes})
    things = Counter(type for _, type in {(known[node.id], node.type) for node in one.nodes})
    links = Counter(type for type, *_ in {(edge.type, known[edge.source], known[edge.target]) for edge in one.edges})
    numbered = [known[node.id] for node in one.nodes if "symbol" in node.properties]
    return Loaded(
        one, applied, _in_order(things, ontology().nodes), _in_order(links, ontology().edges),
        (len(numbered), len(set(numbered))),
    )  # fmt: skip


def _in_order(found: Mapping[str, int], types: Iterable[str]) -> dict[str, int]:
    return {type: found[type] for type in types if type in found}


def _plain(done: list[Loaded], failed: list[Failed]) -> dict[str, Any]:
    return {
        "loaded": [_plain_one(one) for one in done],
        "failed": [{"path": str(path), "error": what} for path, what in failed],
    }


def _plain_one(one: Loaded) -> dict[str, Any]:
    warnings = [warning_json(each) for each in one.fragment.warnings]
    numbered = {"mentions": one.citations[0], "documents": one.citations[1]}
    return {
        **asdict(one.applied),
        "things": one.things,
        "links": one.links,
        "citations": numbered,
        "warnings": warnings,
    }


def _lines(done: list[Loaded], lang: Language) -> Iterator[Line]:
    for one in done:
        key = "unchanged" if not one.applied.changed else "replaced" if one.applied.replaced else "loaded"
        yield line(word(key, lang, source=one.fragment.source.id, counts=_counts(one, lang)))
        yield from warning_lines(one.fragment.warnings, _documents(one.fragment), lang)


def _counts(one: Loaded, lang: Language) -> str:
    by_type = ", ".join(f"{type} {n}" for type, n in one.links.items())
    things = [counted(n, type, lang) for type, n in one.things.items()]
    cited = word("citations_count", lang, n=one.citations[0], documents=one.citations[1])
    texts = [cited] if one.fragment.source.kind == "text" else []
    return ", ".join([*things, *texts, word("links_count", lang, n=sum(one.links.values()), by_type=by_type)])


def _documents(one: Fragment) -> dict[str, Node]:
    return {node.id: node for node in one.nodes if node.id == one.source.document and "symbol" in node.properties}
