"""errors: one root, the tree of the docstring, facts as attributes, and a message that says what to do."""

import inspect
import re

import pytest

from graph import errors
from graph.errors import (
    Ambiguous,
    BadInput,
    InvalidFragment,
    LexiconError,
    NotFound,
    OntologyError,
    PolicyGraphError,
    StoreVersionError,
)

ALL = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, Exception)]


def drawn() -> dict[str, str]:
    """The tree of the docstring: each error and the one that it stands under."""
    above: list[tuple[int, str]] = []
    found = {}
    for line in (errors.__doc__ or "").splitlines():
        name = re.match(r"(?P<indent>[ │├└─]*)(?P<name>[A-Z]\w+)(?:\s{2}|$)", line)
        if name and line.startswith("    "):
            depth = len(name["indent"])
            above = [one for one in above if one[0] < depth]
            found[name["name"]] = above[-1][1] if above else "Exception"
            above.append((depth, name["name"]))
    return found


def test_the_tree_of_the_docstring_is_the_tree() -> None:
    assert drawn() == {kind.__name__: kind.__base__.__name__ for kind in ALL if kind.__base__}


@pytest.mark.parametrize("kind", ALL)
def test_the_root_catches_them_all(kind: type[Exception]) -> None:
    assert issubclass(kind, PolicyGraphError)


@pytest.mark.parametrize(
    ("error", "facts", "said"),
    [
        pytest.param(OntologyError("edge type", "DRIVE", ["DRIVES", "SETS"]), {"what": "edge type", "name": "DRIVE", "known": ("DRIVES", "SETS")}, "unknown edge type 'DRIVE'; graph/ontology.yaml knows: DRIVES, SETS", id="an unknown name, with the known"),
        pytest.param(InvalidFragment("text.a", ["x", "y"]), {"source": "text.a", "problems": ("x", "y")}, "source text.a: x; y. Nothing was written; please report this document", id="a fault of ours"),
        pytest.param(InvalidFragment("text.a", list("abcde")), {"problems": tuple("abcde")}, "source text.a: a; b; c (and 2 more). Nothing was written; please report this document", id="three problems are enough"),
        pytest.param(NotFound("57-NQ"), {"name": "57-NQ", "near": ()}, "nothing is known as '57-NQ'. Try: policygraph search WORDS", id="nothing near"),
        pytest.param(NotFound("57-NQ", ["57-nq-tw"]), {"near": ("57-nq-tw",)}, "nothing is known as '57-NQ'. Did you mean: 57-nq-tw?", id="something near"),
        pytest.param(Ambiguous("II.1", ["a~II.1", "b~II.1"]), {"ids": ("a~II.1", "b~II.1")}, "2 things fit 'II.1': a~II.1, b~II.1. Name one by its id", id="two that fit"),
        pytest.param(BadInput("a.pdf", "this is a PDF", "Save it as text"), {"path": "a.pdf", "problem": "this is a PDF", "remedy": "Save it as text"}, "a.pdf: this is a PDF. Save it as text", id="a file"),
        pytest.param(LexiconError("kinds.yaml", "no example", "Add one"), {"path": "kinds.yaml"}, "kinds.yaml: no example. Add one", id="an entry"),
    ],
)  # fmt: skip
def test_an_error_says_what_happened_where_and_what_to_do(
    error: PolicyGraphError, facts: dict[str, object], said: str
) -> None:
    assert str(error) == said
    assert {name: getattr(error, name) for name in facts} == facts


def test_a_store_of_another_version_says_the_way_out() -> None:
    error = StoreVersionError("graph.sqlite", 7, 3)
    assert (error.where, error.found, error.expected) == ("graph.sqlite", 7, 3)
    assert "policygraph export" in str(error)
    assert "--store" in str(error)


def test_many_that_fit_are_not_all_listed() -> None:
    assert str(Ambiguous("a", [f"id{number}" for number in range(30)])).count("id") < 15
