"""Paragraphs of the original text in words: where they stand, the headings above, the quoted words marked."""

import sys
from collections.abc import Iterator, Sequence

from api.terminal.lines import BLANK, Line, Style, line
from api.terminal.passages import Passage
from api.terminal.phrases import name, shortened, thing
from api.terminal.wording import word
from api.thing import Thing
from graph.ontology import Language

_INSET = "   "
_BAR = "│ "


def passage_lines(found: Thing, opened: Sequence[Passage], lang: Language) -> Iterator[Line]:
    """The thing, then each paragraph that quotes it or its links."""
    yield line(*thing(found.node, lang))
    for one in opened:
        yield BLANK
        document = found.things.get(one.source.document)
        called = name(document, lang) if document else one.source.document
        span = word("characters", lang, start=one.start, end=one.end)
        yield line((f"{called}, {one.place}", "bold"), (f"  [{one.source.name}, {span}]", "dim"))
        yield from _headings(one)
        yield line(*_marked(one), first=_INSET + _BAR, rest=_INSET + _BAR)


def _headings(one: Passage) -> Iterator[Line]:
    for heading in one.headings:
        place, text = heading.properties.get("place", ""), heading.properties.get("text", "")
        yield line((f"{place}  {shortened(str(text))}", "dim"), first=_INSET)


def _marked(one: Passage) -> Iterator[tuple[str, Style]]:
    """On a terminal colour marks the words; in a pipe guillemets do, which these documents do not use."""
    coloured = sys.stdout.isatty()
    for text, marked in one.pieces():
        flat = text.replace("\n", " ")
        if not marked:
            yield flat, ""
        else:
            yield flat if coloured else f"«{flat}»", "mark"
