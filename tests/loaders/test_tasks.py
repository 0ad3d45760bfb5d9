"""Tasks: which parts order someone to do something, by heading and by kind of document. All texts are invented."""

import pytest

from loaders.document import document
from loaders.structure import structure
from loaders.tasks import roles


def said(text: str) -> tuple[str, str]:
    found = document("a.txt", text.encode())
    by_place = roles(found, structure(found))
    return tuple(" ".join(p for p, role in by_place.items() if role == want) for want in ("Section", "Task"))  # type: ignore[return-value]


PROSE = [
    ("KẾ HOẠCH\nlàm đường\nI. MỤC ĐÍCH\n1. Có đường.\nII. NHIỆM VỤ\n1. Đường tỉnh\n- Rà soát.\n- Lập mới.\nIII. TỔ CHỨC THỰC HIỆN\n1. Sở làm.", "I II II.1 III", "II.1/1 II.1/2 III.1", "aims are text, what has items is a section"),
    ("KẾ HOẠCH\nI. CẢNG BIỂN\n1. Mở rộng cảng.\n2. Mục tiêu\n- Có hai bến.", "I", "I.1", "a plan orders without saying so, except in its aims"),
    ("KẾ HOẠCH\nI. NHIỆM VỤ\n1. Lập đề án, gồm:\n- tên đề án;\n- kinh phí.\n2. Trình đề án.", "I", "I.1 I.2", "a list of things orders nothing"),
    ("CHỈ THỊ\nVề đường\n1. Sở Xây dựng:\na) Rà soát;\nb) Báo cáo.\n2. Sở Tài chính bố trí vốn.", "1", "1.a 1.b 2", "a directive"),
    ("KẾ HOẠCH\nI. NHIỆM VỤ\n1. Lập quy hoạch\na) Rà soát đường\n- Đơn vị chủ trì: Sở Xây dựng.\n- Thời hạn: Quý I.\nb) Lập bản đồ.", "I I.1", "I.1.a I.1.b", "who and when are no tasks"),
    ("NGHỊ QUYẾT\nVề đường\nI. VỀ ĐƯỜNG\nĐể có đường, Hội đồng yêu cầu các sở, ngành chú trọng:\na) Rà soát;\nb) Lập mới.\nII. VỀ CẢNG\nCảng có những việc sau:\na) Xếp hàng;\nb) Dỡ hàng.", "I II", "I.a I.b", "an order leads to a list, and near miss: another lead"),
    ("KẾ HOẠCH\nI. NHIỆM VỤ\n1. Làm đường.\nII. KINH PHÍ THỰC HIỆN\n1. Kinh phí lấy từ ngân sách.\n2. Sở Tài chính bố trí kinh phí.", "I II", "I.1 II.2", "what is paid from where is no task, who is to pay it is"),
    ("THÔNG BÁO\nKết luận về đường\n1. Về vốn: Sở Tài chính trình đề án.\n2. Đồng ý mở đường; giao Sở Xây dựng rà soát.\n3. Về hồ sơ: gồm bản vẽ mà Sở yêu cầu Sở Xây dựng gửi.", "", "1 2", "who is to act stands behind what it is about, or in a sentence of its own"),
    ("NGHỊ QUYẾT\nVề đường\nI. TÌNH HÌNH\n1. Đường xấu.\nII. NHIỆM VỤ\n1. Làm đường.\nIII. VỀ CẢNG\n1. Cảng là cửa ngõ.\n2. Giao Sở Xây dựng mở cảng.", "I II III", "II.1 III.2", "a resolution orders where it says so, or names who is to act"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sections", "tasks", "why"), PROSE, ids=[row[3] for row in PROSE])
def test_prose(text: str, sections: str, tasks: str, why: str) -> None:
    assert said(text) == (sections, tasks), why


ARTICLES = [
    ("QUYẾT ĐỊNH\nVề đường\nĐiều 1. Phê duyệt Đề án:\nI. QUAN ĐIỂM\n1. Đường là mạch.\nII. NHIỆM VỤ\n1. Làm đường.\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.\nĐiều 3. Các sở chịu trách nhiệm thi hành Quyết định này.", "Đ1 Đ1.I Đ1.II Đ2 Đ3", "Đ1.II.1", "a decision: that all are bound by it is no task"),
    ("Số: 9/2031/NĐ-CP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nNGHỊ ĐỊNH\nVề đường\nĐiều 1. Hồ sơ\n1. Bộ Xây dựng nhận hồ sơ.\nĐiều 2. Trách nhiệm thi hành\n1. Bộ Xây dựng kiểm tra.\n2. Người dân chấp hành.\n3. Các bộ trưởng chịu trách nhiệm thi hành Nghị định này.", "Đ1 Đ2", "Đ2.1", "a decree only where it charges a body by name"),
    ("THÔNG TƯ\nĐiều 1. Trách nhiệm của Bộ Xây dựng\n1. Kiểm tra.\n2. Báo cáo.\nĐiều 2. Trách nhiệm của người dân\n1. Chấp hành.", "Đ1 Đ2", "Đ1.1 Đ1.2", "the heading names the body"),
    ("QUYẾT ĐỊNH\nVề đường\nĐiều 1. Tổ chức thực hiện\n1. Trách nhiệm của Sở Xây dựng\na) Rà soát;\nb) Báo cáo.\n2. Trách nhiệm của Sở Tài chính\nBố trí vốn.\n3. Trách nhiệm của người dân\na) Chấp hành.", "Đ1 Đ1.1 Đ1.3", "Đ1.1.a Đ1.1.b Đ1.2", "clauses on what bodies are charged with"),
    ("THÔNG TƯ\nĐiều 1. Tổ chức thực hiện\n1. Bộ Xây dựng:\na) Rà soát;\nb) Báo cáo.\n2. Sở Xây dựng\na) Lập hồ sơ.", "Đ1 Đ1.1 Đ1.2", "Đ1.1.a Đ1.1.b Đ1.2.a", "a clause that names who is charged with its points"),
    ("THÔNG TƯ\nĐiều 1. Tổ chức thực hiện\n1. Sở Xây dựng, Sở Tài chính\na) Sở Xây dựng rà soát;\nb) Sở Tài chính bố trí vốn.", "Đ1", "Đ1.1.a Đ1.1.b", "near miss: a clause that names those who come again"),
    ("THÔNG TƯ\nĐiều 1. Quỹ đường\n1. Quỹ có vốn.\n2. Trách nhiệm của Sở Xây dựng\na) Rà soát;\nb) Báo cáo.\n3. Trách nhiệm của cơ quan, tổ chức\na) Nộp quỹ.", "Đ1 Đ1.2", "Đ1.2.a Đ1.2.b", "a clause on a body in an article on anything else"),
    ("THÔNG TƯ\nĐiều 1. Trách nhiệm thi hành\n1. Cơ quan, tổ chức quản lý đường lập hồ sơ.\n2. Cục Đường bộ lập hồ sơ.", "Đ1", "Đ1.2", "a rule for anybody is no task"),
    ("NGHỊ QUYẾT\nVề đường\nĐiều 1. Mục tiêu\n1. Đường dài.\nĐiều 2. Nhiệm vụ và giải pháp\n1. Làm đường.\n2. Giao Sở Xây dựng rà soát.\nĐiều 3. Nhiệm vụ, quyền hạn của chủ đường\n1. Giữ đường.", "Đ1 Đ2 Đ3", "Đ2.1 Đ2.2", "an article of a council's resolution that lists work; near miss: what somebody may do"),
    ("Số: 9/2031/NQ-CP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nNGHỊ QUYẾT\nVề đường\nĐiều 1. Thủ tục\n1. Bộ Xây dựng nhận hồ sơ.", "Đ1", "", "a resolution with a year in its number makes rules"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sections", "tasks", "why"), ARTICLES, ids=[row[3] for row in ARTICLES])
def test_articles(text: str, sections: str, tasks: str, why: str) -> None:
    assert said(text) == (sections, tasks), why


def test_a_plan_that_is_issued_with_a_resolution_has_tasks_of_its_own() -> None:
    text = "NGHỊ QUYẾT\nĐiều 1. Ban hành Kế hoạch.\nTM. CHÍNH PHỦ\nKẾ HOẠCH\n(Kèm theo Nghị quyết số 9)\nI. MỤC TIÊU\n1. A.\nII. NHIỆM VỤ\n1. Làm đường."
    assert said(text) == ("Đ1 KT-1 KT-1.I KT-1.II", "KT-1.II.1")


BROUGHT_ALONG = [
    ("CHƯƠNG TRÌNH BỒI DƯỠNG NGHIỆP VỤ LÁI ĐÒ", "KT-1", "what is to be taught"),
    ("MẪU HỢP ĐỒNG LÁI ĐÒ", "KT-1", "a form"),
    ("CHƯƠNG TRÌNH HÀNH ĐỘNG VỀ BẾN ĐÒ", "", "near miss: a programme of work"),
]


@pytest.mark.parametrize(("title", "idle", "why"), BROUGHT_ALONG, ids=[row[2] for row in BROUGHT_ALONG])
def test_what_a_circular_brings_along(title: str, idle: str, why: str) -> None:
    text = f"THÔNG TƯ\nVề đò\nĐiều 1. Phạm vi\nTM. BỘ TRƯỞNG\n{title}\n(Kèm theo Thông tư số 9)\nI. NỘI DUNG\n1. Sở Xây dựng rà soát bến.\n2. Lập sổ."
    tasks = said(text)[1]
    assert (not tasks.startswith("KT-1")) == bool(idle), why
