"""Issuers as a text names them: "của Ban Thường vụ Tỉnh ủy", "của Bộ trưởng Bộ Tài chính", "của UBND tỉnh Sơn La"."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from graph.frozen import frozen
from graph.text import fold
from loaders.lexicon import alternatives, entries, table

_OTHER = re.compile(
    r"(?:Ban|Bộ|Ủy\s+ban|Hội\s+đồng|Sở|Cục|Tổng\s+cục|Đảng\s+ủy|Văn\s+phòng|Viện|Tòa\s+án|Hội|Liên\s+đoàn|Tập\s+đoàn|Tổng\s+công\s+ty)"
    r"(?:\s+(?!(?:S?TT|CÔNG\s+BÁO)(?!\w))(?:[A-ZĐÂĂÊÔƠƯÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ][^\W\d_]*|và(?=\s+[A-ZĐ])|nhân\s+dân|tỉnh|thành\s+phố|quốc\s+gia|đạo|chỉ\s+đạo)){1,10}"
)
_WORD = re.compile(r"\w+")
_OF_A_PROVINCE = r"(?:\s+(?:tỉnh|thành\s+phố|TP\.?))?"


@frozen
class Issuer:
    """A body where a text names it: its canonical name, and its province where it is named beside it."""

    start: int
    end: int
    name: str
    province: str | None = None
    known: bool = True
    """Whether the lexicon has it."""


def issuer_at(text: str, at: int) -> Issuer | None:
    """The issuer whose name begins at a place of a text, the longest that fits.

    >>> issuer_at("Bộ trưởng Bộ Tài chính quy định", 0).name, issuer_at("Tỉnh ủy Hà Tĩnh", 0)
    ('Bộ Tài chính', Issuer(start=0, end=15, name='Tỉnh ủy', province='Hà Tĩnh', known=True))
    >>> issuer_at("Đảng về công tác", 0) is None
    True
    """
    role = _by_first_word("roles", text, at)
    found = (role and _by_first_word("names", text, role.end())) or _by_first_word("names", text, at)
    if found is None:
        return _other(text, at)
    entry = issuer_entry(found.group())
    province = _provinces().match(text, found.end()) if entry.get("local") else None
    end = province.end() if province else found.end()
    return Issuer(at, end, str(entry["name"]), province_name(province["province"]) if province else None)


def _other(text: str, at: int) -> Issuer | None:
    """A body that the lexicon lacks, by its head word and the capitals behind it."""
    found = _OTHER.match(text, at)
    name = " ".join(found.group().split()) if found else ""
    return Issuer(at, found.end(), name, known=False) if found and not is_cut(name) else None


def is_cut(name: str) -> bool:
    """Whether a name ends in the midst: no body is called so, and to leave it out is better than to invent one.

    >>> [is_cut(name) for name in ("Bộ Lao", "Ủy ban Thường", "Sở Khoa học và", "Cục Công nghệ thông tin", "Sở Bến Cá")]
    [True, True, True, False, False]
    """
    return name.lower().endswith(_OPEN_ENDS) or (fold(name) in _cut_names() and fold(name) not in _by_form())


_OPEN_ENDS = (" và", " của", " các", " với", " về", " cho", " nhiệm kỳ", " tại")


@cache
def _cut_names() -> frozenset[str]:
    """The beginnings of known names that stop before a syllable of the same word, told by its small letter."""
    forms = (str(form) for entry in entries("bodies") for form in (entry["name"], *entry.get("forms", ())))
    words = [form.split() for form in forms]
    return frozenset(
        fold(" ".join(one[:n]))
        for one in words
        for n in range(2, len(one))
        if one[n][0].islower() and f" {one[n]}" not in _OPEN_ENDS
    )


@lru_cache(4096)
def issuer_entry(name: str) -> Mapping[str, Any]:
    """The entry of an issuer under any of its names, empty where the lexicon lacks it.

    >>> issuer_entry("BCH Trung ương")["name"], issuer_entry("Hội Người cao tuổi")
    ('Ban Chấp hành Trung ương', {})
    """
    return _by_form().get(fold(name), {})


def province_name(words: str) -> str:
    """A province as the lexicon writes it, or with capitals where the lexicon lacks it.

    >>> province_name("HÀ TĨNH"), province_name("SÔNG LAM")
    ('Hà Tĩnh', 'Sông Lam')
    """
    flat = " ".join(words.split())
    return _by_province().get(fold(flat)) or flat.title()


@cache
def provinces() -> tuple[str, ...]:
    """The names of all provinces and centrally run cities, today's and former ones."""
    return tuple(name for entry in entries("provinces") for name in (entry["name"], *entry.get("former", ())))


@cache
def _by_province() -> Mapping[str, str]:
    return {fold(name): name for name in provinces()}


@cache
def _by_form() -> Mapping[str, Mapping[str, Any]]:
    return {fold(form): entry for entry in entries("bodies") for form in (entry["name"], *entry.get("forms", ()))}


def _by_first_word(listed: str, text: str, at: int) -> re.Match[str] | None:
    """The name or role that begins at a place: only those with its first word are tried."""
    word = _WORD.match(text, at)
    pattern = _patterns(listed).get(word.group().lower()) if word else None
    return pattern.match(text, at) if pattern else None


@cache
def _patterns(listed: str) -> Mapping[str, re.Pattern[str]]:
    """The names of bodies, or the roles of their heads with the space behind them, by their first words."""
    names = (form for entry in entries("bodies") for form in (entry["name"], *entry.get("forms", ())))
    phrases, end = (table("bodies")["roles"], r"\s+") if listed == "roles" else (names, r"(?![^\W\d_])")
    grouped: dict[str, list[str]] = {}
    for phrase in phrases:
        grouped.setdefault(_WORD.findall(phrase)[0].lower(), []).append(phrase)
    return {word: re.compile(rf"(?:{alternatives(one)}){end}", re.IGNORECASE) for word, one in grouped.items()}


@cache
def _provinces() -> re.Pattern[str]:
    return re.compile(rf"{_OF_A_PROVINCE}\s+(?P<province>{alternatives(provinces())})(?!\w)")
