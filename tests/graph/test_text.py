"""text: two spellings of one word meet, two words stay apart."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.text import fold, fold_symbol, words

FAIR = settings(derandomize=True, database=None, deadline=None)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("Vũng Áng", "vung ang", id="typed without accents"),
        pytest.param("hoà", "hòa", id="either tone placement"),
        pytest.param("Uỷ ban", "Ủy ban", id="in a capital too"),
        pytest.param("ĐẢNG", "đảng", id="capitals"),
        pytest.param("Đảng", "Dang", id="đ as d"),
        pytest.param("Ðảng", "Đảng", id="the Icelandic letter that looks like Đ"),
        pytest.param("2025–2030", "2025-2030", id="the dash of a word processor"),
        pytest.param("2025\u00a0-\u20092030", "2025 - 2030", id="odd spaces"),
        pytest.param("ti\u00adến\u200b", "tiến", id="what nobody sees"),
        pytest.param("một\n  hai\t", "một hai", id="white space"),
        pytest.param(unicodedata.normalize("NFD", "Nghị quyết"), "Nghị quyết", id="letters and marks apart"),
        pytest.param("ngươ\u0300i", "người", id="half composed"),
    ],
)
def test_spellings_that_meet(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("quý", "quy1", id="a digit more"),
        pytest.param("vung ang", "vungang", id="a space more"),
        pytest.param("2025-2030", "2025 2030", id="a dash is no space"),
    ],
)
def test_words_that_stay_apart(left: str, right: str) -> None:
    assert fold(left) != fold(right)


@FAIR
@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@FAIR
@given(st.text())
def test_folding_does_not_mind_how_letters_are_composed(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@FAIR
@given(st.text())
def test_the_words_of_a_folded_text_are_its_words(text: str) -> None:
    assert words(fold(text)) == words(text)
    assert all(word == fold(word) for word in words(text))


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        pytest.param("57 - nq / tw", "57-nq/tw", id="spaces at the joints"),
        pytest.param("01-CTr/TU", "1-ctr/tu", id="a leading zero"),
        pytest.param("0-CTr/TU", "0-ctr/tu", id="zero itself"),
        pytest.param("30 / 2020 / NĐ - CP", "30/2020/nd-cp", id="of the State"),
        pytest.param("số 57", "so 57", id="a space between words stays"),
        pytest.param("- 57", "- 57", id="a dash that joins nothing"),
    ],
)
def test_fold_symbol(typed: str, folded: str) -> None:
    assert fold_symbol(typed) == folded
