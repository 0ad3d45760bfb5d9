"""Many documents at once: what one process reads, several read too, and nobody waits for a file that is refused."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from api import loading
from api.cli import app
from api.loading import files, outcomes
from graph.errors import BadInput
from loaders.readers.files import File

SAMPLE = Path(__file__).parents[2] / "data" / "samples" / "song-lam-95-ctr-tu.txt"


def folder(place: Path, many: int) -> Path:
    """A folder of documents that differ in their number, one of them empty."""
    text = SAMPLE.read_text(encoding="utf-8")
    for number in range(many):
        (place / f"{number}.txt").write_text(text.replace("95-CTr/TU", f"{number + 1}-CTr/TU"), encoding="utf-8")
    (place / "empty.txt").write_text("", encoding="utf-8")
    (place / "notes.exe").write_bytes(b"MZ")
    return place


def test_several_processes_read_what_one_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_WORTH_WORKERS", 0)
    listed = files([folder(tmp_path, 6)]).files
    alone = {one.file.name: (one.fragments, one.refused) for one in outcomes(listed)}
    together = {one.file.name: (one.fragments, one.refused) for one in outcomes(listed, workers=2)}
    assert alone == together
    assert len(alone) == 7


def test_a_table_finds_its_document_in_the_same_folder(tmp_path: Path) -> None:
    """Its file is named first, and read first where several are read at once."""
    store = str(tmp_path / "graph.sqlite")
    table = SAMPLE.parent / "formats" / "song-lam-95-ctr-tu-nhiem-vu.xlsx"
    assert CliRunner().invoke(app, ["load", str(table), str(SAMPLE), "--store", store]).exit_code == 0
    told = json.loads(CliRunner().invoke(app, ["sources", "--json", "--store", store]).stdout)
    assert {one["document"] for one in told["items"]} == {"95-ctr-tu.song-lam.2031-11-20"}


def test_what_is_refused_is_an_outcome(tmp_path: Path) -> None:
    found = files([folder(tmp_path, 1)])
    refused = {one.file.name: one.refused for one in outcomes(found.files)}
    assert refused["0.txt"] is None
    assert refused["empty.txt"] is not None
    assert "empty" in refused["empty.txt"][1]
    assert [(one.where.rpartition("/")[2], one.reason) for one in found.skipped if one.where.endswith("exe")] != []


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    assert files([SAMPLE, SAMPLE, SAMPLE.parent / SAMPLE.name]).files == (File(SAMPLE),)


def test_an_empty_folder_is_refused_with_what_documents_look_like(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="holds no document"):
        files([tmp_path])


def test_a_report_says_how_it_was_read_and_how_long_each_stage_took(tmp_path: Path) -> None:
    store = str(tmp_path / "graph.sqlite")
    told = CliRunner().invoke(app, ["load", str(SAMPLE), "--report", "--lang", "en", "--store", store])
    assert told.exit_code == 0
    assert "Time: structure" in told.stdout
    again = CliRunner().invoke(app, ["load", str(SAMPLE), "--json", "--store", store])
    [loaded] = json.loads(again.stdout)["loaded"]
    assert loaded["things"] == {
        "Document": 12,
        "Section": 10,
        "Task": 18,
        "Agency": 8,
        "Project": 5,
        "Place": 2,
        "Deliverable": 1,
        "Target": 1,
    }
    assert loaded["citations"] == {"mentions": 12, "documents": 11}
    assert list(loaded["seconds"]) == ["structure", "mentions", "identities", "work", "fragment"]
    assert loaded["changed"] is False


# --- a document that its user names ----------------------------------------------------------------------------------


def test_a_document_is_known_by_its_content_until_someone_names_it(tmp_path: Path) -> None:
    text, store = tmp_path / "bến.txt", str(tmp_path / "graph.sqlite")
    text.write_text("I. NHIỆM VỤ\n1. Rà soát quy hoạch bến thuyền theo Chỉ thị số 947-CT/TW.\n", encoding="utf-8")

    def load(*more: str) -> dict[str, Any]:
        told = CliRunner().invoke(app, ["load", str(text), "--json", "--store", store, *more])
        assert told.exit_code == 0, told.stderr
        [one] = json.loads(told.stdout)["loaded"]
        return dict(one)

    assert load()["source"].startswith("text.document.")
    named = load("--as", "12-KH/TU ngày 03/02/2031")
    assert named["source"] == "text.12-kh-tu.2031-02-03"
    again = load()
    assert (again["source"], again["changed"]) == (named["source"], False)
    told = json.loads(CliRunner().invoke(app, ["sources", "--json", "--store", store]).stdout)
    assert [one["source"] for one in told["items"]] == [named["source"]]


def test_a_name_is_for_one_file(tmp_path: Path) -> None:
    told = CliRunner().invoke(app, ["load", str(folder(tmp_path, 2)), "--as", "12-KH/TU"])
    assert told.exit_code == 2
    assert "chỉ cho một văn bản, mà ở đây có 3 tệp" in told.stderr
