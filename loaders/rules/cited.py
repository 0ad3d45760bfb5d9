"""Rules over one citation: what its symbol says against what stands beside it.

    C1   organ and issuer                339-QĐ/TU of a central body
    C2   head noun and type code         "Kế hoạch số 65-CTr/TU"
    C3   year of the number and date     95/2031/NĐ-CP of 22/8/2033
    C4   term and year of an Assembly    12/2031/QH13
    C5   a year or date that cannot be   142/2305/NĐ-CP, 31/4/2031, later than the document itself
    C9   Party term and date             "(khóa XI)" of a resolution of 2031

One function a rule; each takes one citation, or all of them.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from graph import terms
from loaders import symbols
from loaders.citations import Citation, issuer_fits
from loaders.lexicon import entries
from loaders.marks import STEP, roman
from loaders.rules.seen import Contradiction, Seen, contradiction

_ASSEMBLY = ("QH", "UBTVQH")
_ASSEMBLY_KINDS = frozenset(("law", "code", "constitution", "ordinance", "resolution", "order"))


def one_by_one(seen: Seen) -> Iterator[Contradiction]:
    """Everything that is wrong with a single citation, in the order of the text."""
    for at in seen.cited:
        citation = seen.mentions[at].citation
        if citation.parts is not None:
            yield from organ_and_issuer(at, citation, seen.text)
            yield from noun_and_code(at, citation)
            yield from year_and_date(at, citation)
            yield from assembly_term(at, citation)
            yield from possible_year(at, citation)
        yield from possible_date(at, citation)
        yield from party_term(at, citation)
    yield from not_later(seen)


_DONE_BY = re.compile(r"(?<!\w)do[ \n]", re.IGNORECASE)


def organ_and_issuer(at: int, citation: Citation, text: str) -> Iterator[Contradiction]:
    """C1: the issuer that is stated is not one that the organ of the symbol stands for.

    Behind "do" may stand whoever carries something out, not whoever issued it.
    """
    symbol, issuer = citation.parts, citation.issuer
    if symbol is None or issuer is None or "issuer" in citation.inferred:
        return
    by_symbol = _first_issuer(symbol.organ)
    if issuer == by_symbol or issuer_fits(symbol, issuer):
        return
    if _one_body(by_symbol or "", issuer) or _DONE_BY.search(text, symbol.end, citation.end):
        return
    readings: list[Mapping[str, Any]] = [{"symbol": symbol.text, "issuer": by_symbol}] if by_symbol else []
    organ = _organ_of(issuer, party=symbol.is_party)
    other = symbol.text.removesuffix(symbol.organ) + organ if organ else None
    readings.append({"symbol": other, "issuer": issuer} if other else {"issuer": issuer})
    yield contradiction("C1", *readings, mentions=[at], symbol=symbol.text, issuer=issuer, by_symbol=by_symbol or "?")


def _one_body(one: str, other: str) -> bool:
    """Whether two names are of one body: by its short name, by its head, by what it was called before.

    >>> _one_body("Đảng ủy", "Đảng ủy Chính phủ"), _one_body("Chính phủ", "Hội đồng Chính phủ")
    (True, True)
    >>> _one_body("Chính phủ", "Thủ tướng Chính phủ")
    False
    """
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer.startswith(f"{shorter} ") or longer in (f"Chủ tịch {shorter}", f"Hội đồng {shorter}")


@cache
def _first_issuer(organ: str) -> str | None:
    entry = symbols.organ_entry(organ)
    return entry.get("issuer") or next(iter(entry.get("issuers", ())), None)


def _organ_of(issuer: str, *, party: bool) -> str | None:
    """The organ that an issuer's documents carry."""
    for entry in entries("organs"):
        if bool(entry.get("party")) == party and issuer in (entry.get("issuer"), *entry.get("issuers", ())):
            return str(entry["code"])
    return None


def noun_and_code(at: int, citation: Citation) -> Iterator[Contradiction]:
    """C2: the noun directly before the symbol is none that its type code stands for."""
    symbol, kind = citation.parts, citation.kind
    if symbol is None or kind in (None, "other", "consolidated", "letter"):
        return
    if not citation.headed or "kind" in citation.inferred:
        return
    allowed = _kinds(symbol.type, symbol.organ, symbol.is_party)
    if allowed and _single(kind or "") not in allowed:
        yield contradiction(
            "C2", {"kind": kind}, *({"symbol": symbol.text, "kind": one} for one in sorted(allowed)[:1]),
            mentions=[at], symbol=symbol.text, kind=kind, by_symbol=", ".join(sorted(allowed)),
        )  # fmt: skip


@cache
def _kinds(code: str | None, organ: str, party: bool) -> frozenset[str]:
    """Every kind that a type code may stand for; an Assembly's number has no code of a type."""
    if code is None:
        return _ASSEMBLY_KINDS if organ.rstrip("0123456789") in _ASSEMBLY else frozenset()
    either = party or bool(symbols.organ_entry(organ).get("party"))  # older Party numbers look like the State's
    fitting = (
        one for one in entries("kinds") if code in one.get("codes", ()) and one.get("party", party) in (party, either)
    )
    kinds = {_single(one["kind"]) for one in fitting}
    return frozenset(
        kinds | {"ordinance"} if "order" in kinds else kinds
    )  # an ordinance under the order that made it known


def _single(kind: str) -> str:
    """The kind of a joint document without that it is joint: the noun often leaves it out."""
    return kind.removeprefix("joint_")


def year_and_date(at: int, citation: Citation) -> Iterator[Contradiction]:
    """C3: a number that holds its year, and a date of another year."""
    symbol, date = citation.parts, citation.date
    if symbol is None or not symbol.year or not date or len(symbol.year) != 4 or symbol.year == date[:4]:
        return
    yield contradiction(
        "C3", {"symbol": symbol.text}, {"date": date}, mentions=[at], symbol=symbol.text, date=date
    )  # fmt: skip


def assembly_term(at: int, citation: Citation) -> Iterator[Contradiction]:
    """C4: the year of a number of the National Assembly lies outside the term that the number names."""
    symbol = citation.parts
    if symbol is None or not symbol.year or len(symbol.year) != 4:
        return
    name = symbol.organ.rstrip("0123456789")
    number = symbol.organ[len(name) :]
    years = _assemblies().get(number) if name in _ASSEMBLY else None
    if years is not None and not years[0] <= int(symbol.year) <= years[1]:
        yield contradiction(
            "C4", {"symbol": symbol.text}, {"term": number, "years": f"{years[0]}-{years[1]}"},
            mentions=[at], symbol=symbol.text, term=number, first=years[0], last=years[1],
        )  # fmt: skip


@cache
def _assemblies() -> Mapping[str, tuple[int, int]]:
    return {str(one["name"]): (one["from"], one["to"]) for one in entries("assemblies")}


def possible_year(at: int, citation: Citation) -> Iterator[Contradiction]:
    """C5: a year of a number that is none: 142/2305, 129/203124."""
    symbol = citation.parts
    if symbol is not None and symbol.year and not (len(symbol.year) == 4 and "1945" <= symbol.year <= "2099"):
        yield contradiction(
            "C5 year", {"symbol": symbol.text}, {"year": symbol.year}, mentions=[at], symbol=symbol.text, year=symbol.year
        )  # fmt: skip


def possible_date(at: int, citation: Citation) -> Iterator[Contradiction]:
    """C5: a date that no calendar has; the number of a footnote that stands against the year is none of its digits."""
    if citation.wrong_date and not (citation.parts and citation.parts.year and _with_footnote(citation)):
        named = citation.symbol or citation.name or ""
        written = " ".join(citation.wrong_date.split())
        yield contradiction("C5 date", {"written": written}, mentions=[at], named=named, date=written)


def _with_footnote(citation: Citation) -> bool:
    """Whether a year of five digits begins with the year of the number: 12/2031/NĐ-CP ngày 03/4/20315."""
    year = _LAST_DIGITS.search(citation.wrong_date or "")
    return year is not None and citation.parts is not None and year[1] == citation.parts.year


_LAST_DIGITS = re.compile(r"([0-9]{4})[0-9]$")
_FEW = 3


def not_later(seen: Seen) -> Iterator[Contradiction]:
    """C5: a document that is cited with a date, or a year in its number, after that of the document that cites it.

    Where more than a few are, it is the document's own date that is not to be relied on.
    """
    own = _own_date(seen)
    found: dict[tuple[str, str], list[int]] = {}
    for at in seen.cited if own else ():
        citation = seen.mentions[at].citation
        said = _later(citation, own or "") if seen.mentions[at].role == "cited" else None
        if said:
            found.setdefault((citation.symbol or citation.name or "", said), []).append(at)
    if len(found) <= _FEW:
        for (named, said), positions in found.items():
            yield contradiction(
                "C5 later", {"date": said}, {"own": own}, mentions=positions, named=named, date=said, own=own
            )


def _later(citation: Citation, own: str) -> str | None:
    """The date, or the year of the number where there is no date, if it lies after a day."""
    symbol, date = citation.parts, citation.date
    if date:
        return date if date[: len(own)] > own[: len(date)] else None
    year = symbol.year if symbol and symbol.year and len(symbol.year) == 4 else ""
    return year if own[:4] < year <= "2099" else None


def _own_date(seen: Seen) -> str | None:
    """The document's own date, if its number agrees; that of a consolidated text says nothing of what it holds."""
    date = seen.fact("date")
    own = seen.own.citation.parts.year if seen.own and seen.own.citation.parts else None
    return date.value if date and not seen.is_consolidated and own in (None, date.value[:4]) else None


def party_term(at: int, citation: Citation) -> Iterator[Contradiction]:
    """C9: the date lies outside the term of the Party's Central Committee, or the Assembly is of another term."""
    symbol, term, date = citation.parts, citation.term, citation.date
    if not term:
        return
    if symbol is not None and symbol.organ.rstrip("0123456789") in _ASSEMBLY:
        number = str(roman(term) // STEP)
        if number != symbol.organ.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZĐ"):
            yield contradiction("C9 assembly", {"symbol": symbol.text}, {"term": term}, mentions=[at], symbol=symbol.text, term=term)  # fmt: skip
    elif date and _is_central(citation) and (years := terms.years(term)) and not years[0] <= int(date[:4]) <= years[1]:
        named = citation.symbol or citation.name or ""
        yield contradiction(
            "C9", {"date": date}, {"term": term, "years": f"{years[0]}-{years[1]}"},
            mentions=[at], named=named, date=date, term=term, first=years[0], last=years[1],
        )  # fmt: skip


def _is_central(citation: Citation) -> bool:
    if citation.parts is not None:
        return citation.parts.organ == "TW"
    return "Trung ương" in f"{citation.name or ''} {citation.issuer or ''}"
