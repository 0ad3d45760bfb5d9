"""The verbs of a task: what is to be done.

They open the task, each of its sentences and clauses, or stand behind the body that is to act. "Tiếp tục", "tập trung" and their
like give way to the verb that they lead to ("tiếp tục đổi mới" is đổi mới), and stand for themselves before a noun.
"""

import re
from collections.abc import Iterator
from functools import cache

from loaders.lexicon import alternatives, entries
from loaders.work.found import Found, Words

_CLAUSE = re.compile(r"(?:^|[.;:](?=\s))[\s\-+*•–]*(?:\([0-9ivx]+\)\s*|[0-9a-zđ]{1,2}[.)]\s+)?")
_ACTOR = 240
"""Where a clause begins with a body, its verb is looked for no further than this."""
Span = tuple[int, int, str]


def find(words: Words) -> Iterator[Found]:
    """The verbs of a task, as one fact, from the first to the last of them.

    >>> said = "Tiếp tục đổi mới và nâng cao chất lượng; ban hành quy chế."
    >>> [dict(one.facts) for one in find(Words(said, 0, len(said)))]
    [{'verbs': ('đổi mới', 'nâng cao', 'ban hành')}]
    """
    if words.holder != "Task":
        return
    spans = list(_verbs(words))
    if spans:
        said = tuple(dict.fromkeys(verb for *_, verb in spans))
        yield Found("fact", spans[0][0], spans[-1][1], "", {"verbs": said})


def behind_verbs(said: str) -> str:
    """Words without the verbs that lead to them.

    >>> behind_verbs("Triển khai đồng bộ khám sức khỏe định kỳ"), behind_verbs("Tập trung đầu tư ")
    ('khám sức khỏe định kỳ', '')
    """
    led = _patterns()[0].match(said)
    return said[led.end() :] if led else said


def _verbs(words: Words) -> Iterator[Span]:
    """Every verb that opens a clause, with those that are joined to it."""
    run, _, acts = _patterns()
    at = words.start
    while at <= words.end:
        opened = (
            _CLAUSE.match(words.text, at, words.end) if at == words.start else _CLAUSE.search(words.text, at, words.end)
        )
        if opened is None:
            return
        start = opened.end()
        led = run.match(words.text, start, words.end)
        if led is None and at == words.start:
            acting = acts.search(words.text, start, min(start + _ACTOR, words.end))
            led = acting and run.search(words.text, acting.end(), min(acting.end() + _ACTOR, words.end))
        if led is not None:
            yield from _listed(words.text, *led.span())
        at = max(start, led.end() if led else start, at + 1)


def _listed(text: str, start: int, end: int) -> Iterator[Span]:
    """The verbs of a run: one that only says how counts where it is the last of all."""
    run = [(found, found.lastgroup) for found in _patterns()[1].finditer(text, start, end)]
    for position, (found, role) in enumerate(run):
        if role == "does" or (role == "how" and position == len(run) - 1):
            yield found.start(), found.end(), " ".join(found.group().lower().split())


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A run of verbs with what may stand between them; one verb; what a body does before its own verb."""
    said = {entry["role"]: alternatives(entry["words"]) for entry in entries("verbs")}
    verb = rf"(?:{said['does']}|{said['how']})(?!\w)"
    between = rf"(?:\s*,\s*|\s+)(?:(?:{said['adverb']})(?!\w)(?:\s*,\s*|\s+))*+"
    return (
        re.compile(rf"(?<!\w){verb}(?:{between}{verb})*+(?:{between})?", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:(?P<does>{said['does']})|(?P<how>{said['how']}))(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{said['acts']})(?!\w)"),
    )
