"""Deliverables: every way to order a thing to be made, beside things that are there; one thing in two tasks is one node."""

from pathlib import Path

import pytest
from growth import grows_with_size
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Edge
from loaders.document import document
from loaders.lexicon import entries, table
from loaders.pipeline import Read, read_document
from loaders.tables import Field
from loaders.work.deliverables import find, find_in_cell
from loaders.work.found import Words
from loaders.work.titles import is_general, period_of, same_name

MADE: list[tuple[str, list[tuple[str, str]], str]] = [
    ("Xây dựng Đề án mở rộng bến cá.", [("scheme", "Đề án mở rộng bến cá")], "a verb and a thing"),
    ("Nghiên cứu, triển khai xây dựng Đề án mở rộng bến cá.", [("scheme", "Đề án mở rộng bến cá")], "several verbs, one of making"),
    ("Xây dựng và triển khai có hiệu quả Đề án mở rộng bến cá.", [("scheme", "Đề án mở rộng bến cá")], "made and carried out"),
    ("Xây dựng Bộ nhận diện bến cá, Cổng thông tin bến cá.", [("other", "Bộ nhận diện bến cá"), ("other", "Cổng thông tin bến cá")], "two in a row"),
    ("Ban hành quy chế làm việc, chương trình kiểm tra hằng năm của ban.", [("regulation", "Quy chế làm việc"), ("programme", "Chương trình kiểm tra hằng năm của ban")], "two without capitals"),
    ("Trình ban hành Nghị định về bến đò và Nghị quyết về phí đò; Nghị định về lái đò.", [("decree", "Nghị định về bến đò"), ("resolution", "Nghị quyết về phí đò"), ("decree", "Nghị định về lái đò")], "three behind one verb"),
    ("Hoàn thiện pháp luật về bến bãi (Luật Bến đò, Luật Phổ biến, giáo dục lái đò, Luật Luồng lạch...).", [("law", "Luật Bến đò"), ("law", "Luật Phổ biến, giáo dục lái đò"), ("law", "Luật Luồng lạch")], "those in brackets, a comma in a title"),
    ("Lập mới, điều chỉnh các quy hoạch bến bãi (quy hoạch chung bến; quy hoạch chi tiết kho) và các quy hoạch luồng lạch khác.", [("master_plan", "Quy hoạch bến bãi"), ("master_plan", "Quy hoạch chung bến"), ("master_plan", "Quy hoạch chi tiết kho"), ("master_plan", "Quy hoạch luồng lạch khác")], "before, in and behind brackets"),
    ("Xây dựng Đề án về một số cơ chế, chính sách cho bến cá giai đoạn 2031-2035.", [("scheme", "Đề án về một số cơ chế, chính sách cho bến cá giai đoạn 2031-2035")], "nouns inside a title"),
    ("Ban hành quy định về quy chuẩn, tiêu chuẩn của bến.", [("regulation", "Quy định về quy chuẩn, tiêu chuẩn của bến")], "nouns that a title joins"),
    ("Xây dựng chương trình, kế hoạch hành động của ngành, đồng thời giám sát.", [("plan", "Chương trình, kế hoạch hành động của ngành")], "nouns that share a title"),
    ("Trình cấp có thẩm quyền 02 đề án: (i) Đề án “Bến cá”; (ii) Đề án “Bến đò, luồng lạch”.", [("scheme", "Đề án “Bến cá”"), ("scheme", "Đề án “Bến đò, luồng lạch”")], "counted, then quoted"),
    ("Hoàn thành việc xây dựng các cơ sở dữ liệu bến bãi bảo đảm kết nối.", [("database", "Cơ sở dữ liệu bến bãi")], "the making of it is completed"),
    ("Xây dựng chiến lược phát triển lái đò; bổ sung kịp thời người lái.", [("strategy", "Chiến lược phát triển lái đò")], "up to the next order"),
    ("Xây dựng các cơ chế, chính sách phù hợp để tổ chức thực hiện.", [("mechanism", "Cơ chế, chính sách phù hợp")], "a policy, whatever it will be"),
    ("Ban hành Chương trình tiết kiệm giai đoạn 2031 - 2035. Chương trình công tác hằng năm về bến bãi.", [("programme", "Chương trình tiết kiệm giai đoạn 2031 - 2035"), ("programme", "Chương trình công tác hằng năm về bến bãi")], "a name behind a sentence that makes one"),
    ("Phê duyệt kế hoạch thanh tra, kiểm tra bến đò.", [("plan", "Kế hoạch thanh tra, kiểm tra bến đò")], "a row of verbs in a title"),
    ("Ban hành văn bản pháp luật về việc cấp, quản lý và sử dụng thẻ lái đò; tập huấn.", [("other", "Văn bản pháp luật về việc cấp, quản lý và sử dụng thẻ lái đò")], "the same behind 'việc'"),
    ("Xây dựng cơ sở dữ liệu quy hoạch bến, quy hoạch luồng.", [("database", "Cơ sở dữ liệu quy hoạch bến, quy hoạch luồng")], "a noun that the title has twice"),
    ("Ban hành văn bản quy định chi tiết các luật, nghị quyết của Quốc hội đã có hiệu lực từ ngày 01 tháng 5 năm 2031.", [("other", "Văn bản quy định chi tiết các luật, nghị quyết của Quốc hội")], "what it is about, up to what is said of that"),
    ("Ban hành bộ chỉ số chuyển đổi số (DTI) cấp xã; xây dựng Luật Bến đò (sửa đổi).", [("standard", "Bộ chỉ số chuyển đổi số (DTI) cấp xã"), ("law", "Luật Bến đò (sửa đổi)")], "brackets inside a title"),
    ("Ban hành quy định về điều kiện bảo đảm an toàn bến đò.", [("regulation", "Quy định về điều kiện bảo đảm an toàn bến đò")], "a noun that takes the verb"),
    ("Đề xuất danh mục bến đò gửi Sở Tư pháp tổng hợp.", [("other", "Danh mục bến đò")], "to whom it goes"),
    ("1.1. Ban hành quy chế bến đò\n1.2. Ban hành quy chế luồng lạch", [("regulation", "Quy chế bến đò"), ("regulation", "Quy chế luồng lạch")], "the number of the next item"),
    ("Xây dựng quy chế bến đò28, gửi cấp trên; xây dựng bản đồ số 1.200 km2.", [("regulation", "Quy chế bến đò")], "the number of a footnote"),
    ("Các phòng thuộc Bộ xây dựng, ban hành quy chế trực bến.", [("regulation", "Quy chế trực bến")], "a verb, and no ministry"),
    ("Xây dựng, quản lý, khai thác, sử dụng Cơ sở dữ liệu về bến đò.", [("database", "Cơ sở dữ liệu về bến đò")], "made and used"),
    ("Trình cơ quan nhà nước có thẩm quyền ban hành hoặc ban hành theo thẩm quyền cơ chế thu phí đò.", [("mechanism", "Cơ chế thu phí đò")], "one way or the other"),
    ("Lập kế hoạch nạo vét kênh, kế hoạch di dời chợ, kế hoạch trồng rừng.", [("plan", "Kế hoạch nạo vét kênh"), ("plan", "Kế hoạch di dời chợ"), ("plan", "Kế hoạch trồng rừng")], "the same noun again and again"),
    ("Lập kế hoạch thu và kế hoạch chi phí đò hằng năm của bến.", [("plan", "Kế hoạch thu và kế hoạch chi phí đò hằng năm của bến")], "two that share the rest of their name"),
    ("Trình Quốc hội dự án Luật sửa đổi, bổ sung một số điều của Luật Phổ biến, giáo dục lái đò, Luật Bến đò.", [("law", "Luật sửa đổi, bổ sung một số điều của Luật Phổ biến, giáo dục lái đò, Luật Bến đò")], "the laws that one law changes"),
    ("Ban hành Nghị định quy định chi tiết và hướng dẫn thi hành Luật Bến đò.", [("decree", "Nghị định quy định chi tiết và hướng dẫn thi hành Luật Bến đò")], "two verbs in a title"),
    ("Ban hành Nghị định về thử nghiệm đò điện (sandbox) trong nội thành.", [("decree", "Nghị định về thử nghiệm đò điện (sandbox) trong nội thành")], "a foreign word in brackets"),
    ("Xây dựng cơ sở dữ liệu về bến đò và khai thác dữ liệu đó.", [("database", "Cơ sở dữ liệu về bến đò")], "what is done with a database"),
    ("Xây dựng cơ sở dữ liệu bến đò, tích hợp vào Cổng bến bãi.", [("database", "Cơ sở dữ liệu bến đò")], "where it is put"),
    ("Ban hành quy chế về trách nhiệm của cơ quan, tổ chức trên sông.", [("regulation", "Quy chế về trách nhiệm của cơ quan, tổ chức trên sông")], "a noun that is a verb elsewhere"),
    ("Lập danh sách đò theo bản án, quyết định của Tòa án.", [("other", "Danh sách đò theo bản án, quyết định của Tòa án")], "the same of a court"),
    ("Ban hành quy chế quản lý đò không thuộc đối tượng quy định tại khoản 3.", [("regulation", "Quy chế quản lý đò")], "words that are left hanging"),
    ("Ban hành chương trình dạy nghề chuẩn bị cho lái đò bị mất việc.", [("programme", "Chương trình dạy nghề chuẩn bị cho lái đò bị mất việc")], "what is said of somebody belongs to the name"),
    ("Ban hành biểu mẫu bến đò, quy định việc cấp phát vé.", [("other", "Biểu mẫu bến đò")], "the next order, with a verb that is a noun elsewhere"),
    ("Xây dựng chiến lược phát triển đò trình cơ quan có thẩm quyền phê duyệt.", [("strategy", "Chiến lược phát triển đò")], "to whom it is submitted"),
    ("Xây dựng báo cáo kết quả nạo vét luồng, gửi Sở.", [("report", "Báo cáo kết quả nạo vét luồng")], "a report on results"),
    ("Xây dựng, hướng dẫn, triển khai Hệ thống quản lý bến đò.", [("database", "Hệ thống quản lý bến đò")], "made, explained and used"),
    ("Xây dựng Đề án lái đò tự động (AI) trong cảng.", [("scheme", "Đề án lái đò tự động (AI) trong cảng")], "an abbreviation inside a title"),
    ("Ban hành bộ chỉ số bến đò (BCI) trong quý III.", [("standard", "Bộ chỉ số bến đò")], "an abbreviation, then by when"),
    ("Xây dựng Đề án mở rộng bến cá\n2031", [("scheme", "Đề án mở rộng bến cá")], "the year of the next cell"),
    ("Xây dựng tiêu chí bến mẫu, kiên quyết xử lý vi phạm.", [("standard", "Tiêu chí bến mẫu")], "how firmly it goes on"),
    ("Xây dựng báo cáo định kỳ nạo vét luồng về Bộ Xây dựng.", [("report", "Báo cáo định kỳ nạo vét luồng")], "to whom a report goes"),
    ("Trình Ủy ban nhân dân tỉnh ký ban hành Quyết định về bến đò.", [("decision", "Quyết định về bến đò")], "signed and issued"),
    ("Hoàn thành Đề án mở rộng bến cá đến năm \n2035; từng bước hình thành cơ sở dữ liệu bến đò.", [("scheme", "Đề án mở rộng bến cá đến năm 2035")], "a scheme that is completed, data that come to be some day"),
    ("Ban hành kế hoạch tổ chức quán triệt, tuyên truyền quy ước bến đò.", [("plan", "Kế hoạch tổ chức quán triệt, tuyên truyền quy ước bến đò")], "a row of verbs behind “tổ chức”"),
    ("Lập danh mục bến đò năm 2035, phân chia theo nguồn vốn.", [("other", "Danh mục bến đò năm 2035")], "how it is divided"),
    ("Ban hành định mức thu thập, tạo lập dữ liệu bến đò.", [("standard", "Định mức thu thập, tạo lập dữ liệu bến đò")], "a row of verbs, one of which begins as another does"),
    ("Xây dựng chính sách phát triển bến cá kết hợp với bảo đảm quốc phòng.", [("mechanism", "Chính sách phát triển bến cá kết hợp với bảo đảm quốc phòng")], "what goes together with it"),
    ("Biên soạn, phát hành sổ tay lái đò.", [("handbook", "Sổ tay lái đò")], "written and published"),
    ("Xây\ndựng Đề\nán mở rộng\nbến cá", [("scheme", "Đề án mở rộng bến cá")], "lines break anywhere"),
]  # fmt: skip

NONE = [
    (
        "Trình Chính phủ ban hành văn bản quy định chi tiết Luật, Nghị quyết có hiệu lực từ ngày 01 tháng 7.",
        "it does not say which laws",
    ),
    ("Nghiên cứu, đề xuất các quy định nhằm bảo đảm hiệu lực.", "an aim is no title"),
    ("Ban hành các quy định, hướng dẫn về bến đò.", "rules at large"),
    ("Ban hành các văn bản hướng dẫn thi hành Luật Bến đò.", "the same"),
    ("Góp ý với bản dự thảo Báo cáo bến đò.", "a draft that is there"),
    ("Xây dựng cơ sở dữ liệu và duy trì hoạt động của bến.", "a noun and the next order, once more"),
    ("Triển khai Đề án mở rộng bến cá.", "it is only carried out"),
    ("Ban hành Nghị định số 12/2031/NĐ-CP.", "it has a number"),
    ("Nghị quyết ngày 3 tháng 4 năm 2031 của Chính phủ ban hành Quy chế bến đò.", "another document made it"),
    ("Các quyết định của Chính phủ phê duyệt Chương trình bến đò.", "the same without a day"),
    ("Thực hiện Quyết định số 12/QĐ-TTg của Thủ tướng Chính phủ phê duyệt Đề án bến đò.", "the same with a number"),
    ("Trong trường hợp Nhà nước ban hành chính sách làm thay đổi phí đò.", "in some case only"),
    ("Hướng dẫn việc xác định, lập danh sách chủ đò.", "others are told how to"),
    ("Lập danh sách và gửi cơ quan cấp trên.", "a noun and the next order"),
    ("Phê duyệt quyết toán; công bố quy hoạch bến cá.", "what these verbs do not make"),
    ("Thu phí sau khi Chính phủ ban hành Quy chế bến đò.", "somebody else is to make it first"),
    ("Theo dõi việc ban hành các văn bản quy định giờ đò.", "it is watched, not made"),
    ("Thực hiện Quy chế đã ban hành về bến đò.", "it is there"),
    ("Đổi mới công tác xây dựng quy hoạch bến bãi.", "a field of work"),
    ("Triển khai Đề án xây dựng cơ sở dữ liệu bến bãi.", "a verb inside a title"),
    ("Xây dựng, hướng dẫn chủ đò thực hiện.", "a noun that is a verb here"),
    ("Trình Hội đồng nhân dân quyết định về phí đò.", "the same behind a body"),
    ("Xây dựng, báo cáo cấp có thẩm quyền.", "the same, to somebody"),
    ("Xây dựng kế hoạch, tổ chức thực hiện.", "a noun and nothing more"),
    ("Nhà nước pháp quyền được xây dựng; quy trình cơ chế thị trường.", "verbs that are parts of words"),
    ("Hoàn thành chương trình tiểu học.", "a course of study"),
    ("Chương trình mục tiêu được triển khai ở bến cá.", "a sentence about one"),
    ("Bộ Xây dựng quy định giờ đò.", "a ministry"),
]


def made(said: str) -> list[tuple[str, str]]:
    words = Words(f"x\n{said}", 2, len(said) + 2)
    return [(one.facts["kind"], one.facts["name"]) for one in find(words)]


@pytest.mark.parametrize(("said", "expected", "why"), MADE, ids=[row[2] for row in MADE])
def test_what_is_ordered_to_be_made(said: str, expected: list[tuple[str, str]], why: str) -> None:
    assert made(said) == expected, why


@pytest.mark.parametrize(("said", "why"), NONE, ids=[row[1] for row in NONE])
def test_what_is_not(said: str, why: str) -> None:
    assert made(said) == [], why


@pytest.mark.parametrize("entry", entries("deliverables"), ids=lambda entry: str(entry["name"]))
def test_the_nouns_hold_to_their_examples(entry: dict[str, list[str]]) -> None:
    for noun in entry["nouns"]:
        assert any(noun in example.lower() for example in entry["examples"]), noun
    for example in entry["examples"]:
        assert [kind for kind, _ in made(example)] == [entry["name"]], example
    assert [(near, made(near)) for near in entry["near"] if made(near)] == []


@pytest.mark.parametrize("verb", [*table("making")["verbs"], *table("making")["loose"]])
def test_every_verb_makes_something(verb: str) -> None:
    kinds = table("making")["some"].get(verb, ["scheme"])
    noun = next((entry["nouns"][0] for entry in entries("deliverables") if entry["name"] in kinds), kinds[0])
    assert len(made(f"{verb} {noun} mở rộng bến cá")) == 1


ISSUERS = [
    ("Ban hành Chỉ thị của Ban Thường vụ Tỉnh ủy về bến cá.", "Ban Thường vụ Tỉnh ủy", "its name says so"),
    ("Trình Chính phủ ban hành Nghị định về bến cá.", "Chính phủ", "the body between the verbs"),
    ("Tham mưu Thủ tướng Chính phủ xem xét, phê duyệt Đề án bến cá.", "Thủ tướng Chính phủ", "another verb of theirs"),
    ("Xây dựng Nghị định về bến cá, trình Chính phủ ban hành.", "Chính phủ", "behind it"),
    ("Trình Chính phủ Nghị định về bến cá.", "Chính phủ", "to whom it goes"),
    ("Đề xuất với Bộ Tài chính phương án chia bến cá.", "", "they are only asked"),
    ("Ban hành Quy chế làm việc của Ban Thường vụ Tỉnh ủy.", "", "whom it is about"),
]


@pytest.mark.parametrize(("said", "issuer", "why"), ISSUERS, ids=[row[2] for row in ISSUERS])
def test_who_issues_it(said: str, issuer: str, why: str) -> None:
    [one] = find(Words(said, 0, len(said)))
    assert one.aside.get("issuer", "") == issuer, why


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("bến cá giai đoạn 2031-2035", "2031-2035"),
        ("bến cá thời kỳ 2031 – 2040, tầm nhìn đến năm 2050", "2031-2040"),
        ("bến cá đến năm 2035 và những năm tiếp theo", "2035"),
        ("bến cá năm 2035", ""),
    ],
)
def test_the_years_of_a_title(title: str, period: str) -> None:
    assert period_of(title) == period


SAME = [
    ("Đề án bến cá tỉnh Hà Tĩnh đến năm 2035", "đề án bến cá đến năm 2035 và những năm tiếp theo", True),
    ("Đề án về bến cá trên địa bàn tỉnh, giai đoạn 2031-2035", "Đề án bến cá giai đoạn 2031 - 2035", True),
    ("Đề án bến cá giai đoạn 2031-2035", "Đề án bến cá giai đoạn 2036-2040", False),
    ("Đề án bến cá", "Chương trình bến cá", False),
    ("Đề án phát triển bến cá cấp tỉnh", "Đề án phát triển bến cá cấp xã", False),
]


@pytest.mark.parametrize(("one", "other", "same"), SAME)
def test_when_two_names_mean_one_thing(one: str, other: str, same: bool) -> None:
    assert (same_name(one) == same_name(other)) is same


CELLS = [
    ("Báo cáo", [("report", "Báo cáo")], "by its noun alone"),
    ("Nghị quyết của\nChính phủ", [("resolution", "Nghị quyết của Chính phủ")], "a line breaks inside"),
    ("Báo cáo trình Thủ tướng Chính phủ", [("report", "Báo cáo")], "what becomes of it is no name"),
    ("- Đề án; Tờ trình\n- Quyết định của Thủ tướng Chính phủ", [("scheme", "Đề án"), ("decision", "Quyết định của Thủ tướng Chính phủ")], "several, with marks"),
    ("Nghị định, Thông tư", [("decree", "Nghị định, Thông tư")], "one or the other"),
    ("Hoàn thành 100%", [], "no product"),
    ("", [], "empty"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "expected", "why"), CELLS, ids=[row[2] for row in CELLS])
def test_the_cells_of_products(said: str, expected: list[tuple[str, str]], why: str) -> None:
    found = list(find_in_cell(Words(said, 0, len(said), column="output")))
    assert [(one.facts["kind"], one.facts["name"]) for one in found] == expected, why


@pytest.mark.parametrize(
    ("column", "expected"), [("task", ["Kế hoạch cơ cấu lại bến cá"]), (None, [])], ids=["a row", "a sentence"]
)
def test_a_row_may_be_nothing_but_a_name(column: Field | None, expected: list[str]) -> None:
    said = "Kế hoạch cơ cấu lại bến cá"
    assert [one.facts["name"] for one in find(Words(said, 0, len(said), column=column))] == expected


LIST = """Điều 3. Trách nhiệm của Sở Giao thông
1. Sở Giao thông ban hành các danh mục sau đây:
a) Danh mục bến đò có bãi đỗ;
b) Danh mục luồng lạch;
"""


def test_an_item_beneath_a_line_that_orders_such_things() -> None:
    at = LIST.index("Danh mục bến")
    end = LIST.index(";", at)
    assert [one.facts["name"] for one in find(Words(LIST, at, end))] == ["Danh mục bến đò có bãi đỗ"]


# --- nodes and edges ---------------------------------------------------------------------------------------------------

PLAN = """KẾ HOẠCH
Về bến cá
I. NHIỆM VỤ
1. Xây dựng Đề án bến cá tỉnh Hà Tĩnh đến năm 2035; xây dựng cơ chế, chính sách phù hợp.
2. Triển khai Đề án bến cá đến năm 2035 và những năm tiếp theo.
3. Lập quy hoạch chi tiết kho lạnh trên cơ sở Đề án bến cá đến năm 2035; xây dựng cơ chế, chính sách phù hợp.
"""


def read(text: str, name: str = "a.txt") -> Read:
    return read_document(document(name, text.encode()))


def ends(edges: tuple[Edge, ...], type: str) -> list[tuple[str, str]]:
    return sorted((edge.source.split("~")[-1], edge.target) for edge in edges if edge.type == type)


def test_what_one_task_makes_and_others_need_is_one_node() -> None:
    edges = tuple(read(PLAN).fragment.edges)
    scheme = next(target for task, target in ends(edges, "PRODUCES") if target.startswith("deliverable.dde-an"))
    assert [target for _, target in ends(edges, "NEEDS")] == [scheme, scheme]


def test_what_has_no_name_of_its_own_is_a_node_a_task() -> None:
    edges = tuple(read(PLAN).fragment.edges)
    assert len({target for _, target in ends(edges, "PRODUCES") if target.startswith("deliverable.co-che")}) == 2
    assert is_general("Cơ chế, chính sách phù hợp")
    assert not is_general("Cơ chế, chính sách về bến cá")


TABLE = (
    "TT,Nhiệm vụ,Cơ quan chủ trì,Sản phẩm\n"
    "1,Xây dựng Đề án bến cá,Sở Tư pháp,Đề án\n"
    "2,Rà soát luồng lạch,Sở Tư pháp,Báo cáo\n"
    "3,Rà soát bãi đỗ,Sở Tư pháp,Báo cáo\n"
)


def test_a_cell_adds_no_second_name_to_what_the_task_names() -> None:
    fragment = read(TABLE, "a.csv").fragment
    made = [target for _, target in ends(tuple(fragment.edges), "PRODUCES")]
    assert len(made) == len(set(made)) == 3
    assert sum("bao-cao" in target for target in made) == 2  # two reports, for nothing says that they are one


# --- odd input ---------------------------------------------------------------------------------------------------------

_PIECES = [
    "xây dựng", "Ban hành", "trình", "hoàn thiện", "triển khai", "Đề án", "quy chế", "cơ chế, chính sách", "báo cáo", "các", "02",
    "Chính phủ", "về", "bến cá", "giai đoạn 2031-2035", "và", ",", ";", ".", ":", "(", ")", "“", "”", "\n", " ", "...", "sau khi", "số 12",
]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=25), st.integers(0, 5), st.integers(0, 5))
def test_what_is_found_stands_in_the_words(pieces: list[str], before: int, after: int) -> None:
    text = " ".join(pieces)
    start = min(before, len(text))
    words = Words(text, start, max(start, len(text) - after))
    for one in (*find(words), *find_in_cell(words)):
        assert words.start <= one.start < one.end <= words.end
        said = " ".join(text[one.start : one.end].split())
        assert one.facts["name"].lower() == said.lower()


@pytest.mark.parametrize(
    "piece",
    [
        "xây dựng ",
        "xây dựng Đề án ",
        "trình Chính phủ, ",
        "Đề án, ",
        "(",
        "xây dựng cơ chế, ",
        "“",
        "ban hành các danh mục: a) ",
    ],
)
def test_a_long_text_takes_its_time_and_no_more(piece: str) -> None:
    def words(size: int) -> Words:
        return Words(piece * (size // len(piece)), 0, size // len(piece) * len(piece))

    assert grows_with_size(words, lambda made: list(find(made)), 8_000)


# --- the first programme -----------------------------------------------------------------------------------------------


def test_the_first_programme(documents: Path) -> None:
    found = read_document(document("01-CTr-TU.txt", (documents / "01-CTr-TU.txt").read_bytes()))
    names = {one.found.facts["name"]: one.found for one in found.work if one.found.link == "PRODUCES"}
    assert "Đề án mở rộng Khu kinh tế Vũng Áng" in names
    assert names["Đề án phát triển doanh nghiệp Hà Tĩnh đến năm 2030"].facts["period"] == "2030"
    assert sum(one.aside.get("issuer") == "Ban Thường vụ Tỉnh ủy" for one in names.values()) == 2
    zones = [
        edge for edge in found.fragment.edges if edge.type == "PRODUCES" and "phat-trien-cac-khu-kinh-te" in edge.target
    ]
    assert len(zones) == 2  # two tasks
    assert len({edge.target for edge in zones}) == 1  # that make the same resolution
