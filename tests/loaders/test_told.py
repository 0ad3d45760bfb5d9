"""A document that does not say which one it is, and whose user does (--as)."""

import pytest

from graph.errors import BadInput
from loaders.document import document
from loaders.pipeline import Read, read_document
from loaders.told import told_as

SILENT = "I. NHIỆM VỤ\n1. Rà soát quy hoạch bến thuyền theo Chỉ thị số 947-CT/TW.\n2. Kế hoạch 12-KH/TU là căn cứ.\n"
SPEAKING = "TỈNH ỦY SÔNG LAM\nSố: 12-KH/TU\nKẾ HOẠCH\nphát triển bến thuyền\n" + SILENT


def as_told(text: str, words: str | None) -> Read:
    return read_document(told_as(document("a.txt", text.encode()), words))


@pytest.mark.parametrize(
    ("text", "words", "id", "facts"),
    [
        pytest.param(SILENT, "Kế hoạch số 12-KH/TU ngày 03/02/2031 của Ban Thường vụ Tỉnh ủy", "12-kh-tu.2031-02-03",
            {"symbol": "12-KH/TU", "kind": "plan", "date": "2031-02-03", "issuer": "Ban Thường vụ Tỉnh ủy"},
            id="all that its user cites"),
        pytest.param(SPEAKING, "12-KH/TU ngày 03/02/2031", "12-kh-tu.song-lam.2031-02-03",
            {"symbol": "12-KH/TU", "date": "2031-02-03"}, id="what it does not say itself"),
    ],
)  # fmt: skip
def test_what_its_user_says_completes_what_it_says(text: str, words: str, id: str, facts: dict[str, str]) -> None:
    found = as_told(text, words)
    own = {fact.name: fact.value for fact in found.identities.facts}
    assert facts.items() <= own.items()
    assert found.identities.own == id
    told = [one for one in found.fragment.nodes if one.id == found.identities.own and "date" in one.properties]
    assert {one.evidence[0].method for one in told} <= {"curated"}


def test_its_own_number_in_its_text_is_no_citation_of_another() -> None:
    found = as_told(SILENT, "12-KH/TU ngày 03/02/2031")
    assert [one.role for one in found.mentions if one.citation.symbol == "12-KH/TU"] == ["self"]
    assert not [one for one in found.fragment.edges if one.source == one.target]


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        pytest.param(SPEAKING, "13-KH/TU", "it says itself that it is 12-KH/TU, not 13-KH/TU", id="another number"),
        pytest.param(SILENT, "kế hoạch của tỉnh", "no number of a document is recognised", id="words without a number"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(text: str, words: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        as_told(text, words)
