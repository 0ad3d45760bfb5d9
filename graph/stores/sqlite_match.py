"""What a search asks, as expressions of FTS5. Words hold only letters and digits, so quoting them is enough."""

from collections.abc import Sequence

from graph.stores.searching import Asked


def every_word(asked: Asked) -> str:
    """Nodes with every word, the last perhaps unfinished; or whose symbol is meant, whatever its zeros and spaces.

    >>> from graph.stores.searching import asked
    >>> every_word(asked("vung ang"))
    '("vung" AND "ang" *)'
    >>> every_word(asked("01-ct"))
    '("01" AND "ct" *) OR symbol : ("1" AND "ct" *)'
    """
    words = _all(asked.words)
    return words if asked.symbol_words == asked.words else f"{words} OR symbol : {_all(asked.symbol_words)}"


def _all(words: Sequence[str]) -> str:
    return "(" + " AND ".join(f'"{word}"' for word in words) + " *)"


def phrase(asked: Asked) -> str:
    """Nodes in whose names the words stand one behind the other.

    >>> from graph.stores.searching import asked
    >>> phrase(asked("vung ang"))
    '{symbol named} : "vung ang" *'
    """
    return f'{{symbol named}} : "{" ".join(asked.words)}" *'


def side_by_side(words: Sequence[str]) -> str:
    """Nodes that hold the words in one of their names, one behind the other.

    >>> side_by_side(["vung", "ang"])
    '{named} : "vung ang"'
    """
    return f'{{named}} : "{" ".join(words)}"'


def any_beginning(asked: Asked) -> str:
    """Nodes that share the beginning of a word; the ends of words are where most slips are.

    >>> from graph.stores.searching import asked
    >>> any_beginning(asked("vungg ang"))
    '"vu" * OR "an" *'
    """
    return " OR ".join(f'"{start}" *' for start in dict.fromkeys(word[:2] for word in asked.words))
