"""Issuers as a text names them: "của Ban Thường vụ Tỉnh ủy", "của Bộ trưởng Bộ Tài chính", "của UBND tỉnh Sơn La"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from graph.text import fold
from loaders.lexicon import alternatives, entries, table

_OTHER = re.compile(
    r"(?:Ban|Bộ|Ủy\s+ban|Hội\s+đồng|Sở|Cục|Tổng\s+cục|Đảng\s+ủy|Văn\s+phòng|Viện|Tòa\s+án|Hội|Liên\s+đoàn|Tập\s+đoàn|Tổng\s+công\s+ty)"
    r"(?:\s+(?:[A-ZĐÂĂÊÔƠƯÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ][^\W\d_]*|và(?=\s+[A-ZĐ])|nhân\s+dân|tỉnh|thành\s+phố|quốc\s+gia|đạo|chỉ\s+đạo)){1,10}"
)
_OF_A_PROVINCE = r"(?:\s+(?:tỉnh|thành\s+phố|TP\.?))?"


@dataclass(frozen=True)
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
    found = _names().match(text, at)
    if found is None:
        return _other(text, at)
    entry = issuer_entry(found["name"])
    province = _provinces().match(text, found.end()) if entry.get("local") else None
    end = province.end() if province else found.end()
    return Issuer(at, end, str(entry["name"]), province_name(province["province"]) if province else None)


def _other(text: str, at: int) -> Issuer | None:
    """A body that the lexicon lacks, by its head word and the capitals behind it."""
    found = _OTHER.match(text, at)
    return Issuer(at, found.end(), " ".join(found.group().split()), known=False) if found else None


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


@cache
def _names() -> re.Pattern[str]:
    forms = [form for entry in entries("bodies") for form in (entry["name"], *entry.get("forms", ()))]
    roles = alternatives(table("bodies")["roles"])
    return re.compile(rf"(?:(?:{roles})\s+)?(?P<name>{alternatives(forms)})(?![^\W\d_])", re.IGNORECASE)


@cache
def _provinces() -> re.Pattern[str]:
    return re.compile(rf"{_OF_A_PROVINCE}\s+(?P<province>{alternatives(provinces())})(?!\w)")
