"""Files, folders and zips: what is found, in which order, and what is passed over or refused."""

from pathlib import Path

import pytest
from reader_files import locked, packed, word

from graph.errors import BadInput
from loaders.document import document_of, documents
from loaders.readers.files import found


def test_a_folder_is_read_to_its_bottom_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b/z.txt", "a.html", "b/a.TXT", ".git/x.txt", "~$a.docx", "tool.exe", "README"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("một", encoding="utf-8")
    listed = found(tmp_path)
    assert [file.path.relative_to(tmp_path).as_posix() for file in listed.files] == ["a.html", "b/a.TXT", "b/z.txt"]
    assert [(Path(one.where).name, one.reason) for one in listed.skipped] == [
        ("x.txt", "hidden"),
        ("README", "not a kind of document: no suffix"),
        ("tool.exe", "not a kind of document: .exe"),
        ("~$a.docx", "hidden"),
    ]


def test_a_zip_is_read_like_a_folder_and_errors_name_the_file_in_it(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed({"2026/b.txt": b"hai", "2026/a.docx": word(), "__MACOSX/b.txt": b"x", "c.rtf": b"{\\rtf1"}))
    listed = found(path)
    assert [file.member for file in listed.files] == ["2026/a.docx", "2026/b.txt", "c.rtf"]
    assert [one.reason for one in listed.skipped] == ["hidden"]
    assert document_of(listed.files[1]).text == "hai"
    with pytest.raises(BadInput, match=r"a\.zip: c\.rtf: this is an RTF"):
        document_of(listed.files[2])


def test_a_zip_in_a_zip_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed({"a.txt": b"1", "inner.zip": packed({"b.txt": b"2"})}))
    refused: list[BadInput] = []
    assert [one.text for one in documents(path, refused.append)] == ["1"]
    assert "several files" in refused[0].problem


@pytest.mark.parametrize(
    ("data", "problem", "reason"),
    [
        (packed({"../a.txt": b"x"}), "leads out", "a name that climbs"),
        (packed({"a/../../b.txt": b"x"}), "leads out", "a name that climbs later"),
        (packed({"/etc/a.txt": b"x"}), "leads out", "a name from the root"),
        (packed({"C:\\a.txt": b"x"}), "leads out", "a name with a drive"),
        (locked(packed({"a.txt": b"x"})), "locked with a password", "a password"),
        (packed({f"{n}.txt": bytes(3_000_000) for n in range(20)}), "unpacks to", "a bomb"),
        (packed({"a.exe": b"x"}), "holds no document", "nothing to read"),
        (packed({"a.txt": b"x"})[:40], "damaged", "cut short"),
    ],
)
def test_a_zip_that_cannot_be_trusted_is_refused(tmp_path: Path, data: bytes, problem: str, reason: str) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    with pytest.raises(BadInput) as caught:
        found(path)
    assert problem in caught.value.problem, reason
    assert caught.value.path == str(path)


def test_one_file_may_be_called_anything(tmp_path: Path) -> None:
    path = tmp_path / "a.bak"
    path.write_bytes(word())
    assert [one.about["format"] for one in documents(path)] == ["docx"]


def test_no_such_file_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such file"):
        list(documents(tmp_path / "none.txt"))


def test_a_folder_may_be_named_from_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "a.txt").write_text("một", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert [one.text for one in documents(Path("plans"))] == ["một"]


def test_an_empty_folder_says_what_documents_end_in(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"\.docx"):
        found(tmp_path)
