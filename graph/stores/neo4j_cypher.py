"""Every statement to Neo4j, by the name of its file in cypher/.

A file is whole: it can be pasted into Neo4j Browser as it is. Where a statement may be narrowed to some types, it says
so in a comment, `/*types*/`, and the types of the ontology take its place; all values are parameters. Where some lines
of it are for one walk, from `// a walk` to `// end of a walk`, they are repeated for several: the types of a walk must
stand in the statement, for the server follows only such types without looking at all links of a hub.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from graph.ontology import ontology

_NOTHING = "NOTHING"
"""A type that nothing has: a pattern without types would match all."""

_FOLDER = files("graph.stores") / "cypher"


@cache
def statement(name: str, **types: tuple[str, ...]) -> str:
    """The statement of a file, narrowed to types.

    >>> "MATCH (n:Thing:Task)" in statement("list", type=("Task",))
    True
    """
    text = (_FOLDER / f"{name}.cypher").read_text(encoding="utf-8")
    return without_comments(_narrowed(text, types))


@cache
def for_walks(name: str, walks: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]) -> str:
    """The statement of a file with the lines of a walk for each of several, given the types that it follows out and in.

    >>> for_walks("around", ((("DRIVES",), ()), (("PART_OF",), ()))).count("]->(m:Thing)")
    2
    """
    text = (_FOLDER / f"{name}.cypher").read_text(encoding="utf-8")
    before, lines, behind = re.split(r"^// (?:a|end of a) walk\n", text, flags=re.MULTILINE)
    repeated = "".join(_narrowed(lines, {"out": out, "in": into}) for out, into in walks)
    return without_comments(before + repeated + behind)


def _narrowed(text: str, types: Mapping[str, tuple[str, ...]]) -> str:
    for blank, names in types.items():
        assert f"/*{blank}*/" in text, (text, blank)
        text = text.replace(f"/*{blank}*/", ":" + ("|".join(_known(names)) or _NOTHING))
    return text


def names() -> list[str]:
    """The names of all statements."""
    return sorted(one.name.removesuffix(".cypher") for one in _FOLDER.iterdir() if one.name.endswith(".cypher"))


def head(name: str) -> str:
    """The comment at the head of a file: purpose, parameters and columns."""
    text = (_FOLDER / f"{name}.cypher").read_text(encoding="utf-8")
    return "\n".join(line[2:].strip() for line in text.splitlines() if line.startswith("//"))


def without_comments(text: str) -> str:
    """A statement as it is sent: the server would keep a plan for every wording of its comments."""
    return re.sub(r"\s*//.*|/\*.*?\*/", "", text).strip()


_ANY = "Thing"  # the label of every thing that policygraph shows


def _known(names: Iterable[str]) -> list[str]:
    known = {*ontology().nodes, *ontology().edges, _ANY}
    for name in names:
        assert name in known, name
    return list(names)
