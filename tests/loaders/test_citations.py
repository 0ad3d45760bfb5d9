"""Citations of numbered documents: what stands beside a symbol, what a list shares, what is no citation."""

import pytest

from loaders import citations
from loaders.document import document
from loaders.mentions import mentions
from loaders.structure import structure

HEADS = [
    ("Nghị quyết số 957-NQ/TW", "resolution", "the usual"),
    ("Nghị quyết 957-NQ/TW", "resolution", "without “số”"),
    ("Tờ trình số: 82/TTr-UBND", "submission", "a colon"),
    ("NGHỊ QUYẾT SỐ SỐ 11-NQ/TW", "resolution", "a doubled word, in capitals"),
    ("Chương trình\nhành động số 13-CTr/TU", "programme", "a line break in the noun"),
    ("Quyết định của Bộ Chính trị số31-QĐ/TW", "decision", "the issuer before the number"),
    ("Quy định số 305-QĐ/TW", "regulation", "the noun decides what QĐ is"),
    ("Quyết định số 330-QĐ/TW", "decision", "and here it is the other"),
    ("Luật số 62/2031/QH16", "law", "the noun decides what an Assembly's number is"),
    ("Nghị quyết số 197/2031/QH16", "resolution", "and here it is the other"),
    ("Văn bản số 866/UBND-KT2", "letter", "“văn bản” says nothing, the form does"),
    ("330-QĐ/TW", None, "without a noun a Party QĐ is either"),
    ("30/2031/NĐ-CP", "decree", "without a noun the code tells"),
    ("21-KL/TW", "conclusion", "the same of the Party"),
]


@pytest.mark.parametrize(("text", "kind", "why"), HEADS, ids=[row[2] for row in HEADS])
def test_kinds(text: str, kind: str | None, why: str) -> None:
    [one] = citations.find(f"Căn cứ {text} ban hành")
    assert one.kind == kind, why


BESIDE = [
    ("số 68-NQ/TW, ngày 04/5/2031 của Bộ Chính trị về", "2031-05-04", "Bộ Chính trị", None, "Party style"),
    ("số 12-NQ/TU ngày 26/5/2031 của Tỉnh ủy", "2031-05-26", "Tỉnh ủy", None, "no comma"),
    ("số 12-NQ/TW ngày 4.5.2031", "2031-05-04", None, None, "points in the date"),
    ("số 30/2031/NĐ-CP ngày 18 tháng 02 năm 2031 của\nChính phủ", "2031-02-18", "Chính phủ", None, "State style, a break"),
    ("số 77/2031/TT-BTC ngày 1/2/2031 của Bộ trưởng Bộ Tài chính", "2031-02-01", "Bộ Tài chính", None, "the minister is the ministry"),
    ("số 25-NQ/TW của Ban Chấp hành Trung ương Đảng (khóa XI) về", None, "Ban Chấp hành Trung ương", "XI", "a term"),
    ("số 01-KL/TW năm 2021", "2021", None, None, "a year alone"),
    ("số 27-NQ/TW, ngày 09/11/2031 về tiếp tục", "2031-11-09", None, None, "no issuer"),
    ("số 27-NQ/TW của Bộ Chính trị ngày 09/11/2031", "2031-11-09", "Bộ Chính trị", None, "the issuer first"),
    ("số 27-NQ/TW có hiệu lực từ ngày 09/11/2031", None, None, None, "near miss: a date of effect"),
    ("số 27-NQ/TW trước ngày 09/11/2031", None, None, None, "near miss: a deadline"),
    ("số 27-NQ/TW, ngày 31/4/2031 của Bộ Chính trị", None, "Bộ Chính trị", None, "a date that no calendar has is none"),
    ("số 27-NQ/TW giai đoạn 2025-2030", None, None, None, "near miss: a period"),
    ("số 27-NQ/TW của Hội nghị lần thứ sáu Ban Chấp hành Trung ương khóa XII", None, "Ban Chấp hành Trung ương", "XII", "a session"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "date", "issuer", "term", "why"), BESIDE, ids=[row[4] for row in BESIDE])
def test_what_stands_beside(text: str, date: str | None, issuer: str | None, term: str | None, why: str) -> None:
    [one] = citations.find(f"Thực hiện Nghị quyết {text}")
    stated = None if "issuer" in one.inferred else one.issuer
    assert (one.date, stated, one.term) == (date, issuer, term), why


def test_the_span_runs_from_the_noun_to_the_last_fact() -> None:
    text = "theo Nghị quyết số 25-NQ/TW của Ban Chấp hành Trung ương Đảng (khóa XI) về dân vận"
    [one] = citations.find(text)
    assert text[one.start : one.end] == "Nghị quyết số 25-NQ/TW của Ban Chấp hành Trung ương Đảng (khóa XI)"


LISTS = [
    (
        "Nghị quyết số 935-NQ/TW, Kết luận số 989-KL/TW, ngày 28/10/2031 của Bộ Chính trị",
        [("resolution", "935-NQ/TW", None, "Bộ Chính trị"), ("conclusion", "989-KL/TW", "2031-10-28", "Bộ Chính trị")],
        "the issuer is shared, the date is not",
    ),
    (
        "Nghị quyết số 935-NQ/TW về dân vận, Kết luận số 989-KL/TW của Bộ Chính trị",
        [("resolution", "935-NQ/TW", None, None), ("conclusion", "989-KL/TW", None, "Bộ Chính trị")],
        "near miss: a subject between them ends the list",
    ),
    (
        "Nghị quyết số 935-NQ/TW, Chương trình số 13-CTr/TU của Tỉnh ủy",
        [("resolution", "935-NQ/TW", None, None), ("programme", "13-CTr/TU", None, "Tỉnh ủy")],
        "near miss: another organ",
    ),
    (
        "các Quy định số 305-QĐ/TW, số 306-QĐ/TW",
        [("regulation", "305-QĐ/TW", None, None), ("regulation", "306-QĐ/TW", None, None)],
        "the noun is shared",
    ),
    (
        "tại các Tờ trình số 1/TTr-BCT và số 374/BC-BCT",
        [("submission", "1/TTr-BCT", None, "Bộ Công Thương"), ("report", "374/BC-BCT", None, "Bộ Công Thương")],
        "near miss: a code that cannot be the shared noun",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), LISTS, ids=[row[2] for row in LISTS])
def test_lists(text: str, expected: list[object], why: str) -> None:
    assert [(one.kind, one.symbol, one.date, one.issuer) for one in citations.find(text)] == expected, why


NONE = [
    ("tại Mẫu số 01/TB-ĐKT", "a form"),
    ("theo Biểu mẫu số 02/BC-UBND", "a form with a known organ"),
    ("tờ khai 05/ĐK-TCT", "a tax form"),
    ("pháp luật và quy định của Đảng", "words alone"),
]


@pytest.mark.parametrize(("text", "why"), NONE, ids=[row[1] for row in NONE])
def test_no_citation(text: str, why: str) -> None:
    assert citations.find(text) == [], why


OVER_A_PAGE = [
    ("theo Nghị định số 30/2031/NĐ-CP ngày 05 tháng 6{}năm 2031 của Chính phủ", ("30/2031/NĐ-CP", "2031-06-05", "Chính phủ"), "in the date"),
    ("theo Thông tư số 77/2031/TT-BTC ngày 05 tháng 6 năm 2031 của Bộ{}trưởng Bộ Tài chính", ("77/2031/TT-BTC", "2031-06-05", "Bộ Tài chính"), "in the issuer"),
    ("theo Thông tư{}số 77/2031/TT-BTC", ("77/2031/TT-BTC", None, "Bộ Tài chính"), "before the number: that of the page is none"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), OVER_A_PAGE, ids=[row[2] for row in OVER_A_PAGE])
def test_a_citation_goes_on_over_a_page(text: str, expected: object, why: str) -> None:
    page = " \n \n26 \nCÔNG BÁO/Số 667 + 668/Ngày 24-5-2032 \n  \n"
    read = document("a.txt", f"Điều 1. Phạm vi\nHồ sơ nộp {text.format(page)}.\n".encode())
    (one,) = mentions(read, structure(read))
    assert (one.citation.symbol, one.citation.date, one.citation.issuer) == expected, why
