"""The time of a task and its verbs: what it sets, beside what it only speaks of."""

from pathlib import Path

import pytest
from growth import grows_with_size
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.document import document
from loaders.lexicon import entries
from loaders.pipeline import read_document
from loaders.work import schedule, verbs
from loaders.work.found import Words

TIMES = [
    ("Trình ban hành quy chế trước ngày 15/6/2031.", ["trước ngày 15/6/2031"], "a deadline"),
    ("Hoàn thành Chương trình xây dựng cầu dân sinh trước năm 2035.", ["trước năm 2035"], "no title says before"),
    ("Sửa đổi Luật Đường thủy trong giai đoạn 2031-2032.", ["trong giai đoạn 2031-2032"], "within a period: no title says so"),
    ("Thực hiện từ năm 2031 đến năm 2033.", ["từ năm 2031 đến năm 2033"], "a period, not since when it holds"),
    ("Triển khai Đề án phát triển bến thuyền giai đoạn 2031-2035.", [], "near miss: the period of a title"),
    ("Triển khai Đề án nâng cao dân trí và giảm nghèo giai đoạn 2031-2035.", [], "near miss: verbs inside a title"),
    ("Xây dựng chính sách hỗ trợ hợp tác xã, giai đoạn 2031-2035.", [], "near miss: a title may hold a comma"),
    ("Triển khai Đề án bến thuyền đến năm 2035 và những năm tiếp theo.", [], "near miss: and the years to follow"),
    ("Trồng rừng ngập mặn giai đoạn 2031-2035.", ["giai đoạn 2031-2035"], "no title stands before"),
    ("Triển khai đề án, phấn đấu đến năm 2035 có 30 bến thuyền.", ["đến năm 2035"], "what is to be reached behind a title"),
    ("Triển khai đề án, đến năm 2035 hoàn thành 30 bến thuyền.", ["đến năm 2035"], "a verb behind the year"),
    ("Từ năm 2031, khám sức khỏe cho người lái đò.", ["Từ năm 2031"], "a time that opens the sentence"),
    ("Năm 2031, đo đạc toàn bộ luồng sông.", ["Năm 2031"], "a year that opens it"),
    ("Năm 2031, đã đo đạc luồng sông.", [], "near miss: history"),
    ("Năm 2031 đạt 30 bến thuyền.", [], "near miss: a result"),
    ("Thực hiện Luật Đường thủy năm 2031.", [], "near miss: the year of a law"),
    ("Thực hiện Kế hoạch số 12-KH/TU, ngày 15/6/2031.", [], "near miss: the day of a document"),
    ("Rà soát giấy phép đã cấp trước ngày 01/7/2031.", [], "near miss: what was done before"),
    ("Thi hành Luật Đường thủy có hiệu lực từ ngày 01/7/2031.", [], "near miss: since when a law is in force"),
    ("Ban hành quy định, bảo đảm có hiệu lực trước ngày 01/7/2031.", ["trước ngày 01/7/2031"], "by when one is to be"),
    ("Phát động phong trào “Sông xanh đến năm 2035”.", [], "near miss: in quotation marks"),
    ("Kết nối bến thuyền (Quý III/2031).", ["Quý III/2031"], "alone in brackets"),
    ("Đôn đốc các xã (thường xuyên).", ["thường xuyên"], "what is a time where it stands alone"),
    ("Đôn đốc các xã thường xuyên báo cáo.", [], "near miss: an adverb"),
    ("Rà soát bến (hoàn thành cơ bản năm 2031).", ["năm 2031"], "a bare year behind its verb"),
    ("Lập bản đồ. Thời gian hoàn thành: Quý IV/2031.", ["Quý IV/2031"], "behind a label"),
    ("Lập bản đồ.\nThời hạn: Thường xuyên", ["Thường xuyên"], "recurring behind a label"),
    ("Nội dung: lập bản đồ bến sông.", [], "near miss: another label"),
    ("Tổ chức tổng kết, đánh giá hàng năm.", ["hàng năm"], "every year"),
    ("Xây dựng chương trình xúc tiến đầu tư hàng năm.", [], "near miss: a programme of every year"),
    ("Báo cáo kết quả trước ngày 15/12 hằng năm.", ["trước ngày 15/12 hằng năm"], "a day of every year"),
    ("Rà soát quy hoạch tỉnh thời kỳ 2031 - 2040, tầm nhìn đến năm 2060.", [], "near miss: of a master plan"),
]  # fmt: skip

VERBS = [
    ("Tiếp tục đổi mới và nâng cao chất lượng.", ("đổi mới", "nâng cao"), "how gives way to what"),
    ("Tăng cường công tác kiểm tra bến.", ("tăng cường",), "and stands for itself before a noun"),
    ("Rà soát, bổ sung, hoàn thiện quy hoạch; nạo vét luồng.", ("rà soát", "bổ sung", "hoàn thiện", "nạo vét"), "clauses"),
    ("Kiện toàn tổ chức bộ máy.", ("kiện toàn",), "near miss: a verb that is an object"),
    ("Nghiên cứu đề xuất thành lập bến.", ("nghiên cứu", "đề xuất", "thành lập"), "verbs that lead to others"),
    ("Sở Xây dựng chủ trì, phối hợp với Sở Tài chính rà soát bến.", ("rà soát",), "behind the bodies"),
    ("Ban Tuyên giáo và Dân vận Tỉnh ủy tham mưu, chỉ đạo tuyên truyền.", ("tham mưu", "chỉ đạo", "tuyên truyền"), "behind one"),
    ("Từ năm 2031, triển khai khám sức khỏe.", ("triển khai",), "behind a time"),
    ("Quy chế bến thuyền.", (), "near miss: no verb"),
]  # fmt: skip


def found(said: str) -> list[str]:
    words = Words(f"x\n{said}", 2, len(said) + 2)
    return [words.text[one.start : one.end] for one in schedule.find(words)]


def spoken(said: str) -> tuple[str, ...]:
    words = Words(f"x\n{said}", 2, len(said) + 2)
    return next((one.facts["verbs"] for one in verbs.find(words)), ())


@pytest.mark.parametrize(("said", "times", "why"), TIMES, ids=[row[2] for row in TIMES])
def test_times_of_a_task(said: str, times: list[str], why: str) -> None:
    assert found(said) == times, why


@pytest.mark.parametrize("entry", entries("schedule"), ids=lambda entry: str(entry["role"]))
def test_the_words_of_schedules_hold_to_their_examples(entry: dict[str, list[str]]) -> None:
    own = str(entry["role"]) in ("aim", "follows", "done_by", "starts", "session", "label")
    assert all(bool(found(one)) is own for one in entry.get("examples", ())), entry["role"]
    assert all(bool(found(one)) is not own for one in entry.get("near", ())), entry["role"]


@pytest.mark.parametrize(("said", "expected", "why"), VERBS, ids=[row[2] for row in VERBS])
def test_verbs_of_a_task(said: str, expected: tuple[str, ...], why: str) -> None:
    assert spoken(said) == expected, why


@pytest.mark.parametrize("entry", entries("verbs"), ids=lambda entry: str(entry["role"]))
def test_verbs_hold_to_their_examples(entry: dict[str, list[str]]) -> None:
    for example in (*entry.get("examples", ()), *entry.get("near", ())):
        said, _, expected = example.partition(" = ")
        assert spoken(said) == tuple(filter(None, expected.split(", "))), said


HEADINGS = next(entry for entry in entries("schedule") if entry["role"] == "heading")


@pytest.mark.parametrize(
    ("said", "sets"), [(one, True) for one in HEADINGS["sets"]] + [(one, False) for one in HEADINGS["none"]]
)
def test_a_heading_sets_the_time_that_it_is_about(said: str, sets: bool) -> None:
    assert bool(list(schedule.find(Words(said, 0, len(said), "Section")))) is sets, said


def test_the_time_of_a_heading_is_that_of_each_task_beneath_which_has_none() -> None:
    text = "KẾ HOẠCH\nI. NHIỆM VỤ\n1. Giai đoạn 2 (từ năm 2031 đến hết năm 2033)\na) Rà soát bến.\nb) Đo luồng trước ngày 15/6/2031.\n"
    nodes = read_document(document("a.txt", text.encode())).fragment.nodes
    told = {one.id[-1]: one.properties for one in nodes if one.type == "Task" and {"due", "ends"} & set(one.properties)}
    assert told["a"]["ends"] == "2033-12-31"
    assert told["b"].get("ends") is None
    assert told["b"]["due"] == "2031-06-14"


def test_a_title_in_a_heading_sets_no_time() -> None:
    said = "Trồng rừng giai đoạn 2031-2035"
    assert list(schedule.find(Words(said, 0, len(said), "Section"))) == []
    assert list(verbs.find(Words(said, 0, len(said), "Aim"))) == []


def test_facts_stand_on_the_task() -> None:
    text = "KẾ HOẠCH\nI. NHIỆM VỤ\n1. Bến thuyền\n- Rà soát bến trước ngày 15/6/2031.\n- Đo luồng.\n"
    tasks = [one for one in read_document(document("a.txt", text.encode())).fragment.nodes if one.type == "Task"]
    facts = [dict(one.properties) for one in tasks if "text" not in one.properties]
    assert {"deadline": "trước ngày 15/6/2031", "due": "2031-06-14"} in facts
    assert {"verbs": ("rà soát",)} in facts
    assert all("15/6/2031" in (one.evidence[0].quote or "") for one in tasks if "due" in one.properties)


def test_what_is_said_beneath_a_task_is_the_tasks() -> None:
    text = "KẾ HOẠCH\nI. NHIỆM VỤ\n1. Bến thuyền\na) Rà soát bến thuyền.\n- Đơn vị chủ trì: Sở Xây dựng.\n- Thời hạn: Quý II/2031.\n"
    [due] = [one for one in read_document(document("a.txt", text.encode())).work if "due" in one.found.facts]
    assert (due.place, due.holder, due.found.facts["due"]) == ("I.1.a", "Task", "2031-06-30")


def test_the_programme(documents: Path) -> None:
    """Ten times of tasks, and none of the periods in the titles of schemes and resolutions."""
    path = documents / "01-CTr-TU.txt"
    said = [one for one in read_document(document(path.name, path.read_bytes())).work if one.found.type == "time"]
    assert [(one.place, one.found.facts.get("due") or one.found.facts.get("starts")) for one in said] == [
        ("II.2.2/9", "2026-01-01"),
        ("II.2.7/2", "2026-12-31"),
        ("II.2.8.b/3", "2029-12-31"),
        ("II.2.8.c/6", "2026-01-01"),
        ("II.2.8.c/11", "2030-12-31"),
        ("II.2.8.d/4", "2025-01-01"),
        ("II.2.8.d/5", "2030-12-31"),
        ("II.2.9/3", "2030-12-31"),
        ("II.5.1/1", "2026-12-31"),
        ("II.5.1/2", "2026-12-31"),
    ]


PIECES = ["Đề án ", "trước năm 2031", "giai đoạn 2031-2035", ", ", ". ", "“", "”", "(", ")", "phấn đấu ", "rà soát ", "Thời hạn: ", "hằng năm ", "\n- ", "đã ", "Sở Y tế "]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.integers(0, 8))
def test_finds_stay_inside_the_words(pieces: list[str], before: int) -> None:
    text = "".join(pieces)
    words = Words(text, min(before, len(text)), len(text))
    for one in (*schedule.find(words), *verbs.find(words)):
        assert words.start <= one.start < one.end <= words.end
        told = one.facts.get("deadline") or one.facts.get("period")
        assert told is None or " ".join(text[one.start : one.end].split()).strip(".;, ") == told


@pytest.mark.parametrize(
    "piece", ["Thời hạn: ", "“năm 2031 ", "trước năm 2031, ", "Đề án đến năm 2031 ", "rà soát, ", "rà soát; "]
)
def test_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    def words(count: int) -> Words:
        return Words(piece * count, 0, len(piece) * count)

    assert grows_with_size(words, lambda made: [*schedule.find(made), *verbs.find(made)], 250)


def test_the_period_of_a_heading_is_that_of_the_tasks_beneath_it_that_name_none() -> None:
    text = (
        "I. NHIỆM VỤ\n1. Giai đoạn 1 (từ năm 2031 đến năm 2033)\n- Rà soát bến bãi.\n- Lập bản đồ bến trước ngày 30/6/2031.\n"
        "2. Giai đoạn 2 (2034 - 2035)\n- Mở rộng bến bãi.\n3. Đề án giai đoạn 2031 - 2035\n- Sửa chữa bến bãi.\n"
    )
    done = read_document(document("a.txt", text.encode()))
    told = {
        node.id.rpartition("~I.")[2]: (
            node.properties.get("starts"),
            node.properties.get("ends") or node.properties.get("due"),
            node.evidence[0].method,
        )
        for node in done.fragment.nodes
        if node.type == "Task" and {"deadline", "period"} & node.properties.keys()
    }
    assert told == {
        "1~1": ("2031-01-01", "2033-12-31", "inherited"),
        "1~2": (None, "2031-06-29", "cited"),
        "2~1": ("2034-01-01", "2035-12-31", "inherited"),
    }
