"""Countries under their canonical names."""

from collections.abc import Mapping
from functools import cache

from loaders.lexicon import entries


def country(name: str) -> str:
    """The canonical name of a country; "" where the name is of none.

    >>> country("Cộng hòa Dân chủ Nhân dân Lào"), country("Vũng Áng")
    ('Lào', '')
    """
    return _countries().get(name, "")


@cache
def _countries() -> Mapping[str, str]:
    """Every country by each of its names."""
    return {form: one["name"] for one in entries("countries") for form in (one["name"], *one.get("forms", ()))}
