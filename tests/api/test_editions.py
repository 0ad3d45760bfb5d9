"""New editions and tables that come back, as a planner meets them: load, diff, export --format xlsx."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from typer.testing import CliRunner

from api.cli import app

SAMPLE = Path(__file__).parents[2] / "data" / "samples" / "song-lam-95-ctr-tu.txt"
TASK = "95-ctr-tu.song-lam.2031-11-20~II.1.1~2"
RECORD = """format: policygraph-record
version: 1
document: {symbol: 95-CTr/TU, kind: programme, province: Sông Lam, date: "2031-11-20"}
sections: [{place: II, title: Nhiệm vụ}, {place: II.1, title: Xây dựng}, {place: II.1.1, title: Sinh hoạt}]
tasks: [{place: II.1.1/3, title: Sinh hoạt chi bộ, work: [{leads: Sở Nội vụ}]}]
"""


@pytest.fixture
def store(tmp_path: Path) -> str:
    where = str(tmp_path / "graph.sqlite")
    assert run("load", str(SAMPLE), "--store", where)["loaded"][0]["changed"]
    return where


def run(*words: str) -> Any:
    done = CliRunner().invoke(app, [*words, "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """The sample with its first task gone and the second in other words."""
    lines = SAMPLE.read_text(encoding="utf-8").split("\n")
    first = next(at for at, one in enumerate(lines) if one.startswith("- "))
    second = next(at for at in range(first + 1, len(lines)) if lines[at].startswith("- "))
    lines[second] = lines[second].rstrip(".") + " trước năm 2034."
    path = tmp_path / "ban-moi.txt"
    path.write_text("\n".join(lines[:first] + lines[first + 1 :]), encoding="utf-8")
    return path


def test_a_new_edition_says_what_it_changes_before_and_when_it_is_loaded(store: str, edited: Path) -> None:
    told = run("diff", "95-CTr/TU", str(edited), "--store", store)["answer"]["tasks"]
    assert [len(told[key]) for key in ("added", "dropped", "changed")] == [0, 1, 1]
    assert told["changed"][0]["changed"][0] == "text"
    [loaded] = run("load", str(edited), "--store", store)["loaded"]
    assert loaded["replaced"]
    assert loaded["edition"]["tasks"] == told
    again = run("load", str(edited), "--store", store)["loaded"][0]
    assert not again["changed"]
    assert "edition" not in again


def test_the_difference_is_said_in_words(store: str, edited: Path) -> None:
    for lang, words in (("vi", "1 bỏ"), ("en", "1 dropped")):
        done = CliRunner().invoke(app, ["diff", "95-CTr/TU", str(edited), "--store", store, "--lang", lang])
        assert done.exit_code == 0
        assert words in done.stdout


def test_what_only_changed_its_number_is_told_apart(store: str, edited: Path) -> None:
    done = CliRunner().invoke(app, ["diff", "95-CTr/TU", str(edited), "--store", store])
    assert "So sánh Chương trình 95-CTr/TU với ban-moi.txt" in done.stdout
    assert "Nhiệm vụ: bỏ\n   II.1.1/1" in done.stdout
    assert "Nhiệm vụ: chỉ đổi số thứ tự\n   II.1.1  3 → 2" in done.stdout
    assert "chuyển sang mục khác" not in done.stdout


def test_what_a_record_adds_by_place_is_no_change_of_the_text(edited: Path, tmp_path: Path) -> None:
    """A record that knows more of a task than its text must not make a new text look poorer."""
    where = str(tmp_path / "both.sqlite")
    record = tmp_path / "95.yaml"
    record.write_text(RECORD, encoding="utf-8")
    run("load", str(SAMPLE), str(record), "--store", where)
    assert run("show", TASK.replace("~2", "~3"), "--store", where)["edges"]
    told = run("diff", "95-CTr/TU", str(edited), "--store", where)["answer"]["tasks"]
    assert [len(told[key]) for key in ("added", "dropped", "changed")] == [0, 1, 1]


def exported(store: str, path: Path) -> Path:
    done = CliRunner().invoke(app, ["export", "--format", "xlsx", "-o", str(path), "--store", store])
    assert done.exit_code == 0, done.output
    return path


def test_nothing_in_a_table_runs_as_a_formula(tmp_path: Path) -> None:
    store, text = str(tmp_path / "g.sqlite"), tmp_path / "a.txt"
    text.write_text("KẾ HOẠCH\nI. NHIỆM VỤ\n- =1+1 rà soát quy hoạch\n- @SUM(A1) lập kế hoạch\n", encoding="utf-8")
    run("load", str(text), "--store", store)
    book = openpyxl.load_workbook(exported(store, tmp_path / "b.xlsx"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}


def test_a_sheet_is_named_in_whole_words(tmp_path: Path) -> None:
    store, text = str(tmp_path / "g.sqlite"), tmp_path / "a.txt"
    heading = "NHIỆM VỤ CHỦ YẾU CỦA NHIỆM KỲ TỚI"
    text.write_text(f"KẾ HOẠCH\nI. {heading}\n- Rà soát quy hoạch\nII. {heading}\n- Lập kế hoạch\n", encoding="utf-8")
    run("load", str(text), "--store", store)
    assert openpyxl.load_workbook(exported(store, tmp_path / "b.xlsx")).sheetnames == [
        "I NHIỆM VỤ CHỦ YẾU CỦA NHIỆM KỲ",
        "II NHIỆM VỤ CHỦ YẾU CỦA NHIỆM",
    ]


def test_whose_tasks_must_be_clear(store: str, tmp_path: Path) -> None:
    empty = CliRunner().invoke(
        app, ["export", "--format", "xlsx", "-o", str(tmp_path / "b.xlsx"), "--of", "99-CTr/TU", "--store", store]
    )
    assert empty.exit_code == 1
    assert not (tmp_path / "b.xlsx").exists()


def test_what_drives_the_tasks_of_a_body_can_be_traced(tmp_path: Path) -> None:
    text, store = tmp_path / "a.txt", str(tmp_path / "graph.sqlite")
    words = "Giao Sở Xây dựng chủ trì rà soát bến thuyền theo Chỉ thị số 947-CT/TW ngày 02/3/2031 của Ban Bí thư."
    text.write_text(f"I. NHIỆM VỤ\n1. Bến thuyền\n- {words}\n- Đo luồng.\n", encoding="utf-8")
    run("load", str(text), "--store", store)
    told = run("trace", "Sở Xây dựng", "--store", store)
    assert len(told["answer"]["paths"]) == 1
    assert told["answer"]["undriven"] == []
