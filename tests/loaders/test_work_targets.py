"""Targets: every kind of number that sets one, beside numbers that set none; one target said twice is one node."""

from pathlib import Path

import pytest
from growth import grows_with_size
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.stores.sqlite_store import SqliteStore
from loaders.document import document
from loaders.lexicon import entries
from loaders.pipeline import Read, read_document
from loaders.work.found import Holder, Words
from loaders.work.targets import find

Told = tuple[str, str, str, str, str]

TARGETS: list[tuple[str, list[Told], str]] = [
    ("Nâng tỷ lệ hộ dùng nước sạch đạt trên 95%.", [("hộ dùng nước sạch", ">", "95", "%", "")], "a share that is reached"),
    ("Bảo đảm tỷ lệ lao động đóng bảo hiểm đến năm 2035 đạt 36,2%.", [("lao động đóng bảo hiểm", "=", "36.2", "%", "đến năm 2035")], "with its year"),
    ("Thanh toán trực tuyến đạt từ 85% trở lên.", [("thanh toán trực tuyến", ">=", "85", "%", "")], "a comparator on both sides"),
    ("Phấn đấu hoàn thành 100% bản đồ luồng trước năm 2035.", [("bản đồ luồng", "all", "100", "%", "trước năm 2035")], "all of something"),
    ("Phấn đấu giai đoạn 2031-2035 đạt khoảng 20.000 ha rừng ngập mặn.", [("rừng ngập mặn", "~", "20000", "ha", "giai đoạn 2031-2035")], "about so much of what follows"),
    ("Tập trung đầu tư 3.700 căn hộ cho thuyền viên giai đoạn 2031-2035 theo đề án.", [("căn hộ cho thuyền viên", "=", "3700", "căn hộ", "giai đoạn 2031-2035")], "so many are made"),
    ("Xây dựng ít nhất một bến thuyền kiểu mới.", [("bến thuyền kiểu mới", ">=", "1", "bến thuyền", "")], "in words"),
    ("Từ năm 2031, khám sức khỏe cho người lái đò ít nhất mỗi năm 01 lần.", [("khám sức khỏe cho người lái đò", ">=", "1", "lần/năm", "từ năm 2031")], "so often a year"),
    ("Bảo đảm đến năm 2035 đạt bao phủ bảo hiểm y tế toàn dân.", [("bao phủ bảo hiểm y tế", "all", "", "", "đến năm 2035")], "everybody"),
    ("Hoàn thành Chương trình xây dựng trường nội trú tại vùng cao trước năm 2035.", [("trường nội trú", "all", "", "", "trước năm 2035")], "works that are completed"),
    ("Cắt giảm tối thiểu 30% thời gian chờ đò.", [("cắt giảm thời gian chờ đò", ">=", "30", "%", "")], "a fall by so much is another measure"),
    ("Giảm tỷ lệ hộ nghèo xuống dưới 2%.", [("hộ nghèo", "<", "2", "%", "")], "a fall to so much is not"),
    ("Phấn đấu tổng mức bán lẻ năm 2031 tăng 13% đến 15%.", [("tăng tổng mức bán lẻ", "range", "13-15", "%", "năm 2031")], "between two values"),
    ("Phấn đấu kinh tế số chiếm 30% GRDP.", [("kinh tế số", "=", "30", "% GRDP", "")], "a share of something"),
    ("Phấn đấu thu ngân sách đạt 25.000 tỷ đồng.", [("thu ngân sách", "=", "25000", "tỷ đồng", "")], "money that is earned"),
    ("Bảo đảm mỗi xã có ít nhất một trường mầm non, một trường tiểu học.", [("trường mầm non mỗi xã", ">=", "1", "trường", ""), ("trường tiểu học mỗi xã", ">=", "1", "trường", "")], "a list shares its comparator"),
    ("Đến năm 2035, tỉnh thuộc nhóm: 15 địa phương dẫn đầu về chuyển đổi số.", [("chuyển đổi số", "<=", "15", "địa phương dẫn đầu", "đến năm 2035")], "a rank: the last place that will do"),
    ("Giảm số lượng dự án tối thiểu 30% so với giai đoạn trước.", [("giảm số lượng dự án", ">=", "30", "%", "")], "fewer of them, not less of each"),
    ("Phấn đấu bến thuyền vào nhóm 3 nước dẫn đầu ASEAN và nhóm 30 quốc gia hàng đầu thế giới.", [("bến thuyền: ASEAN", "<=", "3", "nước dẫn đầu", ""), ("bến thuyền: thế giới", "<=", "30", "quốc gia hàng đầu", "")], "two ranks of one thing"),
    ("Bảo đảm cấp Bộ chỉ thực hiện không quá 30% số thủ tục.", [("cấp Bộ chỉ thực hiện số thủ tục", "<=", "30", "%", "")], "the object of the verb stands behind the value"),
    ("Hoàn thành việc cắt giảm 50% thời gian chờ đò so với năm 2030 và phấn đấu tiếp tục cắt giảm tối thiểu 30% ngành nghề, 100% điều kiện thừa.", [("cắt giảm thời gian chờ đò", "=", "50", "%", ""), ("cắt giảm ngành nghề", ">=", "30", "%", ""), ("cắt giảm điều kiện thừa", "all", "100", "%", "")], "what one compares with is told of the first alone"),
    ("Giải ngân vốn đầu tư công đạt 95%.", [("giải ngân vốn đầu tư công", "=", "95", "%", "")], "a verb that names a measure"),
    ("Đến năm 2035 khu vực công nghiệp - xây dựng đạt trên 40%, đò đạt 5%.", [("khu vực công nghiệp - xây dựng", ">", "40", "%", "đến năm 2035")], "a verb inside a name; what a list leaves out"),
    ("Đến năm 2031, tỉnh thuộc nhóm: 70 tỉnh dẫn đầu về bến; 50 tỉnh dẫn đầu về đò.", [("bến", "<=", "70", "tỉnh dẫn đầu", "đến năm 2031"), ("đò", "<=", "50", "tỉnh dẫn đầu", "đến năm 2031")], "the time that a sentence opens with"),
    ("Tuổi thọ trung bình đạt 75,5 tuổi.", [("tuổi thọ trung bình", "=", "75.5", "tuổi", "")], "an age that is a measure"),
    ("Cơ cấu lại bến bãi, tiết kiệm 10% chi thường xuyên.", [("tiết kiệm chi thường xuyên", "=", "10", "%", "")], "what goes before is another order"),
    ("Có 60 doanh nghiệp đóng tàu doanh thu đạt 20 triệu USD/năm.", [("doanh nghiệp đóng tàu doanh thu đạt 20 triệu USD/năm", "=", "60", "doanh nghiệp", "")], "a number inside a name"),
    ("Thu nhập bình quân đầu người đến năm 2035: 45 triệu đồng/năm.", [("thu nhập bình quân đầu người", "=", "45", "triệu đồng/năm", "đến năm 2035")], "a measure before a colon"),
    ("Cơ cấu kinh tế đến năm 2035: nông nghiệp: 75%; vận tải đò: 20%.", [("nông nghiệp", "=", "75", "%", "đến năm 2035"), ("vận tải đò", "=", "20", "%", "đến năm 2035")], "shares before a colon, and the time of the heading"),
    ("Số bến đạt chuẩn: 04 bến thuyền.", [("bến đạt chuẩn", "=", "4", "bến thuyền", "")], "a number before a colon"),
    ("Tỷ lệ thu gom rác ven bến 90%; tỷ lệ bến có đèn từ 85% trở lên.", [("thu gom rác ven bến", "=", "90", "%", ""), ("bến có đèn", ">=", "85", "%", "")], "a measure that no verb leads from"),
    ("Tỷ lệ bến phù hợp với người già đạt 65% vào năm 2031 và 75% vào năm 2035.", [("bến phù hợp với người già", "=", "65", "%", "vào năm 2031"), ("bến phù hợp với người già", "=", "75", "%", "vào năm 2035")], "each value has the time behind it"),
    ("Giảm tỷ lệ chủ đò từ 15 đến 17 tuổi xuống 4,9% vào năm 2031 và xuống 4,5% vào năm 2035.", [("chủ đò từ 15 đến 17 tuổi", "=", "4.9", "%", "vào năm 2031"), ("chủ đò từ 15 đến 17 tuổi", "=", "4.5", "%", "vào năm 2035")], "the verb of the second"),
    ("Phấn đấu 100% bến có đèn vào năm 2031 và duy trì 100% đến năm 2035.", [("bến có đèn", "all", "100", "%", "vào năm 2031"), ("bến có đèn", "all", "100", "%", "đến năm 2035")], "the name behind the first value"),
    ("98% trẻ em dưới 5 tuổi đi đò có áo phao.", [("trẻ em dưới 5 tuổi đi đò có áo phao", "=", "98", "%", "")], "an age inside a name"),
    ("Tỷ lệ lái đò hoàn thành khóa học đạt 97%.", [("lái đò hoàn thành khóa học", "=", "97", "%", "")], "a verb inside a name"),
    ("Giá trị sản phẩm trên một ha ven sông đạt 72 triệu đồng.", [("giá trị sản phẩm trên một ha ven sông", "=", "72", "triệu đồng", "")], "of each one"),
    ("Tỷ lệ hộ dùng nước sạch trên 90% (ở vùng cao đạt 85%).", [("hộ dùng nước sạch", ">", "90", "%", ""), ("ở vùng cao", "=", "85", "%", "")], "a value in brackets"),
    ("Nâng tỷ lệ hộ dùng nước sạch (đến năm 2035 đạt 85%).", [("hộ dùng nước sạch", "=", "85", "%", "đến năm 2035")], "a bracket that names no measure of its own"),
    ("Giá trị đóng tàu (giá so sánh năm 2020) đạt 16%.", [("giá trị đóng tàu", "=", "16", "%", "")], "a year that one compares with"),
    ("Số chuyến đò tăng trung bình 10%/năm.", [("tăng số chuyến đò", "=", "10", "%/năm", "")], "on the average"),
    ("Hằng năm có từ 80% chủ đò hoàn thành tốt nhiệm vụ trở lên.", [("chủ đò hoàn thành tốt nhiệm vụ", ">=", "80", "%", "")], "a comparator far behind"),
    ("Đưa thu nhập bình quân đạt từ 85 triệu đồng.", [("thu nhập bình quân", ">=", "85", "triệu đồng", "")], "half of a comparator"),
    ("Phấn đấu có 50% trở lên lái đò trẻ, lái đò nữ đạt từ 15% trở lên.", [("lái đò trẻ", ">=", "50", "%", ""), ("lái đò nữ", ">=", "15", "%", "")], "a name ends where the subject of the next begins"),
    ("Giảm phát thải của đò 15% so với năm 2030.", [("giảm phát thải của đò", "=", "15", "%", "")], "a fall by so much, with its object before the value"),
    ("Cắt giảm 30% giờ chờ, 30% chi phí đi đò, 30% giấy phép.", [("cắt giảm giờ chờ", "=", "30", "%", ""), ("cắt giảm chi phí đi đò", "=", "30", "%", ""), ("cắt giảm giấy phép", "=", "30", "%", "")], "what one of a list names is no rule for the next"),
    ("Thuộc nhóm 10 tỉnh dẫn đầu cả nước về bến đò.", [("bến đò", "<=", "10", "tỉnh dẫn đầu", "")], "a rank in the whole country"),
    ("Giải quyết việc làm cho 3.000 lao động, trong đó xuất khẩu lao động 300 người trở lên.", [("giải quyết việc làm cho lao động", "=", "3000", "lao động", ""), ("xuất khẩu lao động", ">=", "300", "người", "")], "a part that is counted otherwise"),
    ("Trong đó, đóng tàu tăng 13,5%, chở đò tăng 8,5%.", [("tăng đóng tàu", "=", "13.5", "%", ""), ("tăng chở đò", "=", "8.5", "%", "")], "rises beside each other"),
    ("Tỷ lệ bến đạt chuẩn: bến cá 85%, bến đò 95%.", [("bến đạt chuẩn: bến cá", "=", "85", "%", ""), ("bến đạt chuẩn: bến đò", "=", "95", "%", "")], "the parts of a measure"),
    ("Nâng tỷ lệ bến có đèn từ 70% năm 2031 lên 100% năm 2035.", [("bến có đèn", "all", "100", "%", "năm 2035")], "from where it rises"),
    ("Số giường/vạn dân đạt 46 giường, 15 bác sĩ/vạn dân.", [("giường/vạn dân", "=", "46", "giường", ""), ("bác sĩ", "=", "15", "bác sĩ/vạn dân", "")], "what stands beside a count"),
    ("Thành lập 150 doanh nghiệp/năm.", [("thành lập doanh nghiệp", "=", "150", "doanh nghiệp/năm", "")], "so many a year"),
    ("Trong đó, mức độ hài lòng về đất đai, xây dựng đạt tối thiểu 85%.", [("mức độ hài lòng về đất đai, xây dựng", ">=", "85", "%", "")], "a verb that ends a name"),
    ("Phấn đấu GRDP đạt trên 150 triệu đồng/người (tương đương trên 5.500 USD).", [("GRDP", ">", "150", "triệu đồng/người", "")], "the same in other money"),
    ("Thực hiện giải ngân đạt tối thiểu 30% trong năm 2031.", [("thực hiện giải ngân", ">=", "30", "%", "trong năm 2031")], "verbs and no more before the value"),
    ("Giá trị gia tăng ngành đóng tàu tăng bình quân 3%/năm.", [("tăng giá trị gia tăng ngành đóng tàu", "=", "3", "%/năm", "")], "a verb that is part of a word"),
    ("Xử lý dứt điểm 100% đơn thư của chủ đò.", [("đơn thư của chủ đò", "all", "100", "%", "")], "how thoroughly"),
    ("Tinh giản 20% biên chế.", [("tinh giản biên chế", "=", "20", "%", "")], "a fall of staff"),
    ("Thu hút ít nhất 5 nhà đầu tư đóng tàu.", [("nhà đầu tư đóng tàu", ">=", "5", "nhà đầu tư", "")], "those who invest"),
    ("Hoàn thành mục tiêu 300 km luồng.", [("luồng", "=", "300", "km", "")], "an aim that is completed"),
    ("Thu ngân sách đạt 900 tỷ đồng, trong đó thu nội địa 500 tỷ đồng, thu xuất nhập khẩu 400 tỷ đồng.", [("thu ngân sách", "=", "900", "tỷ đồng", ""), ("thu nội địa", "=", "500", "tỷ đồng", ""), ("thu xuất nhập khẩu", "=", "400", "tỷ đồng", "")], "the parts of a sum"),
    ("Có ít nhất 80% số xã đạt chuẩn, trong đó 30% số xã đạt chuẩn kiểu mẫu.", [("xã đạt chuẩn", ">=", "80", "%", ""), ("xã đạt chuẩn kiểu mẫu", "=", "30", "%", "")], "a share within a share"),
    ("Có thêm 5 xã đạt chuẩn nông thôn mới, 10 sản phẩm OCOP từ 3 sao trở lên.", [("xã đạt chuẩn nông thôn mới", "=", "5", "xã", ""), ("sản phẩm OCOP từ 3 sao trở lên", "=", "10", "sản phẩm", "")], "one verb makes two things; stars are no bound"),
    ("Cơ cấu kinh tế: nông nghiệp 13%; đóng tàu 47%; chở đò 40%.", [("cơ cấu kinh tế: nông nghiệp", "=", "13", "%", ""), ("cơ cấu kinh tế: đóng tàu", "=", "47", "%", ""), ("cơ cấu kinh tế: chở đò", "=", "40", "%", "")], "shares of one whole, between semicolons"),
    ("Phấn đấu chỉ số PCI xếp thứ 15 cả nước, thu hẹp khoảng cách.", [("chỉ số PCI", "<=", "15", "cả nước", "")], "a place in the whole country"),
    ("Nằm trong nhóm 15 tỉnh có quy mô kinh tế số lớn nhất.", [("quy mô kinh tế số", "<=", "15", "tỉnh", "")], "a place by what is greatest"),
    ("Tuổi thọ trung bình đạt 75,5 tuổi, trong đó thời gian sống khỏe mạnh tối thiểu 68 năm.", [("tuổi thọ trung bình", "=", "75.5", "tuổi", ""), ("thời gian sống khỏe mạnh", ">=", "68", "năm", "")], "years in health"),
    ("Phát triển điện gió ngoài khơi, phấn đấu đạt 6.000 MW vào năm 2035.", [("điện gió ngoài khơi", "=", "6000", "MW", "vào năm 2035")], "what was spoken of before"),
    ("Có 2 - 3 địa phương tự cân đối ngân sách.", [("địa phương tự cân đối ngân sách", "range", "2-3", "địa phương", "")], "places that are counted"),
    ("Thu nhập của lái đò cao gấp 1,5 lần mức chung.", [("thu nhập của lái đò", "=", "1.5", "lần", "")], "how often another measure"),
    ("65/69 xã, phường đạt chuẩn.", [("xã, phường đạt chuẩn", "=", "65", "xã, phường", "")], "so many of all"),
    ("Đạt 15 bác sĩ và 45 giường bệnh/1 vạn dân.", [("bác sĩ", "=", "15", "bác sĩ", ""), ("giường bệnh", "=", "45", "giường bệnh/1 vạn dân", "")], "a unit that names its measure"),
    ("Mỗi xã có ít nhất 01 bác sĩ.", [("bác sĩ mỗi xã", ">=", "1", "bác sĩ", "")], "so many for each"),
    ("Giữ ổn định độ che phủ rừng 52,7%.", [("độ che phủ rừng", "=", "52.7", "%", "")], "what is kept"),
]  # fmt: skip

NONE = [
    ("Dạy học 2 buổi/ngày ở các trường.", "hours of school"),
    ("Phổ cập mầm non cho trẻ em 3 đến 5 tuổi.", "an age"),
    ("Thực hiện phương châm “4 tại chỗ”.", "a motto"),
    ("Vận hành chính quyền 02 cấp.", "levels of government"),
    ("Hợp tác với Hiệp hội 9 tỉnh 03 nước.", "the name of an association"),
    ("Hoàn thành kiến trúc số phiên bản 4.0.", "a version"),
    ("Rà soát quy hoạch thời kỳ 2021 - 2030.", "a period"),
    ("Thực hiện khoản 2 Điều 40 Luật số 12/2031/QH16.", "numbers of articles"),
    ("Phạt tiền từ 30 triệu đồng đến 40 triệu đồng.", "a fine"),
    ("Hỗ trợ tối đa 50% kinh phí mua đò.", "support"),
    ("Cả tỉnh hiện có 120 trường học.", "what there is"),
    ("Trả lời trong không quá 05 ngày làm việc.", "days"),
    ("Phát triển một số doanh nghiệp lớn.", "some"),
    ("Xây dựng nền quốc phòng toàn dân.", "everybody, but no measure"),
    ("Chỉ đạo 02 sở báo cáo.", "bodies that act"),
    ("Triển khai Đề án đào tạo 500 kỹ sư.", "the title of a scheme"),
    ("Tỷ lệ hộ nghèo duy trì mức giảm 1%.", "by how much what falls, the words do not say in order"),
    ("Thuê bến tối thiểu 10 năm.", "how long"),
    ("Được 2/3 đại biểu tán thành.", "a vote"),
    ("Học tập kinh nghiệm của 3 địa phương.", "from whom to learn"),
    ("Bến có tỷ lệ vốn nhà nước trên 50% phải báo cáo.", "a condition"),
    ("Tổng hợp dữ liệu từ 100% các trạm.", "where it comes from"),
    ("Kinh phí thực hiện: 20 tỷ đồng.", "what it costs"),
    ("Số lượng: 05 bộ hồ sơ. Thời hạn: 10 ngày.", "papers"),
    ("Hỗ trợ 1.500 hộ; mỗi hộ tối thiểu 60 triệu đồng.", "support that the sentence speaks of"),
    ("Trong 6 tháng đầu năm 2031, sản lượng đạt 520 tấn.", "a result"),
    ("Mục tiêu cụ thể: 5 nhóm.", "a heading"),
    ("Miễn 100% tiền thuê bến.", "what nobody has to pay"),
    ("Tính đến ngày 30/6/2031, đã giải ngân đạt 45% vốn.", "what has been reached"),
]


def told(said: str, holder: Holder = "Task") -> list[Told]:
    words = Words(f"x\n{said}", 2, len(said) + 2, holder)
    names = ("metric", "comparator", "value", "unit", "time")
    return [tuple(one.facts.get(name, "") for name in names) for one in find(words)]  # type: ignore[misc]


@pytest.mark.parametrize(("said", "expected", "why"), TARGETS, ids=[row[2] for row in TARGETS])
def test_what_sets_a_target(said: str, expected: list[Told], why: str) -> None:
    assert told(said) == expected, why


@pytest.mark.parametrize(("said", "why"), NONE, ids=[row[1] for row in NONE])
def test_what_sets_none(said: str, why: str) -> None:
    assert told(said) == [], why


@pytest.mark.parametrize("entry", entries("targets"), ids=lambda entry: f"{entry['role']} {entry.get('sign', '')}")
def test_the_words_of_targets_hold_to_their_examples(entry: dict[str, list[str]]) -> None:
    for example in entry.get("examples", ()):
        [(_, comparator, *_)] = told(example)
        assert comparator == entry.get("sign", comparator), example
    assert [(one, told(one)) for one in entry.get("near", ()) if told(one)] == []


def test_an_item_among_the_aims_may_begin_with_its_value() -> None:
    assert told("90% số hộ dùng nước sạch", "Aim") == [("hộ dùng nước sạch", "=", "90", "%", "")]


PLAN = """KẾ HOẠCH
Về bến thuyền

I. MỤC TIÊU
1. Đến năm 2035, trên 90% bến thuyền có đèn.
II. NHIỆM VỤ
1. Bến
- Nâng tỷ lệ hộ dân dùng nước sạch tập trung đạt trên 80%.
2. Sông
- Rà soát luồng; tỉ lệ hộ dân dùng nước sạch tập trung trên địa bàn tỉnh đạt trên 80%.
- Nâng tỷ lệ hộ dân dùng nước sạch tập trung ở nông thôn đến năm 2035 đạt 85%.
"""


def plan(text: str = PLAN) -> Read:
    return read_document(document("a.txt", text.encode()))


def test_one_target_in_two_places_is_one_node_and_aims_hang_on_the_document() -> None:
    store = SqliteStore(":memory:")
    store.apply(plan().fragment)
    named = {node.id: node.properties["metric"] for node in store.iterate_nodes() if node.type == "Target"}
    assert sorted(named.values()) == [
        "bến thuyền có đèn",
        "hộ dân dùng nước sạch tập trung",
        "hộ dân dùng nước sạch tập trung ở nông thôn",
    ]
    ends = [
        (edge.source.partition("~")[2], named[edge.target]) for edge in store.iterate_edges() if edge.type == "SETS"
    ]
    assert ("", "bến thuyền có đèn") in ends
    assert [place for place, metric in ends if metric == "hộ dân dùng nước sạch tập trung"] == ["II.1~1", "II.2~1"]


def test_two_that_may_be_one_measure_are_pointed_out_and_stay_two() -> None:
    [found] = [one for one in plan().fragment.warnings if one.rule == "C13"]
    assert found.severity == "info"
    assert len(found.about) == 2
    assert len(found.evidence) == 3


@pytest.mark.parametrize("entry", [entry for entry in entries("rules") if entry["rule"] == "C13"], ids=["C13"])
def test_the_rule_holds_to_its_examples(entry: dict[str, list[str]]) -> None:
    def warned(said: str) -> bool:
        text = f"KẾ HOẠCH\nI. NHIỆM VỤ\n1. Bến\n- Nâng {said}.\n"
        return any(one.rule == "C13" for one in plan(text).fragment.warnings)

    assert all(map(warned, entry["examples"]))
    assert not any(map(warned, entry["near"]))


def test_above_and_below_are_two_targets() -> None:
    both = plan("KẾ HOẠCH\nI. NHIỆM VỤ\n1. Bến\n- Nâng tỷ lệ bến đạt trên 80%.\n- Nâng tỷ lệ bến đạt dưới 80%.\n")
    assert len({node.id for node in both.fragment.nodes if node.type == "Target"}) == 2


def test_what_makes_rules_sets_no_target() -> None:
    text = "Số: 12/2031/NĐ-CP\nNGHỊ ĐỊNH\nĐiều 1. Mục tiêu\n1. Tỷ lệ hộ dùng nước sạch đạt 80%.\n"
    assert [one for one in plan(text).work if one.found.type == "target"] == []


def test_the_programme(documents: Path) -> None:
    """Thirteen targets, two of them in two places."""
    path = documents / "01-CTr-TU.txt"
    said = [one for one in read_document(document(path.name, path.read_bytes())).work if one.found.type == "target"]
    names = ("comparator", "value", "unit", "time")
    assert [(one.place, *(one.found.facts.get(name, "") for name in names)) for one in said] == [
        ("II.2.2/9", "~", "20000", "ha", "giai đoạn 2026-2030"),
        ("II.2.7/2", "all", "100", "%", "trước năm 2027"),
        ("II.2.7/2", ">", "80", "%", ""),
        ("II.2.8.b/3", "all", "", "", "trước năm 2030"),
        ("II.2.8.b/3", ">=", "1", "cơ sở", ""),
        ("II.2.8.c/4", ">", "20", "%", ""),
        ("II.2.8.c/6", ">=", "1", "lần/năm", "từ năm 2026"),
        ("II.2.8.c/7", ">=", "1", "bệnh viện", ""),
        ("II.2.8.c/11", "all", "", "", "đến năm 2030"),
        ("II.2.8.d/4", "=", "3700", "căn hộ", "giai đoạn 2025-2030"),
        ("II.2.8.d/5", "=", "36.2", "%", "đến năm 2030"),
        ("II.2.9/3", ">=", "85", "%", "đến năm 2030"),
        ("II.2.9/3", ">=", "85", "%", ""),
        ("II.5.1/1", "all", "100", "%", "trước năm 2027"),
        ("II.5.1/1", ">", "80", "%", ""),
    ]
    assert len({tuple(one.found.facts.values()) for one in said}) == 13


PIECES = ["đạt ", "trên ", "85", ",5", "%", " xã ", "tỷ lệ ", "giảm ", ", ", ". ", "đến năm 2031", "ít nhất ", "một ", "toàn dân", "bao phủ ", " và ", "3.700 căn hộ", "từ ", " trở lên", "(", ")"]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=16), st.integers(0, 8), st.sampled_from(["Task", "Section", "Aim"]))
def test_finds_stay_inside_the_words_and_have_a_name(pieces: list[str], before: int, holder: Holder) -> None:
    text = "".join(pieces)
    words = Words(text, min(before, len(text)), len(text), holder)
    for one in find(words):
        assert words.start <= one.start < one.end <= words.end
        assert one.facts["metric"].strip()
        assert one.facts["comparator"] in (">", ">=", "<", "<=", "~", "=", "all", "range")


@pytest.mark.parametrize(
    "piece",
    ["đạt 85%, ", "85% ", "1.000.", "ít nhất một ", "1", "bao phủ ", "hoàn thành xây dựng trường ", "có 5 xã và "],
)
def test_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    def words(count: int) -> Words:
        return Words(piece * count, 0, len(piece) * count)

    assert grows_with_size(words, lambda made: list(find(made)), 250)
