"""Bodies: which one is named at a place, under which name, and where a list of them ends. All sentences are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.text import fold
from loaders import lexicon
from loaders.collectives import collective_at
from loaders.issuers import issuer_entry, provinces
from loaders.work.agencies import bodies_at, body_at, kind_of
from loaders.work.kinship import kin

NAMED = [
    ("Bộ Văn hóa, Thể thao và Du lịch, Bộ Y tế", "Bộ Văn hóa, Thể thao và Du lịch", "commas and a joiner inside a name"),
    ("Bộ Lao động - Thương binh và Xã hội16", "Bộ Lao động - Thương binh và Xã hội", "a footnote's number behind it"),
    ("Bộ trưởng Bộ Y tế", "Bộ Y tế", "its head stands for a ministry"),
    ("Thủ trưởng các sở, ngành", "Các sở, ngành", "so do the heads of several"),
    ("UBND tỉnh", "Ủy ban nhân dân tỉnh", "an abbreviation"),
    ("Bộ TN&MT", "Bộ Tài nguyên và Môi trường", "an abbreviation of a former ministry"),
    ("Ủy ban nhân dân cấp xã", "Ủy ban nhân dân cấp xã", "all of one level are no single one"),
    ("UBND xã Sông Lam", "Ủy ban nhân dân xã Sông Lam", "that of one commune"),
    ("Ủy ban nhân dân các tỉnh, thành phố trực\nthuộc Trung ương", "Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương", "a collective over a line's end"),
    ("UBND các tỉnh, thành phố", "Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương", "the same in short"),
    ("các bộ, ngành và địa phương có liên quan", "Các bộ, ngành, địa phương", "whoever is concerned is no name"),
    ("Hội Nông dân Việt Nam cấp tỉnh", "Hội Nông dân Việt Nam cấp tỉnh", "those of a level are not the one at the top"),
    ("Vụ Pháp chế chủ trì", "Vụ Pháp chế", "unknown: up to what it is to do"),
    ("Vụ Kế hoạch và tài chính, Bộ Y tế", "Vụ Kế hoạch và tài chính", "unknown: small letters behind a joiner"),
    ("Thanh tra Bộ Y tế kiểm tra", "Thanh tra Bộ Y tế", "unknown: a head and a known body"),
    ("Cục Thuế thuộc Bộ Tài chính", "Cục Thuế", "the body above it is no part of the name"),
    ("Ban quản lý các khu công nghiệp, khu chế xuất báo cáo", "Ban quản lý khu công nghiệp, khu kinh tế", "a sort of body under its many forms"),
    ("Cục Trồng trọt và Bảo vệ thực vật chủ trì", "Cục Trồng trọt và Bảo vệ thực vật", "a capital behind 'và' that begins no body"),
    ("Vụ Pháp chế và Bảo hiểm xã hội Việt Nam", "Vụ Pháp chế", "near miss: a capital that begins one"),
    ("Cục Quản lý đê điều và Phòng, chống thiên tai rà soát", "Cục Quản lý đê điều và Phòng, chống thiên tai", "a comma inside a name that many have"),
    ("Cục Công nghệ thông tin và Chuyển đổi số đối với", "Cục Công nghệ thông tin và chuyển đổi số", "a name with words that else end one"),
    ("Trung tâm Công nghệ thông tin và chuyển đổi số báo cáo", "Trung tâm Công nghệ thông tin và chuyển đổi số", "unknown: with words that begin like a verb"),
    ("Ngân hàng Nhà nước Việt Nam - Chi nhánh Khu vực 8 chỉ đạo", "Ngân hàng Nhà nước Việt Nam Khu vực 8", "the branch of a region is another body"),
    ("Kho bạc Nhà nước Khu vực XI", "Kho bạc Nhà nước Khu vực XI", "the same in short"),
    ("UBND các huyện, thành phố", "Ủy ban nhân dân các huyện, thành phố", "cities of a province"),
    ("các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy lập", "Các huyện ủy, thành ủy, đảng ủy trực thuộc", "committees beneath a provincial one"),
    ("cơ quan thuế", "Cơ quan thuế", "a sort of body that is named without its name"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "name", "why"), NAMED, ids=[row[2] for row in NAMED])
def test_a_body_is_named(words: str, name: str, why: str) -> None:
    body = body_at(words, 0, len(words))
    assert body is not None, why
    assert body.name == name, why


NONE = [
    ("Bộ tiêu chí nông thôn mới", "a set of criteria"),
    ("Ban hành quy chế", "a verb"),
    ("Hội nhập quốc tế", "a verb"),
    ("các ngành công nghiệp", "branches of industry"),
    ("bộ phận một cửa", "a counter"),
    ("xã, phường có biển", "units, not the bodies that govern them"),
    ("các tỉnh của nước bạn", "of somebody else"),
    ("Cục Sông, hồ nước ngọt", "a name that goes on in a way that cannot be told"),
    ("Cục Sông và chuyển đến bến", "a name that would end with a joiner"),
    ("doanh nghiệp", "nobody in particular"),
]


@pytest.mark.parametrize(("words", "why"), NONE, ids=[row[1] for row in NONE])
def test_what_looks_like_one_is_none(words: str, why: str) -> None:
    assert body_at(words, 0, len(words)) is None, why


def test_what_says_nobody_in_particular_has_no_name() -> None:
    words = "các cơ quan, đơn vị có liên quan"
    body = body_at(words, 0, len(words))
    assert body is not None
    assert (body.name, body.end) == ("", len(words))


LISTS = [
    ("các Bộ: Y tế, Nông nghiệp và Môi trường, Công Thương và Tư pháp rà soát", "Bộ Y tế|Bộ Nông nghiệp và Môi trường|Bộ Công Thương|Bộ Tư pháp", "a common head"),
    ("các sở Y tế, Tài chính và các xã, phường", "Sở Y tế|Sở Tài chính|Các xã, phường", "a common head without a colon, then others"),
    ("các bộ, ngành: Y tế, Công an và xã hội", "Bộ Y tế|Bộ Công an", "a common head and 'ngành'"),
    ("Bộ trưởng các Bộ: Y tế, Tài chính", "Bộ Y tế|Bộ Tài chính", "the heads of several"),
    ("UBND các tỉnh Nghệ An, Hà Tĩnh", "Ủy ban nhân dân tỉnh Nghệ An|Ủy ban nhân dân tỉnh Hà Tĩnh", "provinces"),
    ("UBND các tỉnh, thành phố: Hà Nội, Nghệ An", "Ủy ban nhân dân thành phố Hà Nội|Ủy ban nhân dân tỉnh Nghệ An", "a city among them"),
    ("Bộ Y tế (qua Cục Y tế), Bộ Công an và nhân dân", "Bộ Y tế|Bộ Công an", "a parenthesis; people are no body"),
    ("Cục Quản lý xuất nhập cảnh, Bộ Công an, Bộ Y tế", "Cục Quản lý xuất nhập cảnh|Bộ Y tế", "the body above stands behind a comma"),
    ("Bộ Y tế, các cơ quan liên quan, Sở Y tế", "Bộ Y tế||Sở Y tế", "nobody in particular ends no list"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "names", "why"), LISTS, ids=[row[2] for row in LISTS])
def test_a_list_of_bodies(words: str, names: str, why: str) -> None:
    found, _ = bodies_at(words, 0, len(words))
    assert [" ".join(filter(None, (one.name, one.province))) for one in found] == names.split("|"), why


DEFINED = [
    ("Tổng công ty Sông Lam (sau đây viết tắt là TCT)", "TCT", "Tổng công ty Sông Lam", "an acronym"),
    ("Sở Y tế (sau đây gọi tắt là Sở chủ quản)", "Sở chủ quản", "Sở Y tế", "two words"),
    ("Sở Y tế (sau đây gọi tắt là Sở)", "Sở", None, "one word would stand for too much"),
    ("Đề án mở đường (sau đây gọi tắt là Đề án)", "Đề án", None, "not a body"),
]


@pytest.mark.parametrize(("gives", "short", "name", "why"), DEFINED, ids=[row[3] for row in DEFINED])
def test_a_short_name_that_the_document_gives(gives: str, short: str, name: str | None, why: str) -> None:
    text = f"{gives} họp hằng tháng. {short} rà soát quy trình."
    body = body_at(text, text.rindex(short), len(text))
    assert (body.name if body else None) == name, why


def test_a_body_of_a_province_carries_it() -> None:
    words = "Sở Y tế tỉnh Nghệ An"
    assert body_at(words, 0, len(words)) == (0, len(words), "Sở Y tế", "Nghệ An")


@given(
    st.lists(
        st.sampled_from(["Bộ Y tế", "các", "sở", ",", " và ", "UBND", "tỉnh", "Vụ", "(", ")", "\n", "Hà Tĩnh", " "]),
        max_size=12,
    )
)
def test_spans_stay_inside_the_words(pieces: list[str]) -> None:
    words = " ".join(pieces)
    for end in (len(words), len(words) // 2):
        found, behind = bodies_at(words, 0, end)
        assert all(0 <= one.start < one.end <= end for one in found)
        assert behind <= end


# --- the lexicon ----------------------------------------------------------------------------------------------------

COLLECTIVES = [(entry, one) for entry in lexicon.entries("collectives") for one in entry.get("examples", ())]
NEAR = [one for entry in lexicon.entries("collectives") for one in entry.get("near", ())]


@pytest.mark.parametrize(("entry", "example"), COLLECTIVES, ids=[row[1] for row in COLLECTIVES])
def test_a_class_stands_in_its_examples(entry: lexicon.Entry, example: str) -> None:
    found = collective_at(example, 0, len(example))
    assert found is not None
    assert fold(entry["name"]) in fold(found.name)


@pytest.mark.parametrize("near", NEAR)
def test_what_looks_like_a_collective_names_nobody(near: str) -> None:
    found = collective_at(near, 0, len(near))
    assert found is None or not found.name


@pytest.mark.parametrize("entry", lexicon.entries("bodies"), ids=lambda entry: entry["name"])
def test_parents_and_successors_are_bodies_of_the_lexicon(entry: lexicon.Entry) -> None:
    for other in (*entry.get("successors", ()), *([entry["parent"]] if "parent" in entry else [])):
        assert issuer_entry(other).get("name") == other
    assert ("until" in entry) == ("successors" in entry)
    assert kind_of(entry["name"]) is not None


def test_no_body_is_above_itself_or_after_itself() -> None:
    for entry in lexicon.entries("bodies"):
        for key in ("PARENT_OF", "SUCCEEDS"):
            seen, open_ = set(), [entry["name"]]
            while open_:
                name = open_.pop()
                assert name not in seen or name != entry["name"], (key, name)
                if name not in seen:
                    seen.add(name)
                    open_ += [one.name for one in kin(name, provinces()[6]) if one.type == key]
