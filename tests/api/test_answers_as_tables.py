"""Answers as tables that Excel opens: the same over HTTP and at the terminal, Vietnamese intact, nothing runs as a formula."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from api.app import create_app
from api.cli import app
from api.settings import Settings
from api.sheet import Column, Sheet, encoded
from graph.stores import open_store

PLAN = """TỈNH ỦY SÔNG LAM
Số 12-CTr/TU
Sông Lam, ngày 05 tháng 3 năm 2031
CHƯƠNG TRÌNH
phát triển nghề cá

I. NHIỆM VỤ
1. Xây dựng Đề án mở rộng bến cá.
2. Xây dựng Quy hoạch bến cá trên cơ sở Đề án mở rộng bến cá.
3. Bố trí vốn sau khi Quy hoạch bến cá được phê duyệt; bám sát Chiến lược phát triển luồng lạch.
4. Sửa nhà văn hóa.
5. Làm đường kết nối với Khu kinh tế Sông Lam.
"""
MADE_1, MADE_2 = "Xây dựng Đề án mở rộng bến cá.", "Xây dựng Quy hoạch bến cá trên cơ sở Đề án mở rộng bến cá."
PAID = "Bố trí vốn sau khi Quy hoạch bến cá được phê duyệt; bám sát Chiến lược phát triển luồng lạch."
OF, NOBODY = "12-CTr/TU", "chưa nhiệm vụ nào đã nạp"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("tables")
    (folder / "plan.txt").write_text(PLAN)
    assert (
        CliRunner().invoke(app, ["load", str(folder / "plan.txt"), "--store", str(folder / "g.sqlite")]).exit_code == 0
    )
    return str(folder / "g.sqlite")


def written(store: str, of: str, path: Path, *more: str) -> bytes:
    done = CliRunner().invoke(app, ["dependencies", of, "-o", str(path), "--store", store, *more])
    assert done.exit_code == 0, done.output
    return path.read_bytes()


@pytest.mark.parametrize(
    ("of", "wanted", "why"),
    [
        (
            "12-CTr/TU I.2",
            [
                ["1", "làm trước", OF, "I.1", MADE_1, "", "", "", ""],
                ["2", "được hỏi", OF, "I.2", MADE_2, "Đề án mở rộng bến cá", OF, "I.1", MADE_1],
                ["3", "chờ sau", OF, "I.3", PAID, "Quy hoạch bến cá", OF, "I.2", MADE_2],
            ],
            "a row for each need, with both sentences, in the order of work",
        ),
        (
            "12-CTr/TU I.3",
            [
                ["1", "làm trước", OF, "I.1", MADE_1, "", "", "", ""],
                ["2", "làm trước", OF, "I.2", MADE_2, "Đề án mở rộng bến cá", OF, "I.1", MADE_1],
                ["3", "được hỏi", OF, "I.3", PAID, "Chiến lược phát triển luồng lạch", NOBODY, "", ""],
                ["3", "được hỏi", OF, "I.3", PAID, "Quy hoạch bến cá", OF, "I.2", MADE_2],
            ],
            "what nobody makes is said to be made by nobody",
        ),
        (
            "12-CTr/TU I.4",
            [["1", "được hỏi", OF, "I.4", "Sửa nhà văn hóa.", "", "", "", ""]],
            "nothing before or after",
        ),
        (
            "12-CTr/TU I.5",
            [
                [
                    "1",
                    "được hỏi",
                    OF,
                    "I.5",
                    "Làm đường kết nối với Khu kinh tế Sông Lam.",
                    "Khu kinh tế Sông Lam",
                    "",
                    "",
                    "",
                ]
            ],
            "a project is nobody's product",
        ),
    ],
)
def test_the_rows(store: str, of: str, wanted: list[list[str]], why: str, tmp_path: Path) -> None:
    rows = list(csv.reader(io.StringIO(written(store, of, tmp_path / "a.csv").decode("utf-8-sig"))))
    assert rows[1:] == wanted, why


def test_excel_knows_that_it_is_utf_8(store: str, tmp_path: Path) -> None:
    assert written(store, OF, tmp_path / "a.csv").startswith("\ufeffBước,".encode())


def test_a_workbook_has_the_rows_of_the_csv(store: str, tmp_path: Path) -> None:
    rows = list(csv.reader(io.StringIO(written(store, OF, tmp_path / "a.csv", "--lang", "en").decode("utf-8-sig"))))
    written(store, OF, tmp_path / "a.xlsx", "--lang", "en")
    page = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert page is not None
    assert [[str(value or "") for value in row] for row in page.iter_rows(values_only=True)] == rows
    assert page["A2"].value == 1, "a step is a number: it sorts as one"


def test_http_gives_the_same_bytes(store: str, tmp_path: Path) -> None:
    with open_store(store) as graph:
        client = TestClient(create_app(Settings(store="unused"), graph))
        id = next(one.document for one in graph.sources())
        got = client.get(f"/api/v1/dependencies/{id}", params={"format": "csv"})
        packed = client.get(f"/api/v1/dependencies/{id}", params={"format": "xlsx", "lang": "en"})
        refused = client.get(f"/api/v1/dependencies/{id}", params={"format": "pdf"})
    assert got.content == written(store, OF, tmp_path / "a.csv")
    assert got.headers["content-type"] == "text/csv; charset=utf-8"
    assert got.headers["content-disposition"] == 'attachment; filename="dependencies.csv"'
    page = openpyxl.load_workbook(io.BytesIO(packed.content)).active
    assert page is not None
    assert page["A1"].value == "Step"
    assert refused.status_code == 422


@pytest.mark.parametrize("words", ["=1+1", "+84", "-5 độ", "@SUM(A1)", "\t=1"])
def test_no_text_runs_as_a_formula(words: str) -> None:
    sheets = [Sheet("x", [Column({"vi": "Nhiệm vụ", "en": "Task"}, 40)], [(words,), ("sửa = đổi",)])]
    plain = list(csv.reader(io.StringIO(encoded(sheets, "csv", "vi").decode("utf-8-sig"))))
    assert plain == [["Nhiệm vụ"], [f"'{words}"], ["sửa = đổi"]]
    page = openpyxl.load_workbook(io.BytesIO(encoded(sheets, "xlsx", "vi"))).active
    assert page is not None
    assert (page["A2"].data_type, page["A2"].value) == ("s", words)


def test_what_is_cut_is_said_in_the_table(store: str, tmp_path: Path) -> None:
    last = written(store, OF, tmp_path / "a.csv", "--cap", "1").decode().splitlines()[-1]
    assert last.startswith("Đã cắt ở 1; còn ít nhất ")


@pytest.mark.parametrize("name", ["a.doc", "csv", ""])
def test_another_kind_of_file_is_refused_before_anything_is_written(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["dependencies", OF, "-o", name, "--store", store])
    assert done.exit_code == 1
    assert f"{name}. " in done.output
    assert ".csv, .xlsx" in done.output
    assert list(tmp_path.iterdir()) == []


def test_pairs_that_overlap_come_with_the_words_of_both(store: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["overlaps", OF, "-o", str(tmp_path / "a.csv"), "--store", store])
    assert done.exit_code == 0, done.output
    header, first, *_ = csv.reader(io.StringIO((tmp_path / "a.csv").read_bytes().decode("utf-8-sig")))
    row = dict(zip(header, first, strict=True))
    assert {row["Vị trí 1"], row["Vị trí 2"]} == {"I.1", "I.2"}
    assert {row["Nhiệm vụ 1"], row["Nhiệm vụ 2"]} == {MADE_1, MADE_2}
    assert row["Câu chữ"].splitlines() == ["Đề án mở rộng bến cá"] * 2
    assert row["Nơi câu chữ đứng"].splitlines() == [f"{OF}, I.1", f"{OF}, I.2"]
    assert 0 < float(row["Điểm (0-1)"]) < 1
