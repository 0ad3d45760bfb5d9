"""Projects that an order serves, connects with or waits for, beside those that it builds."""

import pytest

from loaders.lexicon import entries
from loaders.work.found import Holder, Words
from loaders.work.projects import find

EXAMPLES = [(words, entry["name"]) for entry in entries("joins") for words in entry["examples"]]
NEAR = [(words, entry["name"]) for entry in entries("joins") for words in entry["near"]]


def needed(said: str, holder: Holder = "Task") -> list[str]:
    found = find(Words(said, 0, len(said), holder))
    return [str(one.facts["name"]) for one in found if one.link == "NEEDS"]


@pytest.mark.parametrize(("said", "name"), EXAMPLES)
def test_an_example_needs_one_project(said: str, name: str) -> None:
    assert len(needed(said)) == 1, name


@pytest.mark.parametrize(("said", "name"), NEAR)
def test_what_looks_alike_needs_none(said: str, name: str) -> None:
    assert needed(said) == [], name


@pytest.mark.parametrize(
    ("said", "wanted", "why"),
    [
        ("Làm đường kết nối với Khu kinh tế Sông Lam, Cảng Sông Lam và đường ven biển", 3, "a list goes on"),
        (
            "Làm đường kết nối các khu công nghiệp, du lịch với hệ thống cao tốc, đường sắt Bắc - Nam, quốc lộ 1",
            2,
            "behind others without a name",
        ),
        ("Làm đường kết nối Khu kinh tế Sông Lam; xây Cảng Sông Lam", 1, "another clause builds"),
        ("Làm đường kết nối Khu kinh tế Sông Lam, xây dựng Cảng Sông Lam", 1, "a verb of its own ends the list"),
        ("Gắn với du lịch, trong đó có Cảng Sông Lam", 0, "what stands between is no list"),
        ("Xây dựng Cảng Sông Lam gắn với Khu kinh tế Sông Lam", 1, "what is built needs the other, not itself"),
    ],
)
def test_how_far_the_words_reach(said: str, wanted: int, why: str) -> None:
    assert len(needed(said)) == wanted, why


def test_a_project_that_is_needed_is_still_named() -> None:
    said = "Phát triển dịch vụ gắn với Cảng Sông Lam"
    assert [one.link for one in find(Words(said, 0, len(said), "Task"))] == ["ADVANCES", "NEEDS"]


def test_a_heading_needs_nothing() -> None:
    assert needed("Hạ tầng kết nối với Khu kinh tế Sông Lam", "Section") == []
