"""Parts -> roles: which are sections of the graph, which are tasks, and which are only text.

A task is the smallest item that orders someone to do something. Whether the items beneath a heading do, the heading says
(aims, tasks, implementation: data/lexicon/headings.yaml). Where it does not, the kind of document decides:

    a programme, a plan, a directive     orders, outside its aims
    a resolution, a decision             orders where an item names the body that is to act
    a law, a decree, a circular          orders only in its articles on responsibilities, and only bodies that it names;
                                         so does every text with a year in its number: it makes rules
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from loaders.chrome import patterns
from loaders.document import Document
from loaders.lexicon import alternatives, entries
from loaders.structure import Part

Role = Literal["Section", "Task"]
Style = Literal["orders", "mixed", "rules"]
_ORDERS = ("tasks", "implementation")
_STYLE_OF: Mapping[Style, tuple[str, ...]] = {
    "orders": ("programme", "plan", "directive", "telegram", "scheme", "strategy"),
    "rules": (
        "constitution", "code", "law", "ordinance", "order", "decree", "circular", "joint_circular",
        "regulation", "rules", "charter", "consolidated",
    ),
}  # fmt: skip
_STYLES = {kind: style for style, kinds in _STYLE_OF.items() for kind in kinds}
_HEADED = ("part", "chapter", "section", "article")
_CHARGES = re.compile(r"Trách\s+nhiệm\s+(?:của\s+)?")
_MAKES_RULES = re.compile(r"[Ss]ố *:? *[\d.…_]*[a-z]? */ *(?:19|20)\d\d */")


class _Openings:
    """How headings or items of some roles begin, found by their first word."""

    def __init__(self, *named: str) -> None:
        self.by_first: dict[str, list[tuple[str, str | None]]] = {}
        for entry in entries("headings"):
            if entry["role"] in named:
                self._add(entry["words"], entry["role"])
                self._add(entry.get("but", ()), None)
        for listed in self.by_first.values():
            listed.sort(key=lambda one: (-len(one[0]), one[1] is not None))

    def _add(self, phrases: Iterable[str], role: str | None) -> None:
        for phrase in phrases:
            self.by_first.setdefault(phrase.split()[0].rstrip(","), []).append((phrase, role))

    def role(self, words: str) -> str | None:
        """The role of the longest phrase that the words begin with."""
        text = " ".join(words[:80].split())
        for phrase, role in self.by_first.get(text.split(" ", 1)[0].rstrip(",.;:"), ()):
            if text.startswith(phrase) and not text[len(phrase) : len(phrase) + 1].isalnum():
                return role
        return None


@cache
def _headings() -> _Openings:
    return _Openings("aims", *_ORDERS, "enforcement")


@cache
def _bodies() -> _Openings:
    return _Openings("body", "order")


@cache
def _attributes() -> _Openings:
    return _Openings("attribute")


@cache
def _formula() -> tuple[str, ...]:
    return tuple(phrase for entry in entries("headings") if entry["role"] == "formula" for phrase in entry["words"])


def heading_role(words: str) -> str | None:
    """What a heading says of the parts beneath it.

    >>> heading_role("MỤC ĐÍCH, YÊU CẦU"), heading_role("Nhiệm vụ chủ yếu"), heading_role("Kết nối vùng")
    ('aims', 'tasks', None)
    """
    return _headings().role(words[:80].lower())


def names_a_body(words: str) -> bool:
    """Whether an item begins with the body that is to act, or with the order to act.

    >>> names_a_body("Bộ Tài chính chủ trì"), names_a_body("Giao Sở Y tế"), names_a_body("Hội nhập quốc tế")
    (True, True, False)
    >>> names_a_body("Trách nhiệm của các bộ"), names_a_body("Trách nhiệm giải trình")
    (True, False)
    """
    charged = _CHARGES.match(words)
    if charged is not None:
        words = words[charged.end() : charged.end() + 80]
        words = words[:1].upper() + words[1:]
    return _bodies().role(words) is not None


def is_formula(words: str) -> bool:
    """Whether an item only says who is to carry out the text itself, as the last article of every decree does."""
    plain = " ".join(words.split())
    return any(phrase in plain for phrase in _formula())


def is_attribute(words: str) -> bool:
    """Whether an item says something of the one above it: who does it, when, at what cost.

    >>> is_attribute("Thời hạn: Quý I"), is_attribute("Rà soát: quy hoạch")
    (True, False)
    """
    return ":" in words and _attributes().role(words.lower()) is not None


@cache
def _kinds() -> tuple[re.Pattern[str], Mapping[str, str]]:
    kinds = {str(noun).upper(): str(entry["kind"]) for entry in entries("kinds") for noun in entry["nouns"]}
    return re.compile(rf"^[ ]*({alternatives(kinds)})(?![^\W\d])", re.MULTILINE), kinds


def style(title: str) -> Style:
    r"""How a document or an attachment of this title is to be read.

    >>> style("NGHỊ QUYẾT\nVề đường"), style("THÔNG TƯ"), style("KẾ HOẠCH"), style("Rà soát")
    ('mixed', 'rules', 'orders', 'mixed')
    """
    pattern, kinds = _kinds()
    found = pattern.search(title)
    return _STYLES.get(kinds[" ".join(found[1].split())], "mixed") if found else "mixed"


@dataclass(frozen=True)
class _Above:
    """What the parts above a part say of it."""

    style: Style
    role: str | None = None
    named: bool = False
    legal: bool = False
    binds: bool = False
    """Whether it makes rules; an appendix without tasks is read like one that does, and may state aims."""


def roles(document: Document, parts: Sequence[Part]) -> Mapping[str, Role]:
    """The role of every part that has one, by its place."""
    found: dict[str, Role] = {}
    for part, above in _outermost(document, parts):
        _collect(document, part, above, found)
    return found


def rule_making(document: Document, parts: Sequence[Part]) -> frozenset[str]:
    """The places of the outermost parts that make rules: a law, and a regulation that a decision issues."""
    return frozenset(part.place for part, above in _outermost(document, parts) if above.binds)


def _outermost(document: Document, parts: Sequence[Part]) -> Iterator[tuple[Part, _Above]]:
    """The outermost parts outside the header, each with what is to be known of it."""
    header = {part.place: document.quote(*part.own) for part in parts if part.type in ("chrome", "paragraph")}
    told = [header.get("letterhead", ""), header.get("title", "")]
    if re.match(patterns("history"), header.get("preamble", "")):
        told.append(header["preamble"][:200])  # a consolidated text: the number of what it consolidates
    rules = any(map(_MAKES_RULES.search, told))
    kind: Style = "rules" if rules else style(header.get("title", ""))
    main = _Above(kind, binds=kind == "rules")
    for part in parts:
        if part.place not in header:
            yield part, _issued(document, part, main)


def title_role(title: str) -> str | None:
    r"""What the title of an attachment says of the parts beneath it, on any of its lines.

    >>> title_role("Phụ lục II\nĐỊNH HƯỚNG SẮP XẾP BẾN ĐÒ"), title_role("Phụ lục II\nMẪU ĐƠN")
    ('aims', None)
    """
    return next(filter(None, (heading_role(line.strip()) for line in title.split("\n"))), None)


def is_attachment(part: Part) -> bool:
    """Whether a part is an appendix, or a text that was issued with the document."""
    return part.place.startswith(("PL", "KT-")) and "." not in part.place and "/" not in part.place


def _issued(document: Document, part: Part, main: _Above) -> _Above:
    """What an attachment is: its title says so; the appendix of a text that makes rules has no tasks of its own."""
    if not part.place.startswith(("PL", "KT-")):
        return main
    title = document.quote(*part.own)
    says, own = title_role(title), style(title)
    binds = own == "rules" or (own == "mixed" and main.binds)
    return _Above("rules" if own == "mixed" and says not in _ORDERS else own, says, binds=binds)


def _collect(document: Document, part: Part, above: _Above, found: dict[str, Role]) -> None:
    """The roles of a part and of all beneath it."""
    if part.type == "table":
        found.update(_of_a_table(part))
        return
    if above.style == "rules" and not above.legal and part.type not in _HEADED:
        return
    words = document.quote(*part.own)
    here = _here(part, words, above)
    if here.style == "rules" and part.type == "article" and here.role != "implementation":
        found[part.place] = "Section"
    elif part.children and not _is_list(document, part):
        if _is_section(part, here):
            found[part.place] = "Section"
        for child in part.children:
            _collect(document, child, here, found)
    elif _is_task(part, words, here):
        found[part.place] = "Task"
    elif part.type in ("part", "chapter", "article"):
        found[part.place] = "Section"


def _of_a_table(table: Part) -> Iterator[tuple[str, Role]]:
    """The rows of a task table are tasks, the headings between them sections, whatever the document is."""
    for part in table.children:
        yield part.place, "Task" if part.type == "row" else "Section"
        yield from _of_a_table(part)


def _here(part: Part, words: str, above: _Above) -> _Above:
    """What is true of a part and of those beneath it; prose may stand in an article ("Điều 1. Phê duyệt Đề án: I. ...")."""
    headed = bool(part.children) or part.type in _HEADED
    role = (heading_role(words) if headed else None) or above.role
    named = above.named
    if not named and headed and (above.style != "rules" or role == "implementation"):
        named = names_a_body(words) or _heads_a_body(part, words)
    return _Above(above.style, role, named, (above.legal or part.type == "article") and part.type != "part")


def _heads_a_body(part: Part, words: str) -> bool:
    """Whether the heading of an article names a body: "Trách nhiệm của Bộ Tài chính"."""
    of = words.find(" của ", 0, 40) if part.type == "article" else -1
    return of >= 0 and names_a_body(words[of + 5 : of + 90])


def _is_list(document: Document, part: Part) -> bool:
    """Whether what stands beneath an item orders nothing by itself: it lists things, or says who does the item and when."""
    if part.type not in ("item", "point", "clause", "group", "section"):
        return False
    if all(document.text[one.start : one.start + 1].islower() for one in part.children):
        return not names_a_body(document.quote(*part.own))
    words = (document.quote(one.start, min(one.end, one.start + 60)) for one in part.children)
    return all(is_attribute(one) for one in words)


def _is_section(part: Part, here: _Above) -> bool:
    """Whether a part that has others beneath it is a heading of the graph."""
    if (
        part.type in ("chapter", "article")
        or "M." in part.place[-5:]
        or ("/" not in part.place and part.type == "part")
    ):
        return here.style != "rules" or part.type != "part" or "." not in part.place
    return (
        here.role not in ("aims", "enforcement")
        and here.style != "rules"
        and (here.role in _ORDERS or here.style == "orders" or here.named)
    )


def _is_task(part: Part, words: str, here: _Above) -> bool:
    """Whether a part with none beneath it orders something."""
    if part.type in ("table", "row", "chapter", "part") or here.role in ("aims", "enforcement"):
        return False
    body = here.named or names_a_body(words)
    if here.style == "rules":
        return here.role == "implementation" and here.legal and body and not is_formula(words)
    return body or here.style == "orders" or (here.role in _ORDERS and not here.legal)
