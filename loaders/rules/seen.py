"""What the rules look at, and what they say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, Literal

from graph.ontology import Language
from graph.written import day
from loaders.document import View
from loaders.lexicon import entries
from loaders.mentions import Mention, Places
from loaders.own import Fact
from loaders.structure import Part
from loaders.work.finding import WorkMention

_LANGUAGES: tuple[Language, ...] = ("vi", "en")
Severity = Literal["error", "warning", "info"]
Span = tuple[int, int, str]
"""A span of the original text and its place."""


_CONSOLIDATED = ("(được bãi bỏ)", "XÁC THỰC VĂN BẢN HỢP NHẤT")


@dataclass(frozen=True)
class Seen:
    """All that was read of one document."""

    view: View
    mentions: Sequence[Mention]
    facts: Sequence[Fact] = ()
    parts: Sequence[Part] = ()
    work: Sequence[WorkMention] = ()

    @property
    def text(self) -> str:
        """The view that patterns are matched over."""
        return self.view.text

    def fact(self, name: str) -> Fact | None:
        """What the document states of itself."""
        return next((one for one in self.facts if one.name == name), None)

    def span(self, start: int, end: int, place: str) -> Span:
        """A span of the view as one of the original text."""
        return *self.view.original(start, end), place

    @cached_property
    def cited(self) -> tuple[int, ...]:
        """The positions of the mentions that name a document in full."""
        return tuple(at for at, one in enumerate(self.mentions) if one.citation.form == "full")

    @cached_property
    def all_parts(self) -> tuple[Part, ...]:
        """Every part, those beneath behind the one above."""
        found: list[Part] = []
        waiting = list(reversed(self.parts))
        while waiting:
            part = waiting.pop()
            found.append(part)
            waiting += reversed(part.children)
        return tuple(found)

    @cached_property
    def is_consolidated(self) -> bool:
        """Whether it is the text of one document as others amended it: it holds later dates, and gaps in its articles."""
        kind = self.fact("kind")
        return (kind is not None and kind.value == "consolidated") or any(one in self.text for one in _CONSOLIDATED)

    def place(self, at: int) -> str:
        """The place of a character of the view."""
        return self._places.at(self.view.original(at, at + 1)[0])

    @cached_property
    def _places(self) -> Places:
        return Places(self.parts)

    @cached_property
    def own(self) -> Mention | None:
        """The first mention of the document's own symbol."""
        return next((one for one in self.mentions if one.role == "self" and one.citation.symbol), None)


@dataclass(frozen=True)
class Contradiction:
    """What a rule saw: its readings, and where: mentions and targets by their positions, other words by their spans.

    One without either is about the document itself.
    """

    rule: str
    severity: Severity
    message: Mapping[str, str]
    readings: tuple[Mapping[str, Any], ...]
    mentions: tuple[int, ...] = ()
    spans: tuple[Span, ...] = field(default=())
    targets: tuple[int, ...] = ()


def contradiction(
    name: str,
    *readings: Mapping[str, Any],
    mentions: Sequence[int] = (),
    spans: Sequence[Span] = (),
    targets: Sequence[int] = (),
    **facts: object,
) -> Contradiction:
    """What a rule of data/lexicon/rules.yaml says, with facts in its message.

    >>> contradiction("C3", {"symbol": "5/2031/NĐ-CP"}, mentions=[0], symbol="5/2031/NĐ-CP", date="2032-01-09").message["en"]
    'The number 5/2031/NĐ-CP holds another year than the date 9 Jan 2032 beside it: one of the two is a slip'
    """
    entry = _rule(name)
    message: Mapping[str, str] = {language: entry[language].format(**_told(facts, language)) for language in _LANGUAGES}
    where = tuple(mentions), tuple(spans), tuple(targets)
    return Contradiction(entry["id"], entry["severity"], message, readings, *where)


def _told(facts: Mapping[str, object], language: Language) -> dict[str, str]:
    """Facts as people write them: days, and what has a form of its own in each language."""
    return {
        name: str(said[language]) if isinstance(said, Mapping) else day(str(said), language)
        for name, said in facts.items()
    }


@cache
def _rule(name: str) -> Mapping[str, Any]:
    return next(entry for entry in entries("rules") if entry["rule"] == name)
