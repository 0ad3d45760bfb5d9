"""The words that prove something, each with its place."""

from collections.abc import Iterator, Mapping, Sequence

from api.terminal.lines import Line, line
from api.terminal.phrases import Words, place_of, quoted, shortened
from api.terminal.wording import word
from graph.model import Evidence, Node
from graph.ontology import Language

_SHOWN = 3
_LONG = 240  # characters of a quote; longer ones (a whole paragraph) are cut at a word


def evidence_lines(
    evidence: Sequence[Evidence], documents: Mapping[str, Node], lang: Language, margin: str = "", shown: int = _SHOWN
) -> Iterator[Line]:
    """Quoted words and where they stand; where a record alone says it, that there are none."""
    words = quoted(evidence)
    for one in words[:shown]:
        quote: Words = (f"“{shortened(one.quote or '', _LONG)}”", "quote")
        yield line(quote, (f"  [{place_of(one, documents, lang)}]", "dim"), first=margin, rest=margin)
    if len(words) > shown:
        yield line((word("more", lang, n=len(words) - shown), "dim"), first=margin, rest=margin)
    if not words:
        for one in evidence[:1]:
            where = f"[{place_of(one, documents, lang)}, {word('without_words', lang)}]"
            yield line((where, "dim"), first=margin, rest=margin)
