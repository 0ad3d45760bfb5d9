"""Responsibilities as rows: who does what by when; then the same counted by body, by quarter, by section, and two by two."""

from api.reports.cells import TASK, name, names, task
from api.sheet import Column, Sheet
from graph.answer import Answer
from graph.ontology import Label, Language
from graph.queries.responsibilities import ROLES

_TASKS: Label = {"vi": "Ai làm gì, khi nào xong", "en": "Who does what, by when"}
_BODIES: Label = {"vi": "Theo cơ quan", "en": "By body"}
_QUARTERS: Label = {"vi": "Theo quý", "en": "By quarter"}
_SECTIONS: Label = {"vi": "Cơ quan và mục", "en": "Body and section"}
_TOGETHER: Label = {"vi": "Phải làm cùng nhau", "en": "Who must work together"}
_NONE: Label = {"vi": "Không nêu cơ quan nào.", "en": "No body is named."}
_ROLES: dict[str, Label] = {
    "leads": {"vi": "Chủ trì", "en": "Leads"},
    "coordinates": {"vi": "Phối hợp", "en": "Takes part"},
    "oversees": {"vi": "Theo dõi, chỉ đạo", "en": "Oversees"},
}
_BODY = Column({"vi": "Cơ quan", "en": "Body"}, 44, "head")
_COUNT = Column({"vi": "Số nhiệm vụ", "en": "Tasks"}, 12, "head")
_COUNTS = tuple(Column(_ROLES[role], 12) for role in ROLES)


def report(answer: Answer, lang: Language) -> list[Sheet]:
    """The tasks that name a body, those due first first, and the counts that rest on them."""
    said = answer.answer
    named = [one for one in said["tasks"] if any(one[role] for role in ROLES)]
    columns = (
        Column({"vi": "Hạn", "en": "Due"}, 12, "head"), Column({"vi": "Quý", "en": "Quarter"}, 10, "no"),
        *TASK(last="head"), *(Column(_ROLES[role], 32) for role in ROLES),
    )  # fmt: skip
    rows = [
        (
            one["due"] or "",
            one["quarter"],
            *task(answer, one["task"], lang),
            *(names(answer, one[role], lang) for role in ROLES),
        )
        for one in named
    ]
    ends = [{one["task"]} for one in named]
    words = [[each for edge in answer.edges if edge.target in end for each in edge.evidence] for end in ends]
    tasks = Sheet(_TASKS[lang], columns, rows, answer.cut, words, answer.things, _NONE[lang])
    bodies = [(name(answer, one["body"], lang), *(one[role] for role in ROLES)) for one in said["bodies"]]
    quarters = [
        (one["quarter"], one["tasks"], "; ".join(f"{name(answer, id, lang)}: {n}" for id, n in one["bodies"].items()))
        for one in said["quarters"]
    ]
    sections = [
        (name(answer, one["body"], lang), *task(answer, one["section"], lang), *(one[role] for role in ROLES))
        for one in said["sections"]
    ]
    together = [(*(name(answer, id, lang) for id in one["bodies"]), one["tasks"]) for one in said["together"]]
    return [
        tasks,
        Sheet(_BODIES[lang], (_BODY, *_COUNTS), bodies),
        Sheet(
            _QUARTERS[lang],
            (
                Column({"vi": "Quý", "en": "Quarter"}, 10, "head"),
                _COUNT,
                Column({"vi": "Của cơ quan", "en": "Of body"}, 60),
            ),
            quarters,
        ),
        Sheet(_SECTIONS[lang], (_BODY, *TASK(), *_COUNTS), sections),
        Sheet(_TOGETHER[lang], (_BODY, Column({"vi": "Cùng với", "en": "With"}, 44, "head"), _COUNT), together),
    ]
