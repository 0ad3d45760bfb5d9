"""policygraph read: what the loader sees in a document."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from api.terminal.console import say_json
from api.terminal.lines import Line, line, show
from api.terminal.options import Json, Lang, NamedColumns, NamedDocument, named_columns
from api.terminal.phrases import shortened, value
from api.terminal.progress import progress
from api.terminal.wording import fact, word
from graph.facts import FACTS, PLACES
from graph.ontology import Language, ontology
from loaders.pipeline import STAGES, Read, read

Stage = Literal["document", "structure", "mentions", "identities", "fragment"]


def command(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The document to look at.")],
    stage: Annotated[
        Stage,
        typer.Option(
            "--stage",
            help="document: its text as it was read; structure: headings, tasks and what stands round them; mentions: "
            "citations, and what the orders say of the work, as the text gives them; identities: which document each one means; fragment: all that would be "
            "stored.",
        ),
    ] = "mentions",
    column: NamedColumns = None,
    named: NamedDocument = None,
    lang: Lang = "vi",
    json: Json = False,
) -> None:
    """Show what the loader sees in a document, stage by stage; nothing is stored.

    This is how to find out why something was not recognised: look at the earliest stage that lacks it.
    """
    with progress() as display:
        display.doing(path.name)
        found = read(path, named_columns(column), named)
    if json:
        say_json(STAGES[stage](found))
    else:
        show(_LINES[stage](found, lang))


def _document_lines(found: Read, lang: Language) -> Iterator[Line]:
    del lang
    yield line((found.document.name, "bold"), (f"  {len(found.document.text)}", "dim"))
    for row in found.document.text.splitlines():
        yield line(row)


def _structure_lines(found: Read, lang: Language) -> Iterator[Line]:
    del lang
    for part in STAGES["structure"](found):
        yield from _part_lines(part, 0)


def _part_lines(part: Mapping[str, Any], depth: int) -> Iterator[Line]:
    inset = "   " * depth
    span = f"  {part['type']} [{part['start']}–{part['end']}]"
    yield line(
        (part["place"], "bold"), f"  {shortened(part['title'], 90)}", (span, "dim"), first=inset, rest=inset + "   "
    )
    for child in part["children"]:
        yield from _part_lines(child, depth + 1)


_NOT_FACTS = frozenset(
    ("type", "role", "form", "number", "start", "end", "quote", "place", "link", "scope", "inferred", "line", "page", "sheet", "row", "cell")
)  # fmt: skip


def _mention_lines(found: Read, lang: Language) -> Iterator[Line]:
    for one in STAGES["mentions"](found):
        type = "Document" if one["type"] == "citation" else one["type"].capitalize()
        inferred = [fact(name, lang) for name in one.get("inferred", ())]
        doubtful = f"  ({', '.join(inferred)}: {ontology().methods['inferred'][lang]})" if inferred else ""
        about = f"  {_about(one, type, lang)} [{one['start']}–{one['end']}]"
        yield line((one["place"], "bold"), f"  {'  '.join(_told(one, type, lang))}{doubtful}", (about, "dim"))
        yield line((f"“{shortened(one['quote'])}”", "quote"), first="   ")


def _told(one: Mapping[str, Any], type: str, lang: Language) -> Iterator[str]:
    """The facts of a mention as people write them; those that were not said beside it are only named."""
    known = type if type in ontology().nodes else "Task"
    for name, said in one.items():
        if name not in _NOT_FACTS and (type == "Document" or name not in one.get("inferred", ())):
            yield value(known, name, said, lang)


def _about(one: Mapping[str, Any], type: str, lang: Language) -> str:
    """What is mentioned: a document, itself or another; a thing with its part in the task; what is said of the task."""
    if type == "Document":
        return word(f"role_{one['role']}", lang)
    if type not in ontology().nodes:
        return ", ".join(fact(name, lang) for name in one if name in FACTS and name != "place")
    link = ontology().edge(one["link"]).reads["forward"][lang] if "link" in one else ""
    return ", ".join(filter(None, [ontology().node(type).label[lang].lower(), link]))


def _identity_lines(found: Read, lang: Language) -> Iterator[Line]:
    known = STAGES["identities"](found)
    yield line((known["document"], "bold"))
    for one in known["facts"]:
        told = f"{fact(one['name'], lang)}: {value('Document', one['name'], one['value'], lang)}"
        where = PLACES[one["place"]][lang] if one["place"] in PLACES else one["place"]
        yield line(told, (f"  {where}, {ontology().methods[one['method']][lang]}", "dim"), first="   ")
    for one in known["mentions"]:
        yield line((one["place"], "bold"), f"  {one['document']}", (f"  [{one['start']}–{one['end']}]", "dim"))


def _fragment_lines(found: Read, lang: Language) -> Iterator[Line]:
    del lang
    fragment = found.fragment
    for what, ids in (
        ("nodes", {(node.type, node.id) for node in fragment.nodes}),
        ("edges", {(edge.type, edge.id) for edge in fragment.edges}),
        ("warnings", {(one.rule, one.id) for one in fragment.warnings}),
    ):
        counts = Counter(type for type, _ in ids)
        told = ", ".join(f"{type} {n}" for type, n in sorted(counts.items()))
        yield line((f"{what}  ", "bold"), told)
        for type, id in sorted(ids):
            yield line((f"{type}  ", "dim"), id, first="   ")


_LINES = {
    "document": _document_lines,
    "structure": _structure_lines,
    "mentions": _mention_lines,
    "identities": _identity_lines,
    "fragment": _fragment_lines,
}
