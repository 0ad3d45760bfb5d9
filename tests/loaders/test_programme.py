"""Curated records: the one that ships, what becomes of each entry, and what is said of a record that is wrong."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import BadInput
from graph.ids import edge_id, part_id
from graph.model import Edge, Fragment, Node
from graph.validate import problems
from loaders.data import data_dir
from loaders.programme import read_record, shipped

PROGRAMME = "1-ctr-tu.ha-tinh.2025-2030"
CONGRESS = "resolution.ddai-hoi-ddang-bo-tinh-lan-thu-xx.ha-tinh"
R57, R68, R66 = "57-nq-tw.2024-12-22", "68-nq-tw.2025-05-04", "66-nq-tw.2025-04-30"
SMALL = """\
format: policygraph-record
version: 1
document: {symbol: 95-CTr/TU, kind: programme, province: Sông Lam, date: 2031-11-20, issuer: Tỉnh ủy}
documents:
  - {symbol: 957-NQ/TW, kind: resolution, date: 2030-12-22, issuer: Bộ Chính trị}
  - {symbol: 942-CTr/TU, kind: programme, date: 2031-04-10, issuer: Tỉnh ủy}
  - {symbol: 935-NQ/TW, kind: resolution, issuer: Bộ Chính trị, inferred: [issuer], place: II.1}
implements:
  - {from: 942-CTr/TU, to: 957-NQ/TW, place: II.1/1}
sections:
  - {place: II, title: Nhiệm vụ}
  - {place: II.1, title: Dữ liệu}
tasks:
  - place: II.1/1
    title: Kho dữ liệu
    drivers:
      - {document: 942-CTr/TU, mode: direct}
  - {place: II.1/2, title: Kỹ năng số}
"""
OWN = "95-ctr-tu.song-lam.2031-11-20"


def small(old: str = "", new: str = "") -> Fragment:
    """The small record, with one thing in it changed."""
    assert old in SMALL
    return read_record("small.yaml", SMALL.replace(old, new, 1).encode())


def nodes(fragment: Fragment) -> dict[str, Node]:
    return {node.id: node for node in fragment.nodes}


def edges(fragment: Fragment) -> dict[str, Edge]:
    return {edge.id: edge for edge in fragment.edges}


@pytest.fixture(scope="module")
def programme() -> Fragment:
    (fragment,) = shipped()
    return fragment


# --- the record that ships ---


def test_it_keeps_the_ontology(programme: Fragment) -> None:
    assert problems(programme) == []


@pytest.mark.parametrize(
    ("type", "many"),
    [
        pytest.param("Task", 211, id="206 items of part II and the five of part III"),
        pytest.param("Section", 38, id="parts, sections and lettered groups with tasks below, and part I"),
        pytest.param("Document", 33 + 6, id="itself, 31 with a number, the congress resolution; six without a number"),
        pytest.param(
            "Agency", 6 + 16 + 1, id="six that issue, 16 more with a role, and one that stands above one of those"
        ),
        pytest.param("Project", 30, id="the roads, railways, ports, gates, zones, plants and works that tasks advance"),
        pytest.param("Place", 19, id="nine that tasks are for, two countries, eight ends of routes"),
        pytest.param("Deliverable", 54 + 8, id="what tasks are to make, and what they need"),
        pytest.param("Target", 13, id="15 that tasks set, two of them in two tasks"),
    ],
)
def test_nodes_of_the_programme(programme: Fragment, type: str, many: int) -> None:
    assert len({node.id for node in programme.nodes if node.type == type}) == many


@pytest.mark.parametrize(
    ("type", "mode", "many"),
    [
        pytest.param("PART_OF", None, 249, id="each of 38 sections and 211 tasks stands in one place"),
        pytest.param(
            "DRIVES",
            "direct",
            31 + 5 + 6,
            id="31 by documents with a number, 5 by the congress resolution, 6 by others",
        ),
        pytest.param("DRIVES", "inherited", 13, id="from the headings II.4.1 and II.4.3"),
        pytest.param("IMPLEMENTS", None, 5 + 1, id="five by the programmes cited, one by the title"),
        pytest.param(
            "ISSUED",
            None,
            29 + 1 + 2 + 2,
            id="29 as the text says, 35-NQ/TW from the list, two plenums by their name; two of what is to be made",
        ),
        pytest.param("REFERS_TO", None, 31 + 6, id="all but the congress resolution, which it implements"),
        pytest.param("LEADS", None, 7, id="six as III says, and the centre for land in II.2.5/5"),
        pytest.param("COORDINATES", None, 7, id="in four tasks"),
        pytest.param("OVERSEES", None, 6, id="four bodies in III.5, two elsewhere"),
        pytest.param("ADVANCES", None, 47, id="46 in tasks, one in the heading II.5.3"),
        pytest.param("PRODUCES", None, 55, id="one resolution in two tasks"),
        pytest.param("NEEDS", None, 20, id="9 schemes and programmes, 11 projects that a task goes with"),
        pytest.param("SETS", None, 15, id="by tasks; no heading sets one"),
    ],
)
def test_edges_of_the_programme(programme: Fragment, type: str, mode: str | None, many: int) -> None:
    found = [edge for edge in programme.edges if edge.type == type and edge.properties.get("mode") == mode]
    assert len(found) == len({edge.id for edge in found}) == many


def test_there_is_nothing_else(programme: Fragment) -> None:
    known = {"Task", "Section", "Document", "Agency", "Project", "Place", "Deliverable", "Target"}
    assert Counter(node.type for node in programme.nodes).keys() == known
    of_documents, of_the_work = 249 + 55 + 6 + 34 + 37, 7 + 7 + 6 + 47 + 55 + 20 + 15
    places, above = 13 + 11, 14
    assert len({edge.id for edge in programme.edges}) == of_documents + of_the_work + places + above


@pytest.mark.parametrize(
    ("document", "place", "mode"),
    [
        pytest.param("42-ctr-tu.ha-tinh.2025-04-10", "II.2.7/1", "direct", id="the outer citation of the sentence"),
        pytest.param(R57, "II.2.7/1", None, id="the inner one is reached through it"),
        pytest.param(R66, "II.4.1/1", "inherited", id="from the heading"),
        pytest.param(R66, "II.4.1/4", "direct", id="named in the task itself: direct wins"),
        pytest.param(R68, "II.4.3/5", "inherited", id="the other document of that heading"),
        pytest.param(R57, "II.4.3/5", "direct", id="and the one that the task names again"),
        pytest.param(CONGRESS, "II.1.6/2", "direct", id="a document without a number"),
        pytest.param(CONGRESS, "III.2", None, id="III.2 does not name it"),
        pytest.param("50-ct-tw.2025-07-23", "II.1.2/4", "direct", id="an unnumbered plan absorbs nothing"),
    ],
)
def test_what_drives_a_task(programme: Fragment, document: str, place: str, mode: str | None) -> None:
    edge = edges(programme).get(edge_id("DRIVES", document, part_id(PROGRAMME, place)))
    assert (edge.properties["mode"] if edge else None) == mode


def test_a_section_with_one_driven_task_of_nine(programme: Fragment) -> None:
    tasks = {part_id(PROGRAMME, f"II.2.7/{number}") for number in range(1, 10)}
    assert {edge.target for edge in programme.edges if edge.type == "DRIVES"} & tasks == {
        part_id(PROGRAMME, "II.2.7/1")
    }


def test_the_text_names_no_date_of_its_own(programme: Fragment) -> None:
    assert "date" not in nodes(programme)[PROGRAMME].properties


def test_a_provincial_number_of_a_central_body_is_a_warning_with_both_readings(programme: Fragment) -> None:
    (warning,) = programme.warnings
    assert (warning.rule, warning.about) == ("C1", ("339-qydd-tu.ha-tinh.2025-07-10",))
    assert [one["symbol"] for one in warning.readings] == ["339-QĐ/TU", "339-QĐ/TW"]
    assert [one.place for one in warning.evidence] == ["II.1.2/4"]


def test_it_says_where_the_official_text_is(programme: Fragment) -> None:
    assert "hatinh.gov.vn" in programme.source.about["published"]


def test_titles_are_short_and_in_both_languages(programme: Fragment) -> None:
    parts = [node for node in programme.nodes if node.type in ("Section", "Task")]
    assert [node.id for node in parts if not node.properties.get("title_en")] == []
    assert [node.id for node in parts if len(str(node.properties["title"]).split()) > 15] == []


def test_no_sentence_of_the_document_is_in_it(programme: Fragment, documents: Path) -> None:
    """Facts and names are free, sentences are not: no other run of eleven words is shared with the text.

    A target is named by what it measures.
    """
    path = documents / "01-CTr-TU.txt"
    if not path.exists():
        pytest.skip("the official documents lack 01-CTr-TU.txt")
    text = " ".join(re.findall(r"\w+", path.read_text(encoding="utf-8").lower()))
    for node in programme.nodes:
        facts = [str(value) for name, value in node.properties.items() if name not in ("name", "metric")]
        said = re.findall(r"\w+", " ".join(facts).lower())
        assert [run for run in runs_of(11, said) if run in text] == []


def test_names_are_no_longer_than_titles_are(programme: Fragment) -> None:
    """The longest is the title of a programme that carries out a resolution by its own title."""
    names = {
        str(node.properties[key]) for node in programme.nodes for key in ("name", "metric") if key in node.properties
    }
    assert [name for name in names if len(name.split()) > 32 or ". " in name or ";" in name] == []


def runs_of(length: int, words: Sequence[str]) -> list[str]:
    return [" ".join(words[at : at + length]) for at in range(len(words) - length + 1)]


# --- what becomes of an entry ---


def test_the_small_record_keeps_the_ontology() -> None:
    assert problems(small()) == []


def test_every_fact_is_curated_and_has_a_place_and_no_words() -> None:
    found = [one for thing in (*small().nodes, *small().edges) for one in thing.evidence]
    assert {(one.method, one.start, one.end, one.quote) for one in found} == {("curated", None, None, None)}
    assert all(one.place for one in found)


@pytest.mark.parametrize(
    ("edge", "place"),
    [
        pytest.param(("PART_OF", f"{OWN}~II.1~1", f"{OWN}~II.1"), "II.1/1", id="a part stands where it is"),
        pytest.param(("PART_OF", f"{OWN}~II", OWN), "II", id="a part of the document itself"),
        pytest.param(("DRIVES", "942-ctr-tu.song-lam.2031-04-10", f"{OWN}~II.1~1"), "II.1/1", id="in the task"),
        pytest.param(("ISSUED", "agency.tinh-uy.song-lam", OWN), "title", id="its own issuer"),
        pytest.param(("ISSUED", "agency.bo-chinh-tri", "935-nq-tw"), "II.1", id="where the record says"),
        pytest.param(("REFERS_TO", OWN, "957-nq-tw.2030-12-22"), "II.1/1", id="where a link names it"),
        pytest.param(("IMPLEMENTS", "942-ctr-tu.song-lam.2031-04-10", "957-nq-tw.2030-12-22"), "II.1/1", id="as given"),
    ],
)
def test_edges_stand_where_their_words_are(edge: tuple[str, str, str], place: str) -> None:
    assert [one.place for one in edges(small())[edge_id(*edge)].evidence] == [place]


def test_what_is_inferred_is_less_sure() -> None:
    sure = {node.evidence[0].confidence: set(node.properties) for node in small().nodes if node.id == "935-nq-tw"}
    assert sure == {"high": {"symbol", "kind"}, "low": {"issuer"}}
    assert edges(small())[edge_id("ISSUED", "agency.bo-chinh-tri", "935-nq-tw")].evidence[0].confidence == "low"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        pytest.param("mode: direct", "mode: inherited", "II.1", id="the heading above"),
        pytest.param("mode: direct", "mode: inherited, place: II", "II", id="the heading that the record names"),
    ],
)
def test_an_inherited_driver_stands_in_a_heading(old: str, new: str, place: str) -> None:
    (edge,) = [one for one in small(old, new).edges if one.type == "DRIVES"]
    assert (edge.properties["mode"], edge.evidence[0].place) == ("inherited", place)


@pytest.mark.parametrize(
    ("old", "new", "id"),
    [
        pytest.param("", "", "95-ctr-tu.song-lam.2031-11-20", id="a local organ's carries the province, then the date"),
        pytest.param("date: 2031-11-20", "term: 2030-2035", "95-ctr-tu.song-lam.2030-2035", id="without a date, the term"),
        pytest.param("{symbol: 95-CTr/TU", "{symbol: 95-KH/BTCTW", "95-kh-btctw.2031-11-20", id="a central organ's, none"),
        pytest.param("symbol: 95-CTr/TU, ", "name: Kế hoạch năm, ", "programme.ke-hoach-nam.song-lam.2031-11-20", id="by name"),
    ],
)  # fmt: skip
def test_the_id_of_the_document(old: str, new: str, id: str) -> None:
    assert small(old, new).source.document == id


def test_the_id_of_the_source_is_of_the_document_and_not_of_the_file() -> None:
    assert small().source.id == f"record.{OWN}"
    assert read_record("renamed.yaml", SMALL.encode()).source.sha256 == small().source.sha256


def test_two_documents_with_one_symbol() -> None:
    old = "  - {symbol: 942-CTr/TU, kind: programme"
    other = "  - {symbol: 957-NQ/TW, as: 957-NQ/TW of 2026, kind: resolution, date: 2026-01-05, place: II}\n"
    found = nodes(small(old, other + old))
    assert {"957-nq-tw.2026-01-05", "957-nq-tw.2030-12-22"} <= found.keys()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(SMALL.replace("\n", "\r\n").encode(), id="line ends of Windows"),
        pytest.param(b"\xef\xbb\xbf" + SMALL.encode(), id="a byte order mark"),
        pytest.param(SMALL.encode("utf-16"), id="UTF-16 with its mark"),
        pytest.param(("# words\n" + SMALL).encode(), id="a comment before it"),
        pytest.param(("---\n" + SMALL + "...\n").encode(), id="the marks of a YAML document"),
    ],
)
def test_the_same_record_however_it_was_saved(data: bytes) -> None:
    found = read_record("small.yaml", data)
    assert (found.nodes, found.edges) == (small().nodes, small().edges)


def test_a_place_is_no_number() -> None:
    """YAML would make 1.10 of this place the number 1.1, and the date an object."""
    changed = SMALL.replace("II", "1").replace("1.1/1", "1.10/1").replace("1.1/2", "1.10/2").replace("1.1,", "1.10,").replace("1.1}", "1.10}")  # fmt: skip
    assert f"{OWN}~1.10~1" in nodes(read_record("small.yaml", changed.encode()))


# --- what is wrong ---


@pytest.mark.parametrize(
    ("old", "new", "said", "remedy"),
    [
        pytest.param("format: policygraph-record", "format: graph", "this is no record", "README", id="another format"),
        pytest.param("version: 1", "version: 2", "version: 1", "README", id="a version of tomorrow"),
        pytest.param("sections:", "sektions:", "unknown key 'sektions'", "Known here", id="a key at the top"),
        pytest.param("document: {", "document: {colour: red, ", "document: unknown key 'colour'", "symbol", id="in document"),
        pytest.param("issuer: Tỉnh ủy}\ndocuments:", "issuer: ''}\ndocuments:", "document: issuer is empty", "Leave", id="an empty fact"),
        pytest.param("date: 2031-11-20, ", "", "neither date nor term", "Add one", id="no date, no term"),
        pytest.param("date: 2031-11-20", "date: 2031-11-31", "'2031-11-31' is no date", "2031-05-04", id="31 November"),
        pytest.param("date: 2031-11-20", "date: 20/11/2031", "'20/11/2031' is no date", "2031-05-04", id="as people write it"),
        pytest.param("province: Sông Lam, ", "", "without its province", "Add `province", id="a local organ, no province"),
        pytest.param("kind: programme", "kind: program", "no document kind 'program'", "programme", id="an unknown kind"),
        pytest.param("kind: programme, ", "", "no kind", "Add `kind", id="no kind"),
        pytest.param("symbol: 95-CTr/TU, ", "", "neither symbol nor name", "Add the symbol", id="nothing to call it by"),
        pytest.param("symbol: 95-CTr/TU", "symbol: 95-ctr/tu", "no symbol as it should be", "Write it 95-CTr/TU", id="small letters"),
        pytest.param("symbol: 95-CTr/TU", "symbol: Nghị quyết 57", "no symbol as it should be", "organs.yaml", id="no symbol at all"),
        pytest.param("{symbol: 957-NQ/TW", "{symbol: 942-CTr/TU", "(942-CTr/TU): 942-CTr/TU is listed twice", "Keep one", id="a document twice"),
        pytest.param("{symbol: 957-NQ/TW, kind: resolution, date: 2030-12-22", "{symbol: 95-CTr/TU, kind: programme, date: 2031-11-20", "listed twice", "Keep one", id="itself among the cited"),
        pytest.param("inferred: [issuer]", "inferred: [date]", "inferred names what is not there", "issuer", id="inferred, but not said"),
        pytest.param("inferred: [issuer]", "inferred: issuer", "inferred names what is not there", "[", id="inferred is no list"),
        pytest.param("inferred: [issuer]", "inferred: [[issuer]]", "inferred names what is not there", "[", id="a list in the list"),
        pytest.param(", place: II.1}\nimplements", "}\nimplements", "(935-NQ/TW): nothing says where", "Add `place", id="cited nowhere"),
        pytest.param("from: 942-CTr/TU", "from: 943-CTr/TU", "implements, entry 1 (943-CTr/TU): from '943-CTr/TU' is none", "Add it to `documents`", id="an unknown document"),
        pytest.param("to: 957-NQ/TW", "to: 942-CTr/TU", "does not carry out itself", "Mend", id="from itself to itself"),
        pytest.param("to: 957-NQ/TW, place: II.1/1", "to: 957-NQ/TW", "no place", "Add `place", id="a link without a place"),
        pytest.param("document: 942-CTr/TU", "document: 57-NQ/TW", "tasks, entry 1 (II.1/1), drivers, entry 1 (57-NQ/TW)", "Add it to `documents`", id="an unknown driver"),
        pytest.param("document: 942-CTr/TU", "document: 95-CTr/TU", "does not drive its own tasks", "Take this driver out", id="a driver of its own tasks"),
        pytest.param("mode: direct", "mode: maybe", "no mode 'maybe'", "direct, inherited", id="a bad mode"),
        pytest.param(", mode: direct", "", "no mode", "Add `mode", id="no mode"),
        pytest.param("      - {document: 942-CTr/TU, mode: direct}", "      - {document: 942-CTr/TU, mode: direct}\n      - {document: 942-CTr/TU, mode: inherited}", "named twice for one task", "direct", id="direct and inherited"),
        pytest.param("drivers:\n      - {document: 942-CTr/TU, mode: direct}", "drivers: 942-CTr/TU", "drivers is no list", "dash", id="drivers as text"),
        pytest.param("{place: II.1/2, title", "{title", "tasks, entry 2: no place", "Add `place", id="no place"),
        pytest.param("place: II.1/2", "place: II.1/1", "tasks, entry 2 (II.1/1): this place is taken", "its own place", id="a place twice"),
        pytest.param("place: II.1/2", "place: II.1", "this place is taken", "its own place", id="the place of a section"),
        pytest.param("place: II.1/2", "place: II.2/2", "there is no section II.2", "Add the section", id="in no section"),
        pytest.param("place: II, title", "place: III, title", "there is no section II", "Add the section", id="a section in no part"),
        pytest.param("place: II.1/2", "place: II.1 / 2", "'II.1 / 2' is no place", "II.2.2/3", id="a place with spaces"),
        pytest.param("place: II.1/2", "place: II.1~2", "'II.1~2' is no place", "II.2.2/3", id="an id for a place"),
        pytest.param("title: Kỹ năng số", "title: [Kỹ, năng]", "title is no text", "one line", id="a list for a title"),
        pytest.param(", title: Kỹ năng số", "", "tasks, entry 2 (II.1/2): no title", "Add `title", id="no title"),
        pytest.param("title: Kỹ năng số", "titel: Kỹ năng số", "unknown key 'titel'", "title", id="a key misspelt"),
        pytest.param("document: {symbol: 95-CTr/TU, kind: programme, province: Sông Lam, date: 2031-11-20, issuer: Tỉnh ủy}", "document: 95-CTr/TU", "document is no mapping", "keys of its own", id="a document as text"),
        pytest.param("  - {place: II.1/2", "  - place II.1/2\n  - {place: II.1/3", "tasks is no list of entries", "dash", id="an entry as text"),
    ],
)  # fmt: skip
def test_a_record_that_says_something_wrong(old: str, new: str, said: str, remedy: str) -> None:
    with pytest.raises(BadInput) as raised:
        small(old, new)
    assert raised.value.path == "small.yaml"
    assert said in raised.value.problem
    assert remedy in raised.value.remedy


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b" \n\n", "empty", id="white space"),
        pytest.param(b"# only words\n", "no keys", id="only a comment"),
        pytest.param(b"%PDF-1.7", "PDF", id="another format"),
        pytest.param(b"\xff\xfe\xff", "UTF-16", id="half a character"),
        pytest.param("tên: Hà".encode("cp1258", "replace"), "UTF-8", id="an encoding of the last century"),
        pytest.param(b"just words", "no keys", id="a text"),
        pytest.param(b"- a\n- b\n", "no keys", id="a list"),
        pytest.param(b"a: [1, 2\nb: 3\n", "no valid YAML", id="a bracket left open"),
        pytest.param(b"a: b: c\n", "line 1", id="a colon in a text"),
        pytest.param(b"a: 1\n\tb: 2\n", "no valid YAML", id="a tab for an indent"),
        pytest.param(b"a: 1\nb: 2\na: 3\n", "line 3: the key 'a' stands twice", id="a key twice"),
        pytest.param(b"{a: 1, {b: 2}: 3}\n", "a key is no text", id="a mapping for a key"),
        pytest.param(b"a: &x 1\nb: *x\n", "anchors and tags", id="an anchor"),
        pytest.param(b"a: !!python/object:os.system 1\n", "anchors and tags", id="a tag that would run code elsewhere"),
        pytest.param(b"a: !include b.yaml\n", "anchors and tags", id="a tag of another program"),
        pytest.param(b"---\na: 1\n---\nb: 2\n", "several documents", id="two records in one file"),
        pytest.param(b"a: " + b"[" * 50_000, "too many levels", id="so deep that a parser would fall over"),
        pytest.param(b"- " * 50_000, "too many levels", id="the same with dashes"),
        pytest.param(b"? " * 50_000, "too many levels", id="the same with question marks"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_record(data: bytes, said: str) -> None:
    with pytest.raises(BadInput) as raised:
        read_record("odd.yaml", data)
    assert raised.value.path == "odd.yaml"
    assert said in raised.value.problem
    assert raised.value.remedy


def test_the_record_in_the_manual_is_a_record() -> None:
    (shown,) = re.findall(r"```yaml\n(.*?)```", (data_dir() / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert problems(read_record("README.md", shown.encode())) == []


ODD = st.recursive(
    st.sampled_from(["", "1", "II", "II.1", "II.1/1", "title", "95-CTr/TU", "957-NQ/TW", "direct", "2031", "x", "~"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["place", "kind", "x"]), inner),
    max_leaves=4,
)


@settings(derandomize=True, database=None, deadline=None, max_examples=300)
@given(st.data())
def test_whatever_stands_in_a_record_it_is_read_or_refused(data: st.DataObject) -> None:
    """No slip of a hand may end in anything but a fragment that keeps the ontology, or an error with a remedy."""
    record = yaml.load(SMALL, Loader=yaml.BaseLoader)
    for _ in range(data.draw(st.integers(1, 3))):
        holder = data.draw(st.sampled_from(list(holders_in(record))))
        key = data.draw(st.sampled_from(sorted(holder) if isinstance(holder, dict) else range(len(holder))))
        holder[key] = data.draw(ODD)
    try:
        found = read_record("odd.yaml", yaml.safe_dump(record, allow_unicode=True).encode())
    except BadInput:
        return
    assert problems(found) == []


def holders_in(value: Any) -> Iterator[Any]:
    """Every list and mapping in a value that has something in it, itself first."""
    if isinstance(value, (list, dict)) and value:
        yield value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from holders_in(inner)
