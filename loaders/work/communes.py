"""Official codes of communes, wards and special zones."""

from collections.abc import Mapping
from functools import cache

from graph.text import fold
from loaders.lexicon import entries

_KINDS = ("phường", "xã", "đặc khu")


def code_of(name: str, province: str | None = None) -> str:
    """The code of a unit in a province, or of the only one of its name; "" where the name does not tell which it is.

    >>> code_of("Xã Kỳ Anh", "Hà Tĩnh"), code_of("Phường Sông Trí"), code_of("Xã Tân Hưng")
    ('18775', '18754', '')
    """
    codes = _codes().get(fold(name), {})
    if province:
        return codes.get(province, "")
    return next(iter(codes.values())) if len(codes) == 1 else ""


@cache
def _codes() -> Mapping[str, Mapping[str, str]]:
    """The codes of each name, by province."""
    found: dict[str, dict[str, str]] = {}
    for entry in entries("communes"):
        for kind in _KINDS:
            for name, code in entry.get(kind, {}).items():
                found.setdefault(fold(f"{kind} {name}"), {})[entry["name"]] = code
    return found
