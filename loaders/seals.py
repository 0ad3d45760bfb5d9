"""What a table that is handed round says of its own cells, so that only what somebody filled in is read back.

    lead:1a2b3c              the cell of who leads was handed out with these words, and they are the document's own
    due:4d5e6f@so-noi-vu     the same; they are the answer that this office gave before, and stay its answer where it leaves them

The marks of a row stand in a hidden column. A table without that column is read whole.
"""

from collections.abc import Collection, Mapping
from hashlib import sha256

from loaders.columns import NAMING, Field


def seal(words: str) -> str:
    """The mark of some words, by which it is known whether somebody changed them.

    >>> seal("Sở Nội vụ") == seal(" Sở  Nội vụ"), seal("Sở Nội vụ") == seal("Sở Y tế")
    (True, False)
    """
    return sha256(" ".join(words.split()).encode()).hexdigest()[:6]


def marks(cells: Mapping[Field, str], said_by: Mapping[Field, Collection[str]]) -> str:
    """The marks of a row as it is handed out; `said_by` are the offices whose answers its cells hold, by their keys.

    >>> marks({"lead": "Sở Y tế", "due": "2031"}, {"due": ["so-y-te"]})
    'lead:035999 due:d74023@so-y-te'
    """
    told = (
        f"{name}:{seal(words)}" + "".join(f"@{office}" for office in sorted(said_by.get(name, ())))
        for name, words in cells.items()
        if words and name not in NAMING
    )
    return " ".join(told) or "-"


def is_filled_in(field: Field, words: str, told: str, office: str) -> bool:
    """Whether a cell is what an office says: it was not handed out with these words, or they were its own.

    >>> row = marks({"lead": "Sở Y tế", "due": "2031"}, {"due": ["so-y-te"]})
    >>> [is_filled_in("lead", words, row, "so-y-te") for words in ("Sở Y tế", "Sở Nội vụ")]
    [False, True]
    >>> [is_filled_in("due", "2031", row, office) for office in ("so-y-te", "so-noi-vu")]
    [True, False]
    """
    mark = f"{field}:{seal(words)}"
    handed = next((one.split("@") for one in told.split() if one.partition("@")[0] == mark), None)
    return field in NAMING or handed is None or office in handed[1:]
