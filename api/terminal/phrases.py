"""How a thing, a link and its evidence are put into words, in either language."""

import re
from collections.abc import Mapping, Sequence

from api.terminal.lines import Style
from api.terminal.wording import fact, word
from graph.answer import caption
from graph.facts import PLACES
from graph.ids import document_of_source
from graph.model import Edge, Evidence, Node
from graph.ontology import Language, ontology
from graph.text import fold
from graph.written import CELL, day, figure

_LONG = 160  # characters of a text shown in a list
Words = tuple[str, Style]


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
    return titled or caption(node, lang)


def _document(node: Node, lang: Language) -> str:
    kind = ontology().kinds.get(str(node.properties.get("kind")))
    named = caption(node)
    says_it_itself = kind and fold(named).startswith(fold(kind["vi"]))  # a name is Vietnamese in both languages
    return named if not kind or says_it_itself else f"{kind[lang]} {named}"


def particulars(node: Node, lang: Language) -> str:
    """Date and issuer of a document in brackets, as far as they are known; of a body its province.

    >>> particulars(Node("x", "Document", {"date": "2024-12-22", "issuer": "Bộ Chính trị"}, ()), "vi")
    ' (22/12/2024, Bộ Chính trị)'
    >>> particulars(Node("x", "Agency", {"name": "Tỉnh ủy", "province": "Hà Tĩnh"}, ()), "vi")
    ' (Hà Tĩnh)'
    """
    if node.type == "Agency":
        province = str(node.properties.get("province", ""))
        return f" ({province})" if province and province not in name(node, lang) else ""
    date, issuer = node.properties.get("date"), node.properties.get("issuer")
    known = [*([day(str(date), lang)] if date else []), *([str(issuer)] if issuer else [])]
    return f" ({', '.join(known)})" if known and node.type == "Document" else ""


def thing(node: Node, lang: Language) -> list[Words]:
    """A thing on one line: its place before it, or its particulars behind."""
    place = str(node.properties.get("place", ""))
    if place:
        return [(f"{place}  ", "bold"), (shortened(name(node, lang)), "")]
    return [(shortened(name(node, lang)), "bold"), (particulars(node, lang), "dim")]


def value(type: str, fact: str, said: object, lang: Language) -> str:
    """The value of a fact of a type, as people write it.

    >>> value("Task", "due", "2028-06-30", "vi"), value("Target", "value", "3700", "vi"), value("Project", "kind", "port", "vi")
    ('30/6/2028', '3.700', 'cảng')
    """
    if label := ontology().label(type, fact, said):
        return label[lang]
    if fact == "value":
        return figure(str(said), lang)
    if ontology().node(type).facts.get(fact) == "date":
        return day(str(said), lang)
    return ", ".join(str(one) for one in (said if isinstance(said, tuple | list) else [said]))


def reads(edge: Edge, *, forward: bool, lang: Language) -> tuple[str, str]:
    """What stands before and behind the other end, read along the arrow or against it.

    >>> reads(Edge("ISSUED", "a", "d", {}, ()), forward=False, lang="vi")
    ('do', 'ban hành')
    """
    sentence = ontology().edge(edge.type).reads["forward" if forward else "backward"][lang]
    before, _, behind = sentence.partition("…")
    return before.strip(), behind.strip()


def place_of(evidence: Evidence, documents: Mapping[str, Node], lang: Language) -> str:
    """Where words stand and how they were found: document, place, characters, method; of a table file, sheet, cell."""
    if stands := cell(evidence.place, lang):
        how = "" if evidence.method == "table" else method(evidence, lang)
        return ", ".join(filter(None, [stands, how]))
    document = documents.get(document_of_source(evidence.source))
    span = word("characters", lang, start=evidence.start, end=evidence.end) if evidence.start is not None else ""
    place = PLACES[evidence.place][lang] if evidence.place in PLACES else evidence.place
    parts = [caption(document) if document else evidence.source, place, span, method(evidence, lang)]
    return ", ".join(part for part in parts if part)


def cell(place: str, lang: Language) -> str:
    """A cell of a table in words; nothing of another place.

    >>> cell("[plan.xlsx]II NHIỆM VỤ!D163", "vi"), cell("[plan.csv]D163", "en"), cell("II.1/2", "vi")
    ('plan.xlsx, trang tính “II NHIỆM VỤ”, ô D163', 'plan.csv, cell D163', '')
    """
    found = CELL.fullmatch(place)
    if found is None:
        return ""
    kind = "cell_of_sheet" if found["sheet"] else "cell"
    return f"{found['file']}, {word(kind, lang, sheet=found['sheet'], cell=found['cell'])}"


def about(facts: Mapping[str, object], lang: Language) -> str:
    """How a source was read, or where it is published.

    >>> about({"format": "xlsx", "sheets": ["I", "II"], "published_on": "2025-11-20"}, "vi")
    'định dạng: xlsx; trang tính: I, II; công bố ngày: 20/11/2025'
    """
    said = (
        (name, ", ".join(map(str, one)) if isinstance(one, list | tuple) else str(one)) for name, one in facts.items()
    )
    return "; ".join(f"{fact(name, lang)}: {day(one, lang)}" for name, one in said)


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
