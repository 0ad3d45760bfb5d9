"""How a thing, a link and its evidence are put into words, in either language."""

import re
from collections.abc import Mapping, Sequence

from api.terminal.lines import Style
from api.terminal.wording import word
from graph.answer import caption
from graph.ids import document_of_source
from graph.model import Edge, Evidence, Node
from graph.ontology import Language, ontology
from graph.text import fold

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG = 160  # characters of a text shown in a list
Words = tuple[str, Style]


def day(date: str, lang: Language) -> str:
    """A date as people write it; a year alone stays a year.

    >>> day("2024-12-22", "vi"), day("2024-12-22", "en"), day("2014", "vi")
    ('22/12/2024', '22 Dec 2024', '2014')
    """
    if len(date) == len("2014"):
        return date
    year, month, number = date.split("-")
    return f"{int(number)}/{int(month)}/{year}" if lang == "vi" else f"{int(number)} {_MONTHS[int(month) - 1]} {year}"


def shortened(text: str, length: int = _LONG) -> str:
    """A text on one line, cut at a word.

    >>> shortened("một hai ba bốn", 10)
    'một hai …'
    """
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    return re.sub(r"\s+\S*$", "", flat[: length - 1]) + " …"


def name(node: Node, lang: Language) -> str:
    """What a thing is called: a document with its kind, a task or section by its short title.

    >>> name(Node("x", "Document", {"kind": "resolution", "symbol": "57-NQ/TW"}, ()), "en")
    'Resolution 57-NQ/TW'
    """
    if node.type == "Document":
        return _document(node, lang)
    titled = str(node.properties.get("title_en", "")) if lang == "en" else ""
    return titled or caption(node)


def _document(node: Node, lang: Language) -> str:
    kind = ontology().kinds.get(str(node.properties.get("kind")))
    named = caption(node)
    says_it_itself = kind and fold(named).startswith(fold(kind["vi"]))  # a name is Vietnamese in both languages
    return named if not kind or says_it_itself else f"{kind[lang]} {named}"


def particulars(node: Node, lang: Language) -> str:
    """Date and issuer of a document in brackets, as far as they are known.

    >>> particulars(Node("x", "Document", {"date": "2024-12-22", "issuer": "Bộ Chính trị"}, ()), "vi")
    ' (22/12/2024, Bộ Chính trị)'
    """
    date, issuer = node.properties.get("date"), node.properties.get("issuer")
    known = [*([day(str(date), lang)] if date else []), *([str(issuer)] if issuer else [])]
    return f" ({', '.join(known)})" if known and node.type == "Document" else ""


def thing(node: Node, lang: Language) -> list[Words]:
    """A thing on one line: its place before it, or its particulars behind."""
    place = str(node.properties.get("place", ""))
    if place:
        return [(f"{place}  ", "bold"), (shortened(name(node, lang)), "")]
    return [(shortened(name(node, lang)), "bold"), (particulars(node, lang), "dim")]


def reads(edge: Edge, *, forward: bool, lang: Language) -> tuple[str, str]:
    """What stands before and behind the other end, read along the arrow or against it.

    >>> reads(Edge("ISSUED", "a", "d", {}, ()), forward=False, lang="vi")
    ('do', 'ban hành')
    """
    sentence = ontology().edge(edge.type).reads["forward" if forward else "backward"][lang]
    before, _, behind = sentence.partition("…")
    return before.strip(), behind.strip()


def place_of(evidence: Evidence, documents: Mapping[str, Node], lang: Language) -> str:
    """Where words stand and how they were found: document, place, characters, method."""
    document = documents.get(document_of_source(evidence.source))
    span = word("characters", lang, start=evidence.start, end=evidence.end) if evidence.start is not None else ""
    parts = [caption(document) if document else evidence.source, evidence.place, span, method(evidence, lang)]
    return ", ".join(part for part in parts if part)


def method(evidence: Evidence, lang: Language) -> str:
    """How a fact was found."""
    return ontology().methods[evidence.method][lang]


def quoted(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence with words; a record's bare word for the same adds nothing to it, nor does a bare number of a row.

    What is said in a table comes behind the text that the table speaks of.
    """
    with_words = [one for one in evidence if one.quote]
    telling = [one for one in with_words if one.fields != ()] or with_words
    return sorted(telling, key=lambda one: one.source.startswith("table."))
