"""Impact as rows: what cannot be done in time any more, then everything that is affected with the chain that leads to it."""

from typing import Any

from api.reports.cells import TASK, kind, name, proofs, task
from api.sheet import Column, Sheet
from graph.answer import Answer
from graph.ontology import Label, Language
from graph.queries.responsibilities import due_day

_LATE: Label = {"vi": "Không kịp hạn", "en": "Cannot be done in time"}
_AFFECTED: Label = {"vi": "Bị ảnh hưởng", "en": "Affected"}
_NONE: Label = {"vi": "Không có gì đã nạp bị ảnh hưởng.", "en": "Nothing that is loaded is affected."}
_DUE = Column({"vi": "Hạn", "en": "Due"}, 12)
_COLUMNS = (
    Column({"vi": "Bước", "en": "Step"}, 8, "join"),
    Column({"vi": "Loại", "en": "Type"}, 14, "join"),
    *TASK(last="head"),
    _DUE,
    Column({"vi": "Qua", "en": "Through"}, 60),
)


def report(answer: Answer, lang: Language) -> list[Sheet]:
    """The tasks that come too late, and all that is affected, the nearest first."""
    affected = answer.answer["affected"]
    rows = [_row(answer, one, lang) for one in affected]
    words = [proofs(answer, one["chain"]) for one in affected]
    late = [(one["due"], *task(answer, one["task"], lang)) for one in answer.answer["impossible"]]
    due = Column(_DUE.label, _DUE.width, "join")
    return [
        *[Sheet(_LATE[lang], (due, *TASK(last="head")), late)] * bool(late),
        Sheet(_AFFECTED[lang], _COLUMNS, rows, answer.cut, words, answer.things, _NONE[lang]),
    ]


def _row(answer: Answer, one: dict[str, Any], lang: Language) -> tuple[str | int | None, ...]:
    node = answer.things[one["thing"]]
    known = {edge.id: edge for edge in answer.edges}
    passed, here = [], answer.of[0]
    for id in one["chain"][:-1]:
        here = known[id].target if known[id].source == here else known[id].source
        passed.append(name(answer, here, lang))
    due = due_day(node) if node.type == "Task" else None
    return one["steps"], kind(answer, node.id, lang), *task(answer, node.id, lang), due, " → ".join(passed)
