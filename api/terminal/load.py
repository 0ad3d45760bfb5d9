"""policygraph load: documents into the graph."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import typer

from api.landing import Kept, Landed, land, take_away
from api.loading import Outcome, Told, files, outcome, outcomes, tables_last
from api.rows import whose_rows
from api.stores import default_store, for_loading
from api.terminal.console import say_json, tell
from api.terminal.diff_lines import count_lines
from api.terminal.lines import Line, line, show
from api.terminal.options import Json, Lang, NamedColumns, NamedDocument, NamedOffice, StorePath, named_columns
from api.terminal.phrases import about, place_of, shortened
from api.terminal.progress import Progress, progress
from api.terminal.refusals import REFUSED, explained
from api.terminal.table_lines import table_lines
from api.terminal.warning_lines import warning_lines
from api.terminal.wording import counted, word
from graph.errors import BadInput, InvalidFragment
from graph.ids import office_of_source
from graph.interchange import unresolved_json, warning_json
from graph.model import Fragment, Node, Source
from graph.ontology import Language, ontology
from graph.stores.base import Store
from loaders.offices import FROM
from loaders.readers.files import Skipped
from loaders.returned import is_returned, is_row
from loaders.told import AS

Failed = tuple[str, str]


@dataclass(frozen=True)
class Loaded:
    """What a load of one source did, and what the source holds once ids that mean one document are one."""

    landed: Landed
    things: Mapping[str, int]
    links: Mapping[str, int]
    citations: tuple[int, int]
    """How many citations with a number, and of how many documents; the document's own number is one of them."""
    document: Mapping[str, Node]
    """The document itself, by its id, as far as it has a name."""
    seconds: Mapping[str, float]

    @property
    def source(self) -> Source:
        """The source that was loaded."""
        return self.landed.fragment.source


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
    office: NamedOffice = None,
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
    for said, option, what in ((named, "--as", "document"), (office, "--from", "office")):
        if said and len(meant.files) > 1:
            raise typer.BadParameter(f"it names one {what}, and these are {len(meant.files)} files", param_hint=option)
    told = Told(columns, named, office)
    read = outcomes(meant.files, workers or os.cpu_count() or 1, told)
    with progress() as display:
        done, failed = _load(read, len(meant.files), store or default_store(), told, lang, display)
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
    read: Iterator[Outcome], total: int, where: str, told: Told, lang: Language, display: Progress
) -> tuple[list[Loaded], list[Failed]]:
    """Each file applied as it comes; the store is opened only when there is something to write."""
    done: list[Loaded] = []
    failed: list[Failed] = []
    with ExitStack() as opened:
        graph = None
        for number, one in enumerate(tables_last(read), 1):
            display.doing(one.file.name, number, total)
            try:
                if one.refused:
                    raise BadInput(*one.refused)
                graph = graph or opened.enter_context(for_loading(where))
                known = _as_known(graph, one, told)
                for fragment in known.fragments:
                    _require_one_copy(fragment, done)
                    done.append(_loaded(graph, fragment, known))
            except (BadInput, InvalidFragment) as error:
                failed.append((one.file.where, explained(error, lang)))
    return sorted(done, key=lambda one: one.source.id), sorted(failed)


def _as_known(graph: Store, one: Outcome, told: Told) -> Outcome:
    """The same file as the graph knows it: under the name that its user gave it before, or as a table that came back."""
    for fragment in one.fragments:
        if AS not in fragment.source.about:
            for name in (each.about[AS] for each in _of_one_content(graph, fragment.source) if AS in each.about):
                return outcome(one.file, replace(told, document=str(name)))
        if (of := whose_rows(graph, fragment)) is not None:
            return outcome(one.file, told, of)
    return one


def _require_one_copy(fragment: Fragment, done: Iterable[Loaded]) -> None:
    """Refuse a second table of one office in one load: which of the two is the newer nobody has said."""
    source = fragment.source
    for one in (one.source for one in done if is_returned(fragment) and one.source.id == source.id):
        if one.sha256 != source.sha256:
            problem = f"{one.name} is loaded as the table of the same office ({office_of_source(source.id)})"
            raise BadInput(source.name, problem, "Load the newer one alone, or say who filled each in: --from")


def _of_one_content(graph: Store, source: Source) -> list[Source]:
    """Other sources with the content of this one, under another document's name or without an office's."""
    same = source.kind, source.sha256
    listed = [one for one in graph.sources() if (one.kind, one.sha256) == same and one.id != source.id]
    return [one for one in listed if FROM not in one.about]


def _loaded(graph: Store, fragment: Fragment, of: Outcome) -> Loaded:
    """One source landed, and counted as the graph now knows its things."""
    landed = land(graph, fragment)
    one = landed.fragment
    for nameless in _of_one_content(graph, one.source) if {AS, FROM} & one.source.about.keys() else ():
        take_away(graph, nameless.id)
    known = graph.canonical({node.id for node in one.nodes})
    things = Counter(type for _, type in {(known[node.id], node.type) for node in one.nodes})
    links = Counter(type for type, *_ in {(edge.type, known[edge.source], known[edge.target]) for edge in one.edges})
    numbered = [known[node.id] for node in one.nodes if "symbol" in node.properties and _is_stated(node)]
    itself = {node.id: node for node in one.nodes if node.id == one.source.document and "symbol" in node.properties}
    if is_returned(one):
        itself = graph.get([one.source.document])
    return Loaded(
        landed, _in_order(things, ontology().nodes), _in_order(links, ontology().edges),
        (len(numbered), len(set(numbered))), itself, of.seconds,
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
        **asdict(one.landed.applied),
        "about": dict(one.source.about),
        "things": one.things,
        "links": one.links,
        "citations": {"mentions": one.citations[0], "documents": one.citations[1]},
        "warnings": [warning_json(each) for each in one.landed.fragment.warnings],
        "unresolved": [unresolved_json(each) for each in one.landed.fragment.unresolved],
        **({"edition": one.landed.edition} if one.landed.edition else {}),
        **({"kept": [_plain_kept(each) for each in one.landed.kept]} if one.landed.kept else {}),
        **({"withdrawn": list(one.landed.withdrawn)} if one.landed.withdrawn else {}),
        "seconds": {stage: round(seconds, 4) for stage, seconds in one.seconds.items()},
    }


def _plain_kept(one: Kept) -> dict[str, Any]:
    alone = [{"id": id, "place": place} for id, place in one.alone]
    return {"source": one.source.id, "same": one.same, "moved": [list(pair) for pair in one.moved], "alone": alone}


def _lines(done: list[Loaded], lang: Language, *, report: bool) -> Iterator[Line]:
    for one in done:
        applied, edition = one.landed.applied, one.landed.edition
        key = "unchanged" if not applied.changed else "replaced" if applied.replaced else "loaded"
        yield line(word(key, lang, source=one.source.id, counts=_counts(one, lang)))
        if edition:
            yield from count_lines(edition, lang)
        yield from table_lines(one.landed, lang)
        if report:
            yield line((f"{one.source.name}  {about(one.source.about, lang)}", "dim"), first="   ")
            yield line((", ".join(f"{type} {n}" for type, n in one.links.items()), "dim"), first="   ")
        if report or one.source.kind == "table":  # whoever filled in a table wants to know what came to nothing
            yield from _unresolved_lines(one, lang)
        if report and one.seconds:
            times = ", ".join(f"{stage} {seconds * 1000:.0f} ms" for stage, seconds in one.seconds.items())
            yield line((word("took", lang, times=times), "dim"), first="   ")
        yield from warning_lines(one.landed.fragment.warnings, one.document, lang)


def _unresolved_lines(one: Loaded, lang: Language) -> Iterator[Line]:
    for each in (each for each in one.landed.fragment.unresolved if not is_row(each)):
        where = f"  [{place_of(each.evidence[0], one.document, lang)}]" if each.evidence else ""
        said = word("unresolved_mention", lang, quote=shortened(str(each.mention.get("quote", ""))))
        fitting = f"  {word('may_be', lang, candidates=', '.join(each.candidates))}" if each.candidates else ""
        yield line(said, (where, "dim"), fitting, first="   ")


def _counts(one: Loaded, lang: Language) -> str:
    things = [counted(n, type, lang) for type, n in one.things.items()]
    cited = word("citations_count", lang, n=one.citations[0], documents=one.citations[1])
    texts = [cited] if one.source.kind == "text" else []
    return ", ".join([*things, *texts, word("links_count", lang, n=sum(one.links.values()))])
