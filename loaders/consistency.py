"""Where a document contradicts itself or what is known: warnings with both readings, never a repair.

Each rule is a function over what was read of one document; what it says stands in data/lexicon/rules.yaml.

    C1-C5, C9   one citation: symbol, noun, date, issuer, term      loaders/rules/cited.py
    C6-C8       several citations of one document or series         loaders/rules/series.py
    C10         the wording of citations                            loaders/rules/words.py
    C5, C11, C12  the document itself: date, number, signature, attachments, articles   loaders/rules/whole.py
"""

from collections.abc import Iterator

from loaders.rules.cited import one_by_one
from loaders.rules.seen import Contradiction, Seen
from loaders.rules.series import several
from loaders.rules.whole import of_the_whole
from loaders.rules.words import wording

__all__ = ["Contradiction", "Seen", "contradictions"]


def contradictions(seen: Seen) -> Iterator[Contradiction]:
    """Everything that the rules see in a document, group by group and in the order of its text.

    >>> from loaders.document import document
    >>> from loaders.mentions import mentions
    >>> read = document("a.txt", "theo Nghị định số 95/2031/NĐ-CP ngày 22/8/2033".encode())
    >>> [one.rule for one in contradictions(Seen(read.view, mentions(read, ())))]
    ['C3']
    """
    yield from one_by_one(seen)
    yield from several(seen)
    yield from wording(seen)
    yield from of_the_whole(seen)
