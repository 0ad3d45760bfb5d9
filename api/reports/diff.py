"""A difference as rows: each task that came, went, moved, changed or has a counterpart, then citations and targets."""

from collections.abc import Iterator, Mapping
from typing import Any

from api.reports.cells import name
from api.sheet import Column, Sheet, Value
from api.terminal.wording import word
from graph.answer import Answer
from graph.facts import FACTS
from graph.ontology import Label, Language, ontology

_TASKS: Label = {"vi": "Nhiệm vụ", "en": "Tasks"}
_THINGS: Label = {"vi": "Văn bản và chỉ tiêu", "en": "Citations and targets"}
_NONE: Label = {"vi": "Không có gì khác nhau.", "en": "Nothing differs."}
_COLUMNS = (
    Column({"vi": "Thay đổi", "en": "Change"}, 20, "head"),
    Column({"vi": "Vị trí cũ", "en": "Old place"}, 12, "head"),
    Column({"vi": "Vị trí mới", "en": "New place"}, 12, "head"),
    Column({"vi": "Lời cũ", "en": "Old words"}, 60),
    Column({"vi": "Lời mới", "en": "New words"}, 60),
    Column({"vi": "Khác ở", "en": "What differs"}, 60),
    Column({"vi": "Giống (0-1)", "en": "Alike (0-1)"}, 10),
)


def report(answer: Answer, lang: Language) -> list[Sheet]:
    """The tasks, then what is cited and what is aimed at in one of the two alone."""
    things = (
        Column({"vi": "Loại", "en": "Kind"}, 20, "join"), Column({"vi": "Thay đổi", "en": "Change"}, 20, "join"),
        Column({"vi": "Cũ", "en": "Old"}, 60, "head"), Column({"vi": "Mới", "en": "New"}, 60, "head"),
    )  # fmt: skip
    return [
        Sheet(_TASKS[lang], _COLUMNS, list(_tasks(answer, lang)), answer.cut, empty=_NONE[lang]),
        Sheet(_THINGS[lang], things, list(_things(answer, lang))),
    ]


def _tasks(answer: Answer, lang: Language) -> Iterator[tuple[Value, ...]]:
    tasks = answer.answer["tasks"]
    for one in tasks["dropped"]:
        yield word("dropped", lang), one["place"], "", one["text"], "", "", None
    for one in tasks["added"]:
        yield word("added", lang), "", one["place"], "", one["text"], "", None
    for one in tasks["similar"]:
        old, new = one["old"], one["new"]
        yield word("similar", lang), old["place"], new["place"], old["text"], new["text"], "", one["score"]
    changed = {one["new"]["id"] for one in tasks["changed"]}
    for key in ("changed", "moved"):
        for one in tasks[key]:
            if key == "changed" or one["new"]["id"] not in changed:
                old, new = one["old"], one["new"]
                yield (
                    word(key, lang),
                    old["place"],
                    new["place"],
                    old["text"],
                    new["text"],
                    _differs(answer, one, lang),
                    None,
                )


def _differs(answer: Answer, one: Mapping[str, Any], lang: Language) -> str:
    unsaid = word("not_stated", lang)
    facts = [f"{FACTS[fact][lang]}: {old or unsaid} → {new or unsaid}" for fact, (old, new) in one["facts"].items()]
    links = [
        f"{ontology().edge(type).reads['forward'][lang]}: "
        + ", ".join(
            [
                *(f"- {_called(answer, id, lang)}" for id in ends["dropped"]),
                *(f"+ {_called(answer, id, lang)}" for id in ends["added"]),
            ]
        )
        for type, ends in one["links"].items()
    ]
    return "; ".join([*facts, *links])


def _called(answer: Answer, id: str, lang: Language) -> str:
    return name(answer, id, lang) if id in answer.things else id


def _things(answer: Answer, lang: Language) -> Iterator[tuple[Value, ...]]:
    for kind in ("citations", "targets"):
        said = answer.answer[kind]
        for id in said["dropped"]:
            yield word(f"of_{kind}", lang), word("dropped", lang), _called(answer, id, lang), ""
        for id in said["added"]:
            yield word(f"of_{kind}", lang), word("added", lang), "", _called(answer, id, lang)
        for one in said.get("changed", ()):
            yield (
                word(f"of_{kind}", lang),
                word("changed", lang),
                _called(answer, one["old"], lang),
                _called(answer, one["new"], lang),
            )
