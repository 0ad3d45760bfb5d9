"""A difference in words: counts first, then each task that is not as it was, with its old and its new words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from api.terminal.lines import BLANK, Line, line
from api.terminal.phrases import name, shortened
from api.terminal.wording import word
from graph.answer import Answer
from graph.facts import FACTS
from graph.ontology import Language, ontology


def diff_lines(answer: Answer, lang: Language) -> Iterator[Line]:
    """The whole answer."""
    old, new = (answer.things[id] for id in answer.of)
    yield line((word("diff_of", lang, old=name(old, lang), new=name(new, lang)), "bold"))
    yield from count_lines(answer.answer, lang)
    tasks = answer.answer["tasks"]
    for key in ("added", "dropped"):
        yield from _section(key, (_task(one, lang) for one in tasks[key]), lang)
    yield from _section("moved", (_moved(one) for one in tasks["moved"] if one["changed"] == ["place"]), lang)
    yield from _section("changed", (each for one in tasks["changed"] for each in _changed(one, lang)), lang)
    for key in ("added", "dropped"):
        ids = [*answer.answer["citations"][key], *answer.answer["targets"][key]]
        yield from _section(key, (line(_thing(answer, id, lang), first="   ") for id in ids), lang)
    for one in answer.answer["targets"]["changed"]:
        yield line(f"{_thing(answer, one['old'], lang)} → {_thing(answer, one['new'], lang)}", first="   ")


def count_lines(told: Mapping[str, Any], lang: Language) -> Iterator[Line]:
    """How many came, went, moved and changed."""
    for key in ("tasks", "citations", "targets"):
        counts = {name: one if isinstance(one, int) else len(one) for name, one in told[key].items()}
        if key == "tasks" or any(counts.values()):
            yield line(word(f"diff_{key}", lang, **counts), first="   ")


def _section(key: str, lines: Iterator[Line], lang: Language) -> Iterator[Line]:
    found = list(lines)
    if found:
        yield BLANK
        yield line((word(key, lang).capitalize(), "bold"))
        yield from found


def _task(one: Mapping[str, str], lang: Language) -> Line:
    del lang
    return line((one["place"], "bold"), f"  {shortened(one['text'], 200)}", first="   ")


def _moved(one: Mapping[str, Any]) -> Line:
    old, new = one["old"], one["new"]
    return line((f"{old['place']} → {new['place']}", "bold"), f"  {shortened(new['text'], 120)}", first="   ")


def _changed(one: Mapping[str, Any], lang: Language) -> Iterator[Line]:
    old, new = one["old"], one["new"]
    places = new["place"] if old["place"] == new["place"] else f"{old['place']} → {new['place']}"
    yield line((places, "bold"), (f"  {', '.join(_changes(one['changed'], lang))}", "dim"), first="   ")
    yield line(("- ", "dim"), shortened(old["text"], 300), first="      ")
    if "text" in one["changed"]:
        yield line(("+ ", "dim"), shortened(new["text"], 300), first="      ")


def _changes(changed: Sequence[str], lang: Language) -> Iterator[str]:
    """What changed, in words: the text, a fact, a kind of link."""
    for one in changed:
        if one == "text":
            yield word("edition_text", lang)
        elif one in FACTS:
            yield FACTS[one][lang]
        else:
            yield ontology().edge(one).reads["backward"][lang]


def _thing(answer: Answer, id: str, lang: Language) -> str:
    node = answer.things[id]
    time = node.properties.get("time") if node.type == "Target" else None
    return " ".join(filter(None, [name(node, lang), time]))
