"""How well the work is read: bodies with their role, projects, places, deliverables, targets, times, on data/gold/work.

    make gold                                                       with gains and losses against the record
    python benchmarks/gold_work.py --split tune --cases             every miss and every false find of one half
    python benchmarks/gold_work.py --record                         write the record anew: benchmarks/gold_work.json

A find is right where its words overlap the annotated ones and its facts are the same: the role and name of a body, the
name of a project or place, kind and words of a deliverable, comparator, value and unit of a target, the days of a time.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from gold import ROOT, Case, Compared, Inside, case, measure, walk

from graph.text import fold
from loaders.document import Document, document
from loaders.pipeline import Read, read_document
from loaders.tables import Held, Row
from loaders.tasks import roles
from loaders.work.agencies import body_at
from loaders.work.finding import work_json

RECORD = Path(__file__).with_suffix(".json")
Facts = Mapping[str, Any]
_SHARED = 0.6  # of the words of a deliverable that annotation and find have in common: a title may end a word later


def main() -> None:
    """Read every annotated document, print the table, and compare with the record."""
    measure(__doc__, ROOT / "data" / "gold" / "work", RECORD, held)


def held(name: str, gold: Facts, data: bytes) -> Iterator[Compared]:
    """Each kind of thing with the cases that the annotation has and those that were found."""
    if gold.get("scan"):
        return  # its pages are pictures, and it is refused
    read = read_document(document(name + Path(gold["file"]).suffix, data))
    inside = Inside(ranges(gold, read.document))
    found = [one for one in (work_json(read.document, each) for each in read.work) if inside(one["start"])]
    product = Inside([(one.start, one.end) for one in _cells(read) if one.field == "output"])
    for kind in KINDS:
        wanted = [one for key in kind.keys for one in located(gold.get(key, ()), read.document)]
        there = [one for one in found if kind.finds(one)]
        yield kind.compared(name, wanted, there, product if kind.measured == "deliverables" else Inside([]))
        if kind.measured in ("projects", "places"):
            orders = Inside(held_words(read))
            said = [one for one in wanted if orders(one["at"][0])]
            ours = [one for one in there if orders(one["start"])]
            yield (f"{kind.measured} in tasks and headings", *kind.compared(name, said, ours, Inside([]))[1:])
    yield compare_cells(name, gold, read)


def _cells(read: Read) -> Iterator[Held]:
    """The cells of task tables; readers took deliverables from the words of tasks, and seldom from the cells of products."""
    return (cell for table in read.tables for row in table.rows for cell in row.cells)


def held_words(read: Read) -> list[tuple[int, int]]:
    """The words of headings, of tasks and of what stands beneath these: the rest is in nobody's orders."""
    of = roles(read.document, read.structure)
    held = [
        part
        for part in walk(read.structure)
        if of.get(part.place) and (of[part.place] == "Task" or _has_task(part, of))
    ]
    return [one.own for part in held for one in (walk([part]) if of[part.place] == "Task" else [part])]


def _has_task(part: Any, of: Mapping[str, str]) -> bool:
    return any(of.get(one.place) == "Task" for one in walk(part.children))


class Kind:
    """One measure: the keys of the annotation, which finds it compares, and when two of them are the same."""

    def __init__(
        self, measured: str, keys: str, finds: Callable[[Facts], bool], same: Callable[[Facts, Facts], bool]
    ) -> None:
        self.measured, self.keys, self.finds, self.same = measured, keys.split(), finds, same

    def compared(
        self, name: str, wanted: list[dict[str, Any]], found: list[dict[str, Any]], unread: Inside
    ) -> Compared:
        """Each annotated thing with the first find that is the same; what is left is false, or free where readers differ.

        Who is nobody in particular ("các đơn vị có liên quan") may be found or not: annotations list it or leave it out.
        What is left and stands where the readers did not look for it (`unread`) counts neither way.
        """
        left, there, free = list(found), [], []
        gold: list[Case] = []
        for one in sorted(wanted, key=lambda one: bool(one.get("optional"))):
            told = case(name, one["at"][0], self._told(one))
            groups = (each for each in found if _is_group(each) and each not in left)
            near = [each for each in (*left, *groups) if _is_near(one, each)]
            match = next((each for each in near if self.same(one, each)), None)
            if "page" in one:
                near = [each for each in near if _overlaps(one, each)] if match is None else [match]
            if match is not None:
                left = [each for each in left if each not in near or not self.same(one, each)]  # parts of a group too
                there.append(told)
            if one.get("optional") or ("role" in one and "name" in one and _is_nobody(one["name"])):
                free.append(told)
                left = [each for each in left if each not in near]
            else:
                gold.append(told)
        there += [case(name, each["start"], self._told(each)) for each in left if not unread(each["start"])]
        return self.measured, gold, there, free

    def _told(self, one: Facts) -> str:
        """What a case shows: never a sentence."""
        shown = ("role", "link", "kind", "name", "comparator", "value", "unit", "due", "from", "to", "starts", "ends")
        told = " ".join(str(one[key]) for key in shown if one.get(key))
        return " ".join(fold(told).split()[:14])


def _is_near(gold: Facts, found: Facts) -> bool:
    """Whether a find has words of the annotated ones; a page that has these several times does not tell which."""
    if _overlaps(gold, found) or "page" not in gold:
        return _overlaps(gold, found)
    ours, theirs = _plain(gold["words"]), _plain(found["quote"])
    return found.get("page") == gold["page"] and (ours in theirs or theirs in ours)


def _is_group(found: Facts) -> bool:
    """Whether a find is a run of groups, which an annotation may list part by part."""
    return found.get("kind") == "collective"


def _overlaps(gold: Facts, found: Facts) -> bool:
    return bool(found["start"] < gold["at"][1] and gold["at"][0] < found["end"])


def _same_name(gold: Facts, found: Facts) -> bool:
    """Under one of the names that the annotation gives, or where one name holds the other."""
    theirs = _one(found["name"])
    return any(ours in theirs or theirs in ours for ours in map(_one, (gold["name"], *gold.get("also", ()))))


def _one(name: object) -> str:
    """A name without the words of number: they belong to the sentence ("UBND các tỉnh", "UBND tỉnh, thành phố")."""
    return re.sub(r"^(?:nhung|mot so) |\bcac ", "", _plain(name))


def _plain(name: object) -> str:
    """Words without signs; "số 03" is "số 3"."""
    return re.sub(r"\b0+(?=\d)", "", " ".join(re.sub(r"[^\w]+", " ", fold(str(name))).split()))


def _same_role(gold: Facts, found: Facts) -> bool:
    """One role, and one name: that of the lexicon ("VTV" is Đài Truyền hình Việt Nam), or as in the text."""
    named = f"{found['name']} {found.get('province', '')}"
    canonical = _one(_told_body(gold["name"]))
    same = _same_name(gold, found) or canonical == _one(named) or (_is_group(found) and canonical in _one(named))
    return same and gold["role"].upper() == found["link"]


def _same_span(gold: Facts, found: Facts) -> bool:
    """Whether two spans are the same but for a word or two at their ends."""
    (start, end), other = gold["at"], (found["start"], found["end"])
    shared = min(end, other[1]) - max(start, other[0])
    return shared >= _SHARED * (max(end, other[1]) - min(start, other[0]))


def _same_thing(gold: Facts, found: Facts) -> bool:
    """A project or place under its name, or under a better one for the same words."""
    return _same_name(gold, found) or _same_span(gold, found)


_EITHER = {
    "phuong an": ("plan", "other"),
    "chuong trinh, ke hoach": ("programme", "plan"),
    "huong dan": ("guideline", "handbook"),
}
"""Nouns that readers took for either kind."""


def _same_deliverable(gold: Facts, found: Facts) -> bool:
    name = fold(str(gold["name"])).removeprefix("cac ")
    kinds = next((kinds for noun, kinds in _EITHER.items() if name.startswith(noun)), (gold.get("kind"),))
    return found.get("kind") in kinds and (_same_span(gold, found) or _same_name(gold, found))


def _same_target(gold: Facts, found: Facts) -> bool:
    """A hundred per cent is all of them, whichever of the two the annotation says."""
    if "value" not in gold or (str(gold["value"]), gold.get("unit")) == ("100", "%"):
        return found.get("comparator") in ("all", "=") or found.get("value") == gold.get("value")

    def told(one: Facts) -> tuple[str, ...]:
        said = tuple(fold(str(one.get(name) or "")) for name in ("comparator", "value", "unit"))
        return ("all", *said[1:]) if said == ("=", "100", "%") else said

    return told(gold) == told(found)


def _same_time(gold: Facts, found: Facts) -> bool:
    """The last day of a deadline; both days of a period; a recurring time has none."""
    last, first = found.get("due") or found.get("ends"), found.get("starts")
    if gold["role"] == "deadline":
        return "deadline" in found and gold.get("to") == last
    return "period" in found and (gold["role"] == "recurring" or (gold.get("from"), gold.get("to")) == (first, last))


def _same_ends(gold: Facts, found: Facts) -> bool:
    return any(fold(end) in fold(str(found["name"])) for end in gold["ends"])


KINDS = (
    Kind("bodies with their role", "roles", lambda one: one["type"] == "agency", _same_role),
    Kind("projects", "projects", lambda one: one["type"] == "project" and one.get("link") != "NEEDS", _same_thing),
    Kind("places", "places", lambda one: one["type"] == "place" and one.get("link") != "CONNECTS", _same_thing),
    Kind("deliverables", "deliverables", lambda one: one.get("link") == "PRODUCES", _same_deliverable),
    Kind("needs", "needs", lambda one: one["type"] == "deliverable" and one.get("link") == "NEEDS", _same_span),
    Kind("targets", "targets", lambda one: one["type"] == "target", _same_target),
    Kind("times", "times", lambda one: "due" in one or "period" in one, _same_time),
)


# --- task tables ---------------------------------------------------------------------------------------------------------


def compare_cells(name: str, gold: Facts, read: Read) -> Compared:
    """The rows of task tables, each with the bodies that lead and take part, and with its last day."""
    grids = [table for table in gold.get("tables", ()) if not table.get("form") and not table.get("optional")]
    left = {
        row.own: _plain(read.document.quote(*row.own))
        for table in read.tables
        for row in table.rows
        if row.level is None
    }
    rows = {row.own: row for table in read.tables for row in table.rows}
    wanted, there, free = [], [], []
    for number, row in enumerate(row for table in grids for row in table["rows"]):
        first = _plain(row["task"].partition("…")[0])
        own = next((own for own, words in left.items() if words.startswith(first) and _is_there(row, own)), None)
        told = f"{number} {first[:40]}"
        cells = _Cells(list(_cells_of(row)), [] if own is None else list(_cells_found(read, rows[own])))
        if own is not None:
            left.pop(own)
        wanted += [case(name, "", told, *cell) for cell in cells.wanted]
        there += [case(name, "", told, *cell) for cell in cells.there()]
        free += [case(name, "", told, *cell) for cell in cells.wanted if _nobody(*cell)]
    return "cells of task tables", wanted, there, free


def _is_there(gold: Facts, own: tuple[int, int]) -> bool:
    """Whether a row stands where the annotation says; one with a page is told by its words alone."""
    return "at" not in gold or gold["at"][0] - 10 <= own[0] < gold["at"][1]


class _Cells:
    """What the cells of one row should hold and what was found: a run of groups is one name, its parts are as right."""

    def __init__(self, wanted: list[tuple[str, str]], found: list[tuple[str, str]]) -> None:
        self.wanted, self.found = wanted, found

    def there(self) -> Iterator[tuple[str, str]]:
        """The cells that should be there and are, and those that nobody wants."""
        yield from (cell for cell in self.wanted if any(_same_cell(cell, one) for one in self.found))
        yield from (one for one in self.found if not any(_same_cell(cell, one) for cell in self.wanted))


def _same_cell(gold: tuple[str, str], found: tuple[str, str]) -> bool:
    """Whether two cells of one column say the same: a body by the words of its name, one set holding the other."""
    if gold[0] != found[0] or gold[0] not in ("lead", "coordinate"):
        return gold == found
    ours, theirs = (set(one[1].split()) - _LOOSE for one in (gold, found))
    return ours <= theirs or theirs <= ours


_LOOSE = frozenset(["cac", "va", "co", "lien", "quan", "kinh", "te", "nha", "nuoc"])
"""Words of groups that make no other group."""


def _nobody(field: str, body: str) -> bool:
    """Whether a group names nobody in particular ("các đơn vị có liên quan"): it is no body, and may be left out."""
    return field in ("lead", "coordinate") and not body


def _told_body(name: str) -> str:
    """A body under the name that the lexicon has for it, "" where it says nobody in particular."""
    said = name[0].upper() + name[1:]
    body = body_at(said, 0, len(said))
    if body is None or body.end < len(said):
        return _plain(name)
    return _plain(f"{body.name} {body.province or ''}")


def _is_nobody(name: str) -> bool:
    """Whether a name, with or without "các", says nobody in particular."""
    return not (_told_body(name) and _told_body(f"Các {name[0].lower()}{name[1:]}"))


def _cells_of(row: Facts) -> Iterator[tuple[str, str]]:
    yield "task", "there"
    for field in ("lead", "coordinate"):
        yield from ((field, _told_body(body)) for body in row.get(field, ()))
    if to := row.get("due", {}).get("to"):
        yield "due", str(to)


def _cells_found(read: Read, row: Row) -> Iterator[tuple[str, str]]:
    yield "task", "there"
    spans = [(start, end, one.field) for one in row.cells for start, end in ((one.start, one.end), *one.rest)]
    fields = {"LEADS": "lead", "COORDINATES": "coordinate"}
    for one in read.work:
        if not any(start <= one.start < end for start, end, field in spans if field != "task"):
            continue
        if one.found.link in fields:
            facts = one.found.facts
            yield fields[one.found.link], _plain(f"{facts['name']} {facts.get('province', '')}")
        elif due := one.found.facts.get("due") or one.found.facts.get("ends"):
            yield "due", str(due)


# --- where the annotation stands ---------------------------------------------------------------------------------------


def ranges(gold: Facts, read: Document) -> list[tuple[int, int]]:
    """The annotated ranges; of a file with pages, those of the pages."""
    if not read.pages:
        return [(one[0], one[1]) for one in gold["ranges"]]
    ends = (*read.pages[1:], len(read.text))
    return [(read.pages[first - 1], ends[last - 1]) for first, last in gold["ranges"]]


def located(listed: Any, read: Document) -> Iterator[dict[str, Any]]:
    """Annotated things with their place in the text: what names a page and words is looked up there, in order."""
    behind: dict[int, int] = {}
    for one in listed:
        if "at" in one:
            yield dict(one)
            continue
        words = r"\s+".join(map(re.escape, str(one["words"]).split()))
        first = read.pages[one["page"] - 1]
        found = _next(words, read.text, behind.get(one["page"], first), first)
        if found is None:
            raise SystemExit(f"{read.name}, page {one['page']}: the annotated words are not there: {one['words'][:40]}")
        behind[one["page"]] = found.end()
        yield {**one, "at": found.span()}


def _next(words: str, text: str, behind: int, first: int) -> re.Match[str] | None:
    """Words behind those listed before them on their page, or, where the list is in another order, on the page."""
    pattern = re.compile(words)
    return pattern.search(text, behind) or pattern.search(text, first)


if __name__ == "__main__":
    main()
