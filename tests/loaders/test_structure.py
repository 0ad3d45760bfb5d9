"""Structure: which beginnings of lines open a part, where it stands and what it is. All texts are invented."""

from collections.abc import Iterable, Iterator

import pytest

from loaders.chrome import page_furniture
from loaders.document import Document, document
from loaders.footnotes import footnotes
from loaders.structure import Part, structure

LONG = "Các cơ quan chuyên môn phối hợp chặt chẽ với các địa phương trong quá trình làm "  # fills a line
WRAPPED = f"{LONG}\n" * 12 + "rồi.\n"  # makes a text whose lines were broken to fit a page


def read(text: str) -> tuple[Document, tuple[Part, ...]]:
    found = document("a.txt", text.encode())
    return found, structure(found)


def flat(parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from flat(part.children)


def places(text: str) -> list[str]:
    _, parts = read(text)
    return [part.place for part in flat(parts) if part.type not in ("chrome", "paragraph")]


LEVELS = [
    ("I. A\n1. B\n1.1. C\n- D.\n- E.\n1.2. F\n2. G", "I I.1 I.1.1 I.1.1/1 I.1.1/2 I.1.2 I.2", "prose"),
    ("A. A\nI. B\n1. C\nB. D\nI. E", "A A.I A.I.1 B B.I", "capitals above Roman numbers"),
    ("Phần thứ nhất\nA\nI. B\nPhần thứ hai\nC\nI. D", "P.nhất P.nhất.I P.hai P.hai.I", "parts in words"),
    ("I- A\n1- B\n2- C\nII- D", "I I.1 I.2 II", "dashes behind the numbers, as Party offices write"),
    ("I. A\n1. B\na. C\n- D.\nb. E\n- G.", "I I.1 I.1.a I.1.a/1 I.1.b I.1.b/1", "lettered groups with a point"),
    ("I. A\n1. B\na) C;\nb) D;\nc) E;\nd) G;\nđ) H;\ne) K.", "I I.1 I.1.a I.1.b I.1.c I.1.d I.1.đ I.1.e", "đ after d"),
    ("I. A\n1. B\na) C;\nb) D;\nc) E;\nd) G;\ne) H.", "I I.1 I.1.a I.1.b I.1.c I.1.d I.1.e", "đ left out"),
    ("I. A\n- B:\n+ C;\n+ D.\n- E.", "I I/1 I/1/1 I/1/2 I/2", "a plus beneath a dash"),
    ("I. A\n- B:\n+ C:\n* D.\n- E.", "I I/1 I/1/1 I/1/1/1 I/2", "and a star beneath it"),
    ("Chương I\nA\nMục 1\nB\nĐiều 1. C\n1. D:\na) E;\n- G;\nMục 2\nH\nĐiều 2. K\nChương II\nL\nĐiều 3. M", "Ch.I Ch.I.M.1 Đ1 Đ1.1 Đ1.1.a Đ1.1.a/1 Ch.I.M.2 Đ2 Ch.II Đ3", "articles run through chapters"),
    ("Điều 1. A\na) B;\nb) C.\nĐiều 2. D", "Đ1 Đ1.a Đ1.b Đ2", "points without clauses"),
    ("Điều 7. A\nĐiều 8. B\nĐiều 8a. C\n1. D.\n1a. E.\n2. G.\nĐiều 9. H", "Đ7 Đ8 Đ8a Đ8a.1 Đ8a.1a Đ8a.2 Đ9", "inserted later"),
    ("Điều 8. 3 Ai\n1. 42 Bến.\n2. 43 Đò.\na) 44 Chèo.\nb) 45 Lái.\n3. 10 thuyền.", "Đ8 Đ8.1 Đ8.2 Đ8.2.a Đ8.2.b Đ8.3", "footnotes behind the marks"),
    ("Điều 8. A\n1. Bảng sau:\nTÀI SẢN\n1. Bến\n110\n2. Đò\n120\n2. Lái đò nộp bảng.", "Đ8 Đ8.1 Đ8.2", "rows of a table with their codes"),
    ("Điều 8. A\nĐiều 9a: B\nĐiều 9. C\nĐiều 10. D", "Đ8 Đ9a Đ9 Đ10", "inserted before the article of its number"),
    ("Điều 8. A\nĐiều 9. B\nĐiều 9a. C\nNhư trong\nĐiều 9. D\nĐiều 10. E", "Đ8 Đ9 Đ9a Đ10", "near miss: it stood before"),
    ("Điều 8. A\nĐiều 10.3 (được bãi bỏ)\nĐiều 9. B\nĐiều 10. C", "Đ8 Đ10 Đ9 Đ10-2", "repealed before the others were counted anew"),
    ("Điều 1. Phê duyệt Đề án:\nI. A\n1. B\nII. C\nĐiều 2. D", "Đ1 Đ1.I Đ1.I.1 Đ1.II Đ2", "prose in an article"),
    ("Điều 1. A:\na) B:\na.1) C;\na.2) D;\nb) E.", "Đ1 Đ1.a Đ1.a.1 Đ1.a.2 Đ1.b", "points in points"),
    ("I. A\n1. B, gồm: (i) C; (ii) D.\n2. E", "I I.1 I.2", "a list in a sentence is no level"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), LEVELS, ids=[row[2] for row in LEVELS])
def test_levels(text: str, expected: str, why: str) -> None:
    assert places(text) == expected.split(), why


TRAPS = [
    ("Điều 1. A\nThực hiện theo quy định tại\nĐiều 2. Các cơ quan", "Đ1", "a reference that the page broke"),
    ("Điều 1. A\nĐiều 5 Nghị định của Chính phủ quy định khác", "Đ1", "no point behind the number"),
    ("Điều 1. A.\nĐiều 15. B.", "Đ1", "far from the next number"),
    ("Điều 1. A.\nĐiều 3. B.", "Đ1 Đ3", "near it, where an article was lost"),
    ("I. A\n1. Hoàn thành trong năm\n2025. Các sở báo cáo", "I I.1", "a year"),
    ("I. A\n1. Tăng từ\n2 - 3 lần và\n2/NQ-CP đã nêu", "I I.1", "a range, a symbol"),
    ("I. A\n1. Đạt sản lượng là\n10.950 tỷ đồng", "I I.1", "thousands"),
    ("I. A\n1. B.\n7. C.", "I I.1", "not the next number"),
    ("I. A\n1. B.\n4. C.", "I I.1", "near miss: two numbers are missing"),
    ("Điều 1. A\n1. B.\n3. C:\na) D.", "Đ1 Đ1.1 Đ1.3 Đ1.3.a", "one number is missing: what follows stands at its own level"),
    ("Điều 1. A\nB có hiệu lực.\n2. C.\n3. D.", "Đ1 Đ1.2 Đ1.3", "the first number is missing"),
    ("Điều 1. A\n1. B\n3. C", "Đ1 Đ1.1", "near miss: no full stop ends what stands before"),
    ("QUYẾT ĐỊNH\nĐiều 1. A.\nTM. CHÍNH PHỦ\nPHỤ LỤC\nBIỂU MẪU\n1. Họ tên.\n3. Địa chỉ.", "Đ1 PL PL.1", "near miss: forms leave numbers out"),
    ("I. A\n1. Theo quy định tại khoản\n2. Điều này", "I I.1", "a clause that is referred to"),
    ("Điều 1. A\n1. Cơ quan chuyển đổi số\na) Làm;\nb) Báo cáo.", "Đ1 Đ1.1 Đ1.1.a Đ1.1.b", "near miss: a heading that ends in “số”"),
    ("Điều 1. A\n1. Quy định tại điểm\na) Khoản này", "Đ1 Đ1.1", "a point that is referred to"),
    ("Điều 1. A\n1. Cách tính điểm\na) B;\nb) C.", "Đ1 Đ1.1 Đ1.1.a Đ1.1.b", "near miss: a heading that ends in “điểm”"),
    ("Điều 1. A\n1. B khi:\na) C; hoặc\nb) D.", "Đ1 Đ1.1 Đ1.1.a Đ1.1.b", "near miss: points that “hoặc” joins"),
    ("I. A\n1. Số dư của tài khoản\n2. Việc đối chiếu", "I I.1 I.2", "near miss: a heading that ends in “khoản”"),
    (f"{WRAPPED}I. A\n- {LONG}\nvà mọi người Lao động\n- Sở khác làm.", "I I/1 I/2", "a short line ends a paragraph"),
    (f"{WRAPPED}I. A\n- {LONG}Lao\n- Thương binh và Xã hội.", "I I/1", "a full line does not"),
    ("I. A\n1. B.\nV.v\nC. Mác viết", "I I.1", "initials of a name are no heading"),
    ("Chương II\nCHI PHÍ\nĐiều 9. A\nChương III\nTHI HÀNH\nĐiều 10. B", "Ch.II Đ9 Ch.III Đ10", "the first chapter is not there"),
    ("Chương I\nA\nĐiều 1. B theo quy định tại các\nChương IV, V của Nghị định", "Ch.I Đ1", "near miss: chapters of another text"),
    (f"{WRAPPED}I. A\n- {LONG}\n{' ' * 60}\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. B", "I I/1 Ch.I Đ1", "a page breaks off what stands before a chapter"),
    (f"Điều 1. A.\nĐiều 2. Áp dụng theo\n{' ' * 60}\nĐiều 3. B.", "Đ1 Đ2 Đ3", "a page breaks off a footnote"),
    ("Điều 1. A.\nĐiều 2. Áp dụng theo\nĐiều 3. Hồ sơ", "Đ1 Đ2", "near miss: no page stands between"),
    ("Điều 1. Về thẻ đi lại\n1. Thẻ có giá trị.\n2. Thẻ hết hạn.", "Đ1 Đ1.1 Đ1.2", "a title without a full stop"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), TRAPS, ids=[row[2] for row in TRAPS])
def test_traps(text: str, expected: str, why: str) -> None:
    assert places(text) == expected.split(), why


QUOTED = [
    ("Điều 1. Sửa đổi:\n1. Sửa Điều 2 như sau:\n“Điều 2. A\n1. B.\n2. “C” là D.\n3. E.”\n2. Bãi bỏ Điều 3.\nĐiều 2. G", "Đ1 Đ1.1 Đ1.2 Đ2", "new wording of another text's article"),
    ("Điều 1. Sửa đổi:\n1. Sửa Điều 2:\n“Điều 2. A\n1. B.”.\n2. C.\n3. D.”.\n2. Bãi bỏ.\nĐiều 2. G", "Đ1 Đ1.1 Đ1.2 Đ2", "closed twice: it reaches to the second mark"),
    ("Điều 1. Sửa đổi:\n1. Thay cụm từ\n“Bộ Y tế”;\n2. Bãi bỏ.\n3. C.”.\nĐiều 2. G", "Đ1 Đ1.1 Đ1.2 Đ1.3 Đ2", "near miss: a phrase, and a mark that nothing opens"),
    ("Điều 1. Sửa đổi:\n1. Sửa điểm a:\n\"a) B;\nb) C;\"\n2. Bãi bỏ.", "Đ1 Đ1.1 Đ1.2", "straight marks"),
    ("Điều 1. A\n1. “Thẻ” là giấy.\n2. “Phí” là tiền.", "Đ1 Đ1.1 Đ1.2", "near miss: a word in quotation marks"),
    ("Điều 1. A\n1. “Thẻ là giấy.\n2. Phí là tiền.", "Đ1 Đ1.1 Đ1.2", "near miss: a mark that nothing closes"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), QUOTED, ids=[row[2] for row in QUOTED])
def test_quoted_articles_are_no_structure(text: str, expected: str, why: str) -> None:
    assert places(text) == expected.split(), why


SIGNED = "Điều 1. Ban hành Kế hoạch.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn A\n"
ATTACHED = [
    (f"{SIGNED}KẾ HOẠCH\nlàm đường\n(Kèm theo Quyết định số 9)\nI. A\n1. B\n- C.", "Đ1 KT-1 KT-1.I KT-1.I.1 KT-1.I.1/1", "issued with it"),
    (f"{SIGNED}QUY CHẾ\n(Ban hành kèm theo Quyết định số 9)\nChương I\nA\nĐiều 1. B\n1. C.", "Đ1 KT-1 KT-1.Ch.I KT-1.Đ1 KT-1.Đ1.1", "its articles begin anew"),
    (f"{SIGNED}PHỤ LỤC I\nDANH MỤC\n1. A\nPhụ lục II\nBIỂU MẪU\n1. B", "Đ1 PL-I PL-I.1 PL-II PL-II.1", "appendices"),
    (f"{SIGNED}PHỤ LỤC\nDANH MỤC\n(Kèm theo Quyết định số 9)\nTT\nTên\n1.\nĐường\n2.\nCầu", "Đ1 PL PL.B", "the cells of a table are no parts"),
    ("Điều 1. Biểu mẫu tại\nPhụ lục I\nban hành kèm theo.\nĐiều 2. B", "Đ1 Đ2", "near miss: an appendix that is mentioned"),
    ("Điều 1. A theo Quy chế\n(ban hành kèm theo Quyết định này).\nĐiều 2. B", "Đ1 Đ2", "near miss: in the middle of a sentence"),
    ("Điều 1. Ban hành:\nTT\nTên\n8\nPhụ lục 7b\nTT\nĐiều 2. B", "Đ1 Đ2", "near miss: the head of a column behind a cell"),
    ("Điều 1. A\nNơi nhận báo cáo tài chính là cơ quan thuế.\nĐiều 2. B", "Đ1 Đ2", "near miss: who receives reports"),
    ("Mục 1\nCHỦ TỊCH\nĐiều 1. A\nMục 2\nBỘ TRƯỞNG\nĐiều 2. B", "M.1 Đ1 M.2 Đ2", "near miss: an office in a heading"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), ATTACHED, ids=[row[2] for row in ATTACHED])
def test_attachments_have_places_of_their_own(text: str, expected: str, why: str) -> None:
    assert places(text) == expected.split(), why


OUTSIDE = [
    ("Tin một | Tin hai | Tin ba\nTỉnh ban hành kế hoạch\n15:17 20/11/2031\nCổng thông tin xin trân trọng giới thiệu toàn văn.\nKẾ HOẠCH\nlàm đường\nĐể có đường, Ủy ban ban hành như sau:\nI. A\n- B.\nLượt truy cập: 9", "ticker headline stamp lead title preamble tail", "a portal's page"),
    ("ỦY BAN NHÂN DÂN\nSố: 9/QĐ-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nQUYẾT ĐỊNH\nVề đường\nCăn cứ Luật Đường bộ;\nQUYẾT ĐỊNH:\nĐiều 1. A.\nNơi nhận:\n- Như Điều 1", "letterhead title preamble signature", "a decision"),
    ("CHƯƠNG TRÌNH\nThực hiện Nghị quyết của Đại hội,\n\nnhiệm kỳ 2030 - 2035\nI. A", "title", "near miss: a title that begins like a reason"),
    ("LUẬT\nVỀ ĐƯỜNG\nĐiều 1. A\n1. B.\nLuật này được Quốc hội thông qua ngày 3 tháng 4.\nCHỦ TỊCH QUỐC HỘI\n", "title closing signature", "last words"),
    ("LUẬT\nVỀ ĐƯỜNG\nĐiều 1. A\nLuật này được Quốc hội giao cho Chính phủ.\nĐiều 2. B.", "title", "near miss: an article follows"),
    ("THÔNG TƯ\nVề phí\n\nThông tư số 9/2031/TT-BTC của Bộ được sửa đổi bởi:\nThông tư số 8/2032/TT-BTC.\nĐiều 1. A", "title preamble", "a consolidated text"),
    ("THÔNG TƯ\nSửa đổi một số điều của\nThông tư số 9/2031/TT-BTC\n\nĐiều 1. A", "title", "near miss: a title that names another text"),
    ("I. A\n1. B", "", "nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), OUTSIDE, ids=[row[2] for row in OUTSIDE])
def test_what_stands_outside_the_items(text: str, expected: str, why: str) -> None:
    _, parts = read(text)
    assert [part.place for part in parts if part.type in ("chrome", "paragraph")] == expected.split(), why


def test_a_page_header_does_not_end_a_sentence() -> None:
    text = "Điều 1. A\n1. Mở rộng hoạt \n \nCÔNG BÁO/Số 9/Ngày 1-2-2031 \n12\n \nđộng của cảng.\n2. B."
    found, parts = read(text)
    first = parts[0].children[0]
    words = found.quote(first.start, first.end).split()
    assert (words[:2], words[-2:]) == (["Mở", "rộng"], ["của", "cảng."])


def test_footnotes_are_no_structure() -> None:
    text = "THÔNG TƯ\nVề phí1\n \n1 Điều 2 của Thông tư kia quy định:\n1. C.\nCÔNG BÁO/Số 9/Ngày 1-2-2031\n3\nĐiều 1. A\n1.2 B.\n \n2 Khoản này đã được sửa.\nCÔNG BÁO/Số 9/Ngày 1-2-2031\n4\n2. D."
    assert places(text) == ["Đ1", "Đ1.1", "Đ1.2"]


NOTED = [
    ("Chương I\nA\nĐiều 1. B\nChương II\nC\n1. Hồ sơ.\n2. Phí.\nĐiều 2. D", "Ch.I Đ1 Ch.II Đ2", "the rest of a footnote stands beneath no article"),
    ("I. A\n1. B.\n2. C.", "I I.1 I.2", "near miss: a text without articles"),
    ("Điều 1. A\n1. B.\n1a.6 Mức phí.\n2.15 C.", "Đ1 Đ1.1 Đ1.1a Đ1.2", "a footnote's number behind a clause inserted later"),
    ("Điều 1. A\n1. B.\n“Căn cứ C;\nCăn cứ D.”\n2. E.\n3. G.”", "Đ1 Đ1.1 Đ1.2 Đ1.3", "a mark whose passage a footnote opened"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), NOTED, ids=[row[2] for row in NOTED])
def test_a_text_with_footnotes(text: str, expected: str, why: str) -> None:
    head = "THÔNG TƯ\nVề phí1\n \n1 Điều này đã được sửa.\nCÔNG BÁO/Số 9/Ngày 1-2-2031\n3\n"
    assert places(head + text) == expected.split(), why


_NEXT_PAGE = "\nCÔNG BÁO/Số 9/Ngày 1-2-2031\n3\n"
COUNTED = [
    ("Về phí1 2\n\n1 Hai.{page}Lệ phí3.\n\n2 Ba.\n3 Bốn.{page}", ["1 Hai.", "2 Ba.\n3 Bốn."], "two of one word, and the second on the next page"),
    ("Về phí1\n\n1 Hai.{page}Lệ phí.4\n\n4 Năm.{page}", ["1 Hai.", "4 Năm."], "the count goes on behind those that are not seen"),
    ("Về phí1\n\n1 Hai.{page}Lệ phí theo biểu:\n4 Năm\n5 Sáu{page}", ["1 Hai."], "near miss: rows of a table, which no word calls"),
    ("Về phí1\n\n1 Hai được{page}Lệ phí.\n\nsửa đổi.{page}", ["1 Hai được", "sửa đổi."], "the rest of one, behind an empty line of the next page"),
    ("Về phí1\n\n1 Hai.{page}Lệ phí.\n\nsửa đổi.{page}", ["1 Hai."], "near miss: it had come to an end"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), COUNTED, ids=[row[2] for row in COUNTED])
def test_the_footnotes_of_a_consolidated_text(text: str, expected: list[str], why: str) -> None:
    text = "VĂN BẢN HỢP NHẤT\nTHÔNG TƯ\n" + text.format(page=_NEXT_PAGE)
    assert [text[start:end].strip() for start, end in footnotes(text, page_furniture(text))] == expected, why


TYPES = [
    (
        "I. A\n1. B\n1.1. C\n- D.\n2. E",
        "part section section item item",
        "prose: what has parts beneath it is a section",
    ),
    ("I. A\n1. B\na) C\n- D.\nb) E.", "part section group item point", "and a letter a group"),
    ("Điều 1. A\n1. B\na) C\n- D.", "article clause point item", "an article's are always clauses and points"),
    ("Chương I\nA\nMục 1\nB\nĐiều 1. C", "chapter section article", "above articles"),
]


@pytest.mark.parametrize(("text", "expected", "why"), TYPES, ids=[row[2] for row in TYPES])
def test_types(text: str, expected: str, why: str) -> None:
    _, parts = read(text)
    assert [part.type for part in flat(parts)] == expected.split(), why


@pytest.mark.parametrize(
    ("line", "following", "goes_on", "why"),
    [
        ("Trách nhiệm của bộ, cơ quan thuộc", "Chính phủ", True, "no heading ends so"),
        ("Trách nhiệm của Bộ Y tế và", "Bộ Công an", True, "nor with a joiner"),
        ("Trách nhiệm của Bộ Y tế", "Bộ làm việc sau:", False, "near miss: a name may end one"),
    ],
)
def test_a_heading_goes_on_where_it_cannot_end(line: str, following: str, goes_on: bool, why: str) -> None:
    text = f"NGHỊ ĐỊNH\nĐiều 1. {line}\n{following}\n1. Rà soát.\n"
    found = document("a.txt", text.encode())
    [article] = [one for one in structure(found) if one.place == "Đ1"]
    assert found.quote(*article.own) == (f"{line}\n{following}" if goes_on else line), why


def test_own_words_are_the_heading_or_the_whole_item() -> None:
    found, (part,) = read("I. NHIỆM VỤ\nCác sở làm những việc sau:\n1. Rà soát.\nBáo cáo tỉnh.\n2. Lập mới.")
    first = part.children[0]
    assert found.quote(*part.own) == "NHIỆM VỤ", "the paragraph beneath a heading is not the heading"
    assert found.quote(*first.own) == "Rà soát.\nBáo cáo tỉnh.", "an item may have two paragraphs"
    assert found.quote(first.start, first.end) == found.quote(*first.own)


def test_spans_are_of_the_original_text() -> None:
    text = "I. A\u0323\u200b B\r\n- Ra\u0300 soa\u0301t.\r\n- C."
    found, (part,) = read(text)
    assert [found.quote(*one.own) for one in part.children] == ["Ra\u0300 soa\u0301t.", "C."]
