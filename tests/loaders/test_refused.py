"""Texts that are read and hold nothing of an official document: what is said about them."""

import pytest

from graph.errors import BadInput
from loaders.document import document
from loaders.pipeline import read_document, require_content

PAGES = "CÔNG BÁO/Số 9/Ngày 01-02-2031\n{n}\n \n \n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param(PAGES.format(n=8) + PAGES.format(n=9) + "TM. CHÍNH PHỦ\nKT. THỦ TƯỚNG\n", "it is a scan",
            id="pictures with headers: only a stamp and page numbers are text"),
        pytest.param("Danh bạ điện thoại\nAn 12345\n", "no heading, task or citation", id="another kind of text"),
    ],
)  # fmt: skip
def test_what_is_refused_says_why(text: str, problem: str) -> None:
    with pytest.raises(BadInput, match=problem):
        require_content("a.txt", read_document(document("a.txt", text.encode())))


def test_pages_with_words_are_no_scan() -> None:
    text = PAGES.format(n=8) + "I. NHIỆM VỤ\n- Rà soát Chỉ thị số 947-CT/TW.\n" + PAGES.format(n=9)
    require_content("a.txt", read_document(document("a.txt", text.encode())))
