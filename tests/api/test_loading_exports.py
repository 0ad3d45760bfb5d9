"""An export that is loaded again: its lines end where the export ended them, and nowhere else."""

from pathlib import Path

import pytest

from api.loading import outcome
from graph.interchange import lines
from graph.stores.sqlite_store import SqliteStore
from loaders.document import document
from loaders.pipeline import read_document
from loaders.readers.files import File


@pytest.mark.parametrize(
    "between",
    [
        pytest.param("\n", id="a line end"),
        pytest.param("\r\n", id="of Windows"),
        pytest.param("\u2028", id="the line separator of Unicode, which JSON leaves as it is"),
        pytest.param("\u0085", id="the next line of old terminals"),
        pytest.param("\u001e", id="a record separator"),
    ],
)
def test_a_text_with_odd_line_ends_comes_back(tmp_path: Path, between: str) -> None:
    text = f"I. NHIỆM VỤ{between}- Rà soát Chỉ thị số 947-CT/TW.{between}- Mở kho dữ liệu.\n"
    exported = list(lines(loaded(read_document(document("a.txt", text.encode())).fragment)))
    path = tmp_path / "graph.jsonl"
    path.write_text("".join(exported), encoding="utf-8", newline="\n")
    assert list(lines(loaded(*outcome(File(path)).fragments))) == exported


def loaded(*found: object) -> SqliteStore:
    store = SqliteStore(":memory:")
    for one in found:
        store.apply(one)  # type: ignore[arg-type]
    return store
