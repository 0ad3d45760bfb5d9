"""Rules over the words of citations: C10, a word that stands twice, a link that is missing between two citations."""

import re
from collections.abc import Iterator
from operator import eq

from loaders.chrome import CAPITALS
from loaders.citations import Citation
from loaders.lexicon import table
from loaders.rules.seen import Contradiction, Seen, contradiction

_TWICE = re.compile(
    r"(?<!\w)(?<!dân )(?<!chỉ )(?<!hệ )(?<!đa )(?<!tham )(?<!thiểu )(số|ngày|tháng|năm|của|và|về)[ \n]+\1(?!\w)",
    re.IGNORECASE,
)
_CAPITALS = re.compile(rf"[ \n]+([{CAPITALS}]{{2,12}})(?!\w)")
_SLASHES = re.compile(r"/[ \n]*/")


def wording(seen: Seen) -> Iterator[Contradiction]:
    """Slips in the wording of citations, and words that break off."""
    before = None
    for at in seen.cited:
        citation = seen.mentions[at].citation
        yield from doubled(seen, at, citation)
        if before is not None:
            yield from unlinked(seen, before, at)
        before = at
    yield from broken_off(seen)


def doubled(seen: Seen, at: int, citation: Citation) -> Iterator[Contradiction]:
    """A word or a slash that stands twice within a citation."""
    words_of = seen.text[citation.start : citation.end].lower().split()
    again = any(map(eq, words_of, words_of[1:]))  # nearly never, and much faster to ask for than the pattern
    found = _TWICE.search(seen.text, citation.start, citation.end) if again else None
    if found is None and citation.parts is not None and citation.parts.odd:
        found = _SLASHES.search(seen.text, citation.start, citation.end)
    if found is not None:
        words = " ".join(found.group().split())
        yield contradiction("C10 twice", {"words": words}, {"words": found[1] if found.re is _TWICE else "/"}, mentions=[at], words=words)  # fmt: skip


def unlinked(seen: Seen, before: int, at: int) -> Iterator[Contradiction]:
    """Two whole citations on one line with nothing but a space between them."""
    left, right = seen.mentions[before], seen.mentions[at]
    start, end = left.citation.end, right.citation.start
    if end - start != 1 or seen.text[start:end] != " " or left.place != right.place or not left.citation.date:
        return
    if right.citation.headed and right.citation.parts is not None and left.citation.parts is not None:
        names = left.citation.symbol, right.citation.symbol
        yield contradiction("C10 link", {"symbol": names[0]}, {"symbol": names[1]}, mentions=[before, at], left=names[0], right=names[1])  # fmt: skip


def broken_off(seen: Seen) -> Iterator[Contradiction]:
    """The first syllable of a word of two, before a word that cannot be its second."""
    text = seen.text
    for entry in table("rules")["broken"]:
        at = text.find(entry["words"])
        while at >= 0:
            end = at + len(entry["words"])
            behind = _CAPITALS.match(text, end)
            if behind is not None:
                words = f"{entry['words']} {behind[1]}"
                yield contradiction(
                    "C10 broken", {"words": words}, spans=[seen.span(at, end, seen.place(at))], words=words
                )
            at = text.find(entry["words"], end)
