"""What became of tables that offices filled in: which rows are where, what moved, what has no task, what was withdrawn."""

from collections.abc import Iterator, Sequence
from typing import cast

from api.landing import Kept, Landed, unplaced
from api.terminal.lines import Line, line
from api.terminal.phrases import shortened
from api.terminal.wording import word
from graph.facts import FACTS
from graph.ids import office_of_source
from graph.model import Source, Unresolved
from graph.ontology import Language, ontology
from loaders.offices import FROM
from loaders.returned import is_returned, rows_of
from loaders.tables import UNREAD

_SHOWN = 5
_INSET = "   "


def table_lines(landed: Landed, lang: Language) -> Iterator[Line]:
    """All of it, of the source that was loaded and of those that it moved."""
    one = landed.fragment
    if is_returned(one):
        rows = rows_of(one)
        left = unplaced(one)
        yield line(
            word("rows_placed", lang, office=_office(one.source, lang), rows=len(rows), placed=len(rows) - len(left)),
            first=_INSET,
        )
        yield from _some([_alone_line(each, lang) for each in left], lang)
    unread = one.source.about.get(UNREAD, ()) if one.source.kind == "table" else ()
    for head in cast("Sequence[str]", unread):
        yield line((word("unread_column", lang, head=head), "warn"), first="! ")
    yield from _some([_withdrawn_line(each, lang) for each in landed.withdrawn], lang)
    for kept in landed.kept:
        yield from _kept_lines(kept, lang)


def _office(source: Source, lang: Language) -> str:
    told = source.about.get(FROM)
    return str(told) if told else word("by_file_name", lang, name=office_of_source(source.id))


def _kept_lines(kept: Kept, lang: Language) -> Iterator[Line]:
    what = "kept_table" if office_of_source(kept.source.id) else "kept_record"
    counts = {"same": kept.same, "moved": len(kept.moved), "alone": len(kept.alone)}
    yield line(word(what, lang, office=_office(kept.source, lang), **counts), first=_INSET)
    yield from _some([line(f"{old} → {new}", first=_INSET * 2) for old, new in kept.moved], lang)
    for id, place in kept.alone:
        yield line((word("kept_alone", lang, place=place, id=id), "warn"), first=_INSET * 2)


def _alone_line(one: Unresolved, lang: Language) -> Line:
    told = {name: one.mention.get(name, "") for name in ("place", "task")}
    said = word("row_alone", lang, quote=shortened(str(one.mention.get("quote", ""))), **told)
    return line((said, "warn"), first=_INSET * 2)


def _withdrawn_line(one: tuple[str, str, str], lang: Language) -> Line:
    task, matter, words = one
    named = FACTS[matter][lang] if matter in FACTS else ontology().edge(matter).reads["forward"][lang]
    said = word("withdrawn", lang, place=shortened(task, 80), matter=named, words=shortened(words))
    return line((said, "warn"), first=_INSET)


def _some(lines: Sequence[Line], lang: Language) -> Iterator[Line]:
    yield from lines[:_SHOWN]
    if len(lines) > _SHOWN:
        yield line((word("more", lang, n=len(lines) - _SHOWN), "dim"), first=_INSET * 2)
