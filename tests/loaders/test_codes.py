"""Kinds and levels that the lexicon gives to bodies, projects and places have a name that people read."""

import pytest

from graph.ontology import ontology
from loaders.lexicon import entries, table


@pytest.mark.parametrize(
    ("name", "key"),
    [("projects", "is"), ("known_projects", "is"), ("places", "is"), ("bodies", "level")],
)
def test_every_code_of_the_lexicon_is_told(name: str, key: str) -> None:
    codes = {str(entry[key]) for entry in entries(name) if key in entry}
    assert codes
    assert codes - ontology().codes.keys() == set()


def test_every_kind_of_body_is_told() -> None:
    assert {str(one["of"]) for one in table("bodies")["kinds"]} - ontology().codes.keys() == set()
