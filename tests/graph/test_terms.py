"""terms: which years a term of office spans, and what surely lies in it."""

import pytest

from graph.terms import surely_within, years


@pytest.mark.parametrize(
    ("term", "span"),
    [
        pytest.param("2025-2030", (2025, 2030), id="in years"),
        pytest.param("XIII", (2021, 2026), id="by the national congress"),
        pytest.param("khoa-xiii", (2021, 2026), id="as an id has it"),
        pytest.param("xiii", (2021, 2026), id="in small letters"),
        pytest.param("XX", None, id="a provincial congress: its years are not known"),
        pytest.param("2025", None, id="a year is no term"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_years(term: str, span: tuple[int, int] | None) -> None:
    assert years(term) == span


@pytest.mark.parametrize(
    ("date", "term", "within"),
    [
        pytest.param("2022-06-16", "XIII", True, id="in the midst of it"),
        pytest.param("2013", "XI", True, id="a year alone"),
        pytest.param("2021-03-01", "XIII", False, id="the first year is the last of the term before"),
        pytest.param("2026-01-01", "XIII", False, id="the last is the first of the next"),
        pytest.param("2025-07-03", "2025-2030", False, id="46-CTr/TU came before the congress of its year"),
        pytest.param("2019-01-01", "XIII", False, id="before"),
        pytest.param("2030-01-01", "XIII", False, id="after"),
        pytest.param("2022-06-16", "XX", False, id="a term of unknown years holds nothing surely"),
    ],
)
def test_surely_within(date: str, term: str, within: bool) -> None:
    assert surely_within(date, term) is within
