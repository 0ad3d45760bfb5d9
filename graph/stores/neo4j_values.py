"""Values of any plain type as text and back, for lists of Neo4j: all members of such a list have one type.

A text stands as it is, so that a reader of the database sees words; anything else begins with a sign that says what it
is: a list, a number, a truth value. A text that begins with such a sign gets one more.
"""

from typing import Any

_LIST, _NUMBER, _TRUTH, _TEXT = "\u2261", "#", "\u22a8", "\u00b6"
_BETWEEN = "\u001f"
_SIGNS = (_LIST, _NUMBER, _TRUTH, _TEXT)


def coded(value: Any) -> str:
    """A value as text.

    >>> coded("Ban Bí thư"), coded(12), coded(True), coded("# 12")
    ('Ban Bí thư', '#12', '⊨true', '¶# 12')
    """
    if isinstance(value, str):
        return _TEXT + value if value.startswith(_SIGNS) else value
    if isinstance(value, bool):
        return _TRUTH + str(value).lower()
    if isinstance(value, (int, float)):
        return f"{_NUMBER}{value}"
    return _LIST + "".join(coded(one).replace("\\", "\\\\").replace(_BETWEEN, "\\u") + _BETWEEN for one in value)


def decoded(text: str) -> Any:
    r"""The value of a text.

    >>> [decoded(coded(one)) for one in ("", "¶", 1.5, False, ("a", "b"), (), ("a\\", "\x1f"))]
    ['', '¶', 1.5, False, ('a', 'b'), (), ('a\\', '\x1f')]
    """
    sign, rest = text[:1], text[1:]
    if sign == _LIST:
        return tuple(decoded(_plain(one)) for one in rest.split(_BETWEEN)[:-1])
    if sign == _NUMBER:
        return float(rest) if set(rest) & set(".en") else int(rest)
    if sign == _TRUTH:
        return rest == "true"
    return rest if sign == _TEXT else text


def _plain(member: str) -> str:
    return member.replace("\\\\", "\0").replace("\\u", _BETWEEN).replace("\0", "\\")
