"""Parts -> roles: which are sections of the graph, which are tasks, and which are only text.

A task is the smallest item that orders someone to do something. Whether the items beneath a heading do, the heading says
(aims, tasks, implementation: data/lexicon/headings.yaml). Where it does not, the kind of document decides:

    a programme, a plan, a directive     orders, outside its aims
    a resolution, a decision             orders where an item names the body that is to act, and in an article headed
                                         "Nhiệm vụ và giải pháp"
    a law, a decree, a circular          orders only in its articles on responsibilities, and only bodies that it names;
                                         so does every text with a year in its number: it makes rules
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from loaders.chrome import patterns
from loaders.document import Document
from loaders.headings import (
    BELIEFS,
    ORDERS,
    heading_role,
    is_a_course,
    is_a_plan,
    is_about_a_body,
    is_attribute,
    is_formula,
    leads_an_order,
    names_a_body,
    names_anybody,
    orders_a_body,
)
from loaders.lexicon import alternatives, entries
from loaders.structure import Part

Role = Literal["Section", "Task"]
Style = Literal["orders", "mixed", "rules"]
_STYLE_OF: Mapping[Style, tuple[str, ...]] = {
    "orders": ("programme", "plan", "directive", "telegram", "scheme", "strategy"),
    "rules": (
        "constitution", "code", "law", "ordinance", "order", "decree", "circular", "joint_circular",
        "regulation", "rules", "charter", "consolidated",
    ),
}  # fmt: skip
_STYLES = {kind: style for style, kinds in _STYLE_OF.items() for kind in kinds}
_HEADED = ("part", "chapter", "section", "article")
_MAKES_RULES = re.compile(r"[Ss]ố *:? *[\d.…_]*[a-z]? */ *(?:19|20)\d\d */")


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
    plans: bool = False
    """Whether a heading opens a list of work, which may be an article."""
    binds: bool = False
    """Whether it makes rules: a law, and a regulation that a decision issues."""
    idle: bool = False
    """Whether nobody is ordered anything in it, whatever its headings say: a form, or what is to be taught."""


def roles(document: Document, parts: Sequence[Part]) -> Mapping[str, Role]:
    """The role of every part that has one, by its place."""
    found: dict[str, Role] = {}
    for part, above in _outermost(document, parts):
        if not above.idle:
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
    """What an attachment is: its title says so; the appendix of a text that makes rules has no tasks of its own.

    A programme that such a text issues in articles makes rules too, whatever it is called.
    """
    if not part.place.startswith(("PL", "KT-")):
        return main
    title = document.quote(*part.own)
    says, own = title_role(title), style(title)
    lines = [line.strip() for line in title.split("\n")]
    if main.binds and (_is_a_form(part, own, lines) or any(map(is_a_course, lines))):
        return _Above("rules", binds=True, idle=True)
    if main.binds and (own == "mixed" or any(one.type in ("article", "chapter") for one in part.children)):
        return _Above("rules", says, binds=True)
    orders = own != "mixed" or says in ORDERS
    binds = own == "rules" or (main.binds and part.place.startswith("PL"))
    return _Above(own if orders else "rules", says, binds=binds)


def _is_a_form(part: Part, own: Style, lines: Sequence[str]) -> bool:
    """Whether what a text that makes rules brings along is a form, or in an appendix a plan: others are to write such, this is how."""
    return (part.place.startswith("PL") and own == "orders") or any(map(_FORM.match, lines))


_FORM = re.compile(r"(?:CÁC +)?(?:BIỂU +)?MẪU(?!\w)|(?:Các +)?(?:Biểu +)?[Mm]ẫu +(?:số|hồ +sơ)(?!\w)")


def _collect(document: Document, part: Part, above: _Above, found: dict[str, Role]) -> None:
    """The roles of a part and of all beneath it."""
    if part.type == "table":
        found.update(_of_a_table(part))
        return
    if above.style == "rules" and not above.legal and part.type not in _HEADED:
        return
    words = document.quote(*part.own)
    here = _here(document, part, words, above)
    if here.style == "rules" and part.type == "article" and here.role != "implementation":
        found[part.place] = "Section"
        for child in _charging(document, part):
            _collect(document, child, here, found)
    elif part.children and not _is_list(document, part):
        beneath: dict[str, Role] = {}
        for child in part.children:
            _collect(document, child, here, beneath)
        if _is_section(part, here) or ("Task" in beneath.values() and _charges(document, part, words, here)):
            found[part.place] = "Section"
        found.update(beneath)
    elif _is_task(part, words, here):
        found[part.place] = "Task"
    elif part.type in ("part", "chapter", "article"):
        found[part.place] = "Section"


def _of_a_table(table: Part) -> Iterator[tuple[str, Role]]:
    """The rows of a task table are tasks, the headings between them sections, whatever the document is."""
    for part in table.children:
        yield part.place, "Task" if part.type == "row" else "Section"
        yield from _of_a_table(part)


def _here(document: Document, part: Part, words: str, above: _Above) -> _Above:
    """What is true of a part and of those beneath it; prose may stand in an article ("Điều 1. Phê duyệt Đề án: I. ...")."""
    headed = bool(part.children) or part.type in _HEADED
    role = (heading_role(words) if headed else None) or above.role
    named = above.named
    if not named and headed and (above.style != "rules" or role == "implementation"):
        named = names_a_body(words) or is_about_a_body(words) or _heads_a_body(part, words) or _orders(document, part)
    legal = (above.legal or part.type == "article") and part.type != "part"
    return _Above(above.style, role, named, legal, above.plans or (headed and is_a_plan(words)))


def _charging(document: Document, article: Part) -> Iterator[Part]:
    """The clauses of an article on anything else that are about what a body has to do."""
    for one in article.children:
        if one.children and _charges_a_body(document.quote(*one.own)):
            yield one


def _charges_a_body(words: str) -> bool:
    """Whether a clause of any article is about what a body has to do: "3. Trách nhiệm của Bộ Y tế:".

    >>> _charges_a_body("Trách nhiệm của Sở Y tế:"), _charges_a_body("Cơ quan chịu trách nhiệm tổng hợp")
    (True, True)
    >>> _charges_a_body("Trách nhiệm của cơ quan, tổ chức:"), _charges_a_body("Tổ chức thực hiện dự án")
    (False, False)
    """
    if heading_role(words) != "implementation":
        return False
    of = words.lower().find(" của ", 0, 40)
    anybody = of >= 0 and names_anybody(words[of + 5 : of + 6].upper() + words[of + 6 : of + 90])
    return not anybody and (is_about_a_body(words) or names_a_body(words))


def _heads_a_body(part: Part, words: str) -> bool:
    """Whether the heading of an article names a body: "Trách nhiệm của Bộ Tài chính"."""
    of = words.find(" của ", 0, 40) if part.type == "article" else -1
    return of >= 0 and names_a_body(words[of + 5 : of + 90])


_LEAD = 600
"""Characters before a list in which a body may be ordered to do what follows."""


def _orders(document: Document, part: Part) -> bool:
    """Whether the words that lead to what stands beneath a part order a body to do it."""
    if not part.children:
        return False
    first = part.children[0].start
    lead = document.quote(max(part.start, first - _LEAD), first)
    return leads_an_order(_MARK.sub("", lead))


_MARK = re.compile(r"(?<=:)[ \n]*(?:[a-zđ0-9.]{1,6}[.)]?|[-+•*]|[(][ivx0-9]+[)])?[ \n]*\Z")


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
        here.role not in (*BELIEFS, "means", "enforcement")
        and here.style != "rules"
        and (here.role in ORDERS or here.style == "orders" or here.named)
    )


def _charges(document: Document, part: Part, words: str, here: _Above) -> bool:
    """Whether a clause of rules that has tasks beneath is the heading of what a body is charged with: "1. Bộ Tài chính".

    One that only names those who come again, each at the beginning of its own task, charges nobody with all of them.
    """
    if not (here.style == "rules" and here.role == "implementation" and here.legal and here.named):
        return False
    orders = ":" in words or "trách nhiệm" in words
    return orders or not all(names_a_body(document.quote(*one.own)) for one in part.children)


def _is_task(part: Part, words: str, here: _Above) -> bool:
    """Whether a part with none beneath it orders something."""
    if part.type in ("table", "row", "chapter", "part") or here.role in (*BELIEFS, "enforcement") or is_formula(words):
        return False
    body = names_a_body(words) or is_about_a_body(words) or (here.style == "mixed" and orders_a_body(words))
    if here.style == "rules":
        named = here.named or (body and not names_anybody(words))
        return here.role == "implementation" and here.legal and named
    if here.role == "means":
        return body
    return here.named or body or here.style == "orders" or (here.role in ORDERS and (here.plans or not here.legal))
