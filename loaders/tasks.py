"""Parts -> roles: which are sections of the graph, which are tasks, and which are only text.

A task is the smallest item that orders someone to do something. Whether a part's items do, its heading says (aims,
tasks, implementation: data/lexicon/headings.yaml), and where no heading does, the kind of document: a programme, a plan
or a directive orders, a resolution or a decision only where its headings say so, a law, a decree or a circular never.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

from loaders.document import Document
from loaders.lexicon import alternatives, entries
from loaders.structure import Part

Role = Literal["Section", "Task"]
_ORDERS = ("tasks", "implementation")


@cache
def _headings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (entry["role"], re.compile(rf"(?:{alternatives(entry['words'])})(?!\w)", re.IGNORECASE))
        for entry in entries("headings")
    )


def heading_role(words: str) -> str | None:
    """What a heading says of the parts beneath it.

    >>> heading_role("MỤC ĐÍCH, YÊU CẦU"), heading_role("Nhiệm vụ chủ yếu"), heading_role("Kết nối vùng")
    ('aims', 'tasks', None)
    """
    return next((role for role, pattern in _headings() if pattern.match(words)), None)


def roles(document: Document, parts: Sequence[Part]) -> Mapping[str, Role]:
    """The role of every part that has one, by its place."""
    return {place: role for part in parts for place, role in _beneath(document.view.text, document, part, None)}


def _beneath(text: str, document: Document, part: Part, above: str | None) -> Iterator[tuple[str, Role]]:
    if part.type in ("chrome", "paragraph"):
        return
    said = heading_role(document.quote(*part.own)) if part.children else None
    role = said if said and part.type == "part" else above
    if part.type == "part" or (part.children and role in _ORDERS):
        yield part.place, "Section"
    elif role in _ORDERS:
        yield part.place, "Task"
    for child in part.children:
        yield from _beneath(text, document, child, role)
