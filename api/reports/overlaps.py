"""Overlaps as rows: each pair with its score, what makes it up, both tasks and the words that they share; then the groups."""

from collections.abc import Iterator
from typing import Any

from api.reports.cells import TASK, kinds, names, proofs, task
from api.sheet import Column, Sheet, Value
from graph.answer import Answer
from graph.ontology import Label, Language

_PAIRS: Label = {"vi": "Nhiệm vụ trùng nhau", "en": "Overlapping tasks"}
_GROUPS: Label = {"vi": "Nhóm nhiệm vụ cùng một việc", "en": "Groups of tasks with one work"}
_NONE: Label = {"vi": "Không có cặp nhiệm vụ nào trùng đến mức ấy.", "en": "No two tasks overlap that much."}
_NO_TASK: Label = {"vi": "Không có nhiệm vụ nào đã nạp để so.", "en": "There is no loaded task to compare."}
_COLUMNS = (
    Column({"vi": "Điểm (0-1)", "en": "Score (0-1)"}, 8, "head"),
    Column({"vi": "Trùng về", "en": "Same"}, 36, "head"),
    *TASK(" 1"),
    *TASK(" 2"),
    Column({"vi": "Cùng có", "en": "Both have"}, 40),
    Column({"vi": "Chủ trì 1", "en": "Led by 1"}, 24),
    Column({"vi": "Chủ trì 2", "en": "Led by 2"}, 24),
)
_GROUP_COLUMNS = (Column({"vi": "Nhóm", "en": "Group"}, 8, "join"), *TASK(last="head"))
_KINDS: dict[str, Label] = {
    "words": {"vi": "lời", "en": "words"},
    "mandate": {"vi": "một ý", "en": "one order"},
    "deliverable": {"vi": "sản phẩm", "en": "deliverable"},
    "target": {"vi": "chỉ tiêu", "en": "target"},
    "driver": {"vi": "văn bản dẫn dắt", "en": "driver"},
    "project": {"vi": "dự án", "en": "project"},
}


def report(answer: Answer, lang: Language) -> list[Sheet]:
    """The pairs, the highest score first, and the groups."""
    rows = [tuple(_pair(answer, one, lang)) for one in answer.answer["pairs"]]
    empty = (_NONE if answer.answer["tasks"] else _NO_TASK)[lang]
    words = [proofs(answer, one["edges"][:1]) for one in answer.answer["pairs"]]
    pairs = Sheet(_PAIRS[lang], _COLUMNS, rows, answer.cut, words, answer.things, empty)
    groups = answer.answer["groups"]
    listed = [(number, *task(answer, id, lang)) for number, group in enumerate(groups, 1) for id in group]
    return [pairs, *[Sheet(_GROUPS[lang], _GROUP_COLUMNS, listed)] * bool(listed)]


def _pair(answer: Answer, one: dict[str, Any], lang: Language) -> Iterator[Value]:
    yield one["score"]
    yield kinds(one["parts"], _KINDS, lang)
    for id in one["tasks"]:
        yield from task(answer, id, lang)
    yield names(answer, (id for ids in one["shared"].values() for id in ids), lang)
    for ids in one["agencies"]:
        yield names(answer, ids, lang)
