"""The verbs of a task: what is to be done.

They open the task, each of its sentences and clauses, or stand behind the body that is to act. "Tiếp tục", "tập trung" and their
like give way to the verb that they lead to ("tiếp tục đổi mới" is đổi mới), and stand for themselves before a noun.
"""

import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from loaders.chrome import CAPITALS
from loaders.headings import names_a_body
from loaders.issuers import issuer_at
from loaders.lexicon import alternatives, entries
from loaders.work.found import Found, Words
from loaders.work.sentences import lowered
from loaders.work.times import times

_MARK = r"[\s\-+*•]*+(?:\([0-9ivx]+\)\s*|[0-9a-zđ]{1,2}[.)]\s+)?"
_OPENING, _CLAUSE = re.compile(_MARK), re.compile(rf"[.;:](?=\s){_MARK}")
_ACTOR = 240
"""Where a clause begins with a body, its verb is looked for no further than this; a run of verbs is no longer than `_RUN`, a time that opens a clause than `_TIME`."""
_TIME = 60
_RUN = 160
_COMMA = re.compile(r",?\s+")
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
    led = _patterns().run.match(lowered(said))
    return said[led.end() :] if led else said


def _verbs(words: Words) -> Iterator[Span]:
    """Every verb that opens a clause, with those that are joined to it."""
    at = words.start
    while at <= words.end:
        first = at == words.start
        opened = (_OPENING.match if first else _CLAUSE.search)(words.text, at, words.end)
        if opened is None:
            return
        start = opened.end()
        for begin in dict.fromkeys((_behind_a_time(words, start), start)):
            led, shift = _led(words, begin, first)
            if led is not None:
                yield from _listed(led, shift)
                start = shift + led.end()
                break
        at = max(start, at + 1)


def _led(words: Words, at: int, first: bool) -> tuple[re.Match[str] | None, int]:
    """The verbs that open a clause, and what their places are counted from: a body may open it, "Thanh tra tỉnh" too."""
    headed = _HEADED.match(words.text, at, words.end) if first and names_a_body(words.text[at : at + 80]) else None
    if headed and (run := _run_at(words, headed.end())):
        return run, headed.end()
    acted = _of_a_body(words, at, first) if not first or issuer_at(words.text, at) else None
    run = None if acted else _run_at(words, at)
    if run is not None:
        return run, at
    return acted or (_of_a_body(words, at, first) if first else None), 0


def _run_at(words: Words, at: int) -> re.Match[str] | None:
    return _patterns().run.match(lowered(words.text[at : min(at + _RUN, words.end)]))


def _behind_a_time(words: Words, at: int) -> int:
    """Behind the time that a clause may open with: "Từ năm 2026, triển khai ..."."""
    end = min(at + _TIME, words.end)
    opening = next(times(words.text, at, end), None)
    behind = _COMMA.match(words.text, opening.end, words.end) if opening and opening.start == at else None
    return behind.end() if behind else at


def _of_a_body(words: Words, at: int, first: bool) -> re.Match[str] | None:
    """The verbs behind the body that a task begins with, and behind what it does together with others.

    A later clause has such verbs only where it opens with a body, or with what one does: "; phối hợp với Công an tỉnh kiểm soát ...".
    """
    text, own = words.text, _patterns().own
    end = min(at + _ACTOR, words.end)
    if not first:
        opens = _patterns().acts.match(text, at, end)
        actor = None if opens else issuer_at(text, at)
        behind = opens.end() if opens else actor.end if actor and actor.known else None
        return None if behind is None else own.search(text, behind, _clause_end(text, behind, end))
    last = _clause_end(text, at, end)
    acts = next(iter(deque(_patterns().acts.finditer(text, at, last), maxlen=1)), None)
    if acts:
        return own.search(text, acts.end(), last)
    body = issuer_at(text, at)
    if body is None and not names_a_body(text[at : at + 80]):
        return None
    colon = text.find(":", at, end)
    listed = own.match(text, _SPACE.match(text, colon + 1).end(), end) if colon >= 0 else None  # type: ignore[union-attr]
    return listed or own.search(text, min(body.end, end) if body else at, end)


_HEADED = re.compile(rf"[^\n.;]{{3,160}}(?<!với)(?<!và)(?<!,)(?<!Sở)(?<!Bộ)(?<!Ban)[ :]*\n\s*(?=[{CAPITALS}])")
"""A line of its own that names who is to act, over what it is to do."""
_SPACE = re.compile(r"\s*")
_ENDS = re.compile(r"[.;](?=\s|\Z)")


def _clause_end(text: str, at: int, end: int) -> int:
    found = _ENDS.search(text, at, end)
    return found.start() if found else end


def _listed(led: re.Match[str], shift: int) -> Iterator[Span]:
    """The verbs of a run up to the first that is an object: "kiện toàn tổ chức"; one that says how counts only as the last."""
    before, how = None, None
    for found in _patterns().one.finditer(led.group()):
        role = _role(found)
        joined = before is None or not led.group()[before.end() : found.start()].isspace()
        if not joined and before is not None and _role(before) == "does":
            break
        if role != "how":
            yield _span(shift + led.start(), found)
        how = found if role == "how" else None
        before = found
    if how is not None:
        yield _span(shift + led.start(), how)


def _role(found: re.Match[str]) -> str:
    return _roles()[" ".join(found.group().split())]


def _span(at: int, found: re.Match[str]) -> Span:
    return at + found.start(), at + found.end(), " ".join(found.group().split())


@dataclass(frozen=True)
class _Patterns:
    """A run of verbs with what may stand between them, the same behind a body, one verb, and what a body does before its own."""

    run: re.Pattern[str]
    own: re.Pattern[str]
    one: re.Pattern[str]
    acts: re.Pattern[str]


@cache
def _roles() -> Mapping[str, str]:
    """The role of each verb."""
    return {words: entry["role"] for entry in entries("verbs") for words in entry["words"]}


@cache
def _patterns() -> _Patterns:
    said = {entry["role"]: alternatives(entry["words"]) for entry in entries("verbs")}
    verb = alternatives(words for words, role in _roles().items() if role in ("does", "leads", "how"))
    between = rf"(?:\s*,\s*|\s+)(?:(?:{said['adverb']})(?!\w)(?:\s*,\s*|\s+))*+(?:(?:và|hoặc)\s+)?"
    run = rf"(?<!\w)(?!{said['named']})(?:{verb})(?!\w)(?:{between}(?:{verb})(?!\w))*+(?:{between})?"
    return _Patterns(
        re.compile(run),
        re.compile(rf"(?<!các\s)(?<!những\s){run}"),  # "Sở Xây dựng" is a body, "các tổ chức" are too
        re.compile(rf"(?<!\w)(?:{verb})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{said['acts']})(?!\w)", re.IGNORECASE),
    )
