"""timeline: deadlines, periods, target years and the dates of documents, in order; what is due in a time, what is overdue."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from graph.answer import Answer
from graph.errors import BadQuestion
from graph.model import Edge, Node
from graph.queries.about import About, a_day, about, cut, told
from graph.queries.about import place as stands
from graph.stores.base import Store
from graph.text import fold

CAP = 1000
_MOST = 1_000_000  # links: all of the tasks asked about, which are capped


@dataclass(frozen=True)
class Event:
    """Something with a time: its last day, its first where it has one, and the words that give it."""

    kind: str
    thing: str
    starts: str | None
    ends: str
    words: str | None = None
    edges: tuple[Edge, ...] = ()


def timeline(
    store: Store, id: str | None = None, *, due: str | None = None, overdue: str | None = None, cap: int = CAP
) -> Answer:  # fmt: skip
    """What has a time, of the tasks of a thing and what they are linked to, or of the whole graph, the earliest first.

    `answer` has `events`, each with its `kind` (`deadline`, `period`, `target`, `document`), the `thing`, `starts` (ISO or
    null) and `ends`, and the `words` that give the time; `due` and `overdue` as they were understood (ISO days).

    `due` keeps what ends within a time: 2026, 2026Q1, 2026-03, 2026-03-15, or two of these with `..` between them.
    `overdue` is a day: tasks that were due before it and are not said to be done. The cost grows with the tasks and their
    links. Raises NotFound with ids that come near, BadQuestion for a time that is none or that ends before it begins.

    >>> from graph.stores import open_store
    >>> with open_store(":memory:") as store:
    ...     timeline(store, due="2026Q1").answer
    {'events': [], 'due': ['2026-01-01', '2026-03-31'], 'overdue': None}
    """
    within = interval(due) if due else None
    day = a_day(overdue) if overdue else None
    asked = about(store, id, cap)
    edges = store.edges(asked.tasks, limit=_MOST).items if asked.tasks else ()
    ends = {end for edge in edges for end in (edge.source, edge.target)} | set(asked.of)
    things = {**(store.brief(ends - asked.tasks.keys()) if ends else {}), **asked.tasks}
    events = [one for one in _events(asked, things, edges) if _kept(one, things, within, day)]
    events.sort(key=lambda one: (one.ends, one.starts or one.ends, _KINDS.index(one.kind), stands(one.thing)))
    shown = events[:cap]
    return told(
        store,
        "timeline",
        asked.of,
        {
            "events": [
                {"kind": one.kind, "thing": one.thing, "starts": one.starts, "ends": one.ends, "words": one.words}
                for one in shown
            ],
            "due": list(within) if within else None,
            "overdue": day,
        },
        edges=[edge for one in shown for edge in one.edges],
        also=[one.thing for one in shown],
        known=things,
        cut=cut(cap, max(asked.left, len(events) - len(shown))),
    )


_KINDS = ("document", "deadline", "period", "target")
_TIME = re.compile(
    r"(?P<year>[12]\d{3})(?:Q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d{2}))?)?", re.IGNORECASE
)


def interval(text: str) -> tuple[str, str]:
    """The first and the last day of a time as people write it.

    >>> interval("2026Q1"), interval("2026-02"), interval("2026..2027Q2")
    (('2026-01-01', '2026-03-31'), ('2026-02-01', '2026-02-28'), ('2026-01-01', '2027-06-30'))
    >>> interval("2027..2026")
    Traceback (most recent call last):
    graph.errors.BadQuestion: the time 2027..2026 ends before it begins
    """
    first, between, last = text.partition("..")
    begins, ends = _span(first)[0], _span(last if between else first)[1]
    if ends < begins:
        raise BadQuestion(f"the time {text} ends before it begins")
    return begins.isoformat(), ends.isoformat()


def _span(text: str) -> tuple[date, date]:
    found = _TIME.fullmatch(text.strip())
    if not found:
        raise BadQuestion(f"{text!r} is no time. Write 2026, 2026Q1, 2026-03, 2026-03-15 or 2026Q1..2026Q3")
    year = int(found["year"])
    if found["day"]:
        day = date.fromisoformat(a_day(found.group()))
        return day, day
    first = 3 * int(found["quarter"]) - 2 if found["quarter"] else int(found["month"] or 1)
    last = first + 2 if found["quarter"] else first if found["month"] else 12
    after = date(year + last // 12, last % 12 + 1, 1)
    return date(year, first, 1), after - timedelta(days=1)


def _events(asked: About, things: Mapping[str, Node], edges: tuple[Edge, ...]) -> Iterator[Event]:
    for id, node in asked.tasks.items():
        said = node.properties
        if said.get("due"):
            yield Event("deadline", id, None, str(said["due"]), said.get("deadline"))
        if said.get("ends") and said.get("ends") != said.get("due"):
            yield Event("period", id, said.get("starts"), str(said["ends"]), said.get("period"))
    for id, node in things.items():
        whole = str(node.properties.get("date", ""))
        if node.type == "Document" and len(whole) == len("2026-01-01"):
            yield Event("document", id, None, whole)
    setting: dict[str, list[Edge]] = {}
    for edge in edges:
        if edge.type == "SETS":
            setting.setdefault(edge.target, []).append(edge)
    for id, proving in setting.items():
        words = str(things[id].properties.get("time", ""))
        if years := re.findall(r"\b(?:19|20)\d{2}\b", words):
            since = "tu nam" in fold(words)  # "từ năm 2026" begins, and ends nowhere
            first = f"{min(years)}-01-01" if since else None
            last = first if first and len(set(years)) == 1 else f"{max(years)}-12-31"
            yield Event("target", id, first, last, words, tuple(proving))


def _kept(one: Event, things: Mapping[str, Node], within: tuple[str, str] | None, day: str | None) -> bool:
    if within and not within[0] <= one.ends <= within[1]:
        return False
    if day is None:
        return True
    return things[one.thing].type == "Task" and one.ends < day and not is_done(things[one.thing])


def is_done(task: Node) -> bool:
    """Whether a task is said to be done.

    >>> [is_done(Node("t", "Task", {"state": one}, ())) for one in ("Đã hoàn thành", "Chưa hoàn thành", "Đang làm")]
    [True, False, False]
    """
    state = fold(str(task.properties.get("state", "")))
    return "chua" not in state.split() and any(one in state for one in ("hoan thanh", "da xong", "done"))
