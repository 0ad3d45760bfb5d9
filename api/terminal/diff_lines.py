"""A difference in words: counts first, then each task that is not as it was, with its old and its new words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from api.terminal.lines import BLANK, Line, line
from api.terminal.phrases import name, shortened
from api.terminal.wording import word
from graph.answer import Answer
from graph.facts import FACTS
from graph.ontology import Language, ontology
from graph.written import figure

_INSET = "   "


def diff_lines(answer: Answer, files: Sequence[str | None], lang: Language) -> Iterator[Line]:
    """The whole answer; what was read from a file is called by its name."""
    old, new = (file or name(answer.things[id], lang) for id, file in zip(answer.of, files, strict=True))
    yield line((word("diff_of", lang, old=old, new=new), "bold"))
    yield from count_lines(answer.answer, lang)
    tasks = answer.answer["tasks"]
    elsewhere, renumbered = _moves(tasks["moved"])
    for key in ("added", "dropped"):
        yield from _section("tasks", key, (_task(one) for one in tasks[key]), lang)
    yield from _section("tasks", "similar", (each for one in tasks["similar"] for each in _similar(one, lang)), lang)
    yield from _section("tasks", "moved", (_moved(one) for one in elsewhere if _only_moved(one)), lang)
    yield from _section("tasks", "renumbered", _renumbered([one for one in renumbered if _only_moved(one)]), lang)
    yield from _section(
        "tasks", "changed", (each for one in tasks["changed"] for each in _changed(answer, one, lang)), lang
    )
    for kind in ("citations", "targets"):
        for key in ("added", "dropped"):
            things = (line(_thing(answer, id, lang), first=_INSET) for id in answer.answer[kind][key])
            yield from _section(kind, key, things, lang)
    changed = (
        line(f"{_thing(answer, one['old'], lang)} → {_thing(answer, one['new'], lang)}", first=_INSET)
        for one in answer.answer["targets"]["changed"]
    )
    yield from _section("targets", "changed", changed, lang)


def count_lines(told: Mapping[str, Any], lang: Language) -> Iterator[Line]:
    """How many came, went, moved and changed."""
    for key in ("tasks", "citations", "targets"):
        counts = {name: one if isinstance(one, int) else len(one) for name, one in told[key].items()}
        if key == "tasks":
            counts["moved"], counts["renumbered"] = map(len, _moves(told[key]["moved"]))
        if key == "tasks" or any(counts.values()):
            yield line(word(f"diff_{key}", lang, **counts), first=_INSET)
        if counts.get("similar"):
            yield line(word("diff_similar", lang, **counts), first=_INSET)


def _moves(moved: Iterable[Mapping[str, Any]]) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
    """Tasks that stand in another section, and those that have another number in the same one."""
    elsewhere: list[Mapping[str, Any]] = []
    renumbered: list[Mapping[str, Any]] = []
    for one in moved:
        (renumbered if _section_of(one["old"]) == _section_of(one["new"]) else elsewhere).append(one)
    return elsewhere, renumbered


def _section_of(task: Mapping[str, str]) -> str:
    return task["place"].rpartition("/")[0]


def _only_moved(one: Mapping[str, Any]) -> bool:
    return list(one["changed"]) == ["place"]


def _section(kind: str, key: str, lines: Iterator[Line], lang: Language) -> Iterator[Line]:
    found = list(lines)
    if found:
        yield BLANK
        yield line((f"{word(f'of_{kind}', lang)}: {word(key, lang)}", "bold"))
        yield from found


def _task(one: Mapping[str, str]) -> Line:
    return line((one["place"], "bold"), f"  {shortened(one['text'], 200)}", first=_INSET)


def _similar(one: Mapping[str, Any], lang: Language) -> Iterator[Line]:
    """Two tasks of two programmes that do one work, with how much they are alike."""
    score = figure(f"{one['score']:.2f}", lang)
    yield line((f"{one['old']['place']} ~ {one['new']['place']}", "bold"), (f"  {score}", "dim"), first=_INSET)
    yield line(("- ", "dim"), shortened(one["old"]["text"], 200), first=_INSET * 2)
    yield line(("+ ", "dim"), shortened(one["new"]["text"], 200), first=_INSET * 2)


def _places(one: Mapping[str, Any]) -> str:
    old, new = one["old"]["place"], one["new"]["place"]
    return str(new) if old == new else f"{old} → {new}"


def _moved(one: Mapping[str, Any]) -> Line:
    return line((_places(one), "bold"), f"  {shortened(one['new']['text'], 120)}", first=_INSET)


def _renumbered(moves: Sequence[Mapping[str, Any]]) -> Iterator[Line]:
    """One line a section: which number became which."""
    for section, group in groupby(moves, key=lambda one: _section_of(one["new"])):
        numbers = (f"{_number(one['old'])} → {_number(one['new'])}" for one in group)
        yield line((f"{section}  " if section else "", "bold"), ", ".join(numbers), first=_INSET)


def _number(task: Mapping[str, str]) -> str:
    return task["place"].rpartition("/")[2]


def _changed(answer: Answer, one: Mapping[str, Any], lang: Language) -> Iterator[Line]:
    """The words before and after; where they are the same, the words once; then the facts and links that changed."""
    if "text" in one["changed"]:
        yield line((_places(one), "bold"), first=_INSET)
        yield line(("- ", "dim"), shortened(one["old"]["text"], 300), first=_INSET * 2)
        yield line(("+ ", "dim"), shortened(one["new"]["text"], 300), first=_INSET * 2)
    else:
        yield _moved(one)
    for fact, (old, new) in one["facts"].items():
        values = f"{old or word('not_stated', lang)} → {new or word('not_stated', lang)}"
        yield line((f"{FACTS[fact][lang]}: ", "dim"), values, first=_INSET * 2)
    for type, ends in one["links"].items():
        went, came = ([_thing(answer, id, lang) for id in ends[key]] for key in ("dropped", "added"))
        told = "; ".join([*(f"- {each}" for each in went), *(f"+ {each}" for each in came)])
        yield line((f"{_link(type, lang)}: ", "dim"), told, first=_INSET * 2)


def _link(type: str, lang: Language) -> str:
    """What a link of a task is called: the role that something has in it, or the kind of thing that it has.

    >>> _link("LEADS", "vi"), _link("SETS", "vi"), _link("NEEDS", "vi")
    ('chủ trì', 'chỉ tiêu', 'cần có')
    """
    known = ontology().edge(type)
    if "Task" in known.targets or known.flow == "backward":
        return known.reads["forward"][lang]
    return ontology().node(known.targets[0]).label[lang].lower()


def _thing(answer: Answer, id: str, lang: Language) -> str:
    node = answer.things.get(id)
    if node is None:
        return id
    time = node.properties.get("time") if node.type == "Target" else None
    return " ".join(filter(None, [name(node, lang), str(time) if time else None]))
