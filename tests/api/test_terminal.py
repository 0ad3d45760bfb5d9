"""The command, run in this process: what each command says, and the exit codes that scripts trust."""

import json
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from api.cli import app

PROGRAMME = "95-ctr-tu.song-lam.2025-2030"
TEXT = f"text.{PROGRAMME}"


def run(*words: str, store: str | None = None, env: dict[str, str] | None = None) -> Result:
    settled = {"POLICYGRAPH_STORE": store, "POLICYGRAPH_LANG": None, **(env or {})}
    return CliRunner().invoke(app, list(words), env=settled)


# --- exit codes ----------------------------------------------------------------------------------------------------

CODES: list[tuple[Sequence[str], int, str, str]] = [
    (["--version"], 0, "", "the version"),
    (["trace", "II.2.7"], 0, "", "a section by its place"),
    (["trace", "97-nq/tw"], 0, "", "a document by its symbol in lower case"),
    (["trace", "97 - NQ / TW"], 0, "", "and with spaces"),
    (["search", "kho du lieu"], 0, "", "words that are found"),
    (["search", "xyzzy"], 1, "", "words that are not found"),
    (["show", "96-kl-tw"], 0, "", "a thing by its id"),
    (["sources"], 0, "", "the sources"),
    (["trace", "99-nq/tw"], 1, "99-nq/tw", "a symbol that nothing has"),
    (["trace", "kho du lieu"], 1, "II.2.7/2", "words that fit two things: both are listed"),
    (["show", ""], 1, "", "an empty name"),
    (["remove", "text.none"], 1, TEXT, "a source that is not there: those that are get listed"),
    (["export", "-o", "/no/such/folder/graph.jsonl"], 1, "không có thư mục", "a folder that is not there"),
    (["map", "-o", "/no/such/folder/map.html", "--lang", "en"], 1, "Make that folder", "and for the map"),
    (["export", "-o", "."], 1, "đây là một thư mục", "a folder in place of a file"),
    (["trace"], 2, "NHIỆM VỤ|MỤC|VĂN BẢN", "a missing argument"),
    (["trace", "II", "--lang", "fr"], 2, "fr", "a language that is not spoken"),
    (["trace", "II", "--cap", "0"], 2, "cap", "a cap below one"),
    (["tracee", "II"], 2, "trace", "a command with a slip: the right one is suggested"),
]


@pytest.mark.parametrize(("words", "code", "said", "why"), CODES, ids=[row[-1] for row in CODES])
def test_exit_codes(place: str, words: Sequence[str], code: int, said: str, why: str) -> None:
    result = run(*words, store=place)
    assert result.exit_code == code, (why, result.output)
    assert said in result.stderr
    assert "Traceback" not in result.output
    assert bool(result.stderr) == (code > 0) or words[0] == "search", "errors on stderr, and nothing else"


def test_a_fault_of_ours_is_one_line_and_code_3(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.views.search", lambda *_args, **_more: 1 / 0)
    result = run("search", "kho", store=place)
    assert result.exit_code == 3
    assert "ZeroDivisionError" in result.stderr
    assert "Traceback" not in result.stderr
    told = run("search", "kho", store=place, env={"POLICYGRAPH_TRACEBACK": "1"})
    assert "Traceback" in told.stderr


@pytest.mark.parametrize(
    "words", [["trace", "II"], ["search", "x"], ["show", "x"], ["remove", "x"], ["export", "-o", "-"]]
)
def test_a_question_makes_no_store(tmp_path: Path, words: list[str]) -> None:
    """A store that a question made would look like the user's own, and `serve` would not fill it."""
    where = tmp_path / "nowhere" / "graph.sqlite"
    result = run(*words, store=str(where))
    assert (result.exit_code, result.stdout) == (1, "")
    assert str(where) in result.stderr
    assert not where.parent.exists()


def test_sources_names_a_store_that_is_not_there_yet(tmp_path: Path) -> None:
    where = tmp_path / "graph.sqlite"
    result = run("sources", store=str(where))
    assert result.exit_code == 0
    assert str(where) in result.stdout
    assert not where.exists()


# --- languages -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "env", "said", "why"),
    [
        (["trace", "II.2.7"], {}, "dẫn dắt", "Vietnamese where nothing is said"),
        (["trace", "II.2.7", "--lang", "en"], {}, "drives", "English by option"),
        (["trace", "II.2.7"], {"POLICYGRAPH_LANG": "en"}, "drives", "English by environment"),
        (["trace", "II.2.7", "--lang", "vi"], {"POLICYGRAPH_LANG": "en"}, "dẫn dắt", "the option wins"),
        (["trace", "99-nq/tw"], {}, "Không có gì", "errors too"),
        (["trace", "99-nq/tw", "--lang", "en"], {}, "Nothing is known", "in both"),
    ],
)
def test_languages(place: str, words: list[str], env: dict[str, str], said: str, why: str) -> None:
    assert said in run(*words, store=place, env=env).output, why


# --- what is said --------------------------------------------------------------------------------------------------


def test_trace_of_a_section_says_what_is_named_and_what_is_not(place: str) -> None:
    said = run("trace", "II.2.7", "--lang", "en", store=place).stdout
    first, second = said.index("II.2.7/1"), said.rindex("\nII.2.7/2")
    driven, undriven = said[first:second], said[second:]
    assert driven.index("Resolution 97-NQ/TW") < driven.index("Programme 98-CTr/TU") < driven.index("drives")
    assert "“thực hiện Nghị quyết số 97-NQ/TW, ngày 22/12/2024 của Bộ Chính trị”  [95-CTr/TU, II.2.7/1" in driven
    assert "“Chương trình số 98-CTr/TU, ngày 10/4/2025 của Tỉnh ủy”" in driven
    assert "No driver is named for this task; it serves Nghị quyết Đại hội" in undriven.splitlines()[2]
    assert "through the whole of Programme 95-CTr/TU" in undriven


def test_trace_of_a_document_is_one_tree_down_to_its_tasks(place: str) -> None:
    said = run("trace", "97-nq/tw", "--lang", "en", store=place).stdout
    assert "Drives 1 task" in said
    assert said.index("└─ is carried out by Programme 98-CTr/TU") < said.index("└─ drives II.2.7/1")


def test_trace_without_text_says_so_and_how_to_load_it(recorded_place: str) -> None:
    said = run("trace", "II.2.7/1", "--lang", "en", store=recorded_place).stdout
    assert "without its words" in said
    assert "policygraph load FILE" in said
    assert "“" not in said


def test_trace_shows_the_warning_with_both_readings(place: str) -> None:
    said = run("trace", "II.3/1", "--lang", "en", store=place).stdout
    assert "! warning C1" in said
    assert "issuer: Ban Bí thư" in said
    assert "issuer: Tỉnh ủy" in said


def test_a_cut_answer_says_so(place: str) -> None:
    assert "Cut at 1 links" in run("trace", PROGRAMME, "--cap", "1", "--lang", "en", store=place).stdout


def test_show_opens_the_sentence_in_its_source(place: str) -> None:
    said = run("show", "II.2.7/1", "--in-source", store=place).stdout
    assert "«Chương trình số 98-CTr/TU, ngày 10/4/2025 của Tỉnh ủy»" in said
    assert said.index("NHIỆM VỤ") < said.index("Kho dữ liệu dùng chung") < said.index("«")


def test_show_marks_the_whole_sentence_where_it_has_no_link(place: str) -> None:
    assert "- «Mở kho dữ liệu đất đai" in run("show", "II.2.7/2", "--in-source", store=place).stdout


def test_show_in_source_without_a_text_is_refused_with_the_remedy(recorded_place: str) -> None:
    result = run("show", "II.2.7/1", "--in-source", "--lang", "en", store=recorded_place)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "policygraph load FILE" in result.stderr


def test_what_a_pipe_reads_has_no_colour(place: str) -> None:
    for words in (["trace", "II.2.7"], ["show", "96-kl-tw"], ["search", "kho"], ["sources"]):
        assert "\x1b" not in run(*words, store=place).stdout


def test_remove_takes_a_source_away(place: str) -> None:
    assert run("remove", TEXT, store=place).exit_code == 0
    assert json.loads(run("sources", "--json", store=place).stdout)["total"] == 0
    assert run("remove", TEXT, store=place).exit_code == 1


@pytest.mark.parametrize(
    ("words", "types", "why"),
    [
        ("bo chinh tri", ["Cơ quan", "Văn bản", "Nhiệm vụ"], "a body by its exact name stands before what it issued"),
        ("kho du lieu", ["Nhiệm vụ", "Mục"], "tasks before their sections"),
        ("II.2.7", ["Mục", "Nhiệm vụ"], "a section by its exact place before its tasks"),
    ],
)
def test_search_lists_what_is_named_before_what_is_many(place: str, words: str, types: list[str], why: str) -> None:
    said = run("search", words, store=place).stdout.splitlines()
    assert [one.rpartition("  ")[0] for one in said if one and not one.startswith(" ")] == types, why


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", ["Nghị quyết  957-NQ/TW  22/12/2030  Bộ Chính trị  được viện dẫn [", "Văn phòng Tỉnh ủy  (loại, cấp: suy ra)  cơ quan, chủ trì [", "lập  động từ ["]),
        ("en", ["Resolution  957-NQ/TW  22 Dec 2030  Bộ Chính trị  cited [", "Văn phòng Tỉnh ủy  (kind, level: inferred)  agency, leads [", "lập  verbs ["]),
    ],
)  # fmt: skip
def test_what_the_loader_sees_is_said_in_the_language_of_the_user(lang: str, said: list[str]) -> None:
    sample = Path(__file__).parents[2] / "data" / "samples" / "song-lam-95-ctr-tu.txt"
    told = run("read", str(sample), "--lang", lang).stdout
    assert [one for one in said if one not in told] == []


# --- files ---------------------------------------------------------------------------------------------------------


def test_an_export_loads_into_the_same_graph(place: str, tmp_path: Path) -> None:
    first, second = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    copy = str(tmp_path / "copy.sqlite")
    assert run("export", "-o", str(first), store=place).exit_code == 0
    assert run("load", str(first), store=copy).exit_code == 0
    assert run("export", "-o", str(second), store=copy).exit_code == 0
    assert first.read_bytes() == second.read_bytes()


def test_export_writes_to_a_pipe(place: str, tmp_path: Path) -> None:
    run("export", "-o", str(tmp_path / "a.jsonl"), store=place)
    assert run("export", "-o", "-", store=place).stdout_bytes == (tmp_path / "a.jsonl").read_bytes()


@pytest.mark.parametrize(("words", "begins"), [(["export", "--format", "xlsx"], b"PK"), (["map"], b"<!doctype html>")])
def test_a_dash_is_a_pipe_and_no_file(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], begins: bytes
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*words, "-o", "-", store=place)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout_bytes.startswith(begins)
    assert not Path("-").exists()


def test_a_workbook_is_not_written_to_a_terminal(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.terminal.output.sys", SimpleNamespace(stdout=SimpleNamespace(isatty=lambda: True)))
    result = run("export", "--format", "xlsx", "-o", "-", "--lang", "en", store=place)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "-o tasks.xlsx" in result.stderr


def test_a_failed_export_leaves_the_old_file(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "graph.jsonl"
    file.write_text("old", encoding="utf-8")

    def broken(_store: Any) -> Any:
        yield "half"
        raise OSError("disk full")

    monkeypatch.setattr("api.terminal.export.lines", broken)
    assert run("export", "-o", str(file), store=place).exit_code == 1
    assert [one.name for one in tmp_path.iterdir() if "graph.jsonl" in one.name] == ["graph.jsonl"]
    assert file.read_text(encoding="utf-8") == "old"
