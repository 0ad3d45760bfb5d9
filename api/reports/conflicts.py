"""Conflicts as rows: what they are about, each reading, and the words."""

from collections.abc import Mapping
from typing import Any

from api.reports.cells import kind as type_of
from api.reports.cells import name, proofs, reading, readings
from api.sheet import Column, Sheet
from graph.answer import Answer
from graph.model import Evidence
from graph.ontology import Label, Language

_TITLE: Label = {"vi": "Mâu thuẫn", "en": "Conflicts"}
_NONE: Label = {"vi": "Không có mâu thuẫn nào.", "en": "There is no conflict."}
KINDS: dict[str, Label] = {
    "target": {"vi": "một chỉ tiêu hai mức hoặc hai thời hạn", "en": "one measure with two values or times"},
    "deadline": {
        "vi": "một sản phẩm hoặc nhiệm vụ hai thời hạn",
        "en": "one deliverable or task with two deadlines",
    },
    "lead": {
        "vi": "một nhiệm vụ hai cơ quan chủ trì, nêu ở hai nơi",
        "en": "one task with two leads, said in two places",
    },
    "document": {
        "vi": "một văn bản hai ngày hoặc hai cơ quan ban hành",
        "en": "one document with two dates or issuers",
    },
    "ended_driver": {
        "vi": "dẫn dắt bởi văn bản đã bị thay thế hoặc bãi bỏ",
        "en": "driven by a document that was replaced or repealed",
    },
    "joint_lead": {
        "vi": "nhiều cơ quan cùng chủ trì một nhiệm vụ",
        "en": "one task with several leads, named together",
    },
}
_COLUMNS = (
    Column({"vi": "Mâu thuẫn gì", "en": "Conflict"}, 36, "head"),
    Column({"vi": "Loại", "en": "Of a"}, 14, "no"),
    Column({"vi": "Về", "en": "About"}, 60, "head"),
    Column({"vi": "Một bên", "en": "One reading"}, 50),
    Column({"vi": "Bên kia", "en": "The other"}, 50),
)


def report(answer: Answer, lang: Language) -> list[Sheet]:
    """Every conflict; of more than two readings the others stand with the second."""
    listed = answer.answer["conflicts"]
    rows = []
    for one in listed:
        said = [reading(answer, each, lang) for each in one["readings"]]
        head = (KINDS[one["kind"]][lang], type_of(answer, one["about"][0], lang), name(answer, one["about"][0], lang))
        rows.append((*head, said[0] if said else "", " / ".join(said[1:])))
    told = {each.id: each.evidence for each in answer.warnings}
    words = [[*proofs(answer, one["edges"]), *told.get(one["warning"], ())] or _said(answer, one) for one in listed]
    return [Sheet(_TITLE[lang], _COLUMNS, rows, answer.cut, words, answer.things, _NONE[lang])]


def _said(answer: Answer, one: Mapping[str, Any]) -> list[Evidence]:
    """The words of a conflict between the readings of one thing."""
    return readings(answer, one["about"][0], dict.fromkeys(fact for each in one["readings"] for fact in each))
