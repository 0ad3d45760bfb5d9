"""Contradictions: every error that is planted in a sound document is found, and nothing else is; near misses stay silent."""

from pathlib import Path

import pytest

from graph.model import Warning
from loaders.consistency import Seen, contradictions
from loaders.document import document
from loaders.lexicon import entries, table
from loaders.mentions import mentions
from loaders.pipeline import read_document

SOUND = """CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 12/2031/NĐ-CP
Hà Nội, ngày 06 tháng 4 năm 2031

NGHỊ ĐỊNH
Quy định về bến thuyền trên sông

Căn cứ Luật Đường thủy số 31/2030/QH16 ngày 18 tháng 6 năm 2030;
Căn cứ Nghị quyết số 957-NQ/TW, ngày 22/12/2029 của Bộ Chính trị;
Căn cứ Nghị quyết số 925-NQ/TW, ngày 25/10/2013 của Ban Chấp hành Trung ương khóa XI;
Căn cứ Nghị định số 95/2029/NĐ-CP ngày 22/8/2029 của Chính phủ;
Căn cứ Nghị quyết số 12/2028/QH16 của Quốc hội khóa XVI;
Chính phủ ban hành Nghị định quy định về bến thuyền.

Điều 1. Phạm vi
Nghị định này quy định về bến thuyền, theo Phụ lục I ban hành kèm theo Nghị định này.
Điều 2. Bến thuyền
1. Bến thuyền gồm:
a) Bến khách;
b) Bến hàng;
c) Bến chờ;
d) Bến tạm;
đ) Bến đò.
2. Bến khách theo Kế hoạch số 65-KH/TW và Nghị quyết số 957-NQ/TW.
Điều 3. Thi hành
Nghị định này thay thế Nghị định số 95/2029/NĐ-CP.

TM. CHÍNH PHỦ
THỦ TƯỚNG

PHỤ LỤC I
DANH MỤC BẾN THUYỀN
(Kèm theo Nghị định số 12/2031/NĐ-CP ngày 06 tháng 4 năm 2031 của Chính phủ)
1. Bến Sông Lam
"""

PLANTED = [
    ("957-NQ/TW, ngày 22/12/2029 của Bộ Chính trị", "957-NQ/TW, ngày 22/12/2029 của Chính phủ", "C1", "a Party number of a State body"),
    ("95/2029/NĐ-CP ngày 22/8/2029 của Chính phủ", "95/2029/NĐ-CP ngày 22/8/2029 của Thủ tướng Chính phủ", "C1", "a decree of the Prime Minister"),
    ("Kế hoạch số 65-KH/TW", "Kế hoạch số 65-CTr/TW", "C2", "a plan with the code of a programme"),
    ("Căn cứ Nghị định số 95/2029/NĐ-CP", "Căn cứ Thông tư số 95/2029/NĐ-CP", "C2", "a circular with the code of a decree"),
    ("95/2029/NĐ-CP ngày 22/8/2029", "95/2029/NĐ-CP ngày 22/8/2028", "C3", "the year of the date"),
    ("31/2030/QH16 ngày 18 tháng 6 năm 2030", "31/2030/QH15 ngày 18 tháng 6 năm 2030", "C4", "the term of the Assembly"),
    ("thay thế Nghị định số 95/2029/NĐ-CP", "thay thế Nghị định số 95/2209/NĐ-CP", "C5", "a year that is none"),
    ("thay thế Nghị định số 95/2029/NĐ-CP", "thay thế Nghị định số 95/202029/NĐ-CP", "C5", "a year of six digits"),
    ("957-NQ/TW, ngày 22/12/2029", "957-NQ/TW, ngày 31/11/2029", "C5", "a day that no calendar has"),
    ("957-NQ/TW, ngày 22/12/2029", "957-NQ/TW, ngày 22/12/2031", "C5", "later than the document itself"),
    ("Hà Nội, ngày 06 tháng 4 năm 2031", "Hà Nội, ngày 31 tháng 4 năm 2031", "C5", "the document's own day"),
    ("và Nghị quyết số 957-NQ/TW.", "và Nghị quyết số 957-NQ/TW, ngày 23/12/2029.", "C6", "two days of one resolution"),
    ("và Nghị quyết số 957-NQ/TW.", "và Nghị quyết số 957-NQ/TW của Ban Bí thư.", "C6", "two issuers of one resolution"),
    ("thay thế Nghị định số 95/2029/NĐ-CP", "thay thế Nghị định số 95/2029/NĐ-CP ngày 23/8/2029", "C6", "two days of one decree"),
    ("thay thế Nghị định số 95/2029/NĐ-CP", "thay thế Nghị định số 96/2029/NĐ-CP ngày 21/8/2029", "C7", "a higher number of an earlier day"),
    ("theo Kế hoạch số 65-KH/TW", "theo Kế hoạch số 65-KH/TU, ngày 03/7/2030 của Tỉnh ủy, Kế hoạch số 66-KH/TU, ngày 03/7/2030 của Ban Thường vụ Tỉnh ủy", "C8", "two bodies, one day"),
    ("25/10/2013 của Ban Chấp hành Trung ương khóa XI", "25/10/2019 của Ban Chấp hành Trung ương khóa XI", "C9", "a day outside the term"),
    ("của Quốc hội khóa XVI", "của Quốc hội khóa XV", "C9", "another term than the number's"),
    ("Kế hoạch số 65-KH/TW", "Kế hoạch số số 65-KH/TW", "C10", "a doubled word"),
    ("thay thế Nghị định số 95/2029/NĐ-CP", "thay thế Nghị định số 95//2029/NĐ-CP", "C10", "a doubled slash"),
    ("Bến hàng;", "Bến hàng của các dự ODA;", "C10", "half a word"),
    ("theo Nghị định số 12/2031/NĐ-CP ngày", "theo Nghị định số 13/2031/NĐ-CP ngày", "C11", "another number above the attachment"),
    ("TM. CHÍNH PHỦ", "TM. ỦY BAN NHÂN DÂN", "C11", "another body signs"),
    ("Phụ lục I ban hành kèm theo", "Phụ lục II ban hành kèm theo", "C12", "an appendix that is not there"),
    ("Điều 3. Thi hành", "Điều 4. Thi hành", "C12", "an article that is missing"),
    ("Điều 3. Thi hành", "Điều 2. Thi hành", "C12", "an article that stands twice"),
    ("c) Bến chờ;\n", "", "C12", "a letter that is missing"),
    ("d) Bến tạm;\nđ)", "d) Bến tạm;\ne)", "C12", "đ comes after d"),
]  # fmt: skip

SILENT = [
    ("Kế hoạch số 65-KH/TW", "Quy định số 65-QĐ/TW", "a Party QĐ is a decision or a regulation"),
    ("Luật Đường thủy số 31/2030/QH16", "Nghị quyết số 31/2030/QH16", "an Assembly's number is of a law or a resolution"),
    ("thay thế Nghị định số 95/2029/NĐ-CP", "thay thế Nghị định số 95/2029/NĐ-CP ngày 22 tháng 8 năm 2029", "one day in two spellings"),
    ("và Nghị quyết số 957-NQ/TW.", "và Nghị quyết số 957-NQ/TW năm 2029.", "a year that the day has"),
    ("95/2029/NĐ-CP ngày 22/8/2029 của Chính phủ", "95/2029/NĐ-CP ngày 22/8/20291 của Chính phủ", "a footnote stands against the year"),
    ("thay thế Nghị định số 95/2029/NĐ-CP.", "theo Nghị định số 95/2029/NĐ-CP do Ủy ban nhân dân cấp tỉnh thực hiện.", "who carries it out did not issue it"),
    ("Kế hoạch số 65-KH/TW", "Kế hoạch số 957-KH/TW, ngày 01/6/2021 của Ban Bí thư", "one number in two series"),
    ("và Nghị quyết số 957-NQ/TW.", "và Chỉ thị số 42-CT/TW, ngày 24/3/2020, Chỉ thị số 42-CT/TW, ngày 16/01/2025.", "the numbers began anew with the term"),
    ("Luật Đường thủy số 31", "Luật Dân số số 31", "a word that ends so"),
    ("Phụ lục I ban hành kèm theo Nghị định này", "Phụ lục II ban hành kèm theo Nghị định số 95/2029/NĐ-CP", "an appendix of another document"),
    ("PHỤ LỤC I\n", "Phụ lục I. Danh mục bến\n", "a title with a full stop"),
    ("Phụ lục I ban hành", "Phụ lục 01 ban hành", "one number in two ways"),
    ("Điều 3. Thi hành", "Điều 2a. Neo đậu\nCấm neo đậu.\nĐiều 3. Thi hành", "an article that was put in between"),
    ("Bến khách;", "Bến khách của các dự án ODA;", "the whole word"),
    ("a) Bến khách;", "a) Bến khách theo Điều 1;", "a reference to an article"),
    ("TM. CHÍNH PHỦ", "TM. ỦY BAN NHÂN DÂN XÃ/PHƯỜNG....", "a form that somebody else signs"),
]  # fmt: skip


def warned(text: str) -> tuple[Warning, ...]:
    """The warnings of a text."""
    return read_document(document("bến-thuyền.txt", text.encode("utf-8"))).fragment.warnings


def test_a_sound_document_has_none() -> None:
    assert warned(SOUND) == ()


@pytest.mark.parametrize(("sound", "planted", "rule", "why"), PLANTED, ids=[row[3] for row in PLANTED])
def test_what_is_planted_is_found_and_nothing_else(sound: str, planted: str, rule: str, why: str) -> None:
    assert SOUND.count(sound) == 1, "one error at a time"
    text = SOUND.replace(sound, planted)
    found = warned(text)
    assert {one.rule for one in found} == {rule}, why
    for one in found:
        assert one.readings
        assert set(one.message) == {"vi", "en"}
        assert "{" not in "".join(one.message.values())
        assert one.evidence
        assert all(text[each.start : each.end] == each.quote for each in one.evidence)


@pytest.mark.parametrize(("sound", "other", "why"), SILENT, ids=[row[2] for row in SILENT])
def test_near_misses(sound: str, other: str, why: str) -> None:
    assert SOUND.count(sound) == 1
    assert [(one.rule, one.message["en"]) for one in warned(SOUND.replace(sound, other))] == [], why


def test_to_cite_a_consolidated_text_does_not_make_one() -> None:
    found = warned(
        SOUND.replace("Kế hoạch số 65-KH/TW", "Văn bản hợp nhất số 12/VBHN-BTC").replace("Điều 3. Thi", "Điều 4. Thi")
    )
    assert [one.rule for one in found] == ["C12"]


def test_what_is_said_twice_is_one_warning_with_both_places() -> None:
    [one] = warned("I. VIỆC\n- Theo Kế hoạch số 965-CTr/TU.\n- Theo Kế hoạch số 965-CTr/TU.\n")
    assert one.rule == "C2"
    assert len(one.evidence) == 2


def test_two_warnings_of_one_rule_have_two_names() -> None:
    found = warned(SOUND.replace("c) Bến chờ;\n", "").replace("Điều 3. Thi hành", "Điều 4. Thi hành"))
    assert len({one.id for one in found}) == len(found) == 2


_IN_A_SENTENCE = [entry for entry in entries("rules") if entry["rule"] not in ("C5 later", "C5 own", "C11 number", "C11 signature", "C12 attachment", "C12 article", "C12 again", "C12 letter", "C12 section", "C13", "C14 lead", "C14 deadline")]  # fmt: skip


@pytest.mark.parametrize("entry", _IN_A_SENTENCE, ids=lambda entry: str(entry["rule"]))
def test_rules_hold_to_their_examples(entry: dict[str, str]) -> None:
    for text in entry["examples"]:
        assert entry["id"] in _rules(text), text
    for text in entry["near"]:
        assert entry["id"] not in _rules(text), text


@pytest.mark.parametrize("entry", entries("assemblies"), ids=lambda entry: f"QH{entry['name']}")
def test_terms_of_the_assembly(entry: dict[str, list[str]]) -> None:
    assert [_rules(f"Luật số {one}") for one in entry["examples"]] == [[]]
    assert [_rules(f"Luật số {one}") for one in entry["near"]] == [["C4"]]


def _rules(text: str) -> list[str]:
    read = document("a.txt", f"theo {text} về".encode())
    return [one.rule for one in contradictions(Seen(read.view, mentions(read, ())))]


def test_words_that_break_off() -> None:
    for entry in table("rules")["broken"]:
        assert all(_rules(text) == ["C10"] for text in entry["examples"])
        assert all(_rules(text) == [] for text in entry["near"])


def test_the_programme(documents: Path) -> None:
    """The official text credits 339-QĐ/TU to a central body and names an appendix that its page does not hold."""
    path = documents / "01-CTr-TU.txt"
    found = read_document(document(path.name, path.read_bytes())).fragment.warnings
    assert {one.rule for one in found if one.severity != "info"} == {"C1", "C12"}
    assert {one.rule for one in found if one.severity == "info"} == {"C7", "C8", "C10", "C13"}


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    for text in ("Điều 1. A\n" * 20_000, "a) x\nc) x\n" * 20_000, "PHỤ LỤC " * 20_000, "các dự " * 30_000):
        read = document("a.txt", text.encode())
        assert len(list(contradictions(Seen(read.view, ())))) <= len(text)


PROSE = """I. NHIỆM VỤ
1. Kinh tế
1.1. Nông nghiệp
- Rà soát vùng trồng.
1.3. Du lịch
- Mở tuyến đường sông.
"""


@pytest.mark.parametrize(
    ("text", "rules", "why"),
    [
        (PROSE, ["C12"], "section 1.2 is missing"),
        (PROSE.replace("1.3.", "1.2."), [], "near miss: they follow each other"),
        (PROSE.replace("1.3. Du lịch", "1.2. 5 đột phá"), [], "near miss: a title that begins with a number"),
    ],
)
def test_a_section_that_is_missing(text: str, rules: list[str], why: str) -> None:
    fragment = read_document(document("a.txt", text.encode())).fragment
    assert [one.rule for one in fragment.warnings] == rules, why
    assert "I.1.3/1" in {node.properties.get("place") for node in fragment.nodes} or not rules
