"""The id of a document or body from what a source states of it: the same for a text and for a curated record.

The organ of the symbol tells whether it is a local one, whose documents need the province (01-NQ/TU is another
document in each); a congress is named by its number, whatever else a text says or leaves out of its name.
"""

import re
from functools import lru_cache

from graph.ids import agency_id, document_id, named_document_id
from graph.text import fold
from loaders import symbols
from loaders.collectives import is_local_collective
from loaders.issuers import issuer_entry

_CONGRESS = re.compile(r"đại hội (?:đại biểu )?(?P<body>.*?) ?(?:lần thứ|khóa) (?P<number>[IVXLC]+)\b", re.IGNORECASE)


@lru_cache(4096)
def is_local(symbol: str) -> bool:
    """Whether there is an organ of this kind in every province.

    >>> is_local("03-NQ/TU"), is_local("64/2031/QĐ-UBND"), is_local("957-NQ/TW"), is_local("30/2031/NĐ-CP")
    (True, True, False, False)
    """
    found = next(symbols.find(symbol), None)
    return found is not None and bool(symbols.organ_entry(found.organ).get("local"))


@lru_cache(4096)
def numbered_id(
    symbol: str,
    *,
    kind: str | None = None,
    province: str | None = None,
    date: str | None = None,
    term: str | None = None,
    digest: str | None = None,
) -> str:  # fmt: skip
    """The id of a document with a symbol; the province counts only for a local organ.

    >>> numbered_id("03-NQ/TU", province="Sông Lam", date="2031-07-15")
    '3-nq-tu.song-lam.2031-07-15'
    >>> numbered_id("957-NQ/TW", province="Sông Lam", date="2031-12-22")
    '957-nq-tw.2031-12-22'
    """
    place = province if is_local(symbol) else None
    return document_id(symbol, kind=kind, province=place, date=date, term=term, digest=digest)


@lru_cache(4096)
def named_id(
    kind: str,
    name: str,
    *,
    province: str | None = None,
    date: str | None = None,
    term: str | None = None,
    issuer: str | None = None,
) -> str:
    """The id of a document that has a name and no number; the province counts only where its issuer is a local body.

    >>> named_id("scheme", "Đề án giảm nghèo", date="2031", province="Sông Lam")
    'scheme.dde-an-giam-ngheo.2031'
    >>> named_id("scheme", "Đề án giảm nghèo", province="Sông Lam", issuer="Tỉnh ủy")
    'scheme.dde-an-giam-ngheo.song-lam'
    """
    local = province if is_local_name(name, issuer) else None
    congress = _CONGRESS.search(" ".join(name.split()))
    if congress is None:
        return named_document_id(kind, name, province=local, date=date, term=term)
    body = congress["body"]
    if province and fold(body).endswith(fold(f" {province}")):
        body = body[: -len(province)]
    return named_document_id(kind, f"Đại hội {body} lần thứ {congress['number']}", province=local)


@lru_cache(4096)
def is_local_name(name: str, issuer: str | None) -> bool:
    """Whether a document without a number is one of a province: of its congress, or of a local issuer.

    >>> is_local_name("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX", None), is_local_name("Luật Đất đai", "Quốc hội")
    (True, False)
    """
    congress = _CONGRESS.search(" ".join(name.split()))
    return fold(congress["body"]).startswith("dang bo") if congress else bool(issuer) and is_local_body(issuer or "")


@lru_cache(4096)
def issuer_id(name: str, province: str | None) -> str:
    """The id of a body under its canonical name; the province counts only for one that every province has.

    >>> issuer_id("Tỉnh ủy", "Sông Lam"), issuer_id("Bộ Chính trị", "Sông Lam")
    ('agency.tinh-uy.song-lam', 'agency.bo-chinh-tri')
    """
    return agency_id(name, province if is_local_body(name) else None)


@lru_cache(4096)
def is_local_body(name: str) -> bool:
    """Whether every province has a body of this name.

    >>> is_local_body("Ban Thường vụ Tỉnh ủy"), is_local_body("Ban Bí thư"), is_local_body("Các sở, ngành")
    (True, False, True)
    """
    return bool(issuer_entry(name).get("local")) or is_local_collective(name)
