"""One canonical id per thing, however it is typed: pure functions.

An id holds only ``[A-Za-z0-9._~-]``, so it survives a URL and a file name unquoted.

    57-nq-tw.2024-12-22                      a document: symbol, then date, else year, else term
    42-ctr-tu.ha-tinh.2025-04-10             a local organ's document carries its province
    1-ctr-tu.ha-tinh.2025-2030~II.2.2~3      a task: its document's id, then its place (II.2.2/3)
    agency.tinh-uy.ha-tinh                   an agency carries its province
    project.ho-ke-go.ha-tinh                 so does what a province names without saying which it is
"""

import re
from functools import lru_cache
from hashlib import sha256

from graph.text import fold, fold_symbol

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_STROKE = str.maketrans({"đ": "dd", "Đ": "DD", "ð": "dd", "Ð": "DD", "ɖ": "dd", "Ɖ": "DD"})
_YEAR_IN_SYMBOL = re.compile(r"^[0-9]+[a-z]*(?:-[0-9]{1,3})?-(?:19|20)[0-9]{2}-")
_QUALIFIER = re.compile(
    r"\.((?:19|20)[0-9]{2}(?:-[0-9]{2}-[0-9]{2}|-(?:19|20)[0-9]{2})?|khoa-[ivxlc]+|text-[0-9a-f]{8})$"
)
_NOT_IN_A_PLACE = re.compile(r"[^A-Za-z0-9._-]+")
_NUMERAL = re.compile(r"(?<![A-Za-z])(?![CL](?![A-Za-z]))[IVXLC]+(?![A-Za-z])")
_SERIES_OF_KIND = {("qdd", "regulation"): "qydd"}
# Party offices write QĐ on a decision (Quyết định) and on a regulation (Quy định); the State's own code for the
# second, QyĐ, keeps the two series apart where a citation has a noun.


@lru_cache(4096)
def slug(text: str) -> str:
    """Text as part of an id: no accents, lower case, dashes for all else; đ becomes dd, so that HĐ is not HD.

    >>> slug("Hà Tĩnh"), slug("Ban Chấp hành Đảng bộ tỉnh"), slug("339-QĐ/TU")
    ('ha-tinh', 'ban-chap-hanh-ddang-bo-tinh', '339-qdd-tu')
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(text.translate(_STROKE))).strip("-")


def document_id(
    symbol: str,
    *,
    kind: str | None = None,
    province: str | None = None,
    date: str | None = None,
    term: str | None = None,
    digest: str | None = None,
) -> str:
    """The id of a document from the facts that one source states of it.

    `date` is ISO or a year; `term` a period (2025-2030) or a congress (XIII); `digest` stands in where a loaded
    document has neither. A symbol that holds its year is unique without any of them.

    >>> document_id("57-NQ/TW", date="2024-12-22")
    '57-nq-tw.2024-12-22'
    >>> document_id("01-CTr/TU", province="Hà Tĩnh", term="2025-2030")
    '1-ctr-tu.ha-tinh.2025-2030'
    >>> document_id("21-KL/TW", term="XIII"), document_id("339-QĐ/TW", kind="regulation")
    ('21-kl-tw.khoa-xiii', '339-qydd-tw')
    >>> document_id("30/2020/NĐ-CP", date="2020-03-05")
    '30-2020-ndd-cp'
    """
    body = re.sub(r"^0+(?=\d)", "", slug(symbol))
    for (code, noun), series in _SERIES_OF_KIND.items():
        if kind == noun:
            body = re.sub(rf"(?<=-){code}(?=-|$)", series, body, count=1)
    parts = [body, slug(province) if province else ""]
    if not _YEAR_IN_SYMBOL.match(body):
        parts.append(_qualifier(date, term, digest))
    return ".".join(filter(None, parts))


def named_document_id(
    kind: str, name: str, *, province: str | None = None, date: str | None = None, term: str | None = None
) -> str:
    """The id of a document that has a name and no number.

    >>> named_document_id("resolution", "Đại hội Đảng bộ tỉnh lần thứ XX", province="Hà Tĩnh")
    'resolution.ddai-hoi-ddang-bo-tinh-lan-thu-xx.ha-tinh'
    """
    parts = [slug(kind), slug(name), slug(province) if province else "", _qualifier(date, term, None)]
    return ".".join(filter(None, parts))


def _qualifier(date: str | None, term: str | None, digest: str | None) -> str:
    if date:
        return date
    if term:
        return term if term[0].isdigit() else f"khoa-{slug(term)}"
    return f"text-{digest[:8]}" if digest else ""


def split_document_id(id: str) -> tuple[str, str]:
    """The identity key of a document id, and the qualifier that tells one of its series from another.

    >>> split_document_id("42-ct-tw.2025-01-16"), split_document_id("42-ct-tw")
    (('42-ct-tw', '2025-01-16'), ('42-ct-tw', ''))
    >>> split_document_id("1-ctr-tu.ha-tinh.2025-2030")
    ('1-ctr-tu.ha-tinh', '2025-2030')
    """
    found = _QUALIFIER.search(id)
    return (id[: found.start()], found.group(1)) if found else (id, "")


def part_id(document: str, place: str) -> str:
    """The id of a section or task: its document and its place.

    >>> part_id("1-ctr-tu.ha-tinh.2025-2030", "II.2.8.a/1")
    '1-ctr-tu.ha-tinh.2025-2030~II.2.8.a~1'
    """
    return f"{document}~{_NOT_IN_A_PLACE.sub('~', place.translate(_STROKE))}"


def document_of(id: str) -> str:
    """The document id that a section's or task's id begins with; a document's own id is its own.

    >>> document_of("1-ctr-tu.ha-tinh.2025-2030~II.2.8.a~1")
    '1-ctr-tu.ha-tinh.2025-2030'
    """
    return id.partition("~")[0]


def agency_id(name: str, province: str | None = None) -> str:
    """The id of an agency; a local one carries its province.

    >>> agency_id("Bộ Chính trị"), agency_id("Tỉnh ủy", "Hà Tĩnh")
    ('agency.bo-chinh-tri', 'agency.tinh-uy.ha-tinh')
    """
    return ".".join(filter(None, ["agency", slug(name), slug(province) if province else ""]))


_LONGEST = 90
"""Characters of a name that an id shows; what is longer is told by a digest of the whole."""


def thing_id(type: str, *names: str) -> str:
    """The id of a project, place, deliverable or target: its type, then what tells it from others of the type.

    >>> thing_id("project", "Hồ Kẻ Gỗ", "Hà Tĩnh"), thing_id("target", "căn hộ nhà ở xã hội", "3700", "")
    ('project.ho-ke-go.ha-tinh', 'target.can-ho-nha-o-xa-hoi.3700')
    >>> len(thing_id("deliverable", "Đề án " + "rất dài " * 30))
    111
    """
    return ".".join(filter(None, [type, *map(short_slug, names)]))


def short_slug(text: str) -> str:
    """A name as `thing_id` shows it."""
    name = slug(text)
    if len(name) <= _LONGEST:
        return name
    return f"{name[:_LONGEST].rstrip('-')}-{sha256(name.encode()).hexdigest()[:8]}"


def edge_id(type: str, source: str, target: str) -> str:
    """The id of an edge: one edge for one type and two ends.

    >>> edge_id("DRIVES", "57-nq-tw.2024-12-22", "1-ctr-tu~II.4.3~5")
    '57-nq-tw.2024-12-22--DRIVES--1-ctr-tu~II.4.3~5'
    """
    return f"{source}--{type}--{target}"


def source_id(document: str, kind: str, office: str = "") -> str:
    """The id of a source: one document in one form (text, table, record), whatever its file is called.

    Of a table that was handed round to be filled in, each office has one.

    >>> source_id("1-ctr-tu.ha-tinh.2025-2030", "text"), source_id("9-kh-tu.2031", "table", "so-noi-vu")
    ('text.1-ctr-tu.ha-tinh.2025-2030', 'table.9-kh-tu.2031~so-noi-vu')
    """
    return f"{kind}.{document}~{office}" if office else f"{kind}.{document}"


def office_of_source(id: str) -> str:
    """Whose table a source is, where it was handed round; "" of every other source.

    >>> office_of_source("table.9-kh-tu.2031~so-noi-vu"), office_of_source("table.9-kh-tu.2031")
    ('so-noi-vu', '')
    """
    return id.partition("~")[2]


def document_of_source(id: str) -> str:
    """The document that a source is a form of.

    >>> document_of_source("text.1-ctr-tu.ha-tinh.2025-2030")
    '1-ctr-tu.ha-tinh.2025-2030'
    """
    return document_of(id.partition(".")[2])


def roman(numeral: str) -> int:
    """The value of a Roman numeral.

    >>> roman("XX"), roman("IX"), roman("XIV")
    (20, 9, 14)
    """
    values = [_ROMAN[letter] for letter in numeral.upper()]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


@lru_cache(65536)
def sort_key(id: str) -> str:
    """A string that sorts ids as people read them: 2 before 10, IX after V.

    >>> sorted(["a~II.2.10", "a~II.2.2", "a~IX.1", "a~V.1"], key=sort_key)
    ['a~II.2.2', 'a~II.2.10', 'a~V.1', 'a~IX.1']

    A lone C or L is the letter of a part: nobody counts to L without having come through XLIX.
    """
    document, tilde, place = id.partition("~")
    place = _NUMERAL.sub(lambda found: str(roman(found.group())), place)
    return re.sub(r"\d+", lambda m: m.group().zfill(6), document + tilde + place)


def same_symbol(left: str, right: str) -> bool:
    """Whether two typings mean one symbol.

    >>> same_symbol("57 - nq/tw", "57-NQ/TW"), same_symbol("339-QĐ/TW", "339-QĐ/TU")
    (True, False)
    """
    return fold_symbol(left) == fold_symbol(right)
