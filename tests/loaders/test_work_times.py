"""Times and numerals: what cells and orders say, and the days that they mean."""

import pytest
from growth import grows_with_size
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.lexicon import entries
from loaders.work.numerals import canonical
from loaders.work.times import read_time, times

NUMERALS = [
    ("20.000", "20000", "a point parts thousands"),
    ("1.234.567", "1234567", "each of them"),
    ("36,2", "36.2", "the comma is the decimal sign"),
    ("10.950,5", "10950.5", "both"),
    ("01", "1", "a leading zero counts nothing"),
    ("0,50", "0.5", "nor does one at the end"),
    ("99.5", "99.5", "a decimal typed the other way"),
    ("0", "0", "nought is a value"),
    ("ba", "3", "in words"),
    ("Một", "1", "in any case"),
    ("một số", "", "near miss: some"),
    ("1/2", "", "near miss: a fraction, or a date"),
    ("²", "", "near miss: a digit that is none of the ten"),
]

CELLS = [
    ("trước năm 2027", "deadline", None, "2026-12-31", "before a year is up to the last day of the one before"),
    ("Trước ngày 01/3/2027", "deadline", None, "2027-02-28", "before a day"),
    ("Trước 30/6/2026", "deadline", None, "2026-06-29", "without the word for day"),
    ("trước tháng 6/2026", "deadline", None, "2026-05-31", "before a month"),
    ("trước quý III/2026", "deadline", None, "2026-06-30", "before a quarter"),
    ("đến năm 2030", "deadline", None, "2030-12-31", "until a year is with its last day"),
    ("đến hết ngày 30/6/2026", "deadline", None, "2026-06-30", "until a day is with it"),
    ("Chậm nhất ngày 15 tháng 6 năm 2026", "deadline", None, "2026-06-15", "at the latest"),
    ("Quý IV/2026", "deadline", "2026-10-01", "2026-12-31", "a quarter is both: by its last day, during its days"),
    ("quý II năm 2026", "deadline", "2026-04-01", "2026-06-30", "in words"),
    ("Quý III, IV/2026", "deadline", "2026-07-01", "2026-12-31", "two quarters"),
    ("Quý II - III/2026", "deadline", "2026-04-01", "2026-09-30", "a row of them"),
    ("Tháng 02/2026", "deadline", "2026-02-01", "2026-02-28", "a month has its own length"),
    ("Tháng 02/2028", "deadline", "2028-02-01", "2028-02-29", "also in a leap year"),
    ("tháng 4, 5 năm 2026", "deadline", "2026-04-01", "2026-05-31", "two months"),
    ("12/2026", "deadline", "2026-12-01", "2026-12-31", "a month alone"),
    ("Năm 2026", "deadline", "2026-01-01", "2026-12-31", "a year"),
    ("2026", "deadline", "2026-01-01", "2026-12-31", "a year alone"),
    ("31/12/2026", "deadline", "2026-12-31", "2026-12-31", "a day"),
    ("6 tháng đầu năm 2026", "deadline", "2026-01-01", "2026-06-30", "the first half"),
    ("06 tháng cuối năm 2026", "deadline", "2026-07-01", "2026-12-31", "the second"),
    ("Cuối năm 2026", "deadline", "2026-01-01", "2026-12-31", "the end of a year"),
    ("Cuối tháng 8/2026", "deadline", "2026-08-01", "2026-08-31", "the end of a month"),
    ("Đầu tháng 8/2026", "deadline", "2026-08-01", "2026-08-31", "its words say more, and its month is all that is sure"),
    ("trước 17h00 ngày 20/8/2026", "deadline", None, "2026-08-20", "before an hour of a day"),
    ("Năm 2026 và các năm tiếp theo", "period", "2026-01-01", None, "and on"),
    ("trong năm học 2026 - 2027", "period", "2026-01-01", "2027-12-31", "a school year lies in both"),
    ("Đầu năm 2026", "words", None, None, "nobody says when the beginning of a year is over"),
    ("giai đoạn 2026-2030", "period", "2026-01-01", "2030-12-31", "a period"),
    ("2027 - 2030", "period", "2027-01-01", "2030-12-31", "alone in a cell"),
    ("Giai đoạn 1 (2026 - 2028)", "period", "2026-01-01", "2028-12-31", "a numbered one"),
    ("nhiệm kỳ 2025 - 2030", "period", "2025-01-01", "2030-12-31", "a term"),
    ("từ quý III/2026 đến quý III/2030", "period", "2026-07-01", "2030-09-30", "from quarter to quarter"),
    ("từ tháng 6 đến tháng 12 năm 2026", "period", "2026-06-01", "2026-12-31", "one year for two months"),
    ("Trong năm 2026 - 2027", "period", "2026-01-01", "2027-12-31", "two years"),
    ("Từ năm 2026", "period", "2026-01-01", None, "from a year on"),
    ("sau năm 2030", "period", "2031-01-01", None, "after a year"),
    ("2026 và hằng năm", "recurring", "2026-01-01", None, "from then on each year"),
    ("Thường xuyên", "recurring", None, None, "always"),
    ("Thực hiện thường xuyên", "recurring", None, None, "with a verb"),
    ("Hằng quý", "recurring", None, None, "again and again"),
    ("Trước ngày 15/12 hằng năm", "recurring", None, None, "a day of every year is no day"),
    ("Đã hoàn thành", "done", None, None, "behind us"),
    ("Quý I/2026; Quý III/2026", "deadline", "2026-01-01", "2026-09-30", "two deadlines: up to the last"),
    ("Năm 2030, tầm nhìn đến năm 2045", "deadline", "2030-01-01", "2030-12-31", "how far one looks ahead is no deadline"),
    ("Kỳ họp thứ nhất Quốc hội khóa XVI", "words", None, None, "words without a day"),
    ("31/4/2026", "words", None, None, "a day that no calendar has"),
    ("Quý V/2026", "words", None, None, "a quarter that no year has"),
    ("", "words", None, None, "an empty cell"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "value", "why"), NUMERALS, ids=[row[2] for row in NUMERALS])
def test_numerals(words: str, value: str, why: str) -> None:
    assert canonical(words) == value, why


@pytest.mark.parametrize("entry", entries("numerals"), ids=lambda entry: str(entry["words"]))
def test_every_number_in_words(entry: dict[str, list[str]]) -> None:
    assert canonical(str(entry["words"])) == str(entry["value"])
    assert all(one.lower().startswith(str(entry["words"])) for one in entry["examples"])


@pytest.mark.parametrize(("words", "kind", "starts", "ends", "why"), CELLS, ids=[row[0] or "empty" for row in CELLS])
def test_cells(words: str, kind: str, starts: str | None, ends: str | None, why: str) -> None:
    one = read_time(words)
    assert (one.kind, one.starts, one.ends) == (kind, starts, ends), why
    assert one.words == words


@pytest.mark.parametrize("entry", entries("times"), ids=lambda entry: str(entry["role"]))
def test_the_words_of_times_hold_to_their_examples(entry: dict[str, list[str]]) -> None:
    for words in entry.get("examples", ()):
        one = read_time(words)
        assert one.kind != "words", words
        assert str(entry["role"]) in (one.bound, one.kind), words
    for words in entry.get("near", ()):
        assert [one.words for one in times(words, 0, len(words))] == [], words


def test_a_line_may_break_anywhere() -> None:
    [one] = times("hoàn thành trước \nngày\n 01 tháng 3\nnăm 2027.", 0, 45)
    assert (one.words, one.ends) == ("trước ngày 01 tháng 3 năm 2027", "2027-02-28")


NO_TIME = [
    ("Nghị quyết số 12/2026/NQ-CP", "the year of a symbol"),
    ("từ 2026 hộ nghèo", "a number of households"),
    ("CÔNG BÁO/Số 259/Ngày 30-04-2026", "the head of a page"),
    ("phiên bản 4.0, 2.026 ha", "a version, and hectares"),
    ("so với năm 2025", "what something is compared with"),
]


@pytest.mark.parametrize(("words", "why"), NO_TIME, ids=[row[1] for row in NO_TIME])
def test_numbers_that_are_no_time(words: str, why: str) -> None:
    assert [one.words for one in times(words, 0, len(words))] == [], why


PIECES = ["trước ", "đến ", "năm ", "2026", "-", "2030", "quý ", "IV", "/", "tháng ", "12", " hằng năm", "giai đoạn ", "(", ")", "\n", "ngày ", "31", ", ", "İ"]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.integers(0, 8), st.integers(0, 8))
def test_times_stay_inside_and_slice_to_what_they_say(pieces: list[str], before: int, behind: int) -> None:
    text = "".join(pieces)
    start, end = min(before, len(text)), max(min(before, len(text)), len(text) - behind)
    last = start
    for one in times(text, start, end):
        assert last <= one.start < one.end <= end
        assert " ".join(text[one.start : one.end].split()) == one.words
        assert one.starts is None or one.ends is None or one.starts <= one.ends
        last = one.end
    read_time(text)


@pytest.mark.parametrize(
    "piece", ["năm 2026 ", "2026", "từ ", "quý I, ", "31/12/", "hằng năm ", "trước ngày ", "2026-", "định kỳ 5 năm "]
)
def test_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    assert grows_with_size(lambda count: piece * count, lambda text: list(times(text, 0, len(text))), 1000)
