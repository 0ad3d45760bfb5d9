"""Symbols: every form that documents write them in, beside what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import symbols

FOUND = [
    ("57-NQ/TW", "57-NQ/TW", "a Party office's"),
    ("57- NQ/TW", "57-NQ/TW", "a space behind the dash"),
    ("57 - NQ / TW", "57-NQ/TW", "spaces everywhere"),
    ("66-\nNQ/TW", "66-NQ/TW", "a line that breaks at the dash"),
    ("49-CT /TW", "49-CT/TW", "a space before the slash"),
    ("84 QĐ/TWĐTN", "84-QĐ/TWĐTN", "a space in place of the dash"),
    ("72-NQ-TW", "72-NQ/TW", "a dash in place of the slash"),
    ("số31-QĐ/TW", "31-QĐ/TW", "“số” that touches the number"),
    ("445-KL/TƯ", "445-KL/TU", "TƯ for TU"),
    ("47-CTR/TU", "47-CTr/TU", "a title in capitals"),
    ("700/QĐ-TTG", "700/QĐ-TTg", "the same of the State"),
    ("5-NQ/TW1", "5-NQ/TW", "a footnote's digit"),
    ("140/NQ-CP2", "140/NQ-CP", "the same of the State"),
    ("02/2031/TT-BTCng", "02/2031/TT-BTC", "the next word stands against it"),
    ("367-QĐ/TWĐTN-VP", "367-QĐ/TWĐTN-VP", "a unit behind the organ"),
    ("30/2031/NĐ-CP", "30/2031/NĐ-CP", "a decree"),
    ("12 / 2031/QĐ -\nUBND", "12/2031/QĐ-UBND", "spaces and a line break"),
    ("30a/2008/NQ-CP", "30a/2008/NQ-CP", "a letter behind the number"),
    ("66.13/2026/NQ-CP", "66.13/2026/NQ-CP", "a point in the number"),
    ("31/2031/QH16", "31/2031/QH16", "an Assembly's: its digits are the term"),
    ("31/2031/QH16-Kho", "31/2031/QH16", "and the next word against it"),
    ("119/2026/ UBTVQH15", "119/2026/UBTVQH15", "its Standing Committee's"),
    ("02/2031/PL-UBTVQH11", "02/2031/PL-UBTVQH11", "an ordinance"),
    ("436/BC-UBVHXH15", "436/BC-UBVHXH15", "a committee's: the digits are the term"),
    ("10-LCT/HĐNN7", "10-LCT/HĐNN7", "the Council of State's: a term of one digit"),
    ("18/2031/NQ-HĐND", "18/2031/NQ-HĐND", "a council's"),
    ("01/2022/TTLT-VKSNDTC-\nTANDTC-BCA-BQP", "01/2022/TTLT-VKSNDTC-TANDTC-BCA-BQP", "a joint circular, broken"),
    ("183/2010/TTLT/BTC-BNN", "183/2010/TTLT-BTC-BNN", "a slash before the organs"),
    ("1363/QĐ-TTg", "1363/QĐ-TTg", "no year"),
    ("1564/QĐ-BNN-KH", "1564/QĐ-BNN-KH", "an organ's short code, and its unit"),
    ("866/UBND-KT2", "866/UBND-KT2", "an official letter: the digit belongs to the unit"),
    ("183/KHĐT-KT", "183/KHĐT-KT", "a department's letter"),
    ("25/CP", "25/CP", "before 1997"),
    ("87-CT", "87-CT", "before 1997, with a dash"),
    ("24/TT-LB", "24/TT-LB", "of several ministries, before 1997"),
    ("64//2023/NĐ-CP", "64/2023/NĐ-CP", "a doubled slash"),
    ("142/2205/NĐ-CP", "142/2205/NĐ-CP", "a slip in the year is kept"),
    ("12/QĐ-XYZ", "12/QĐ-XYZ", "an organ that the lexicon lacks"),
]

NONE = [
    ("22/12/2031", "a date"),
    ("21/21", "a ratio"),
    ("83,2%/50%", "percentages"),
    ("2710.19.20", "a customs code"),
    ("Số 755 + 756/Ngày 17-6-2031", "a gazette's number"),
    ("9/2030/QH1 6", "half a term: no guess"),
    ("31/QH16", "an Assembly's number without its year"),
    ("05/GTGT", "a form's code"),
    ("120 km/h, 5/HA", "units"),
    ("TCVN 9999:2031/BKHCN", "a standard"),
    ("2025-2030/TW", "a period"),
]


@pytest.mark.parametrize(("text", "symbol", "why"), FOUND, ids=[row[2] for row in FOUND])
def test_found(text: str, symbol: str, why: str) -> None:
    assert [one.text for one in symbols.find(f"theo {text} về")] == [symbol], why


@pytest.mark.parametrize(("text", "why"), NONE, ids=[row[1] for row in NONE])
def test_near_misses(text: str, why: str) -> None:
    assert [one.text for one in symbols.find(f"theo {text} về")] == [], why


@pytest.mark.parametrize(("text", "symbol", "why"), FOUND, ids=[row[2] for row in FOUND])
def test_a_symbol_as_it_should_be_written_reads_as_itself(text: str, symbol: str, why: str) -> None:
    del text
    assert [one.text for one in symbols.find(symbol)] == [symbol], why


@given(st.text(alphabet="0159 -/.\nNQĐTWUCPHnđ", max_size=60))
def test_spans_hold_their_digits_and_follow_each_other(text: str) -> None:
    end = 0
    for one in symbols.find(text):
        assert end <= one.start < one.end <= len(text)
        assert text[one.start].isdigit()
        end = one.end


def test_long_hostile_text_takes_no_longer_than_its_length() -> None:
    for text in ("1" * 200_000, "1-" * 100_000, "1/2031/" * 50_000, "1-NQ-" * 50_000, "1 - A" * 50_000):
        assert sum(1 for _ in symbols.find(text)) <= len(text)
