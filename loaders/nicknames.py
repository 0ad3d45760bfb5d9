"""Short forms that everyone knows and no document explains: "Đề án 06" is Decision 06/QĐ-TTg of 6 January 2022."""

from collections.abc import Iterator, Mapping
from typing import Any

from loaders.citations import Citation
from loaders.lexicon import entries
from loaders.naming import numbered_id


def nickname_ids(short: Citation) -> tuple[str, ...]:
    """The document that a short form means everywhere, where the lexicon has it.

    >>> nickname_ids(Citation(0, 8, "scheme", form="short", number="06")), nickname_ids(Citation(0, 8, "scheme", form="short", number="6789"))
    (('6-qdd-ttg.2022-01-06',), ())
    """
    return tuple(numbered_id(one["symbol"], kind=one["kind"], date=one["date"]) for one in _fitting(short))


def nickname_facts(short: Citation) -> dict[str, str]:
    """Kind, symbol and date of the document that a short form means everywhere.

    >>> nickname_facts(Citation(0, 8, "scheme", form="short", number="06"))["symbol"]
    '06/QĐ-TTg'
    """
    return {name: one[name] for one in _fitting(short) for name in ("kind", "symbol", "date")}


def _fitting(short: Citation) -> Iterator[Mapping[str, Any]]:
    number = (short.number or "").lstrip("0")
    for entry in entries("nicknames"):
        if (
            short.form == "short"
            and entry["said_kind"] == short.kind
            and str(entry["said_number"]).lstrip("0") == number
        ):
            yield entry
