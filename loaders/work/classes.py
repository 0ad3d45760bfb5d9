"""Classes of bodies by what they are, which headings charge with work: "Trách nhiệm của trường trung cấp, cơ sở bồi dưỡng".

The lexicon knows how such a name begins (`classes` in data/lexicon/roles.yaml); it goes on in small letters. Only where a heading
charges somebody is it one: elsewhere the same words speak of things.
"""

import re
from functools import cache

from loaders.chrome import CAPITALS
from loaders.lexicon import alternatives, table
from loaders.work.agencies import Body


def classes_at(text: str, at: int, end: int) -> tuple[list[Body], int]:
    """The classes of a list that begins at a place, and where the list ends; one that says nobody has no name.

    >>> [one.name for one in classes_at("trường trung cấp, cơ quan liên quan trong việc", 0, 46)[0]]
    ['Trường trung cấp', '']
    """
    found: list[Body] = []
    stop = at
    while (one := _class().match(text, at, end)) is not None:
        name = " ".join(one["name"].split())
        found.append(Body(at, one.end("name"), "" if _bare().fullmatch(name) else name[0].upper() + name[1:]))
        stop, at = one.end("name"), one.end()
    return found, stop


@cache
def _class() -> re.Pattern[str]:
    """A class by its head and up to twelve more words, with what parts it from the next."""
    head = rf"(?i:{alternatives(table('roles')['classes'])})(?!\w)"
    stop = r"(?:và|hoặc|có|chịu|trong|về|đối|khi|theo|là|được|thực\s+hiện)(?!\w)"
    word = rf"(?:[^\W\d_{CAPITALS}][^\W\d_]*|[A-Z]{{2,}})(?!\w)"
    between = rf"(?:\s*[,;]\s*|\s+(?:và|hoặc)\s+)(?={head})"
    return re.compile(rf"(?P<name>{head}(?:\s+(?!{stop}){word}){{0,12}})(?:{between})?")


@cache
def _bare() -> re.Pattern[str]:
    words = rf"(?i:{alternatives(table('roles')['bare'])})"
    return re.compile(rf"{words}(?:\s+{words})*")
