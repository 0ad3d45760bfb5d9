"""The lexicon: how Vietnamese documents say things, read from data/lexicon/*.yaml once and held to its own examples.

Rules are short and know no word of the language; every word stands in a file of the lexicon, with a comment on its
keys, examples that it must match and near misses that it must not. A province or ministry adds entries there.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import yaml

from graph.errors import LexiconError
from graph.ontology import ontology
from loaders.data import data_dir

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Entry = Mapping[str, Any]


@cache
def table(name: str) -> Any:
    """All of data/lexicon/NAME.yaml: a list of entries, or a mapping of several lists.

    >>> table("provinces")[0]["name"]
    'Hà Nội'
    """
    path = data_dir() / "lexicon" / f"{name}.yaml"
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except (OSError, yaml.YAMLError) as error:
        raise LexiconError(str(path), f"it cannot be read ({error})", "Restore the file that ships") from error


def entries(name: str) -> list[Entry]:
    """The entries of a file of the lexicon, in its order.

    >>> [entry["kind"] for entry in entries("kinds")][:3]
    ['constitution', 'code', 'law']
    """
    found = table(name)
    return list(found if isinstance(found, list) else found["entries"])


def pattern_of(words: str) -> str:
    r"""A phrase as part of a pattern: any white space between its words, since lines break anywhere.

    >>> pattern_of("Bộ Chính trị")
    'Bộ\\s+Chính\\s+trị'
    """
    return r"\s+".join(re.escape(word) for word in words.split())


def alternatives(phrases: Iterable[str]) -> str:
    r"""Phrases as alternatives of a pattern, the longest first, so that no beginning hides a whole.

    >>> alternatives(["Chính phủ", "Thủ tướng Chính phủ"])
    'Thủ\\s+tướng\\s+Chính\\s+phủ|Chính\\s+phủ'
    """
    return "|".join(pattern_of(one) for one in sorted(set(phrases), key=lambda one: (-len(one), one)))


def check() -> list[LexiconError]:
    """What is wrong with the files of the lexicon: unknown kinds, entries without a name or without examples.

    That every phrase matches its examples and none of its near misses is proved by tests/loaders/test_lexicon.py.

    >>> check()
    []
    """
    found = []
    for path in sorted((data_dir() / "lexicon").glob("*.yaml")):
        try:
            problems = list(_problems(path.stem))
        except LexiconError as error:
            found.append(error)
            continue
        found += [LexiconError(str(path), problem, "Mend the entry") for problem in problems]
    return found


def _problems(name: str) -> Iterator[str]:
    listed = entries(name)
    for number, entry in enumerate(listed, 1):
        called = next((str(entry[key]) for key in _NAMES if key in entry), "")
        if not called:
            yield f"entry {number} has none of {', '.join(_NAMES)}"
        if "kind" in entry and entry["kind"] not in ontology().kinds:
            yield f"entry {number} ({called}): no document kind {entry['kind']!r}"
        if "examples" in entry and not entry["examples"]:
            yield f"entry {number} ({called}): no example"
    names = Counter(
        (entry.get("kind"), entry.get("name") or entry.get("code") or number) for number, entry in enumerate(listed)
    )
    yield from (f"{name!r} has {count} entries" for (_, name), count in names.items() if count > 1)


_NAMES = ("name", "field", "code", "kind", "phrase", "relation", "role", "rule", "words")
