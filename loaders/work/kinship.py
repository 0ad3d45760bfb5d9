"""Which bodies stand above a body, and which took over from it: the lexicon says so, the text does not.

A body that was merged or renamed keeps its own identity, for documents from before name it. Of its kin only those are
stated that follow from the body itself: a text that names today's ministry says nothing of yesterday's.
"""

from collections.abc import Iterator
from typing import NamedTuple

from loaders.issuers import issuer_entry
from loaders.naming import is_local_body
from loaders.work.agencies import is_city

_OF_A_PROVINCE = "Ủy ban nhân dân tỉnh"
_OF_A_CITY = "Ủy ban nhân dân thành phố"


class Kin(NamedTuple):
    """An edge that leads to a body from the one above it (PARENT_OF) or from the one after it (SUCCEEDS)."""

    type: str
    name: str
    date: str | None = None


def kin(name: str, province: str | None) -> Iterator[Kin]:
    """The bodies above and after a body; of a local one without a known province none can be told.

    >>> list(kin("Tổng cục Thuế", None))
    [Kin(type='PARENT_OF', name='Bộ Tài chính', date=None), Kin(type='SUCCEEDS', name='Cục Thuế', date='2025-03-01')]
    >>> [one.name for one in kin("Sở Y tế", "Huế")], list(kin("Sở Y tế", None))
    (['Ủy ban nhân dân thành phố'], [])
    """
    entry = issuer_entry(name)
    if not entry or (is_local_body(name) and province is None):
        return
    if parent := entry.get("parent"):
        of_a_city = parent == _OF_A_PROVINCE and province is not None and is_city(province)
        yield Kin("PARENT_OF", _OF_A_CITY if of_a_city else parent)
    for successor in entry.get("successors", ()):
        yield Kin("SUCCEEDS", successor, str(entry["until"]))
