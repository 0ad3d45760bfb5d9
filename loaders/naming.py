"""The id of a document from what a source states of it: the same for a text and for a curated record.

The organ of the symbol tells whether it is a local one, whose documents need the province (01-NQ/TU is another
document in each); a congress is named by its number, whatever else a text says or leaves out of its name.
"""

from graph.ids import document_id, named_document_id
from loaders import symbols


def is_local(symbol: str) -> bool:
    """Whether there is an organ of this kind in every province.

    >>> is_local("03-NQ/TU"), is_local("64/2031/QĐ-UBND"), is_local("957-NQ/TW"), is_local("30/2031/NĐ-CP")
    (True, True, False, False)
    """
    found = next(symbols.find(symbol), None)
    return found is not None and bool(symbols.organ_entry(found.organ).get("local"))


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


def congress_id(name: str, province: str | None) -> str:
    """The id of the resolution of a congress: neither "đại biểu" nor the term in its name changes it.

    >>> congress_id("Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XX", "Sông Lam")
    'resolution.ddai-hoi-ddang-bo-tinh-lan-thu-xx.song-lam'
    """
    bare = name.replace("Nghị quyết ", "", 1).replace("đại biểu ", "", 1)
    return named_document_id("resolution", bare, province=province)
