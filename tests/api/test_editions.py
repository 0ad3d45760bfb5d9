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


def test_a_table_goes_out_and_comes_back_with_what_was_filled_in(store: str, tmp_path: Path) -> None:
    path = exported(store, tmp_path / "phan-cong.xlsx")
    book = openpyxl.load_workbook(path)
    rows = {row[-1].value: row for sheet in book for row in sheet.iter_rows(min_row=5) if row[-1].value}
    assert len(rows) == 18
    assert rows[TASK][4].value is None  # what nobody has said is blank
    rows[TASK][4].value, rows[TASK][7].value = "Sở Tài chính", "Đang làm"
    sheet = rows[TASK][0].parent
    sheet.append([None, "Việc mới thêm", None, "Sở Nội vụ"])
    book.save(path)
    [loaded] = run("load", str(path), "--store", store)["loaded"]
    assert [one["mention"]["quote"] for one in loaded["unresolved"]] == ["Việc mới thêm"]
    told = run("show", TASK, "--store", store)
    assert told["properties"]["state"] == "Đang làm"
    [takes_part] = [edge for edge in told["edges"] if edge["type"] == "COORDINATES"]
    assert takes_part["evidence"][0]["place"].startswith(f"{sheet.title}!E")
    assert told["files"] == {"table.95-ctr-tu.song-lam.2031-11-20": "phan-cong.xlsx"}
    for lang, cell in (("vi", "trang tính “{}”, ô E"), ("en", "sheet “{}”, cell E")):
        said = CliRunner().invoke(app, ["show", TASK, "--store", store, "--lang", lang]).stdout
        assert f"“Sở Tài chính”  [phan-cong.xlsx, {cell.format(sheet.title)}" in said


def test_a_copy_that_lacks_what_another_office_filled_in_is_told_of(store: str, tmp_path: Path) -> None:
    blank, filled = exported(store, tmp_path / "trang.xlsx"), exported(store, tmp_path / "so-tai-chinh.xlsx")
    book = openpyxl.load_workbook(filled)
    row = next(row for sheet in book for row in sheet.iter_rows(min_row=5) if row[-1].value == TASK)
    row[3].value, row[6].value = "Sở Tài chính", "30/6/2032"
    book.save(filled)
    first = CliRunner().invoke(app, ["load", str(filled), "--store", store, "--lang", "en"])
    assert "are gone" not in first.stdout
    second = CliRunner().invoke(app, ["load", str(blank), "--store", store, "--lang", "en"])
    assert "! 2 answers of the old table are not in this one and are gone." in second.stdout
    assert "Sở Tài chính" not in CliRunner().invoke(app, ["show", TASK, "--store", store]).stdout


def test_a_filled_in_table_is_compared_with_the_tasks_that_it_adds_to(store: str, tmp_path: Path) -> None:
    path = exported(store, tmp_path / "phan-cong.xlsx")
    same = run("diff", "95-CTr/TU", str(path), "--store", store)["answer"]["tasks"]
    assert (same["same"], same["changed"], same["moved"]) == (18, [], [])
    book = openpyxl.load_workbook(path)
    row = next(row for sheet in book for row in sheet.iter_rows(min_row=5) if row[-1].value == TASK)
    row[3].value, row[6].value = "Sở Tài chính", "30/6/2032"
    book.save(path)
    said = CliRunner().invoke(app, ["diff", "95-CTr/TU", str(path), "--store", store]).stdout
    assert "17 như cũ, 0 thêm, 0 bỏ, 0 chuyển mục, 0 đổi số thứ tự, 1 sửa" in said
    assert "hạn: chưa nêu → 30/6/2032" in said
    assert "chủ trì: + Sở Tài chính" in said


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


# --- tables that were filled in by hand ------------------------------------------------------------------------------


def test_a_table_of_an_old_edition_is_told_of_when_tasks_have_moved(store: str, edited: Path, tmp_path: Path) -> None:
    table = str(tmp_path / "plan.xlsx")
    assert CliRunner().invoke(app, ["export", "--format", "xlsx", "-o", table, "--store", store]).exit_code == 0
    run("load", table, "--store", store)
    [loaded] = run("load", str(edited), "--store", store)["loaded"]
    assert loaded["by_old_places"] == ["table.95-ctr-tu.song-lam.2031-11-20"]


def test_a_header_that_the_table_does_not_have_is_refused(tmp_path: Path) -> None:
    table, store = tmp_path / "việc.csv", str(tmp_path / "graph.sqlite")
    table.write_text("STT,Nhiệm vụ,Ai lo\n1,Rà soát bến thuyền,Sở Xây dựng\n", encoding="utf-8")
    first = run("load", str(table), "--store", store)["loaded"][0]
    assert "LEADS" not in first["links"]
    again = run("load", str(table), "--store", store, "--column", "lead=Ai lo")["loaded"][0]
    assert (again["source"], again["links"]["LEADS"]) == (first["source"], 1)
    refused = CliRunner().invoke(
        app, ["load", str(table), "--store", store, "--column", "lead=Đầu mối", "--lang", "en"]
    )
    assert refused.exit_code == 1
    assert "no column is headed" in refused.stderr


def test_what_drives_the_tasks_of_a_body_can_be_traced(tmp_path: Path) -> None:
    text, store = tmp_path / "a.txt", str(tmp_path / "graph.sqlite")
    words = "Giao Sở Xây dựng chủ trì rà soát bến thuyền theo Chỉ thị số 947-CT/TW ngày 02/3/2031 của Ban Bí thư."
    text.write_text(f"I. NHIỆM VỤ\n1. Bến thuyền\n- {words}\n- Đo luồng.\n", encoding="utf-8")
    run("load", str(text), "--store", store)
    told = run("trace", "Sở Xây dựng", "--store", store)
    assert len(told["answer"]["paths"]) == 1
    assert told["answer"]["undriven"] == []
