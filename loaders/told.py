"""What a user says a document is, where it does not say so itself: `policygraph load scan.txt --as "12-KH/TU"`.

The words are kept with the source, in `Document.about`, and read as a citation is.
"""

from dataclasses import replace

from graph.errors import BadInput
from loaders import citations
from loaders.citations import Citation
from loaders.document import Document
from loaders.view import view

AS = "as"
"""Under which name the words stand in `Document.about`."""


def told_as(document: Document, words: str | None) -> Document:
    """The document with the words of its user; raises BadInput where they hold no number."""
    if not words:
        return document
    if citation_of(words) is None:
        remedy = 'Write it as it is cited: --as "Kế hoạch số 12-KH/TU ngày 03/02/2025"'
        raise BadInput("--as", f"no number of a document is recognised in “{words}”", remedy)
    return replace(document, about={**document.about, AS: words})


def told(document: Document) -> Citation | None:
    """The document as its user cites it."""
    words = document.about.get(AS)
    return citation_of(str(words)) if words else None


def citation_of(words: str) -> Citation | None:
    """The first citation with a number.

    >>> citation_of("Kế hoạch số 12-KH/TU ngày 03/02/2025").date
    '2025-02-03'
    >>> citation_of("kế hoạch năm nay")
    """
    return next((one for one in citations.find(view(words).text) if one.symbol), None)
