"""What waits for a reader, from all sources: one entry for one id, naming things by their canonical ids."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby

from graph.ids import sort_key
from graph.model import Evidence, Properties, Unresolved, Warning


def unresolved(stated: Iterable[Unresolved], canonical: Mapping[str, str]) -> list[Unresolved]:
    """Mentions as stated, the record's first, then by source: the first wording of an id stays, evidence unites."""
    found = []
    for _, same in groupby(sorted(stated, key=lambda one: one.id), key=lambda one: one.id):
        listed = list(same)
        candidates = _named((id for one in listed for id in one.candidates), canonical)
        found.append(replace(listed[0], candidates=candidates, evidence=_evidence(listed)))
    return found


def warnings(stated: Iterable[Warning], canonical: Mapping[str, str]) -> list[Warning]:
    """Warnings as stated, the record's first, then by source: the first wording of an id stays, the rest unites."""
    found = []
    for _, same in groupby(sorted(stated, key=lambda one: one.id), key=lambda one: one.id):
        listed = list(same)
        about = _named((id for one in listed for id in one.about), canonical)
        readings = _each_once(reading for one in listed for reading in one.readings)
        found.append(replace(listed[0], readings=readings, about=about, evidence=_evidence(listed)))
    return found


def _each_once(readings: Iterable[Properties]) -> tuple[Properties, ...]:
    """In the order in which they are given.

    >>> _each_once([{"issuer": "A"}, {"issuer": "B"}, {"issuer": "A"}])
    ({'issuer': 'A'}, {'issuer': 'B'})
    """
    found: list[Properties] = []
    for one in readings:
        if one not in found:
            found.append(one)
    return tuple(found)


def _named(ids: Iterable[str], canonical: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted({canonical.get(id, id) for id in ids}, key=lambda id: (sort_key(id), id)))


def _evidence(listed: Iterable[Unresolved | Warning]) -> tuple[Evidence, ...]:
    return tuple(sorted({each for one in listed for each in one.evidence}, key=lambda each: each.order))
