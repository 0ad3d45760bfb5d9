"""policygraph load: documents into the graph."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from api.loading import Outcome, files, outcome, outcomes
from api.stores import default_store, for_loading
from api.terminal.console import say_json, tell
from api.terminal.diff_lines import count_lines
from api.terminal.lines import Line, line, show
from api.terminal.options import Json, Lang, NamedColumns, NamedDocument, StorePath, named_columns
from api.terminal.phrases import Places, about, place_of, shortened
from api.terminal.progress import Progress, progress
from api.terminal.refusals import REFUSED, explained
from api.terminal.warning_lines import warning_lines
from api.terminal.wording import counted, word
from graph.errors import BadInput, InvalidFragment
from graph.interchange import unresolved_json, warning_json
from graph.model import Fragment, Node, Source, Unresolved, Warning
from graph.ontology import Language, ontology
from graph.queries.diff import diff, edition
from graph.stores.base import Applied, Store
from loaders.readers.files import Skipped
from loaders.returned import placed_in
from loaders.tables import Columns
from loaders.told import AS

Failed = tuple[str, str]


@dataclass(frozen=True)
class Loaded:
    """What a load of one source did, and what the source holds once ids that mean one document are one."""

    source: Source
    applied: Applied
    things: Mapping[str, int]
    links: Mapping[str, int]
    citations: tuple[int, int]
    """How many citations with a number, and of how many documents; the document's own number is one of them."""
    warnings: tuple[Warning, ...]
    unresolved: tuple[Unresolved, ...]
    document: Mapping[str, Node]
    """The document itself, by its id, as far as it has a name."""
    files: Mapping[str, str]
    """The file, where it is a table."""
    seconds: Mapping[str, float]
    edition: Mapping[str, Any] | None = None
    """What it changed, where it took the place of another edition."""
    by_old_places: tuple[str, ...] = ()
    """Tables and records that still speak of its tasks by the places of the old edition, where these have moved."""


def command(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...",
            help="Documents (.txt .html .docx .pdf .xlsx .csv), records (.yaml), exports (.jsonl), folders or zips of them.",
        ),
    ],
    report: Annotated[
        bool,
        typer.Option(
            "--report", help="Say more of each source: how it was read, what stayed unresolved, time by stage."
        ),
    ] = False,
    workers: Annotated[
        int,
        typer.Option(
            "--workers", metavar="N", min=0, max=64, help="How many documents to read at once; 0: one a processor."
        ),
    ] = 0,
    column: NamedColumns = None,
    named: NamedDocument = None,
    store: StorePath = None,
    lang: Lang = "vi",
    json: Json = False,
) -> None:
    """Load documents into the graph: files or folders; only what is named is added.

    A document is loaded whole or not at all. The same content again changes nothing; other content of the same
    document takes the place of the old. Where a file cannot be read, the others are loaded all the same and the exit
    code is 1.
    """
    meant, columns = files(paths), named_columns(column)
    if named and len(meant.files) > 1:
        raise typer.BadParameter(f"it names one document, and these are {len(meant.files)} files", param_hint="--as")
    read = outcomes(meant.files, workers or os.cpu_count() or 1, columns, named)
    with progress() as display:
        done, failed = _load(read, len(meant.files), store or default_store(), columns, lang, display)
    if json:
        say_json(_plain(done, failed, meant.skipped))
    else:
        show(_lines(done, lang, report=report))
    _tell(failed, meant.skipped if report else (), len(done), lang)
    if failed:
        raise typer.Exit(REFUSED)


def _tell(failed: list[Failed], skipped: Iterable[Skipped], done: int, lang: Language) -> None:
    for one in skipped:
        tell(word("passed_over", lang, where=one.where, reason=one.reason))
    for _, what in failed:
        tell(word("error", lang, what=what))
    if failed and done:
        tell(word("not_loaded_some", lang, failed=len(failed), total=len(failed) + done))


def _load(
    read: Iterator[Outcome], total: int, where: str, columns: Columns, lang: Language, display: Progress
) -> tuple[list[Loaded], list[Failed]]:
    """Each file applied as it comes; the store is opened only when there is something to write."""
    done: list[Loaded] = []
    failed: list[Failed] = []
    with ExitStack() as opened:
        graph = None
        for number, one in enumerate(read, 1):
            display.doing(one.file.name, number, total)
            try:
                if one.refused:
                    raise BadInput(*one.refused)
                graph = graph or opened.enter_context(for_loading(where))
                known = _as_named_before(graph, one, columns)
                done += [_loaded(graph, fragment, known) for fragment in known.fragments]
            except (BadInput, InvalidFragment) as error:
                failed.append((one.file.where, explained(error, lang)))
    return sorted(done, key=lambda one: one.source.id), sorted(failed)


def _as_named_before(graph: Store, one: Outcome, columns: Columns) -> Outcome:
    """The same file under the name that its user gave it with --as, where the graph has it under that."""
    for fragment in one.fragments:
        if AS not in fragment.source.about:
            for name in (each.about[AS] for each in _of_one_content(graph, fragment.source) if AS in each.about):
                return outcome(one.file, columns, str(name))
    return one


def _of_one_content(graph: Store, source: Source) -> list[Source]:
    """Other sources with the content of this one, under another document's name."""
    same = source.kind, source.sha256
    return [one for one in graph.sources() if (one.kind, one.sha256) == same and one.id != source.id]


def _loaded(graph: Store, one: Fragment, of: Outcome) -> Loaded:
    """One source applied, and counted as the graph now knows its things; a new edition is held against the old one."""
    one = placed_in(graph, one)
    before = graph.source(one.source.id)
    old = edition(graph, one.source) if before and before.sha256 != one.source.sha256 else None
    applied = graph.apply(one)
    for nameless in _of_one_content(graph, one.source) if AS in one.source.about else ():
        graph.remove(nameless.id)
    told = diff(old, edition(graph, one.source)).answer if old else None
    moved = one.source.kind == "text" and told is not None and (told["tasks"]["moved"] or told["tasks"]["dropped"])
    others = (each.id for each in graph.sources() if each.document == one.source.document and each.id != one.source.id)
    known = graph.canonical({node.id for node in one.nodes})
    things = Counter(type for _, type in {(known[node.id], node.type) for node in one.nodes})
    links = Counter(type for type, *_ in {(edge.type, known[edge.source], known[edge.target]) for edge in one.edges})
    numbered = [known[node.id] for node in one.nodes if "symbol" in node.properties and _is_stated(node)]
    files = {one.source.id: one.source.name} if one.source.kind == "table" else {}
    itself = {node.id: node for node in one.nodes if node.id == one.source.document and "symbol" in node.properties}
    return Loaded(
        one.source, applied, _in_order(things, ontology().nodes), _in_order(links, ontology().edges),
        (len(numbered), len(set(numbered))), one.warnings, one.unresolved, itself, files, of.seconds, told,
        tuple(others) if moved else (),
    )  # fmt: skip


def _is_stated(node: Node) -> bool:
    """Whether the text itself says it, and not what everybody knows of a nickname."""
    return all(one.method != "inferred" for one in node.evidence)


def _in_order(found: Mapping[str, int], types: Iterable[str]) -> dict[str, int]:
    return {type: found[type] for type in types if type in found}


def _plain(done: list[Loaded], failed: list[Failed], skipped: Iterable[Skipped]) -> dict[str, Any]:
    return {
        "loaded": [_plain_one(one) for one in done],
        "failed": [{"path": path, "error": what} for path, what in failed],
        "skipped": [{"path": one.where, "reason": one.reason} for one in skipped],
    }


def _plain_one(one: Loaded) -> dict[str, Any]:
    return {
        **asdict(one.applied),
        "about": dict(one.source.about),
        "things": one.things,
        "links": one.links,
        "citations": {"mentions": one.citations[0], "documents": one.citations[1]},
        "warnings": [warning_json(each) for each in one.warnings],
        "unresolved": [unresolved_json(each) for each in one.unresolved],
        **({"edition": one.edition} if one.edition else {}),
        **({"by_old_places": list(one.by_old_places)} if one.by_old_places else {}),
        "seconds": {stage: round(seconds, 4) for stage, seconds in one.seconds.items()},
    }


def _lines(done: list[Loaded], lang: Language, *, report: bool) -> Iterator[Line]:
    for one in done:
        key = "unchanged" if not one.applied.changed else "replaced" if one.applied.replaced else "loaded"
        yield line(word(key, lang, source=one.source.id, counts=_counts(one, lang)))
        if one.edition:
            yield from count_lines(one.edition, lang)
        if one.source.kind == "table" and one.edition and (lost := _lost(one.edition)):
            yield line((word("answers_lost", lang, n=lost), "warn"), first="! ")
        for source in one.by_old_places:
            yield line((word("old_places", lang, source=source), "warn"), first="! ")
        if report:
            yield line((f"{one.source.name}  {about(one.source.about, lang)}", "dim"), first="   ")
            yield line((", ".join(f"{type} {n}" for type, n in one.links.items()), "dim"), first="   ")
        if report or one.source.kind == "table":  # whoever filled in a table wants to know what came to nothing
            yield from _unresolved_lines(one, lang)
        if report and one.seconds:
            times = ", ".join(f"{stage} {seconds * 1000:.0f} ms" for stage, seconds in one.seconds.items())
            yield line((word("took", lang, times=times), "dim"), first="   ")
        yield from warning_lines(one.warnings, Places(one.document, one.files), lang)


def _lost(edition: Mapping[str, Any]) -> int:
    """How many answers the old table had that the new one has not: another office may have filled in a copy."""
    changed = edition["tasks"]["changed"]
    facts = sum(new is None for one in changed for _, new in one["facts"].values())
    return facts + sum(len(ends["dropped"]) for one in changed for ends in one["links"].values())


def _unresolved_lines(one: Loaded, lang: Language) -> Iterator[Line]:
    for each in one.unresolved:
        where = f"  [{place_of(each.evidence[0], Places(one.document, one.files), lang)}]" if each.evidence else ""
        said = word("unresolved_mention", lang, quote=shortened(str(each.mention.get("quote", ""))))
        fitting = f"  {word('may_be', lang, candidates=', '.join(each.candidates))}" if each.candidates else ""
        yield line(said, (where, "dim"), fitting, first="   ")


def _counts(one: Loaded, lang: Language) -> str:
    things = [counted(n, type, lang) for type, n in one.things.items()]
    cited = word("citations_count", lang, n=one.citations[0], documents=one.citations[1])
    texts = [cited] if one.source.kind == "text" else []
    return ", ".join([*things, *texts, word("links_count", lang, n=sum(one.links.values()))])
