"""What the cells of a task table say: the column tells what the words alone would not."""

import re
from collections.abc import Iterator

from loaders.work import roles
from loaders.work.found import Found, Words
from loaders.work.times import read_time

_ASIDE = re.compile(r"\([^()]*\)?")


def bodies(words: Words) -> Iterator[Found]:
    """The bodies of a cell for those who lead and those who take part: as its words say, else they lead."""
    said = list(roles.find(words))
    yield from said or roles.in_cell(Words(words.text, words.start, words.end, words.holder, "lead"))


def due(words: Words) -> Iterator[Found]:
    """The time in a cell, its words kept where they name no day; one in brackets counts where no other is named.

    >>> [one.facts for one in due(Words("Quý I/2032", 0, 10, column="due"))]
    [{'deadline': 'Quý I/2032', 'due': '2032-03-31'}]
    """
    plain = _plain(words)
    main = read_time(_ASIDE.sub(" ", plain))
    facts = (main if main.ends or main.kind == "recurring" else read_time(plain)).facts()
    if facts:
        named = "deadline" if "deadline" in facts else "period"
        yield Found("time", words.start, words.end, "", {**facts, named: plain})


def state(words: Words) -> Iterator[Found]:
    """How far the work is, in the words of whoever filled it in."""
    yield Found("fact", words.start, words.end, "", {"state": _plain(words)})


def note(words: Words) -> Iterator[Found]:
    """What whoever filled in a row notes of it."""
    yield Found("fact", words.start, words.end, "", {"note": _plain(words)})


def _plain(words: Words) -> str:
    return " ".join(words.text[words.start : words.end].split())
