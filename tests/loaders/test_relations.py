"""Relations between documents: which way a cue reads, how far a list goes, whose words a quotation is."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from loaders.document import document
from loaders.lexicon import entries
from loaders.mentions import Mention, mentions
from loaders.relations import OWN, relations
from loaders.structure import structure

A, B, C, D = (f"Nghị định số {number}/2031/NĐ-CP" for number in (30, 31, 32, 33))
_NAMES = {A: "A", B: "B", C: "C", D: "D"}
_HEAD = "CHÍNH PHỦ\n\nSố: 99/2032/NĐ-CP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nội, ngày 04 tháng 4 năm 2032\n\nNGHỊ ĐỊNH\nVề nuôi ong\n\n"


def _written(text: str) -> str:
    """A text with four decrees in place of the letters A to D where they stand alone."""
    return re.sub(
        r"(?<!\w)([A-D])(?!\w)", lambda one: next(n for n, letter in _NAMES.items() if letter == one[1]), text
    )


def _name(found: Sequence[Mention], position: int) -> str:
    if position == OWN or found[position].role == "self":
        return "SELF"
    one = found[position].citation
    return next(
        (letter for symbol, letter in _NAMES.items() if one.symbol and one.symbol in symbol),
        str(one.symbol or one.name or one.form),
    )


def _said(text: str, head: str = "") -> set[tuple[str, str, str]]:
    read = document("a.txt", (head + _written(text)).encode())
    found = mentions(read, structure(read))
    told = relations(read.view.text, found)
    return {(one.type, _name(found, one.source), _name(found, one.target)) for one in told}


def _in_an_article(text: str) -> set[tuple[str, str, str]]:
    return _said(f"Điều 1. Phạm vi\nHồ sơ nộp theo {text} .\n", _HEAD)


BETWEEN = [
    ("A về thực hiện B", {("IMPLEMENTS", "A", "B")}, "the usual"),
    ("A về nuôi ong, thực hiện B", set(), "near miss: a comma begins a new order"),
    ("A về nuôi ong. Tập trung thực hiện B", set(), "near miss: so does a sentence"),
    ("A thì thực hiện theo B", set(), "near miss: what is done as B says carries nothing out"),
    ("A quy định chi tiết một số điều và biện pháp thi hành B", {("GUIDES", "A", "B")}, "one long cue, not two"),
    ("A về thu mật; nuôi ong được sửa đổi, bổ sung bởi B", {("AMENDS", "B", "A")}, "a semicolon in the subject"),
    ("A về thu mật; Sở Y tế được giao việc bởi B", set(), "near miss: a semicolon, and no cue"),
    ("A được sửa đổi bởi B và theo C", {("AMENDS", "B", "A"), ("AMENDS", "C", "A")}, "the passive's little word twice"),
    ("A và các văn bản hướng dẫn B", set(), "near miss: papers that guide B are not A"),
    ("A được sửa đổi, bổ sung \nmột số điều bởi B", {("AMENDS", "B", "A")}, "the passive, with a line break in the cue"),
    ("A sửa đổi, bổ sung một số điều của B", {("AMENDS", "A", "B")}, "the active"),
    ("A đã được sửa đổi tại khoản 2 Điều 1 B", {("AMENDS", "B", "A")}, "an article of the amender"),
    ("A kéo dài thời gian thực hiện và sửa đổi, bổ sung một số điều của B", {("EXTENDS", "A", "B"), ("AMENDS", "A", "B")}, "two cues joined"),
    ("A không thay thế B", set(), "near miss: a negation"),
    ("A chưa được sửa đổi theo B", set(), "near miss: not yet"),
    ("A sửa đổi một số điều và Phụ lục Danh mục ong của B", {("AMENDS", "A", "B")}, "an annex by its name"),
    ("A sửa đổi một số điều và Phụ lục Danh mục ong, thực hiện nuôi ong của B", set(), "near miss: a comma in it, and a new order"),
    ("A sửa đổi, bổ sung bởi B", {("AMENDS", "B", "A")}, "the passive without its verb"),
    ("A được sửa đổi bởi Nghị định số B và C", {("AMENDS", "B", "A"), ("AMENDS", "C", "A")}, "a head noun that was written twice"),
    ("A được sửa đổi bởi Nghị định về B", set(), "near miss: a decree about B"),
    ("A được sửa đổi và bổ sung tại Điều 5 B", {("AMENDS", "B", "A")}, "two verbs of one passive"),
    ("A đã được điều chỉnh bổ sung tại Điều 5 B", set(), "near miss: no active cue begins within a passive"),
    ("A về phần đã được thay thế tại Điều 40 B", set(), "near miss: there the new rule stands"),
    ("A có hiệu lực thi hành tại khoản 5 Điều 8 B", set(), "near miss: it comes into force"),
    ("A quy định việc dùng kinh phí thực hiện B", set(), "near miss: money is spent on it"),
    ("A về tháo gỡ vướng mắc trong tổ chức thi hành B", set(), "near miss: what is difficult in it"),
    ("A buộc cơ sở thực hiện quy định tại Điều 5 B", set(), "near miss: a rule is kept"),
    ("A quy định chế độ nuôi ong và các biện pháp thi hành B", {("GUIDES", "A", "B")}, "measures, behind other contents"),
    ("A và Phụ lục ban hành kèm theo B", set(), "near miss: the appendix was issued with it"),
    ("A và hướng dẫn tại khoản 2 B", set(), "near miss: the guidance stands in B"),
    ("A thì xếp lương theo hướng dẫn của B", set(), "near miss: B has the guidance"),
    ("A quy định biện pháp thi hành của B", {("GUIDES", "A", "B")}, "measures of a document are no guidance in it"),
    ("A hướng dẫn thực hiện Quy chế nuôi ong thực hiện các dự án ban hành kèm theo B", {("GUIDES", "A", "B")}, "a rule whose name holds a cue"),
    ("A được sửa đổi, bổ sung, thay thế, bãi bỏ bởi B", {("AMENDS", "B", "A")}, "four verbs of one passive"),
    ("A về sửa đổi, bổ sung, cập nhật B", {("AMENDS", "A", "B")}, "three verbs"),
    ("A sửa đổi, bổ sung Quy chế nuôi ong Bản Tre, tỉnh Sông Lam ban hành kèm theo B", {("AMENDS", "A", "B")}, "a comma in the name of what was issued with it"),
    ("A sửa đổi, bổ sung Quy chế nuôi ong, thực hiện dự án ban hành kèm theo B", set(), "near miss: a comma and a new order"),
    ("Luật số 62/2031/QH16 được sửa đổi, bổ sung bởi B", set(), "near miss: no decree amends a law"),
    ("Luật số 62/2031/QH16 và Nghị định hướng dẫn Luật số 61/2031/QH16", set(), "near miss: some decree guides it, no law"),
    ("A ban hành Nghị định sửa đổi, bổ sung một số điều của B", {("AMENDS", "A", "B")}, "a decree that is issued is the one that amends"),
    ("A sửa đổi, bổ sung một số điều của Nghị định số 5/2032/NĐ-CP", set(), "near miss: a decree of a later year"),
    ("A hướng dẫn chính sách nội trú quy định tại khoản 2 Điều 5 B", {("GUIDES", "A", "B")}, "what another rules is guided"),
    ("A buộc các sở hướng dẫn chính sách nội trú quy định tại B", set(), "near miss: offices guide it"),
    ("A quy định chi tiết và hướng dẫn thực hiện Quy chế nuôi ong thực hiện các dự án ban hành kèm theo B", {("GUIDES", "A", "B")}, "two verbs of guidance"),
    ("A (đã được sửa đổi, bổ sung thành Mẫu số 17 Phụ lục I B", {("AMENDS", "B", "A")}, "what it has become"),
    ("A hướng dẫn Luật Nhà giáo số 62/2031/QH16 được sửa đổi bởi B", {("GUIDES", "A", "62/2031/QH16"), ("AMENDS", "B", "A")}, "a decree amends the decree"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), BETWEEN, ids=[row[2] for row in BETWEEN])
def test_between_two_citations(text: str, expected: set[object], why: str) -> None:
    assert _in_an_article(text) == expected, why


LISTS = [
    ("A được sửa đổi bởi B, C và D", {("AMENDS", one, "A") for one in "BCD"}, "several amenders"),
    ("A được sửa đổi bởi B và C được sửa đổi bởi D", {("AMENDS", "B", "A"), ("AMENDS", "D", "C")}, "near miss: C is amended itself"),
    ("A sửa đổi B được sửa đổi bởi C, D ngày 05/6/2031", {("AMENDS", "A", "B"), ("AMENDS", "C", "B"), ("AMENDS", "A", "D")}, "the outer list goes on: D alone has a date"),
    ("A sửa đổi, bổ sung một số điều của B quy định về ong và C", {("AMENDS", "A", "B"), ("AMENDS", "A", "C")}, "a subject stands within"),
    ("A sửa đổi, bổ sung một số điều của B về thu mật; nuôi ong và C", {("AMENDS", "A", "B"), ("AMENDS", "A", "C")}, "a semicolon in the subject of a member"),
    ("A quy định chi tiết Luật số 62/2031/QH16 và B", {("GUIDES", "A", "62/2031/QH16")}, "near miss: a decree that guides a law guides no decree"),
    ("A sửa đổi một số điều của B và Nghị định số 5/2032/NĐ-CP", {("AMENDS", "A", "B")}, "near miss: a decree of a later year"),
    ("Luật Nhà ở năm 2021 được sửa đổi theo Luật số 62/2031/QH16 về thẻ, Luật sửa đổi, bổ sung một số điều của Luật Nhà ở năm 2032", {("AMENDS", "62/2031/QH16", "Luật Nhà ở"), ("AMENDS", "Luật sửa đổi, bổ sung một số điều của Luật Nhà ở", "Luật Nhà ở")}, "an amender by its name, behind a subject"),
    ("Luật Nhà ở năm 2021 được sửa đổi theo Luật số 62/2031/QH16 về thẻ, Luật Đất đai năm 2032", {("AMENDS", "62/2031/QH16", "Luật Nhà ở")}, "near miss: a law that changes none"),
    ("A được sửa đổi bởi B, Điều 7 C", {("AMENDS", "B", "A")}, "near miss: an article goes on with another list"),
    ("A bãi bỏ Nghị quyết số 5/2031/QH16 được sửa đổi theo Luật số 61/2031/QH16 ngày 05/6/2031 và Luật số 62/2031/QH16", {("REPEALS", "A", "5/2031/QH16"), ("AMENDS", "61/2031/QH16", "5/2031/QH16"), ("AMENDS", "62/2031/QH16", "5/2031/QH16")}, "the amenders alone are laws"),
    ("A bãi bỏ Nghị quyết số 5/2031/QH16 được sửa đổi theo Luật số 61/2031/QH16 ngày 05/6/2031 và Nghị quyết số 6/2031/QH16", {("REPEALS", "A", "5/2031/QH16"), ("AMENDS", "61/2031/QH16", "5/2031/QH16"), ("REPEALS", "A", "6/2031/QH16")}, "near miss: another resolution"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), LISTS, ids=[row[2] for row in LISTS])
def test_lists(text: str, expected: set[object], why: str) -> None:
    assert _in_an_article(text) == expected, why


OF_ITSELF = [
    ("Điều 1. Bãi bỏ khoản 2 Điều 7 A và Điều 3 B.\n", {("REPEALS", "SELF", "A"), ("REPEALS", "SELF", "B")}, "articles of two"),
    ("Điều 1. Thay thế mẫu của A quy định chi tiết Luật số 62/2031/QH16\nThay thế Mẫu số 02 ban hành kèm theo A.\n", {("AMENDS", "SELF", "A"), ("GUIDES", "A", "62/2031/QH16")}, "beneath its title an article says it in full"),
    ("Điều 1. Hồ sơ theo A\nSửa đổi, bổ sung Điều 5 B.\n", {("AMENDS", "A", "B")}, "near miss: the title says nothing of its own, and goes on in the next line"),
    ("Điều 1. Hiệu lực\n1. Nghị định này thay thế A.\n", {("REPLACES", "SELF", "A")}, "after the document itself"),
    ("Điều 1. Hiệu lực\n1. Nghị định này thay thế A về ong và bãi bỏ B.\n", {("REPLACES", "SELF", "A"), ("REPEALS", "SELF", "B")}, "two acts of one"),
    ("Điều 1. Thay thế Mẫu số 01 ban hành kèm theo A.\n", {("AMENDS", "SELF", "A")}, "a form replaced is an amendment"),
    ("Điều 1. Bãi bỏ Điều 5 Quy chế làm việc ban hành kèm theo A.\n", {("REPEALS", "SELF", "A")}, "what was issued with it is part of it"),
    ("Điều 1. Bãi bỏ Điều 5 và Phụ lục ban hành kèm A.\n", {("REPEALS", "SELF", "A")}, "without the word behind"),
    ("Điều 1. Mức\n1. Người nuôi ong theo quy định tại Điều 3 Nghị định này đã được điều chỉnh theo A.\n", set(), "near miss: who was adjusted, not the decree"),
    ("Điều 1. Hiệu lực\n1. Điều 4 A tiếp tục áp dụng cho đến khi Luật số 62/2031/QH16 hết hiệu lực.\n", set(), "near miss: it lasts until another ends"),
    ("Điều 1. Bãi bỏ một số điều, khoản\n1. Khoản 2 Điều 5 A.\n2. Điều 7 B.\n", {("REPEALS", "SELF", "A"), ("REPEALS", "SELF", "B")}, "a heading without a colon"),
    ("Điều 1. Phạm vi.\nChương II\nSỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA A\nĐiều 2. Sửa đổi Điều 5\n", {("AMENDS", "SELF", "A")}, "the heading of a chapter"),
    ("Điều 1. Thay thế các Mẫu số 01-ĐĐN/SHTT/2020, 02-TT/2020 tại Phụ lục ban hành kèm theo A.\n", {("AMENDS", "SELF", "A")}, "codes of forms"),
    ("Điều 1. Bỏ cụm từ “thẻ” tại khoản 2 Điều 9 A.\n", {("AMENDS", "SELF", "A")}, "words left out are an amendment"),
    ("Điều 1. Hiệu lực\n2. A quy định về ong hết hiệu lực kể từ ngày Nghị định này có hiệu lực.\n", {("REPEALS", "SELF", "A")}, "what loses its effect stands first"),
    ("Điều 1. Hiệu lực\n2. Kể từ ngày Nghị định này có hiệu lực thi hành, A và B hết hiệu lực.\n", {("REPEALS", "SELF", "A"), ("REPEALS", "SELF", "B")}, "or behind the day"),
    ("Điều 1. Hiệu lực\n2. Hồ sơ nộp theo A trước ngày Nghị định này có hiệu lực.\n", set(), "near miss: a day of effect"),
    ("Điều 1. Hiệu lực\n2. A quy định chi tiết Luật số 62/2031/QH16 và B về mật hết hiệu lực kể từ ngày Nghị định này có hiệu lực.\n", {("REPEALS", "SELF", "A"), ("REPEALS", "SELF", "B"), ("GUIDES", "A", "62/2031/QH16")}, "a decree behind a law that the first guides"),
    ("Điều 1. Hiệu lực\n2. A về ong; B về mật hết hiệu lực kể từ ngày Nghị định này có hiệu lực.\n", {("REPEALS", "SELF", "A"), ("REPEALS", "SELF", "B")}, "a semicolon between two that end"),
    ("Điều 1. Hiệu lực\n2. A về ong; mật; sáp; B về tơ; tằm hết hiệu lực kể từ ngày Nghị định này có hiệu lực.\n", {("REPEALS", "SELF", "A"), ("REPEALS", "SELF", "B")}, "semicolons in the subject of the first of two"),
    ("Điều 1. Hiệu lực\n2. A về nuôi\n \nCÔNG BÁO/Số 9/Ngày 1-2-2032\n12\n \nong; mật hết hiệu lực kể từ ngày Nghị định này có hiệu lực.\n", {("REPEALS", "SELF", "A")}, "a page in the subject"),
    ("Điều 1. Hiệu lực\n2. Kể từ ngày Nghị định này có hiệu lực thi hành, A về ong và Điều 2 B về thuế; mật; Kho bạc hết hiệu lực thi hành.\n", {("REPEALS", "SELF", "A"), ("REPEALS", "SELF", "B")}, "semicolons in the subject of the last"),
    ("Điều 1. Hiệu lực\n2. Kể từ ngày Nghị định này có hiệu lực thi hành, A về ong; các quy định khác về mật hết hiệu lực.\n", set(), "near miss: other rules lose it"),
    ("Điều 1. Hiệu lực\n2. Kể từ ngày Nghị định này có hiệu lực thi hành, A tiếp tục áp dụng; mẫu cũ hết hiệu lực.\n", set(), "near miss: it lasts, and something else does not"),
    ("Điều 1. Hiệu lực\n2. A về ong quy định tại khoản 1 và Điều 2 B hết hiệu lực kể từ ngày Nghị định này có hiệu lực.\n", {("REPEALS", "SELF", "A")}, "near miss: articles that the first names"),
    ("Điều 1. Hiệu lực\n2. A về việc làm hết hiệu lực kể từ ngày Nghị định này có hiệu lực.\n", {("REPEALS", "SELF", "A")}, "a subject whose last word looks like a cue"),
    ("Điều 1. Hiệu lực\n2. A về ong tiếp tục áp dụng; B về mật hết hiệu lực kể từ ngày Nghị định này có hiệu lực.\n", {("REPEALS", "SELF", "B")}, "near miss: the first lasts"),
    ("Điều 1. Hiệu lực\n2. Chương IV, bao gồm các điều 11 và 12 của A về ong hết hiệu lực kể từ ngày Nghị định này có hiệu lực.\n", {("REPEALS", "SELF", "A")}, "articles that a chapter has"),
    ("Điều 1. Hiệu lực\n2. Bãi bỏ Điều 8 A; Điều 13 B; khoản 4 Điều 9 của C.\n", {("REPEALS", "SELF", one) for one in "ABC"}, "articles between semicolons"),
    ("Điều 1. Hiệu lực\n2. Bãi bỏ Điều 2 A sửa đổi, bổ sung một số điều của B về ong; C về mật.\n", {("REPEALS", "SELF", "A"), ("AMENDS", "A", "B"), ("AMENDS", "A", "C")}, "what the repealed article amends goes on behind a semicolon"),
    ("Điều 1. Hiệu lực\n2. Bãi bỏ Điều 2 A sửa đổi, bổ sung một số điều của B về ong; C về mật; D về tơ.\n", {("REPEALS", "SELF", "A"), ("AMENDS", "A", "B"), ("AMENDS", "A", "C"), ("AMENDS", "A", "D")}, "and behind the next"),
    ("Điều 1. Hiệu lực\n2. Bãi bỏ Điều 2 A sửa đổi, bổ sung một số điều của B về ong; Điều 3 C về mật.\n", {("REPEALS", "SELF", "A"), ("AMENDS", "A", "B"), ("REPEALS", "SELF", "C")}, "near miss: another article is repealed"),
    ("Điều 1. Hiệu lực\n2. Bãi bỏ A; B về mật tiếp tục có hiệu lực.\n", {("REPEALS", "SELF", "A")}, "near miss: the second lasts"),
    ("Điều 1. Hiệu lực\n2. Hồ sơ theo A được sửa đổi bởi B; C.\n", {("AMENDS", "B", "A")}, "near miss: a semicolon ends a list of amenders"),
    ("Điều 1. Bãi bỏ cụm từ “thực hiện đúng yêu cầu” tại khoản 1 Điều 12 A.\n", {("REPEALS", "SELF", "A")}, "a cue among the words that go"),
    ("Điều 1. Hiệu lực\n2. Bãi bỏ khoản 1 Điều 15; các khoản 1, 2 Điều 18 của A.\n", {("REPEALS", "SELF", "A")}, "a semicolon among articles"),
    ("Điều 1. Từ ngữ\n1. Thay thế cụm từ “thẻ” bằng cụm từ “mã” tại: khoản 2 Điều 3; khoản 4 Điều 11 A; khoản 5 Điều 1 B.\n", {("AMENDS", "SELF", "A"), ("AMENDS", "SELF", "B")}, "a colon before the articles of two"),
    ("Điều 1. Hồ sơ\n1. Bãi bỏ thủ tục; Điều 18 của A áp dụng cho ong.\n", set(), "near miss: an article that begins a sentence"),
    ("Điều 1. Phụ lục\n1. Thay thế Danh mục (Phụ lục I, Phụ lục II) ban hành kèm theo A.\n", {("AMENDS", "SELF", "A")}, "brackets"),
    ("Điều 1. Hiệu lực\n2. Các Nghị định sau hết hiệu lực:\na) A quy định về ong;\nb) B;\n3. Hồ sơ:\na) C.\n", {("REPEALS", "SELF", "A"), ("REPEALS", "SELF", "B")}, "a list, and not the next one"),
    ("Điều 1. Hiệu lực\n2. Bãi bỏ các quy định sau:\na) Mẫu 1\nPhụ lục III ban hành kèm theo A;\nb) Khoản 7 Điều 38 của B.\n", {("REPEALS", "SELF", "A"), ("REPEALS", "SELF", "B")}, "a line that begins with an appendix, and ends no list"),
    ("Điều 1. Hiệu lực\n1. Nghị định này có hiệu lực từ ngày ký, thay thế các Nghị định: A về ong; B về mật.\n", {("REPLACES", "SELF", "A"), ("REPLACES", "SELF", "B")}, "a kind and a colon before a list"),
    ("Điều 1. Hiệu lực\n1. Có hiệu lực từ ngày ký.\nKể từ ngày Nghị định này có hiệu lực thi hành, bãi bỏ các quy định sau:\na) Khoản 3 Điều 3 A;\nb) Điều 4 B.\n2. C được áp dụng.\n", {("REPEALS", "SELF", "A"), ("REPEALS", "SELF", "B")}, "a day of effect before the cue of a list, and a clause that ends it"),
    ("Điều 1. Hiệu lực\n1. Bãi bỏ quy định tại:\na) Điều 2 A;\nb) Điều 3 B.\n", {("REPEALS", "SELF", "A"), ("REPEALS", "SELF", "B")}, "a heading that ends where the articles begin"),
    ("Điều 1. Bãi bỏ các văn bản sau:\n1. Lĩnh vực ong:\na) A;\n2. Lĩnh vực mật:\na) B.\n", {("REPEALS", "SELF", "A"), ("REPEALS", "SELF", "B")}, "a list in two levels"),
    ("Điều 1. Hiệu lực\n1. Nghị định này thay thế:\na) A.\nb) B.\n", {("REPLACES", "SELF", "A"), ("REPLACES", "SELF", "B")}, "a heading that is a cue alone"),
    ("Điều 1. Biểu mẫu\n1. Thay thế: Mẫu số 02 ban hành kèm theo A.\n", {("AMENDS", "SELF", "A")}, "a cue with a colon, and forms"),
    ("Điều 1. Điều kiện\n1. Bãi bỏ điều kiện về nhà kho quy định tại Điều 7 A.\n", {("REPEALS", "SELF", "A")}, "what an article rules"),
    ("Điều 1. Thủ tục\n1. Bãi bỏ thủ tục cấp thẻ thực hiện tại cấp tỉnh quy định tại Điều 7 A.\n", {("REPEALS", "SELF", "A")}, "who does what is repealed"),
    ("Điều 1. Thủ tục\n1. Bãi bỏ thủ tục cấp thẻ thực hiện theo quy định tại Điều 7 A.\n", set(), "near miss: A rules how"),
    ("Điều 1. Chế độ\n1. Sửa đổi, bổ sung một số điều về chế độ nâng bậc thường xuyên và nâng bậc trước thời hạn đối với người nuôi ong, người lấy mật và người làm vườn tại A.\n", {("AMENDS", "SELF", "A")}, "a long subject"),
    ("Điều 1. Chế độ\n1. Sửa đổi, bổ sung quy chế về chế độ nâng bậc thường xuyên và nâng bậc trước thời hạn đối với người nuôi ong, thực hiện nghiêm quy định tại A.\n", set(), "near miss: a long subject and a new order"),
    ("Điều 1. Thủ tục\n1. Bãi bỏ thủ tục sửa đổi, bổ sung thẻ theo đề nghị của người nuôi ong quy định tại A.\n", {("REPEALS", "SELF", "A")}, "a procedure whose name holds a cue"),
    ("Điều 1. Phạm vi\n\nI. BÃI BỎ THỦ TỤC HÀNH CHÍNH\nBãi bỏ thủ tục cấp thẻ thực hiện tại cấp tỉnh quy định tại Điều 7 A.\n", {("REPEALS", "SELF", "A")}, "a heading above that says it too"),
    ("Điều 1. Quy định\n1. Bãi bỏ các quy định về thẻ, phí; Điều 3; điểm b khoản 5 Điều 6 A.\n", {("REPEALS", "SELF", "A")}, "what rules are about, and articles behind a semicolon"),
    ("Điều 1. Thay thế các Mẫu số 02- ĐTD/SHTT/2020, 03-TT/2020 tại Phụ lục ban hành kèm theo A.\n", {("AMENDS", "SELF", "A")}, "a space in the code of a form"),
    ("Điều 1. Điều kiện\n1. Bãi bỏ điều kiện về nhà kho đối với hồ sơ của A.\n", set(), "near miss: no article"),
    ("Điều 1. Danh sách\n1. Hủy bỏ danh sách khi không còn đủ điều kiện quy định tại Điều 7 A.\n", set(), "near miss: A rules when"),
    ("Điều 1. Danh mục\nTT\nVăn bản\nNgày hết hiệu lực\n1\nA\n", set(), "near miss: the head of a column"),
    ("Điều 1. Danh mục\n1\nA về nuôi ong\nVăn bản hết hiệu lực\nNgày hết hiệu lực\n2\nHồ sơ\n", set(), "near miss: the heads of columns on the next page"),
    ("Điều 1. Danh mục\n7\nA về nuôi ong.\nĐược thay thế bởi B.\n", {("REPLACES", "B", "A")}, "two cells of a row"),
    ("Điều 1. Danh mục\n7\nA về nuôi ong.\n- Điều 3, Điều 6\n- Khoản 1 Điều 7\nĐược sửa đổi, bổ sung bởi B.\n", {("AMENDS", "B", "A")}, "a cell with articles between them"),
    ("Điều 1. Danh mục\n7\nA về nuôi ong.\nIV. Lĩnh vực mật\n- Khoản 1 Điều 7\nĐược sửa đổi, bổ sung bởi B.\n", set(), "near miss: another row, whose document is not named"),
    ("Điều 1. Danh mục\n7\nHồ sơ nuôi ong.\nĐược thay thế bởi B.\n", set(), "near miss: the row names no document"),
    ("Điều 1. Trách nhiệm\n1. Các bộ chịu trách nhiệm thi hành Nghị định này.\n2. Rà soát, sửa đổi quy chế theo A.\n", set(), "near miss: work to do"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), OF_ITSELF, ids=[row[2] for row in OF_ITSELF])
def test_of_the_document_itself(text: str, expected: set[object], why: str) -> None:
    assert _said(text, _HEAD) == expected, why


PREAMBLES = [
    ("Căn cứ A;\n", {("BASED_ON", "SELF", "A")}, "the usual"),
    ("Căn cứ A về nuôi ong và B sửa đổi, bổ sung một số điều của A;\n", {("BASED_ON", "SELF", "A"), ("BASED_ON", "SELF", "B"), ("AMENDS", "B", "A")}, "behind the subject of the first"),
    ("Căn cứ A về nuôi ong, Luật Đất đai và mật;\n", {("BASED_ON", "SELF", "A")}, "near miss: what is of another kind, in the subject"),
    ("Căn cứ A; B sửa đổi Điều 3 của A;\n", {("BASED_ON", "SELF", "A"), ("BASED_ON", "SELF", "B"), ("AMENDS", "B", "A")}, "a line runs on"),
    ("Căn cứ A hướng dẫn \nthi hành B;\n", {("BASED_ON", "SELF", "A"), ("GUIDES", "A", "B")}, "near miss: a wrapped line opens nothing"),
    ("Căn cứ A;\nTheo đề nghị của Bộ trưởng;\nChính phủ ban hành Nghị định sửa đổi, bổ sung một số điều của B.\n", {("BASED_ON", "SELF", "A"), ("AMENDS", "SELF", "B")}, "what it does is proposed by nobody's paper"),
    ("Căn cứ A;\nTheo đề nghị của Bộ trưởng tại Tờ trình số 9/TTr-BNV;\n", {("BASED_ON", "SELF", "A"), ("PROPOSED_BY", "SELF", "9/TTr-BNV")}, "a paper that proposes"),
    ("Căn cứ A hướng dẫn Luật Nhà giáo số 62/2031/QH16 và B;\n", {("BASED_ON", "SELF", "A"), ("BASED_ON", "SELF", "B"), ("GUIDES", "A", "62/2031/QH16")}, "near miss: a decree is no member of a list of laws"),
    ("Căn cứ A về việc xử lý vi phạm trước khi B có hiệu lực;\n", {("BASED_ON", "SELF", "A")}, "near miss: in the subject"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), PREAMBLES, ids=[row[2] for row in PREAMBLES])
def test_preambles(text: str, expected: set[object], why: str) -> None:
    assert _said(f"{text}\nĐiều 1. Phạm vi\n", _HEAD) == expected, why


def test_an_amending_law_amends_those_that_its_name_names() -> None:
    said = _said("Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Nhà ở ngày 05 tháng 6 năm 2031;")
    name = "Luật sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Nhà ở"
    assert {("AMENDS", name, "Luật Đất đai"), ("AMENDS", name, "Luật Nhà ở")} <= said


def test_an_amending_law_names_laws_that_the_lexicon_does_not_know() -> None:
    said = _said(
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Đất đai, Luật Nuôi ong và Luật Ươm tơ ngày 05 tháng 6 năm 2031;"
    )
    assert {target for type, _, target in said if type == "AMENDS"} == {"Luật Đất đai", "Luật Nuôi ong", "Luật Ươm tơ"}


CONSOLIDATED = (
    "VĂN BẢN HỢP NHẤT\n\nNGHỊ ĐỊNH\nVề nuôi ong1\n\n"
    "A ngày 05 tháng 6 năm 2031 về nuôi ong, có hiệu lực từ ngày 06 tháng 7 năm 2031, được sửa đổi, bổ sung bởi:\n"
    "1. B ngày 07 tháng 8 năm 2031 sửa đổi một số điều của A, có hiệu lực từ ngày 08 tháng 9 năm 2031.\n"
    "Căn cứ C;\n\nĐiều 1. Phạm vi\nNghị định này thay thế D.\n2 B có căn cứ ban hành như sau:\n“Căn cứ D;”\n"
)


def test_a_consolidated_text_speaks_for_the_document_that_it_consolidates() -> None:
    assert _said(CONSOLIDATED) == {
        ("CONSOLIDATES", "SELF", "A"),
        ("CONSOLIDATES", "SELF", "B"),
        ("AMENDS", "B", "A"),
        ("BASED_ON", "A", "C"),
        ("REPLACES", "this", "D"),
        ("BASED_ON", "B", "D"),
    }


NOTES = [
    ("1 Khoản này được bãi bỏ theo quy định tại khoản 3 Điều 3 của B.", {("REPEALS", "B", "A")}, "a clause that is gone"),
    ("1 Cụm từ “tổ ong” được thay thế bằng cụm từ “đàn ong” theo quy định tại khoản 1 Điều 2 B.", {("AMENDS", "B", "A")}, "words replaced"),
    ("1 Quy định về ong tại Mục này hết hiệu lực kể từ ngày 01 tháng 7 năm 2031 theo quy định tại Điều 9 B.", {("REPEALS", "B", "A")}, "a section without effect"),
    ("1 Khoản này được thay thế bởi khoản 2 Điều 40 B.", set(), "near miss: B stands in its place, and another says so"),
    ("1 Khoản này được bổ sung theo quy định tại khoản 3 Điều 3 B về ong và được sửa đổi theo quy định tại Điều 5 C.", {("AMENDS", "B", "A"), ("AMENDS", "C", "A")}, "two of one clause"),
    ("1 Cụm từ “tổ ong” được bỏ theo quy định tại khoản 1 Điều 2 B.", {("AMENDS", "B", "A")}, "words left out"),
    ("Điều 2. Hiệu lực\n2. Nghị định này bãi bỏ các văn bản sau:\na) C;\n\n1 Điều 7 B về mật quy định như sau:\n“Điều 7. Hiệu lực\n1. Nghị định này có hiệu lực từ ngày ký.”\n \nCÔNG BÁO/Số 9/Ngày 1-2-2032\n12\n \nb) D.", {("REPEALS", "A", "C"), ("REPEALS", "A", "D")}, "a list that goes on behind a footnote"),
    ("Điều 2. Hiệu lực\n2. Nghị định này bãi bỏ các văn bản sau:\na) C;\n\n1 Điều 7 B về mật quy định như sau:\n“Điều 7. Hiệu lực\n1. Nghị định này có hiệu lực từ ngày ký.”\n \nCÔNG BÁO/Số 9/Ngày 1-2-2032\n12\n \nĐiều 3. Hồ sơ\nb) D.", {("REPEALS", "A", "C")}, "near miss: a letter of another article"),
    ("Điều 2. Mẫu\nTM. CHÍNH PHỦ\nNguyễn Văn A\nQUYẾT ĐỊNH\nCăn cứ C;", set(), "near miss: what a form behind the signature is based on"),
    ("1 Khoản này được sửa đổi theo quy định tại khoản 3 Điều 3 C về ong (trước đó, khoản này được sửa đổi theo quy định tại Điều 5 B).", {("AMENDS", "C", "A"), ("AMENDS", "B", "A")}, "what had changed before is the clause too"),
    ("Điều 2. Mẫu\nCăn cứ hồ sơ theo quy định của C, cơ quan cấp thẻ.", set(), "near miss: an article that begins like a preamble"),
    ("Điều 2. Mẫu\nTM. CHÍNH PHỦ\nPHỤ LỤC I\nMẪU QUYẾT ĐỊNH\nCăn cứ C;\nCăn cứ D;", set(), "near miss: what a form is based on"),
    ("1 Khoản này áp dụng theo quy định tại khoản 2 Điều 40 B.", set(), "near miss: nothing changes"),
    ("1 Điều 2 B quy định như sau:\n“1. Nghị định này có hiệu lực.\n2. Kể từ ngày Nghị định này có hiệu lực, C về ong hết hiệu lực.”\nĐiều 5 của D về mật có hiệu lực.", {("REPEALS", "B", "C")}, "a quotation closes the sentence"),
    ("1 B về ong, có hiệu lực từ ngày 01 tháng 7 năm 2031 quy định như sau:\nĐiều 2. Hiệu lực\n1. Bãi bỏ C.\n2 Khoản này áp dụng cho ong.\nĐiều 3. Bãi bỏ D.", {("REPEALS", "B", "C"), ("REPEALS", "A", "D")}, "articles without quotation marks, to the next footnote"),
    ("Điều 9. Hiệu lực\n1. Các văn bản sau đây hết hiệu lực thi hành:\na) C về ong;\n\nĐiều 3 và Điều 4 B về mật quy định như sau: thẻ là mã.", {("REPEALS", "A", "C")}, "near miss: a footnote without a mark stands in the list"),
    ("đính chính C về ong.", set(), "near miss: the rest of a footnote that a page broke off"),
    ("Điều 9. Hiệu lực\n1. Nghị định này bãi bỏ:\na) C.\n1 Điều 2 B có hiệu lực từ ngày 01 tháng 7 năm 2031.", {("REPEALS", "A", "C")}, "near miss: a footnote ends the list"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), NOTES, ids=[row[2] for row in NOTES])
def test_footnotes_of_a_consolidated_text(text: str, expected: set[object], why: str) -> None:
    head = "VĂN BẢN HỢP NHẤT\n\nNGHỊ ĐỊNH\nVề nuôi ong\n\nA ngày 05 tháng 6 năm 2031 về nuôi ong, có hiệu lực từ ngày 06 tháng 7 năm 2031.\n\nĐiều 1. Phạm vi\n"
    assert _said(f"{head}{text}\n") - {("CONSOLIDATES", "SELF", "A")} == expected, why


@pytest.mark.parametrize(
    ("note", "part"),
    [
        ("Khoản này được bãi bỏ theo quy định tại khoản 3 Điều 3 của B.", "khoản này"),
        ("Cụm từ “đến hết năm 2031” được bãi bỏ theo quy định tại khoản 8 Điều 1 của B.", "cụm từ “đến hết năm 2031”"),
        ("Khoản này được sửa đổi theo quy định tại khoản 3 Điều 3 của B.", None),
    ],
)
def test_a_footnote_repeals_a_part_and_not_the_whole(note: str, part: str | None) -> None:
    read = document("a.txt", _written(f"{_OF_BEES}1 {note}\n").encode())
    found = mentions(read, structure(read))
    told = {one.type: one.articles for one in relations(read.view.text, found)}
    assert (told.get("REPEALS"), "REPEALS" in told) == (part, part is not None)


def test_a_list_of_amenders_behind_a_colon_amends_the_document_of_the_header() -> None:
    head = "VĂN BẢN HỢP NHẤT\n\nNGHỊ ĐỊNH\nVề nuôi ong\n\nA ngày 05 tháng 6 năm 2031 về nuôi ong theo B, có hiệu lực từ ngày ký, được sửa đổi, bổ sung bởi:\n1. C ngày 07 tháng 8 năm 2031, có hiệu lực từ ngày ký.\nCăn cứ D;\n\nĐiều 1. Phạm vi\n"
    assert {one for one in _said(head) if one[0] == "AMENDS"} == {("AMENDS", "C", "A")}


def test_a_page_may_stand_between_an_introduction_and_what_it_quotes() -> None:
    """The nearest "như sau" is not the one: what a page breaks off goes on beneath the text of the next page."""
    text = "2 B có căn cứ ban hành như sau:\n\n \nCÔNG BÁO/Số 1/Ngày 02-3-2031 \n7 \n \nĐiều 2. Từ ngữ\nTừ ngữ được hiểu như sau:\n1. Ong là ong.\n\n“Căn cứ C;”\n"
    head = "VĂN BẢN HỢP NHẤT\n\nNGHỊ ĐỊNH\nVề nuôi ong\n\nA ngày 05 tháng 6 năm 2031 về nuôi ong.\n\nĐiều 1. Phạm vi\n"
    assert ("BASED_ON", "B", "C") in _said(head + text)


_PAGE = "\n \n7 \nCÔNG BÁO/Số 1/Ngày 02-3-2031 \n"
_OF_BEES = "VĂN BẢN HỢP NHẤT\n\nNGHỊ ĐỊNH\nVề nuôi ong\n\nA ngày 05 tháng 6 năm 2031 về nuôi ong.\n\nĐiều 1. Phạm vi\n"


def test_what_a_document_rests_on_goes_on_beneath_the_text_of_the_next_page() -> None:
    """Near miss: where the footnote had come to an end, a line that begins so is the text's own."""
    text = "1 B có căn cứ ban hành như sau:\nCăn cứ C;{}" + _PAGE + "1. Ong là ong.\n2. Mật là mật.\n\nCăn cứ D;\n"
    assert ("BASED_ON", "B", "D") in _said(_OF_BEES + text.format(""))
    assert ("BASED_ON", "B", "D") not in _said(_OF_BEES + text.format("\nChính phủ ban hành Nghị định về ong.\n"))


def test_a_sentence_that_a_page_breaks_off_is_said_by_whom_it_names_first() -> None:
    text = (
        "1 Hai nghị định đổi:\n- B về ong được sửa đổi tại điểm"
        + _PAGE
        + "2. Ong là ong.\n\na khoản 2 của C có căn cứ ban hành như sau:\n“Căn cứ D;”\n"
    )
    assert ("BASED_ON", "B", "D") in _said(_OF_BEES + text)


@pytest.mark.parametrize(
    ("rule", "speaker"), [(" " * 90, "A"), ("", "B")], ids=["a line above footnotes", "near miss: no line"]
)
def test_a_line_above_footnotes_says_that_the_page_begins_with_the_text(rule: str, speaker: str) -> None:
    """A quotation in a footnote goes on beneath the line of the next page, and what stands above it is the text's own."""
    page = "\n \n7 \nCÔNG BÁO/Số 1/Ngày 02-3-2031 \n{}Điều {}. Từ ngữ\nOng là ong.\n"
    text = page.format("", 2) + "1 Điều 2 B quy định như sau:\n“1. Nghị định này có hiệu lực.\n"
    text += page.format(" \n", 3) + f"2. Bãi bỏ C.\n{rule}\n3. Mật là mật.”\n"
    head = "VĂN BẢN HỢP NHẤT\n\nNGHỊ ĐỊNH\nVề nuôi ong\n\nA ngày 05 tháng 6 năm 2031 về nuôi ong.\n\nĐiều 1. Phạm vi\n"
    assert ("REPEALS", speaker, "C") in _said(head + text)


def test_what_needs_to_be_repealed_still_stands() -> None:
    """An annex that lists what other bodies are to repeal is no list of what the document repeals."""
    of = "Điều 1. Phạm vi\n\nPhụ lục I\nDANH MỤC VĂN BẢN {}BÃI BỎ\n1. A về nuôi ong\n"
    assert ("REPEALS", "SELF", "A") in _said(of.format(""), _HEAD)
    assert _said(of.format("CẦN SỬA ĐỔI, "), _HEAD) == set()


SPEAKERS = [
    ("Điều 1. Sửa đổi, bổ sung một số điều của A quy định chi tiết B\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Bãi bỏ\nBãi bỏ C.”\n", "A", "the first that a heading names is changed"),
    ("Điều 1. Sửa đổi, bổ sung Điều 5 A\n“Điều 5. Hiệu lực\n1. Bãi bỏ C.”\n", "A", "a heading leads to what it changes without a colon"),
    ("Điều 1. Từ ngữ\n“Điều 5. Hiệu lực\n1. Bãi bỏ C.”\nHồ sơ theo A.\n", "SELF", "near miss: no heading says so"),
    ("Điều 1. Sửa đổi một số điều của C\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Thẻ\nThẻ là giấy.\nĐiều 2. Bãi bỏ Điều 7 C.\n", "SELF", "a quotation that nothing closes repeals nothing of itself"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "why"), SPEAKERS, ids=[row[2] for row in SPEAKERS])
def test_whose_words_a_quoted_article_is(text: str, speaker: str, why: str) -> None:
    assert {source for type, source, target in _said(text, _HEAD) if (type, target) == ("REPEALS", "C")} == {speaker}


def test_a_quotation_speaks_for_the_document_that_is_amended() -> None:
    text = "Điều 1. Sửa đổi, bổ sung một số điều của A\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Bãi bỏ\nBãi bỏ B.”\n2. Bãi bỏ C.\n"
    assert {("REPEALS", "A", "B"), ("REPEALS", "SELF", "C")} <= _said(text, _HEAD)


EXAMPLES = [(entry, text) for entry in entries("relations") for text in entry["examples"]]
NEAR = [(entry, text) for entry in entries("relations") for text in entry.get("near", ())]


def _of_entry(entry: Mapping[str, Any], text: str) -> set[str]:
    text = text.replace("Tờ trình A", "Tờ trình số 9/TTr-BNV")
    if entry.get("preamble"):
        said = _said(f"{text}\n\nĐiều 1. Phạm vi\n", _HEAD)
    elif text.startswith("A") and not entry.get("effect"):
        said = _in_an_article(text)
    else:
        said = _said(f"Điều 1. Phạm vi\n1. {text}.\n", _HEAD)
    return {type for type, *_ in said}


@pytest.mark.parametrize(("entry", "text"), EXAMPLES, ids=[f"{one['relation']} {text}" for one, text in EXAMPLES])
def test_every_entry_of_the_lexicon_matches_its_examples(entry: Mapping[str, Any], text: str) -> None:
    assert entry["relation"] in _of_entry(entry, text)


@pytest.mark.parametrize(("entry", "text"), NEAR, ids=[f"{one['relation']} {text}" for one, text in NEAR])
def test_no_entry_of_the_lexicon_matches_its_near_misses(entry: Mapping[str, Any], text: str) -> None:
    assert entry["relation"] not in _of_entry(entry, text)


def test_time_grows_with_the_length_of_the_text_alone() -> None:
    """No rule looks back over more than it must: what is hostile is long lists, open quotations, and nothing but cues."""
    for hostile in (
        f"{A}, ",
        f"Bãi bỏ {A};\n",
        "“Điều 1 như sau: ",
        f"sửa đổi khoản 1, 2, a, b Điều {A} ",
        "của Điều 1, ",
        "; điều 1",
        "; ong và ",
        f"{A}; sửa đổi cụm từ “ong” tại: khoản 1; ",
    ):
        read = document("a.txt", (hostile * 800).encode())
        found = mentions(read, structure(read))
        assert len(relations(read.view.text, found)) <= len(found) * 2
