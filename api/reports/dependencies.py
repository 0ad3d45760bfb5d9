"""Dependencies as rows: every task in the order of work, a row for each thing that it needs, with both sentences."""

from collections.abc import Iterator, Mapping
from typing import Any

from api.sheet import Column, Sheet, Value
from graph.answer import Answer, caption
from graph.ids import document_of
from graph.model import Node
from graph.ontology import Label, Language

COLUMNS = (
    Column({"vi": "Bước", "en": "Step"}, 8),
    Column({"vi": "Liên quan", "en": "Relation"}, 14),
    Column({"vi": "Văn bản", "en": "Document"}, 18),
    Column({"vi": "Vị trí", "en": "Place"}, 12),
    Column({"vi": "Nhiệm vụ", "en": "Task"}, 60),
    Column({"vi": "Cần có", "en": "Needs"}, 36),
    Column({"vi": "Do nhiệm vụ của văn bản", "en": "Made by a task of"}, 18),
    Column({"vi": "Tại vị trí", "en": "At place"}, 12),
    Column({"vi": "Nhiệm vụ làm ra", "en": "Task that makes it"}, 60),
)
_END_COLUMNS = (Column({"vi": "Đầu tuyến", "en": "Place"}, 30), Column({"vi": "Dự án", "en": "Project"}, 60))
_ENDS: Label = {"vi": "Cùng một đầu tuyến", "en": "Ends at one place"}
_TITLE: Label = {"vi": "Thứ tự làm", "en": "Order of work"}
_BEFORE: Label = {"vi": "làm trước", "en": "before"}
_AFTER: Label = {"vi": "chờ sau", "en": "after"}
_BOTH: Label = {"vi": "trước và sau", "en": "before and after"}
_ASKED: Label = {"vi": "được hỏi", "en": "asked about"}
_NOBODY: Label = {"vi": "chưa nhiệm vụ nào đã nạp", "en": "no loaded task"}


def report(answer: Answer, lang: Language) -> list[Sheet]:
    """The rows of an answer of `dependencies`; steps begin with 1, tasks that share one may be done at the same time."""
    ends = [
        (caption(answer.things[one["place"]]), caption(answer.things[project]))
        for one in answer.answer["shared_ends"]
        for project in one["projects"]
    ]
    order = Sheet(_TITLE[lang], COLUMNS, list(_rows(answer, lang)), answer.cut)
    return [order, *[Sheet(_ENDS[lang], _END_COLUMNS, ends)] * bool(ends)]


def _rows(answer: Answer, lang: Language) -> Iterator[tuple[Value, ...]]:
    order: list[dict[str, Any]] = answer.answer["order"]
    links: list[dict[str, Any]] = answer.answer["links"]
    listed = {one["task"] for one in order}
    asked = set(answer.answer["tasks"])
    for one in order:
        relation = _ASKED if one["task"] in asked else _relation(one)
        needs = [link for link in links if link["task"] == one["task"]]
        for link in needs or ({},):
            yield (one["rank"] + 1, relation[lang], *_task(answer, one["task"]), *_need(answer, link, lang))
    for link in links:
        if link["task"] not in listed:  # needs only what nobody makes: it has no place in the order
            relation = _ASKED if link["task"] in asked else _AFTER
            yield (None, relation[lang], *_task(answer, link["task"]), *_need(answer, link, lang))


def _relation(one: dict[str, Any]) -> Label:
    if one["before"] and one["after"]:
        return _BOTH
    return _BEFORE if one["before"] else _AFTER


def _task(answer: Answer, id: str) -> tuple[str, str, str]:
    node = answer.things[id]
    document = answer.things.get(document_of(id))
    return caption(document) if document else "", str(node.properties.get("place", "")), _words(node)


def _need(answer: Answer, link: Mapping[str, Any], lang: Language) -> tuple[str, str, str, str]:
    if not link:
        return "", "", "", ""
    needed = answer.things[link["through"]]
    if link["on"]:
        return caption(needed), *_task(answer, link["on"])
    return caption(needed), "" if needed.type == "Project" else _NOBODY[lang], "", ""


def _words(node: Node) -> str:
    return str(node.properties.get("text") or caption(node))
