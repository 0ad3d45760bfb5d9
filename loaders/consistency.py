"""Where a document contradicts itself or what is known: warnings with both readings, never a repair.

One function a rule; each takes what was read and gives the contradictions that it sees.

    C1   the organ in a symbol against the issuer stated beside it
    C12  an attachment that is named and is not there
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from loaders import symbols
from loaders.citations import issuer_fits
from loaders.lexicon import entries
from loaders.mentions import Mention


@dataclass(frozen=True)
class Contradiction:
    """What a rule saw: its readings, and the mentions that it is about, by their positions."""

    rule: str
    severity: Literal["error", "warning", "info"]
    message: Mapping[str, str]
    readings: tuple[Mapping[str, Any], ...]
    mentions: tuple[int, ...]


def contradictions(found: Sequence[Mention]) -> Iterator[Contradiction]:
    """Everything that the rules see in the mentions of a document, by rule and place."""
    for position, one in enumerate(found):
        yield from _c1(position, one)


def _c1(position: int, one: Mention) -> Iterator[Contradiction]:
    """The organ of the symbol is another body than the issuer: a provincial number of a central body."""
    citation = one.citation
    symbol, issuer = citation.parts, citation.issuer
    if symbol is None or issuer is None or "issuer" in citation.inferred or issuer_fits(symbol, issuer):
        return
    by_symbol = _first_issuer(symbol.organ)
    readings: list[Mapping[str, Any]] = [{"symbol": symbol.text, "issuer": by_symbol}] if by_symbol else []
    organ = _organ_of(issuer, party=symbol.is_party)
    other = symbol.text.removesuffix(symbol.organ) + organ if organ else None
    readings.append({"symbol": other, "issuer": issuer} if other else {"issuer": issuer})
    yield Contradiction("C1", "warning", _C1_MESSAGE, tuple(readings), (position,))


_C1_MESSAGE = {
    "vi": "Ký hiệu và cơ quan ban hành không khớp nhau: giữ cả hai cách đọc, không tự sửa",
    "en": "Symbol and issuer contradict each other: both readings are kept, neither is corrected",
}


def _first_issuer(organ: str) -> str | None:
    entry = symbols.organ_entry(organ)
    return entry.get("issuer") or next(iter(entry.get("issuers", ())), None)


def _organ_of(issuer: str, *, party: bool) -> str | None:
    """The organ that an issuer's documents carry."""
    for entry in entries("organs"):
        if bool(entry.get("party")) == party and issuer in (entry.get("issuer"), *entry.get("issuers", ())):
            return str(entry["code"])
    return None
