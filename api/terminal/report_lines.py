"""A report in words: under each title its rows, each with what its columns say and the words that prove it."""

import re
from collections.abc import Iterator, Sequence

from api.sheet import Column, Sheet, Value
from api.terminal.evidence_lines import evidence_lines
from api.terminal.lines import BLANK, Line, line
from api.terminal.phrases import shortened, thing
from api.terminal.warning_lines import warning_lines
from api.terminal.wording import word
from graph.answer import Answer
from graph.ontology import Language, ontology
from graph.written import day, figure

_INSET = "   "


def report_lines(answer: Answer, sheets: Sequence[Sheet], lang: Language) -> Iterator[Line]:
    """What was asked about, then every sheet that has rows; where none has, why."""
    for id in answer.of:
        asked = answer.things[id]
        yield line((f"{ontology().node(asked.type).label[lang]}  ", "dim"), *thing(asked, lang))
    readable = [one for one in sheets if one.rows and any(column.shown == "head" for column in one.columns)]
    for number, sheet in enumerate(readable or sheets[:1]):
        if answer.of or number:
            yield BLANK
        if sheet.rows:
            yield line((sheet.title, "bold"))
            yield from _rows(sheet, lang)
        else:
            yield line((sheet.empty, "dim"))
    told = {proof for sheet in sheets for row in sheet.proofs for proof in row}
    yield from warning_lines([one for one in answer.warnings if told.isdisjoint(one.evidence)], answer.things, lang)
    if answer.cut:
        yield BLANK
        yield line((word("cut_list", lang, **answer.cut), "warn"))


def _rows(sheet: Sheet, lang: Language) -> Iterator[Line]:
    for number, row in enumerate(sheet.rows):
        said = list(_said(sheet, row, lang))
        head = "  ".join(value for column, value in said if column.shown == "head")
        yield line(head, first=_INSET, rest=2 * _INSET)
        for column, value in said:
            if column.shown == "line":
                yield line((f"{column.label[lang]}: ", "dim"), value, first=2 * _INSET)
        if sheet.proofs:
            yield from evidence_lines(sheet.proofs[number], sheet.things, lang, 2 * _INSET, shown=2)


def _said(sheet: Sheet, row: Sequence[Value], lang: Language) -> Iterator[tuple[Column, str]]:
    """What a row says, each with its column; what is joined stands before the next value."""
    before: list[str] = []
    for column, value in zip(sheet.columns, row, strict=True):
        if value in (None, "") or column.shown == "no" or (value == 0 and column.shown == "line"):
            continue
        if column.shown == "join":
            counted = isinstance(value, int)
            before.append(f"{column.label[lang].lower()} {value}" if counted else _written(value, lang))
        else:
            yield column, "  ".join([*before, shortened(_written(value, lang))])
            before = []


def _written(value: Value, lang: Language) -> str:
    """A number or a day as people write it; words as they are."""
    if isinstance(value, float):
        return figure(f"{value:.2f}", lang)
    said = str(value)
    return day(said, lang) if _DAY.fullmatch(said) else said


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
