"""What a search asks, as queries of Neo4j's full-text index. Words hold only letters and digits: nothing to escape."""

from collections.abc import Sequence

from graph.stores.neo4j_rows import SYMBOL
from graph.stores.searching import Asked

_NOTHING = f"{SYMBOL}{SYMBOL}"


def every_word(asked: Asked) -> str:
    """Things with every word, the last perhaps unfinished; or whose symbol is meant, whatever its zeros and spaces.

    >>> from graph.stores.searching import asked
    >>> every_word(asked("vung ang"))
    '(+vung +ang*)'
    >>> every_word(asked("01-ct"))
    '(+01 +ct*) OR (+§1 +§ct*)'
    """
    words = _all(asked.words)
    if asked.symbol_words == asked.words:
        return words
    return f"{words} OR {_all([SYMBOL + word for word in asked.symbol_words])}"


def _all(words: Sequence[str]) -> str:
    return "(" + " ".join(f"+{word}" for word in words) + "*)"


def side_by_side(words: Sequence[str]) -> str:
    """Things that hold the words one behind the other, perhaps across two facts.

    >>> side_by_side(["vung", "ang"])
    '"vung ang"'
    """
    return f'"{" ".join(words)}"'


def any_beginning(asked: Asked) -> str:
    """Things that share the beginning of a word; the ends of words are where most slips are.

    >>> from graph.stores.searching import asked
    >>> any_beginning(asked("vungg ang")), any_beginning(asked("?"))
    ('vu* an*', '§§')
    """
    return " ".join(f"{start}*" for start in dict.fromkeys(word[:2] for word in asked.words)) or _NOTHING
