"""References that lean on earlier words: "this" by who says it, aliases, numbers alone, laws in the names of others."""

import pytest
from growth import grows_with_size

from loaders.document import Document, document
from loaders.pipeline import read_document

HEAD = "BỘ TÀI CHÍNH\n\nSố: 9/2032/TT-BTC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nTHÔNG TƯ\nVề nuôi ong\n\n"

MEANT = [
    ("Điều 1. Thông tư này", ["9-2032-tt-btc"], "the document itself"),
    ("Điều 1. Thông tư\n\nCÔNG BÁO/Số 9/Ngày 1-2-2032\n12\n \nnày", ["9-2032-tt-btc"], "a page breaks between the words"),
    ("Điều 1. Theo Luật số 62/2031/QH16 thì Luật này", ["62-2031-qh16"] * 2, "near miss: another kind is the nearest of it"),
    ("Điều 1. Sửa đổi Điều 5 Thông tư số 77/2031/TT-BTC như sau:\n“Điều 5. Theo Thông tư số 78/2031/TT-BTC và Thông tư này”", ["77-2031-tt-btc", "78-2031-tt-btc", "77-2031-tt-btc"], "in a quotation the one that is amended, not the nearest"),
    ("Điều 1. Theo Luật số 62/2031/QH16 (sau đây gọi là Luật) thì Điều 3 Luật", ["62-2031-qh16"] * 2, "a bare noun as an alias"),
    ("Điều 1. Theo Luật số 62/2031/QH16 (sau đây gọi là Giấy phép) thì Giấy phép", ["62-2031-qh16"], "near miss: no document of its kind"),
    ("Điều 1. Theo Quyết định số 167/QĐ-TTg (sau đây viết gọn là Chương trình 167) thì Chương trình 167", ["167-qdd-ttg", "167-qdd-ttg"], "an alias of another kind with a number"),
    ("Điều 1. Theo Nghị quyết số 57-NQ/TW và Nghị quyết 57", ["57-nq-tw", "57-nq-tw"], "a number alone"),
    ("Điều 1. Theo Nghị quyết số 57-NQ/TW và Nghị quyết\n57", ["57-nq-tw", "57-nq-tw"], "a line breaks before the number"),
    ("Điều 1. Theo Nghị quyết số 57-NQ/TW và Nghị quyết \n\n57", ["57-nq-tw"], "near miss: a page's number, behind an empty line"),
    ("Điều 1. Theo Luật Nuôi ong số 62/2031/QH16 và Nghị định số 5/2021/NĐ-CP hướng dẫn thi hành Luật Nuôi ong", ["62-2031-qh16", "5-2021-ndd-cp", "law.luat-nuoi-ong"], "an earlier law of the name, which an earlier decree guides"),
    ("Điều 1. Theo Luật Nuôi ong số 62/2031/QH16 và Nghị định số 5/2031/NĐ-CP hướng dẫn thi hành Luật Nuôi ong", ["62-2031-qh16", "5-2031-ndd-cp", "62-2031-qh16"], "near miss: a decree of its year"),
    ("Điều 1. Theo Luật Nuôi ong số 62/2031/QH16, Nghị định số 5/2021/NĐ-CP và Luật Nuôi ong", ["62-2031-qh16", "5-2021-ndd-cp", "62-2031-qh16"], "near miss: an earlier decree that does not guide it"),
    ("Điều 1. Theo Luật Nhà ở số 62/2031/QH16 và Luật sửa đổi, bổ sung một số điều của Luật Nhà ở số 5/2024/QH15", ["62-2031-qh16", "5-2024-qh15", "law.luat-nha-o"], "an earlier law of the name, which an earlier one amends"),
    ("Điều 1. Theo Luật Nhà ở1 và Luật Nhà ở không áp dụng", ["law.luat-nha-o", "law.luat-nha-o"], "the digit of a footnote, and words that end a name"),
    ("Điều 1. Theo Luật  Nuôi\nong số 62/2031/QH16 (sau đây gọi là Luật Nuôi ong) và Luật    \n   Nuôi ong", ["62-2031-qh16"] * 3, "white space pulls a name apart"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "meant", "why"), MEANT, ids=[row[2] for row in MEANT])
def test_what_a_reference_means(text: str, meant: list[str], why: str) -> None:
    done = read_document(document("a.txt", f"{HEAD}{text}.\n".encode()))
    said = [id for one, id in zip(done.mentions, done.identities.meant, strict=True) if one.place != "letterhead"]
    assert said == meant, why


def test_the_bare_name_of_a_law_means_the_one_that_the_text_cites_with_its_number() -> None:
    text = "Điều 1. Theo Luật Nuôi ong thì Luật Nuôi ong số 62/2031/QH16 có hiệu lực"
    done = read_document(document("a.txt", f"{HEAD}{text}.\n".encode()))
    assert set(done.identities.meant[1:]) == {"62-2031-qh16"}


def test_many_names_and_many_numbers_take_no_longer_than_their_text() -> None:
    named = "Nghị định số {0}/2031/NĐ-CP (sau đây gọi là Nghị định {0}), Nghị định {0} và Nghị định này.\n"

    def made(count: int) -> Document:
        return document("a.txt", "".join(named.format(number % count + 1) for number in range(count)).encode())

    assert len(read_document(made(400)).mentions) == 1200
    assert grows_with_size(made, read_document, 300)
