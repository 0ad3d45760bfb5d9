"""The whole tree of the shared programme: places, types, spans, roles and digests, never its sentences.

POLICYGRAPH_UPDATE_GOLDEN=1 writes the file anew; read its diff before you commit it.
"""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from loaders.document import Document, document
from loaders.structure import Part, structure
from loaders.tasks import roles

GOLDEN = Path(__file__).parent / "golden" / "01-CTr-TU.structure.json"


@pytest.fixture(scope="module")
def programme(documents: Path) -> tuple[Document, tuple[Part, ...]]:
    path = documents / "01-CTr-TU.txt"
    found = document(path.name, path.read_bytes())
    return found, structure(found)


def flat(parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from flat(part.children)


def test_the_tree(programme: tuple[Document, tuple[Part, ...]]) -> None:
    found, parts = programme
    by_place = roles(found, parts)
    rows = [
        [part.place, part.type, by_place.get(part.place), part.start, part.end, list(part.own), _digest(found, part)]
        for part in flat(parts)
    ]
    text = "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n"
    if os.environ.get("POLICYGRAPH_UPDATE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert json.loads(GOLDEN.read_text(encoding="utf-8")) == rows


def _digest(found: Document, part: Part) -> str:
    return hashlib.sha256(found.quote(part.start, part.end).encode()).hexdigest()[:12]


def test_the_counts(programme: tuple[Document, tuple[Part, ...]]) -> None:
    found, parts = programme
    by_place = roles(found, parts)
    assert Counter(by_place.values()) == {"Task": 211, "Section": 38}
    tasks = [place for place, role in by_place.items() if role == "Task"]
    assert len([place for place in tasks if place.startswith("II.")]) == 206
    assert [place for place in tasks if place.startswith("III")] == [f"III.{n}" for n in range(1, 6)]
    assert not [place for place in by_place if place.startswith("I.")], "the aims are text of part I"
    assert Counter(part.type for part in flat(parts))["group"] == 4
    assert [part.place for part in parts] == [
        "ticker",
        "headline",
        "stamp",
        "lead",
        "title",
        "preamble",
        "I",
        "II",
        "III",
        "tail",
    ]
