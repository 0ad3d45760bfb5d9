"""The document: its view leads back to its text, and every span to its place in the file."""

import unicodedata
from pathlib import Path

import pytest
from growth import grows_with_size
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadInput
from loaders.document import document, document_json, documents, read_file, view

# Letters and marks that move, between letters that stay: what any text may hold, and far more often.
_MOVING = "aoeuyAOEUYâêôăơưđĐÐ\u0300\u0301\u0303\u0309\u0323\u0302\u031b\u200b\ufeff\u00ad\u00a0\u2003\u2013\u2212\r\n\t\x0c\x85ВТСрa1/-q \uf0b7"
_TEXTS = st.text(st.one_of(st.sampled_from(_MOVING), st.characters(exclude_categories=["Cs"])), max_size=60)


@given(_TEXTS)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = view(text).text
    assert view(once).text == once


@given(_TEXTS)
def test_each_character_of_the_view_comes_from_where_it_says(text: str) -> None:
    seen = view(text)
    end_before = 0
    for at in range(len(seen.text)):
        start, end = seen.original(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert start >= end_before or seen.original(at - 1, at) == (start, end), "runs follow one another"
        end_before = end


@given(_TEXTS, st.data())
def test_a_span_of_the_view_and_back_is_the_same_span(text: str, data: st.DataObject) -> None:
    seen = view(text)
    if seen.text:
        start = data.draw(st.integers(0, len(seen.text) - 1))
        end = data.draw(st.integers(start + 1, len(seen.text)))
        first, last = seen.original(start, end)
        again = seen.span(first, last)
        assert again[0] <= start
        assert again[1] >= end
        assert seen.original(*again) == (first, last)


@pytest.mark.parametrize(
    ("text", "shown", "reason"),
    [
        ("Uỷ ban, hoà giải, khoẻ", "Ủy ban, hòa giải, khỏe", "one tone placement"),
        ("quý, quỹ, hoàn, loại", "quý, quỹ, hoàn, loại", "right as they are: after q, and before a last letter"),
        (unicodedata.normalize("NFD", "Nghị quyết"), "Nghị quyết", "letters composed"),
        ("2025 – 2030, 5 − 3", "2025 - 2030, 5 - 3", "one dash"),
        ("01\u00a0CTr\u200b/TU\ufeff", "01 CTr/TU", "one space, nothing invisible"),
        ("06/2022/TT-BТС", "06/2022/TT-BTC", "Cyrillic among Latin letters"),
        ("Ф 200, Москва", "Ф 200, Москва", "Cyrillic by itself"),
        ("Ðiều 1", "Điều 1", "eth for đ"),
        ("a\r\nb\rc\x0cd", "a\nb\nc\nd", "one line end"),
        ("\uf0b7 Rà soát", "• Rà soát", "a bullet of a symbol font"),
    ],
)
def test_one_spelling_for_many(text: str, shown: str, reason: str) -> None:
    assert view(text).text == shown, reason


def test_time_grows_with_the_length_only() -> None:
    for piece in ("A" * 100 + "Т" * 100, "Жа-", "о" + "\u0301" * 50, "oà/", "\r\n\u200b"):
        assert grows_with_size(lambda size, piece=piece: (piece * size)[:size] + " Т1", view, 20_000), piece[:20]


@pytest.mark.parametrize(
    ("name", "text", "words", "place"),
    [
        ("a.txt", "một\nhai\r\nba\rbốn", "bốn", {"line": 4}),
        ("a.html", "<html><p>một<p>hai", "hai", {"line": 2}),
        (
            "a.html",
            "<html><p>x<table><tr><td>a<td>b<td>c<tr><td>d<td>e<td>f</table>",
            "e",
            {"line": 3, "row": 2, "cell": "B2"},
        ),
        ("a.csv", "STT,Việc\n1,Rà soát", "Rà soát", {"line": 2, "row": 2, "cell": "B2"}),
    ],
)
def test_a_span_is_located(name: str, text: str, words: str, place: dict[str, object]) -> None:
    read = document(name, text.encode())
    start = read.text.index(words)
    assert read.locate(start, start + len(words)).facts() == place


def test_a_span_over_two_cells_is_in_none() -> None:
    read = document("a.csv", b"a,b\nc,d\n")
    assert read.locate(0, 3).facts() == {"line": 1}
    assert read.cell(0, 1) == read.cells[0]


def test_the_stage_as_an_object_says_how_it_was_read() -> None:
    assert document_json(document("a.csv", b"a,b\n"))["about"] == {"format": "csv", "encoding": "UTF-8"}


@pytest.mark.parametrize("name", ["none.txt", "."])
def test_what_is_no_file_is_refused_with_a_remedy(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match=r"Check the name|Name a file"):
        read_file(tmp_path / name)


def test_all_texts_of_the_gazette_are_read_and_none_is_taken_for_an_older_encoding(documents: Path) -> None:
    import tarfile

    if not (documents / "gazette.tar.xz").exists():
        pytest.skip("no gazette.tar.xz among the official documents")
    with tarfile.open(documents / "gazette.tar.xz") as packed:
        for member in [one for one in packed if one.isfile()][::10]:
            stream = packed.extractfile(member)
            assert stream is not None
            read = document(member.name, stream.read())
            assert read.about["encoding"] == "UTF-8", member.name


def test_documents_follow_one_another_and_errors_go_where_they_are_wanted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("một", encoding="utf-8")
    (tmp_path / "b.rtf").write_bytes(b"{\\rtf1}")
    (tmp_path / "c.txt").write_text("hai", encoding="utf-8")
    refused: list[BadInput] = []
    assert [one.text for one in documents(tmp_path, refused.append)] == ["một", "hai"]
    assert [Path(one.path).name for one in refused] == ["b.rtf"]
    with pytest.raises(BadInput, match="RTF"):
        list(documents(tmp_path))
