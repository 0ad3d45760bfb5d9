"""Indicators of statistics: which lines are one, who collects it and how often, and what looks alike."""

import pytest
from growth import grows_with_size

from loaders import lexicon
from loaders.document import Document, document
from loaders.indicators import _fields, _heading, indicator_tables
from loaders.pipeline import read_document

FIRST = "0101. Số bến thuyền\n1. Khái niệm, phương pháp tính\nLà số bến.\n- Bến to;\n- Bến nhỏ.\n3. Kỳ công bố: Năm.\n"
LEADS = "5. Cơ quan chịu trách nhiệm thu thập, tổng hợp: Bộ Y tế.\n"
BOTH = "5. Cơ quan chịu trách nhiệm thu thập, tổng hợp\n- Chủ trì: Bộ Y tế;\n- Phối hợp: Bộ Tư pháp;\nBộ Xây dựng.\n"
SECOND = "0102. Số lái đò\n1. Khái niệm\nLà số người.\n2. Đơn vị chịu trách nhiệm thu thập, tổng hợp\nCục Việc làm.\n"
LAST = "0102. Số lái đò | lead=Cục Việc làm"


def told(said: str) -> list[str]:
    """Each row with its label (a group's with a colon), its words, and what is said of who and how often."""
    read = document("a.txt", said.encode())

    def words(start: int, end: int) -> str:
        return " ".join(read.quote(start, end).split())

    return [
        " | ".join(
            [
                f"{row.label}{'.' if row.level is None else ':'} {words(*row.own)}",
                *(f"{one.field}={words(one.start, one.end)}" for one in row.cells if one.field not in ("no", "task")),
            ]
        )
        for table in indicator_tables(read)
        for row in table.rows
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param(
            FIRST + LEADS + SECOND,
            ["0101. Số bến thuyền | due=Kỳ công bố: Năm | lead=Bộ Y tế", LAST],
            id="the body behind a colon, or on a line of its own",
        ),
        pytest.param(
            FIRST + BOTH + SECOND,
            ["0101. Số bến thuyền | due=Kỳ công bố: Năm | lead=Bộ Y tế | coordinate=Bộ Tư pháp; Bộ Xây dựng", LAST],
            id="who leads and who takes part",
        ),
        pytest.param(
            FIRST.replace("0101.", "1.1.") + LEADS + SECOND.replace("0102.", "1.2."),
            ["1.1. Số bến thuyền | due=Kỳ công bố: Năm | lead=Bộ Y tế", LAST.replace("0102", "1.2")],
            id="codes with points",
        ),
        pytest.param(
            FIRST + LEADS + "02. Người\n" + SECOND,
            ["0101. Số bến thuyền | due=Kỳ công bố: Năm | lead=Bộ Y tế", "02: Người", LAST],
            id="the heading of a group",
        ),
        pytest.param(
            FIRST.replace("thuyền\n", "thuyền\ncủa các tỉnh có sông\n") + LEADS + SECOND,
            ["0101. Số bến thuyền của các tỉnh có sông | due=Kỳ công bố: Năm | lead=Bộ Y tế", LAST],
            id="a name of two lines",
        ),
        pytest.param(
            FIRST + SECOND + SECOND.replace("0102", "0103"), [LAST, LAST.replace("0102", "0103")], id="nobody is named"
        ),
        pytest.param(FIRST + LEADS, [], id="one alone is no table"),
        pytest.param(
            FIRST.replace("1. Khái", "1. Hồ sơ\n") + LEADS + SECOND,
            [],
            id="what follows is not what an indicator means",
        ),
    ],
)
def test_an_indicator_is_a_row(said: str, expected: list[str]) -> None:
    assert told(said) == expected


def test_whoever_collects_an_indicator_leads_and_its_period_recurs() -> None:
    circular = "THÔNG TƯ\nVề bến\nĐiều 1. Phạm vi\nBến.\nPhụ lục I\nNỘI DUNG CHỈ TIÊU\n"
    done = read_document(document("a.txt", (circular + FIRST + BOTH + SECOND).encode()))
    found = {(one.place, one.found.link, str(one.found.facts.get("name", ""))) for one in done.work}
    assert {
        ("PL-I.B1/0101", "LEADS", "Bộ Y tế"),
        ("PL-I.B1/0101", "COORDINATES", "Bộ Tư pháp"),
        ("PL-I.B1/0101", "COORDINATES", "Bộ Xây dựng"),
        ("PL-I.B1/0102", "LEADS", "Cục Việc làm"),
    } <= found
    periods = {one.found.facts.get("period") for one in done.work if one.place.endswith("0101")}
    assert "Kỳ công bố: Năm" in periods


LINES = [(one, line) for one in lexicon.entries("indicators") for line in one["examples"]]
NEAR = [line for one in lexicon.entries("indicators") for line in one["near"]]


@pytest.mark.parametrize(("entry", "line"), LINES)
def test_an_entry_tells_its_examples(entry: lexicon.Entry, line: str) -> None:
    assert any(line.lower().startswith(words) for words in entry["words"])


@pytest.mark.parametrize("line", NEAR)
def test_what_looks_alike_is_none(line: str) -> None:
    key = line.partition(":")[0].lower()
    assert key not in _fields()
    assert _heading().search(f"\n0101. Số bến\n1. {line}\n") is None


@pytest.mark.parametrize(
    "piece", ["0101. Số\n", "1. Khái niệm\n", "0101. Số bến\n1. Khái niệm\n", "- Chủ trì: \n", "1.1. A "]
)
def test_long_texts_take_no_longer_than_their_length(piece: str) -> None:
    def read(size: int) -> Document:
        return document("a.txt", (piece * (size // len(piece))).encode())

    assert grows_with_size(read, indicator_tables, 8_000)
