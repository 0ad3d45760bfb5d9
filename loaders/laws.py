"""Laws by name: the id under which a law is known, whether a text names its number, its date or its year."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from graph.text import fold
from loaders.lexicon import entries
from loaders.naming import named_id, numbered_id


def law_id(kind: str, name: str, date: str | None) -> str:
    """The id of a law by its name and, where the text gives one, its date or year.

    The number under which the law of that name was passed in that year stands in data/lexicon/laws.yaml; a name alone
    means none of its versions.

    >>> law_id("law", "Luật Tổ chức Chính phủ", "2025-02-18"), law_id("law", "Luật Tổ chức Chính phủ", "2025")
    ('63-2025-qh15', '63-2025-qh15')
    >>> law_id("law", "Luật Tổ chức Chính phủ", None), law_id("law", "Luật Nuôi ong", "2031")
    ('law.luat-to-chuc-chinh-phu', 'law.luat-nuoi-ong.2031')
    """
    passed = [one for one in _versions().get(fold(name), ()) if date and _is_of(one, date)]
    if len(passed) == 1:
        return numbered_id(passed[0]["symbol"], kind=kind)
    return named_id(kind, name, date=date)


def _is_of(version: Mapping[str, Any], date: str) -> bool:
    """Whether a version is that of a date or year: by its own date where that is known, else by the year in its number."""
    known = str(version.get("date") or version["symbol"].split("/")[1])
    return known == date or ((len(known) == 4 or len(date) == 4) and known[:4] == date[:4])


_NOUNS = {"law": "Luật", "code": "Bộ luật", "ordinance": "Pháp lệnh"}


@cache
def _versions() -> Mapping[str, list[Mapping[str, Any]]]:
    return {fold(f"{_NOUNS[one['kind']]} {one['name']}"): one.get("versions", []) for one in entries("laws")}
