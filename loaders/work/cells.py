"""What the cells of a task table say: the column tells what the words alone would not."""

from collections.abc import Iterator

from loaders.work import roles
from loaders.work.found import Found, Words
from loaders.work.times import read_time


def bodies(words: Words) -> Iterator[Found]:
    """The bodies of a cell for those who lead and those who take part: as its words say, else they lead."""
    said = list(roles.find(words))
    yield from said or roles.in_cell(Words(words.text, words.start, words.end, words.holder, "lead"))


def due(words: Words) -> Iterator[Found]:
    """The time in a cell, its words kept where they name no day.

    >>> [one.facts for one in due(Words("Quý I/2032", 0, 10, column="due"))]
    [{'deadline': 'Quý I/2032', 'due': '2032-03-31'}]
    """
    if facts := read_time(_plain(words)).facts():
        yield Found("time", words.start, words.end, "", facts)


def state(words: Words) -> Iterator[Found]:
    """How far the work is, in the words of whoever filled it in."""
    yield Found("fact", words.start, words.end, "", {"state": _plain(words)})


def _plain(words: Words) -> str:
    return " ".join(words.text[words.start : words.end].split())
