"""Document, parts and their roles -> what the orders say of the work, each where it stands.

the own words of a task      everything
the own words of a heading   what holds for all beneath it: the body that is to act, a project, a target
what stands among the aims   targets, and by when: it orders nothing
what makes rules             no targets: its numbers are what is permitted, owed or due
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from loaders.document import Document
from loaders.structure import Part
from loaders.tasks import Role, heading_role, is_attachment, rule_making, title_role
from loaders.work import schedule, targets, verbs
from loaders.work.found import Found, Holder, Words

RECOGNISERS: Sequence[Callable[[Words], Iterator[Found]]] = (targets.find, schedule.find, verbs.find)
"""In the order in which what they find is listed where it begins at one place."""
_OF_AN_AIM = (targets.find, schedule.find)
_NOT_OF_RULES = (targets.find,)


@dataclass(frozen=True, slots=True)
class WorkMention:
    """What was found, with its span in the original text and the place of the words that hold it."""

    start: int
    end: int
    place: str
    holder: Holder
    found: Found


def work(document: Document, parts: Sequence[Part], roles: Mapping[str, Role]) -> tuple[WorkMention, ...]:
    """Everything that the orders of a document say of the work, in the order of its text."""
    rules = rule_making(document, parts)
    mentioned = [
        one for part in parts for one in _of_part(document, part, roles, aims=False, rules=part.place in rules)
    ]
    return tuple(sorted(mentioned, key=lambda one: (one.start, one.end)))


def _of_part(
    document: Document, part: Part, roles: Mapping[str, Role], *, aims: bool, rules: bool
) -> Iterator[WorkMention]:
    """What a part and those beneath it say; a list beneath a task, and what it says of lead and deadline, is the task's."""
    says = None if rules else _says(document, part)
    holder: Holder | None = roles.get(part.place) or ("Aim" if aims and says is None and not rules else None)
    aims = aims if says is None else says == "aims"
    if holder:
        told = _all(part) if holder == "Task" else (part,)
        for one in told:
            yield from _in_words(document, one.own, part.place, holder, rules=rules)
    for child in part.children if holder != "Task" else ():
        yield from _of_part(document, child, roles, aims=aims, rules=rules)


def _says(document: Document, part: Part) -> str | None:
    """What a heading says of the parts beneath it."""
    if not part.children:
        return None
    said = document.quote(*part.own)
    return title_role(said) if is_attachment(part) else heading_role(said)


def _all(part: Part) -> Iterator[Part]:
    """A part and all beneath it, in order."""
    yield part
    for child in part.children:
        yield from _all(child)


def _in_words(
    document: Document, own: tuple[int, int], place: str, holder: Holder, *, rules: bool
) -> Iterator[WorkMention]:
    if own[1] <= own[0]:
        return
    words = Words(document.view.text, *document.view.span(*own), holder)
    for find in RECOGNISERS if holder != "Aim" else _OF_AN_AIM:
        for one in find(words) if not (rules and find in _NOT_OF_RULES) else ():
            yield WorkMention(*document.view.original(one.start, one.end), place, holder, one)


def work_json(document: Document, one: WorkMention) -> dict[str, Any]:
    """A mention as an object: a fact is there only where the text gives it."""
    found = one.found
    head = {"type": found.type, "start": one.start, "end": one.end, "quote": document.quote(one.start, one.end)}
    where = document.locate(one.start, one.end).facts() if document.pages or document.cells else {}
    facts = {name: list(value) if isinstance(value, tuple) else value for name, value in found.facts.items()}
    rest = {"link": found.link, "of": found.of.facts["name"] if found.of else None, "inferred": list(found.inferred)}
    return {
        **head,
        "place": one.place,
        **where,
        **facts,
        **found.aside,
        **{key: value for key, value in rest.items() if value},
    }
