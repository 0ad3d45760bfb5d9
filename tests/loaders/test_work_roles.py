"""Roles: which body leads, takes part or watches over a task, and which is only spoken of. All sentences are invented."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from growth import grows_with_size
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Edge
from loaders import lexicon
from loaders.document import document
from loaders.pipeline import Read, load, read_document
from loaders.work.found import Holder, Words
from loaders.work.roles import find

ABBREVIATED = {"LEADS": "L", "COORDINATES": "C", "OVERSEES": "O"}


def told(words: str, holder: Holder = "Task") -> str:
    """The roles in words, in order: "L Bộ Y tế | C Sở Y tế"."""
    found = find(Words(words, 0, len(words), holder))
    return " | ".join(f"{ABBREVIATED[one.link]} {one.facts['name']}" for one in found)


TASKS = [
    ("Bộ Y tế chủ trì, phối hợp với Bộ Tài chính, Bộ Công an và các cơ quan liên quan lập đề án.", "L Bộ Y tế | C Bộ Tài chính | C Bộ Công an", "leads with others; whoever is concerned is nobody"),
    ("Bộ Y tế phối hợp chặt chẽ với Bộ Công an rà soát.", "L Bộ Y tế | C Bộ Công an", "who works together with another acts"),
    ("Chủ trì phối hợp Bộ Tư pháp, Văn phòng Chính phủ sửa quy trình.", "C Bộ Tư pháp | C Văn phòng Chính phủ", "without its subject, and without 'với'"),
    ("Bộ Tài chính phối hợp thực hiện.", "C Bộ Tài chính", "who only takes part"),
    ("Bộ Tài chính có trách nhiệm phối hợp, chỉ đạo thi hành.", "L Bộ Tài chính", "who has more to do than to take part"),
    ("Trách nhiệm của Bộ Y tế chủ trì rà soát.", "L Bộ Y tế", "a duty and its verb"),
    ("Đề nghị Mặt trận Tổ quốc Việt Nam tham gia tuyên truyền.", "C Mặt trận Tổ quốc Việt Nam", "who is asked to take part"),
    ("Giao Sở Xây dựng (chủ trì) lập quy hoạch, phối hợp với Sở Tài chính.", "L Sở Xây dựng | C Sở Tài chính", "an order"),
    ("Các sở, ngành rà soát thủ tục. Giao Sở Nội vụ tổng hợp kết quả.", "L Các sở, ngành | L Sở Nội vụ", "an order in a later sentence"),
    ("Sở Y tế có trách nhiệm theo dõi, đôn đốc, kiểm tra các xã.", "O Sở Y tế", "a duty to watch over others"),
    ("Sở Y tế, theo chức năng, nhiệm vụ được giao, theo dõi, giám sát việc thực hiện.", "O Sở Y tế", "the ground on which it acts stands between"),
    ("Bộ Y tế kiểm tra hồ sơ của người dân.", "L Bộ Y tế", "to check papers is work, not oversight"),
    ("Bộ Y tế chủ trì theo dõi, đôn đốc.", "L Bộ Y tế", "who leads the oversight leads"),
    ("Định kỳ hằng năm, Bộ Y tế tổng hợp kết quả.", "L Bộ Y tế", "behind what the sentence opens with"),
    ("Nếu có khó khăn, các bộ, ngành có trách nhiệm báo cáo Bộ Y tế.", "L Các bộ, ngành", "a duty behind a comma; the receiver of a report has none"),
    ("Xây dựng đường ven biển do Sở Xây dựng chủ trì.", "L Sở Xây dựng", "led by"),
    ("Chỉ đạo Sở Y tế chủ trì lập đề án.", "L Sở Y tế", "made to lead"),
    ("Cơ quan chủ trì: Bộ Y tế; cơ quan phối hợp: Bộ Tài chính; Bộ Công an.", "L Bộ Y tế | C Bộ Tài chính | C Bộ Công an", "keys and values"),
    ("Lập đề án (Chủ trì: Sở Y tế)", "L Sở Y tế", "a key in a parenthesis"),
    ("Vận hành trạm quan trắc với sự tham gia của Sở Y tế.", "C Sở Y tế", "with the help of"),
    ("Bộ Nội vụ là cơ quan đầu mối giúp Chính phủ tổng hợp.", "L Bộ Nội vụ", "who is the contact leads"),
    ("Trách nhiệm của Bộ Y tế\nRà soát quy trình.", "L Bộ Y tế", "a heading that is its own item"),
    ("Làm đường (Sở Xây dựng chủ trì; Sở Tài chính phối hợp).", "L Sở Xây dựng | C Sở Tài chính", "in brackets, with their parts"),
    ("Sở Y tế (chủ trì), Sở Tài chính (phối hợp) lập đề án.", "L Sở Y tế | C Sở Tài chính", "each part in brackets behind its name"),
    ("Phân công Sở Y tế chủ trì, Sở Tài chính phối hợp thực hiện.", "L Sở Y tế | C Sở Tài chính", "who takes part behind a comma"),
    ("Trách nhiệm thực hiện: Sở Y tế (chủ trì), Sở Tài chính, Công an tỉnh (phối hợp).", "L Sở Y tế | C Sở Tài chính | C Công an tỉnh", "a bracket behind several names"),
    ("Sở Y tế: Chủ trì kiểm tra; Sở Tài chính: Bố trí kinh phí.", "L Sở Y tế | L Sở Tài chính", "each with a colon"),
    ("Hải quan khu vực X, Kho bạc Nhà nước Khu vực XI rà soát.", "L Hải quan khu vực X | L Kho bạc Nhà nước Khu vực XI", "branches of regions"),
    ("Sở Y tế chủ trì, cùng với Sở Tài chính lập đề án.", "L Sở Y tế | C Sở Tài chính", "together with"),
    ("Lập đề án do Sở Y tế làm đầu mối.", "L Sở Y tế", "with somebody as the contact"),
    ("Giao Sở Nội vụ là cơ quan thường trực, tổng hợp kết quả.", "L Sở Nội vụ", "the standing office"),
    ("Sở Y tế được giao chủ trì lập đề án.", "L Sở Y tế", "who was charged to lead"),
    ("Trách nhiệm thực hiện: Sở Y tế.", "L Sở Y tế", "another key"),
    ("Đồng chí Giám đốc Sở Y tế chịu trách nhiệm rà soát.", "L Sở Y tế", "its head, with a form of address"),
    ("Thủ trưởng các bộ, ngành; Chủ tịch UBND các tỉnh, thành phố chịu trách nhiệm thi hành.", "L Các bộ, ngành | L Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương", "two lists, by a semicolon"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "roles", "why"), TASKS, ids=[row[2] for row in TASKS])
def test_a_body_has_a_role(words: str, roles: str, why: str) -> None:
    assert told(words) == roles, why


SPOKEN_OF = [
    ("Thực hiện Nghị quyết số 9-NQ/TW của Bộ Chính trị.", "the issuer of what is cited"),
    ("Báo cáo Bộ Y tế trước ngày 30 tháng 6.", "the receiver of a report"),
    ("Trình Ủy ban nhân dân tỉnh phê duyệt đề án.", "who decides"),
    ("Phát huy vai trò của Mặt trận Tổ quốc Việt Nam.", "whose part is praised"),
    ("Nâng cao hiệu quả phối hợp giữa Bộ Y tế và Bộ Công an.", "between two"),
    ("Ban hành quy chế phối hợp với Bộ Y tế.", "rules of working together"),
    ("Bộ Y tế là cơ quan của Chính phủ.", "a definition"),
    ("Ủy ban nhân dân tỉnh được phép gia hạn.", "a right"),
    ("Thủ tướng Chính phủ giao một bộ lập báo cáo.", "who gives orders"),
    ("Chỉ đạo Sở Y tế rà soát quy trình.", "the object of an order that another gives"),
    ("Quản lý các đối tượng do Bộ Y tế quản lý.", "whose they are"),
    ("Chính phủ điện tử phục vụ người dân.", "a longer word"),
    ("Bộ Công an Sông Lam rà soát hồ sơ.", "a longer name"),
    ("Hội nhập quốc tế sâu rộng.", "no body"),
    ("Bộ Y tế;", "a name in a list"),
    ("Rà soát danh mục (Bộ Y tế ban hành).", "who made what is spoken of, in brackets"),
    ("Thẩm định các đề án do Sở Y tế trình.", "who made what others examine"),
]


@pytest.mark.parametrize(("words", "why"), SPOKEN_OF, ids=[row[1] for row in SPOKEN_OF])
def test_a_body_that_is_spoken_of_has_none(words: str, why: str) -> None:
    assert told(words) == "", why


HEADINGS = [
    ("Bộ Nội vụ", "L Bộ Nội vụ", "its name alone"),
    ("Bộ Tài chính:", "L Bộ Tài chính", "with a colon"),
    ("Bộ Y tế chủ trì, phối hợp với các sở, ngành:", "L Bộ Y tế | C Các sở, ngành", "with its part"),
    ("Trách nhiệm của Bộ Y tế và Bộ Công an", "L Bộ Y tế | L Bộ Công an", "a duty"),
    ("Nhiệm vụ, quyền hạn của Ủy ban nhân dân cấp xã", "L Ủy ban nhân dân cấp xã", "a duty in other words"),
    ("Trách nhiệm của các bộ, ngành, cơ sở giáo dục", "", "a list that nobody can read to its end"),
    ("Trách nhiệm của Kho bạc Nhà nước, tổ chức tín dụng", "L Kho bạc Nhà nước", "people and firms behind a body"),
    ("Trách nhiệm của Sở Y tế các tỉnh, thành phố trực thuộc Trung ương", "L Sở Y tế", "how far it reaches is no name"),
    ("Ủy ban nhân dân tỉnh chỉ đạo:", "O Ủy ban nhân dân tỉnh", "others are named beneath, and it directs them"),
    ("Chủ trì, phối hợp với Bộ Y tế lập các danh mục sau:", "C Bộ Y tế", "whoever is charged above works with another"),
    (
        "Trách nhiệm của trường dạy lái đò, cơ sở đóng đò trong vận tải",
        "L Trường dạy lái đò | L Cơ sở đóng đò",
        "classes by what they are",
    ),
    (
        "Các sở, ngành; UBND các xã, phường",
        "L Các sở, ngành | L Ủy ban nhân dân các xã, phường",
        "two lists, by a semicolon",
    ),
    ("Dạy nghề (Sở Nội vụ chủ trì, hoàn thành năm 2031)", "L Sở Nội vụ", "in brackets behind what is to be done"),
    ("Đơn vị trông bến có trách nhiệm:", "L Đơn vị trông bến", "a class that has a duty"),
    ("Trách nhiệm của cơ quan, tổ chức có liên quan", "", "near miss: a class that is nobody in particular"),
    ("Trung tâm bến sông", "", "near miss: words like those of a class, charged with nothing"),
    ("Trách nhiệm của trường dạy lái đò Sông Lam", "", "near miss: a class whose name goes on"),
    ("Danh mục bến (Bộ Y tế ban hành)", "", "near miss: who made what the heading names"),
    ("Nâng cao chất lượng phối hợp với Bộ Y tế", "", "a heading about something else"),
    ("Chính phủ số", "", "a longer word"),
]


@pytest.mark.parametrize(("words", "roles", "why"), HEADINGS, ids=[row[2] for row in HEADINGS])
def test_a_heading_charges_a_body(words: str, roles: str, why: str) -> None:
    assert told(words, "Section") == roles, why


def test_what_words_do_not_state_is_inferred() -> None:
    [one] = find(Words("UBND tỉnh rà soát.", 0, 18))
    assert one.facts == {
        "name": "Ủy ban nhân dân tỉnh",
        "kind": "government",
        "level": "province",
        "abbreviations": ("UBND tỉnh",),
    }
    assert one.inferred == ("kind", "level", "abbreviations")


@given(
    st.lists(
        st.sampled_from(
            [
                "Bộ Y tế",
                "chủ trì",
                ", ",
                "phối hợp với",
                "các sở, ngành",
                ". ",
                "Giao",
                "Cơ quan chủ trì:",
                "(",
                "\n",
                "theo dõi, đôn đốc",
                "do",
            ]
        ),
        max_size=14,
    ),
    st.integers(0, 9),
    st.integers(0, 9),
)
def test_spans_stay_inside_the_words_and_are_what_is_said(pieces: list[str], before: int, behind: int) -> None:
    words = " ".join(pieces)
    shown = "Sở Y tế " * before + words + " Sở Y tế" * behind
    start = 8 * before
    for holder in ("Task", "Section"):
        for one in find(Words(shown, start, start + len(words), holder)):  # type: ignore[arg-type]
            assert start <= one.start < one.end <= start + len(words)
            assert shown[one.start : one.end].startswith(("Bộ Y tế", "các sở", "Giao"))


HOSTILE = [
    "Bộ ",
    "các sở, ",
    "phối hợp với ",
    ", Bộ Y tế",
    "Vụ A b ",
    "Căn cứ, ",
    "(Bộ Y tế ",
    "Bộ trưởng ",
    "theo chức năng, ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_long_words_take_no_longer_than_their_length(piece: str) -> None:
    def words(size: int) -> Words:
        return Words(piece * (size // len(piece)), 0, size // len(piece) * len(piece))

    assert grows_with_size(words, lambda made: list(find(made)), 8_000)


ENTRIES = [(entry, one) for entry in lexicon.entries("roles") for one in entry["examples"]]
NEAR = [one for entry in lexicon.entries("roles") for one in entry["near"]]


@pytest.mark.parametrize(("entry", "example"), ENTRIES, ids=[row[1] for row in ENTRIES])
def test_an_entry_tells_the_role_of_its_examples(entry: lexicon.Entry, example: str) -> None:
    assert ABBREVIATED[entry["role"]] in {one.split()[0] for one in told(example).split(" | ")}


@pytest.mark.parametrize("near", NEAR)
def test_what_looks_alike_tells_none(near: str) -> None:
    assert told(near) == ""


# --- what is stated of them -----------------------------------------------------------------------------------------


def roles_of(read: Read) -> Iterator[tuple[str, str, str, str]]:
    for edge in read.fragment.edges:
        if edge.type in ABBREVIATED:
            yield edge.type, edge.source, edge.target.rpartition("~")[2], edge.evidence[0].method


def kin_of(read: Read) -> list[tuple[str, str, str, object]]:
    return [_kin(edge) for edge in read.fragment.edges if edge.type in ("PARENT_OF", "SUCCEEDS")]


def _kin(edge: Edge) -> tuple[str, str, str, object]:
    assert (edge.evidence[0].method, edge.evidence[0].confidence) == ("inferred", "low")
    return edge.type, edge.source, edge.target, edge.properties.get("date")


def read(text: str) -> Read:
    return read_document(document("a.txt", text.encode()))


def test_a_heading_holds_for_all_beneath_it() -> None:
    done = read("CHỈ THỊ\nVề đường\n1. Bộ Xây dựng:\na) Rà soát;\nb) Báo cáo.\n2. Bộ Tài chính bố trí vốn.")
    assert list(roles_of(done)) == [
        ("LEADS", "agency.bo-xay-dung", "1.a", "inherited"),
        ("LEADS", "agency.bo-xay-dung", "1.b", "inherited"),
        ("LEADS", "agency.bo-tai-chinh", "2", "cited"),
    ]


def test_a_collective_in_a_heading_leads_where_nothing_nearer_does() -> None:
    text = "KẾ HOẠCH\nlàm đường\nI. TRÁCH NHIỆM CỦA CÁC BỘ\n1. Bộ Xây dựng rà soát đường.\n2. Mở đường mới."
    assert [(who, task) for _, who, task, _ in roles_of(read(text))] == [
        ("agency.cac-bo", "I.2"),
        ("agency.bo-xay-dung", "I.1"),
    ]


def test_the_bodies_above_and_after_a_body_are_inferred() -> None:
    done = read("CHỈ THỊ\nVề thuế\n1. Tổng cục Thuế rà soát.\n2. Bộ Kế hoạch và Đầu tư bố trí vốn.")
    assert kin_of(done) == [
        ("PARENT_OF", "agency.bo-tai-chinh", "agency.tong-cuc-thue", None),
        ("SUCCEEDS", "agency.cuc-thue", "agency.tong-cuc-thue", "2025-03-01"),
        ("SUCCEEDS", "agency.bo-tai-chinh", "agency.bo-ke-hoach-va-ddau-tu", "2025-03-01"),
    ]


def test_a_body_of_which_every_ministry_has_one_is_one_of_its_issuer() -> None:
    text = "BỘ Y TẾ\nSố: 9/CT-BYT\nCHỈ THỊ\nVề đường\n1. Vụ Pháp chế rà soát.\n2. Cục Thuế rà soát."
    assert [who for _, who, _, _ in roles_of(read(text))] == ["agency.vu-phap-che.bo-y-te", "agency.cuc-thue"]


def test_the_programme_names_who_carries_it_out(documents: Path) -> None:
    path = documents / "01-CTr-TU.txt"
    if not path.exists():
        pytest.skip(f"no {path.name} in the folder of official documents")
    found = [
        (edge.type[0], edge.target.rpartition("~")[2], edge.source)
        for edge in load(path).edges
        if edge.type in ABBREVIATED
    ]
    own = ("ddang-uy-uy-ban-nhan-dan-tinh", "cac-co-quan-chuyen-trach-tham-muu-giup-viec-tinh-uy")
    assert found == [
        ("L", "III.1", f"agency.{own[1]}.ha-tinh"),
        ("L", "III.1", "agency.mat-tran-to-quoc-viet-nam"),
        ("L", "III.2", "agency.ddang-uy-hoi-ddong-nhan-dan-tinh.ha-tinh"),
        ("L", "III.2", f"agency.{own[0]}.ha-tinh"),
        ("L", "III.3", "agency.ban-tuyen-giao-va-dan-van-tinh-uy.ha-tinh"),
        ("L", "III.4", "agency.ddang-uy-co-quan-uy-ban-mat-tran-to-quoc-viet-nam-tinh.ha-tinh"),
        ("O", "III.5", f"agency.{own[1]}.ha-tinh"),
        ("O", "III.5", "agency.ddang-uy-cac-co-quan-ddang-tinh.ha-tinh"),
        ("O", "III.5", f"agency.{own[0]}.ha-tinh"),
        ("O", "III.5", "agency.cac-co-quan-ddon-vi-ddia-phuong"),
    ]
