"""Gaps as rows: how many there are of each kind, then each with what lacks something and the words of it."""

from typing import Any

from api.reports.cells import TASK, name, proofs, task
from api.sheet import Column, Sheet
from graph.answer import Answer
from graph.model import Evidence
from graph.ontology import Label, Language

_COUNTS: Label = {"vi": "Tổng hợp", "en": "In all"}
_GAPS: Label = {"vi": "Còn thiếu", "en": "What is missing"}
_NONE: Label = {"vi": "Không thiếu gì trong những điều được hỏi.", "en": "Nothing of what was asked about is missing."}
KINDS: dict[str, Label] = {
    "no_driver": {"vi": "nhiệm vụ chưa nêu văn bản dẫn dắt", "en": "task without a driver"},
    "no_lead": {"vi": "nhiệm vụ chưa nêu cơ quan chủ trì", "en": "task without a lead"},
    "no_deadline": {"vi": "nhiệm vụ chưa nêu thời hạn", "en": "task without a deadline"},
    "no_target": {"vi": "nhiệm vụ không có chỉ tiêu đo được", "en": "task without a measurable target"},
    "outdated_driver": {
        "vi": "văn bản dẫn dắt đã bị thay thế hoặc bãi bỏ",
        "en": "driver that was replaced or repealed",
    },
    "unused_document": {
        "vi": "văn bản được viện dẫn mà không dẫn dắt gì",
        "en": "document that is cited and drives nothing",
    },
    "empty_section": {"vi": "mục không có nhiệm vụ", "en": "section without tasks"},
    "target_without_task": {"vi": "chỉ tiêu không nhiệm vụ nào thực hiện", "en": "target that no task serves"},
    "absent_attachment": {
        "vi": "phụ lục được nêu mà không có trong văn bản",
        "en": "attachment that is named and absent",
    },
    "unresolved": {"vi": "viện dẫn chưa xác định", "en": "mention that is unresolved"},
}
_KIND = Column({"vi": "Thiếu gì", "en": "Gap"}, 36, "head")


def report(answer: Answer, lang: Language) -> list[Sheet]:
    """The counts, and the gaps by kind in the order of the documents."""
    counts = [(KINDS[kind][lang], count) for kind, count in answer.answer["counts"].items()]
    columns = (_KIND, *TASK(last="head"), Column({"vi": "Vì", "en": "Because of"}, 40))
    gaps = answer.answer["gaps"]
    rows = [(KINDS[one["kind"]][lang], *task(answer, one["of"], lang), _because(answer, one, lang)) for one in gaps]
    words = [_proof(answer, one) for one in gaps]
    return [
        Sheet(
            _COUNTS[lang], (_KIND, Column({"vi": "Số lượng", "en": "Number"}, 12, "head")), counts, empty=_NONE[lang]
        ),
        Sheet(_GAPS[lang], columns, rows, answer.cut, words, answer.things),
    ]


def _because(answer: Answer, one: dict[str, Any], lang: Language) -> str:
    if one["warning"]:
        return next(each.message[lang] for each in answer.warnings if each.id == one["warning"])
    ends = [edge.source for edge in answer.edges if edge.id in one["edges"] and edge.type in ("REPLACES", "REPEALS")]
    return str(one["words"] or "; ".join(name(answer, id, lang) for id in ends))


def _proof(answer: Answer, one: dict[str, Any]) -> list[Evidence]:
    """The words of the links that say so; of what is merely absent there are none but its own, which stand in the row."""
    warned = (each.evidence for each in answer.warnings if each.id == one["warning"])
    return [*proofs(answer, one["edges"]), *(each for evidence in warned for each in evidence)]
