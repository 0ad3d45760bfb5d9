"""Where a document contradicts itself or what is known: warnings with both readings, never a repair.

Each rule is a function over what was read of one document; what it says stands in data/lexicon/rules.yaml.

    C1-C5, C9   one citation: symbol, noun, date, issuer, term      loaders/rules/cited.py
    C6-C8       several citations of one document or series         loaders/rules/series.py
    C10         the wording of citations                            loaders/rules/words.py
    C5, C11-12  the document itself: attachments, articles           loaders/rules/whole.py
    C13         targets that may be one measure                      loaders/rules/measured.py

A new rule is a function there and an entry in the file, with what it finds and what it must leave alone.
"""

from collections.abc import Iterator
from dataclasses import replace

from loaders.rules.cited import one_by_one
from loaders.rules.measured import measured
from loaders.rules.seen import Contradiction, Seen
from loaders.rules.series import several
from loaders.rules.whole import of_the_whole
from loaders.rules.words import wording

__all__ = ["Contradiction", "Seen", "contradictions"]


def contradictions(seen: Seen) -> Iterator[Contradiction]:
    """Everything that the rules see in a document, group by group; what is said twice is one with all its places.

    >>> from loaders.document import document
    >>> from loaders.mentions import mentions
    >>> read = document("a.txt", "theo Nghị định số 95/2031/NĐ-CP ngày 22/8/2033".encode())
    >>> [one.rule for one in contradictions(Seen(read.view, mentions(read, ())))]
    ['C3']
    """
    said: dict[tuple[object, ...], Contradiction] = {}
    for one in (*one_by_one(seen), *several(seen), *wording(seen), *of_the_whole(seen), *measured(seen)):
        same = (one.rule, *one.message.values())
        before = said.get(same)
        said[same] = (
            replace(before, mentions=before.mentions + one.mentions, spans=before.spans + one.spans) if before else one
        )
    yield from said.values()
