"""Every error that the code raises on purpose is said in Vietnamese too."""

import re
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parent))  # tests are no package
from error_texts import sentences as raised

from api.cli import app
from api.terminal.translated import in_vietnamese, sentences

_BINDING = re.compile(r"[\W\d]*")
"""Templates without a word of their own: what fills them is said."""


def test_every_sentence_that_is_raised_has_its_vietnamese() -> None:
    missing = [
        f"{said!r} ({where})" for said, where in raised() if not _BINDING.fullmatch(said) and said not in sentences()
    ]
    covered = [
        one for one in missing if "(Neo4j says" not in one and "SQLite says" not in one and "Neo4j cannot" not in one
    ]
    assert covered == []


def test_no_sentence_is_listed_that_nothing_raises() -> None:
    known = {said for said, _ in raised()}
    elsewhere = [said for said in sentences() if said not in known and not _is_in_the_code(said)]
    assert elsewhere == []


def _is_in_the_code(said: str) -> bool:
    """Whether the words of a sentence stand in the code, put together there from pieces."""
    root = Path(__file__).parents[2]
    code = "".join(
        path.read_text(encoding="utf-8") for one in ("graph", "loaders") for path in (root / one).rglob("*.py")
    )
    joined = re.sub(r'"\s*\n\s*f?"', "", code)
    return all(piece.strip() in joined for piece in said.split("{}") if piece.strip())


def test_blanks_are_the_same_on_both_sides() -> None:
    assert {english for english, told in sentences().items() if english.count("{}") != told.count("{}")} == set()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        pytest.param("this is a picture (PNG), not a document that can be read",
            "đây là ảnh (PNG), không phải văn bản đọc được", id="what fills a blank is translated"),
        pytest.param("/a b/no {}.txt: there is no such file", "/a b/no {}.txt: không có tệp này", id="inside a longer message"),
        pytest.param("bolt://h: the server cannot be reached. Is it started, and are host, port and scheme right? (Neo4j says: x)",
            "bolt://h: không tới được máy chủ. Máy chủ đã chạy chưa, tên máy, cổng và giao thức có đúng không? (Neo4j báo: x)",
            id="what the server says stays, who says it is told"),
        pytest.param("something else", "something else", id="what nobody has translated stays"),
    ],
)  # fmt: skip
def test_a_sentence_is_told(said: str, told: str) -> None:
    assert in_vietnamese(said) == told


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        pytest.param("không-có.txt", None, "không có tệp này. Hãy xem lại tên tệp và thư mục", id="no file"),
        pytest.param("trống.txt", b"", "tệp trống. Hãy nêu tệp có nội dung văn bản", id="empty"),
        pytest.param("ảnh.png", b"\x89PNG\r\n", "đây là ảnh (PNG)", id="a picture"),
        pytest.param("việc.csv", "Việc,Đầu mối\nRà soát,Sở A\n".encode(), "không nhận ra cột nhiệm vụ; các cột của bảng là “Việc”, “Đầu mối”", id="a table"),
    ],
)  # fmt: skip
def test_a_planner_reads_it_on_the_terminal(tmp_path: Path, name: str, data: bytes | None, told: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    done = CliRunner().invoke(
        app, ["load", str(tmp_path / name), "--store", str(tmp_path / "graph.sqlite"), "--lang", "vi"]
    )
    assert done.exit_code == 1
    assert told in done.stderr
