"""Rules over several citations: of one document, or of one series of numbers.

    C6   one document with two dates, or of two issuers
    C7   in one series a higher number of an earlier day; one day for numbers far apart
    C8   one day and one series, two bodies of one committee

Only one text is looked at. Across texts C6 needs the statements of a store: the date and the issuer of one canonical
document, each with its source; two full dates, or two issuers that no committee shares, are then the same contradiction.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from graph import terms
from graph.text import fold
from loaders import symbols
from loaders.citations import issuer_fits
from loaders.mentions import Mention
from loaders.rules.seen import Contradiction, Seen, contradiction

Key = tuple[str, ...]
_LAWS = frozenset(("law", "code", "ordinance"))
_FAR_APART = 20
"""Numbers of one Party series and one day that lie further apart are suspect."""
_ONE_TERM = 183
"""Days within which a number cannot have come round again."""


def several(seen: Seen) -> Iterator[Contradiction]:
    """Everything that citations of one document or one series say against each other."""
    documents: dict[Key, list[int]] = defaultdict(list)
    laws: dict[Key, list[int]] = defaultdict(list)
    series: dict[Key, dict[str, int]] = defaultdict(dict)
    for at in seen.cited:
        one = seen.mentions[at]
        if one.citation.parts is None:
            if one.citation.name and one.citation.kind in _LAWS and len(one.citation.date or "") == 10:
                laws[one.citation.kind or "", fold(one.citation.name), (one.citation.date or "")[:4]].append(at)
            continue
        documents[_document(one)].append(at)
        if _is_dated(one):
            series[_series(one)].setdefault(one.citation.symbol or "", at)
    for positions in documents.values():
        yield from two_dates(seen, positions)
        yield from two_issuers(seen, positions)
    for positions in laws.values():
        yield from two_days_of_a_law(seen, positions)
    for members in series.values():
        yield from out_of_order(seen, tuple(members.values()))
        yield from one_day_two_bodies(seen, tuple(members.values()))


def _document(one: Mention) -> Key:
    """What two citations of one document share: symbol, kind where a code is that of two, province."""
    citation = one.citation
    kind = citation.kind if citation.parts and citation.parts.is_party else ""
    return (citation.symbol or "").lower(), kind or "", citation.province or ""


def _series(one: Mention) -> Key:
    """What the numbers of one series share."""
    citation, symbol = one.citation, one.citation.parts
    assert symbol is not None
    year = symbol.year or ("" if symbol.is_party else (citation.date or "")[:4])
    return symbol.type or "", "-".join(symbol.organs), year, "dated" if symbol.year else "", citation.province or ""


def _is_dated(one: Mention) -> bool:
    """Whether a citation has a day, which does not contradict its own number."""
    citation, symbol = one.citation, one.citation.parts
    if symbol is None or len(citation.date or "") != 10 or not symbols.organ_entry(symbol.organ):
        return False
    return symbol.year in (None, (citation.date or "")[:4])


def two_dates(seen: Seen, positions: Sequence[int]) -> Iterator[Contradiction]:
    """C6: two days of what can only be one document."""
    first: dict[str, int] = {}
    for at in positions:
        day = seen.mentions[at].citation.date
        if day:
            first.setdefault(day, at)
    days = [day for day in first if not any(other != day and other.startswith(day) for other in first)]
    symbol = seen.mentions[positions[0]].citation.parts
    for number, day in enumerate(days):
        other = next((one for one in days[:number] if symbol and _one_document(symbol, one, day)), None)
        if other is not None:
            yield contradiction(
                "C6 dates", {"date": other}, {"date": day},
                mentions=[first[other], first[day]], symbol=symbol.text if symbol else "", first=other, second=day,
            )  # fmt: skip


def two_days_of_a_law(seen: Seen, positions: Sequence[int]) -> Iterator[Contradiction]:
    """C6: two days of one year for a law by its name; those of two years are two laws."""
    first: dict[str, int] = {}
    for at in positions:
        first.setdefault(seen.mentions[at].citation.date or "", at)
    (one, before), *others = first.items()
    for other, at in others:
        yield contradiction(
            "C6 dates", {"date": one}, {"date": other},
            mentions=[before, at], symbol=seen.mentions[at].citation.name or "", first=one, second=other,
        )  # fmt: skip


def _one_document(symbol: symbols.Symbol, first: str, second: str) -> bool:
    """Whether a number means one document on both days: a series begins anew with the year, or with the term."""
    if not symbols.organ_entry(symbol.organ) or symbols.organ_entry(symbol.organ).get("level") == "commune":
        return False
    if symbol.year:
        return True
    if not symbol.is_party and first[:4] == second[:4]:
        return True
    if symbol.organ == "TW" and _congress(first) == _congress(second) is not None:
        return True
    return len(first) == len(second) == 10 and abs(_day(first) - _day(second)) <= _ONE_TERM


def _congress(day: str) -> str | None:
    """The term of the Central Committee that a date surely lies in."""
    return next((term for term in ("XI", "XII", "XIII", "XIV") if terms.surely_within(day, term)), None)


def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def two_issuers(seen: Seen, positions: Sequence[int]) -> Iterator[Contradiction]:
    """C6: two stated issuers of one document, both of which its symbol allows; one that it does not is C1."""
    first: dict[str, int] = {}
    organ = seen.mentions[positions[0]].citation.parts
    entry = symbols.organ_entry(organ.organ) if organ and len(positions) > 1 else {}
    for at in positions if entry.get("issuers") and not entry.get("local") else ():
        citation = seen.mentions[at].citation
        symbol, issuer = citation.parts, citation.issuer
        if symbol is not None and issuer and "issuer" not in citation.inferred and issuer_fits(symbol, issuer):
            first.setdefault(issuer, at)
    found = list(first.items())
    for issuer, at in found[1:]:
        other, before = found[0]
        if _may_be_one(seen.mentions[before], seen.mentions[at]):
            symbol = seen.mentions[at].citation.parts
            yield contradiction(
                "C6 issuers", {"issuer": other}, {"issuer": issuer},
                mentions=[before, at], symbol=symbol.text if symbol else "", first=other, second=issuer,
            )  # fmt: skip


def _may_be_one(left: Mention, right: Mention) -> bool:
    one, other, symbol = left.citation.date, right.citation.date, left.citation.parts
    return not one or not other or one == other or (symbol is not None and _one_document(symbol, one, other))


def out_of_order(seen: Seen, members: Sequence[int]) -> Iterator[Contradiction]:
    """C7: neighbours in a series whose days are the other way round; in the Party's, one day for numbers far apart."""
    ordered = sorted((_number(seen.mentions[at]), seen.mentions[at].citation.date or "", at) for at in members)
    for (low, early, left), (high, late, right) in pairwise(ordered):
        symbol = seen.mentions[left].citation.parts
        if symbol is None or low == high or (symbol.is_party and not _same_term(symbol, early, late)):
            continue
        if early > late or (early == late and symbol.is_party and high - low >= _FAR_APART):
            named: list[Mapping[str, str | None]] = [
                {"symbol": seen.mentions[at].citation.symbol, "date": seen.mentions[at].citation.date}
                for at in (left, right)
            ]
            yield contradiction(
                "C7 order" if early > late else "C7 day", *named, mentions=[left, right],
                low=named[0]["symbol"], high=named[1]["symbol"], early=early, late=late,
            )  # fmt: skip


def _same_term(symbol: symbols.Symbol, first: str, second: str) -> bool:
    if symbol.organ == "TW":
        return _congress(first) == _congress(second) is not None
    return abs(_day(first) - _day(second)) <= _ONE_TERM


def _number(one: Mention) -> int:
    digits = one.citation.parts.number if one.citation.parts else ""
    return int("".join(c for c in digits.partition(".")[0] if c.isdigit()) or 0)


def one_day_two_bodies(seen: Seen, members: Sequence[int]) -> Iterator[Contradiction]:
    """C8: numbers of one day and one local committee that name two of its bodies."""
    by_day: dict[str, int] = {}
    for at in members:
        citation = seen.mentions[at].citation
        symbol, day, issuer = citation.parts, citation.date or "", citation.issuer
        local = symbol is not None and symbol.is_party and symbols.organ_entry(symbol.organ).get("local")
        if not local or not issuer or "issuer" in citation.inferred:
            continue
        other = seen.mentions[by_day.setdefault(day, at)].citation
        if other.issuer != issuer:
            yield contradiction(
                "C8", {"symbol": other.symbol, "issuer": other.issuer}, {"symbol": citation.symbol, "issuer": issuer},
                mentions=[by_day[day], at], left=other.symbol, right=citation.symbol,
                first=other.issuer, second=issuer, date=day,
            )  # fmt: skip
