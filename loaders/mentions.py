"""Document and structure -> mentions: every citation in the text, each with its place and its role.

Finding is done over the normalised view; spans given out are of the original text, so that `text[start:end]` are the
quoted words. What a citation means is not decided here (`identities`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from loaders import citations, named
from loaders.citations import Citation
from loaders.document import Document
from loaders.structure import Part

Role = Literal["self", "cited"]
OUTSIDE = ("ticker", "headline", "lead", "tail")
"""Places of text that the publisher put round the document: it may name the document, but cites nothing for it."""
_HEADER = ("letterhead", "headline", "lead", "title", "preamble")
_ISSUES = re.compile(r"(?:vừa|đã)?[ \n]*(?:ký[ \n]+)?ban[ \n]+hành[ \n]*$", re.IGNORECASE)
_LOOK_BACK = 40


@dataclass(frozen=True)
class Mention:
    """A citation where it stands: its span is of the original text, `at` that of the view."""

    start: int
    end: int
    place: str
    role: Role
    citation: Citation

    @property
    def at(self) -> tuple[int, int]:
        """The span in the view."""
        return self.citation.start, self.citation.end


class Places:
    """Which place a character stands at: that of the innermost part that holds it.

    >>> places = Places([Part("I", "part", 0, 20, (0, 5), (Part("I/1", "item", 8, 20, (8, 20)),))])
    >>> places.at(3), places.at(9), places.at(6), places.at(40)
    ('I', 'I/1', 'I', '')
    """

    def __init__(self, parts: Iterable[Part]) -> None:
        changes: list[tuple[int, str]] = [(0, "")]
        for part in parts:
            changes += _changes(part, "")
        self._starts = [start for start, _ in changes]
        self._places = [place for _, place in changes]

    def at(self, offset: int) -> str:
        """The place of a character of the original text, "" outside all parts."""
        return self._places[bisect_right(self._starts, offset) - 1]


def _changes(part: Part, above: str) -> Iterator[tuple[int, str]]:
    yield part.start, part.place
    for child in part.children:
        yield from _changes(child, part.place)
    yield part.end, above


def mentions(document: Document, parts: Sequence[Part]) -> tuple[Mention, ...]:
    """Every citation in a document, in order; in what stands round it only its own symbol."""
    text, places = document.view.text, Places(parts)
    found = []
    for one in _without_overlaps([*citations.find(text), *named.find(text)]):
        start, end = document.view.original(one.start, one.end)
        found.append(Mention(start, end, places.at(start), "cited", one))
    own = _own(text, found)
    told = [replace(one, role="self") if own and one.citation.symbol == own.symbol else one for one in found]
    return tuple(one for one in told if one.role == "self" or one.place not in OUTSIDE)


def _without_overlaps(found: Iterable[Citation]) -> Iterator[Citation]:
    """In order; of two that overlap the one that begins first, which holds the other."""
    end = -1
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            yield one
            end = one.end


def _own(text: str, found: Sequence[Mention]) -> Citation | None:
    """The citation that is the document's own symbol: announced before the document begins, or in its letterhead."""
    for one in found:
        citation = one.citation
        if one.place in _HEADER and citation.symbol and _is_own(text, citation):
            return citation
    return None


def _is_own(text: str, citation: Citation) -> bool:
    before = text[max(0, citation.start - _LOOK_BACK) : citation.start]
    alone = not before.rpartition("\n")[2].strip(" *") and text[citation.start : citation.start + 2].lower() == "số"
    return alone or _ISSUES.search(before) is not None


def mention_json(document: Document, one: Mention) -> dict[str, Any]:
    """A mention as an object: a fact is there only where the text gives it."""
    citation = one.citation
    facts = {name: getattr(citation, name) for name in ("kind", "symbol", "date", "issuer", "term", "name", "province")}
    return {
        "type": "citation", "start": one.start, "end": one.end, "quote": document.quote(one.start, one.end),
        "place": one.place, "role": one.role, **{name: value for name, value in facts.items() if value},
        **({"inferred": list(citation.inferred)} if citation.inferred else {}),
    }  # fmt: skip


def mentions_json(document: Document, found: Sequence[Mention]) -> list[dict[str, Any]]:
    """The stage `mentions` as a list in order of `start`."""
    return [mention_json(document, one) for one in found]
