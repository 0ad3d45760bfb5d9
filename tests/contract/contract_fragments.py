"""Small invented fragments for tests of stores; take the state whose name says what you need.

    EMPTY                        nothing at all
    ONE_PROGRAMME                a text with sections, tasks, cited documents, an agency; a warning, a mention unresolved
    TEXT_AND_RECORD              ONE_PROGRAMME and the curated record of the same programme
    TWO_SOURCES_THAT_DISAGREE    three sources that give one document three subjects
    CITED_BARE_AND_DATED         one source cites 7-KL/TW without a date and states parts of it, another dates it
    CITED_BARE_WITH_TWO_DATES    the bare 7-KL/TW could be either of two
    A_HUB                        one document that drives thirty tasks
    A_PLAN                       tasks of two documents that make and need three things, one of which nobody makes
    OVERLAPPING                  two documents whose tasks speak of one harbour
    A_RING                       five documents, each carrying out the next, the last the first

Every statement stands on a line of its own in the text of its source, so that spans and quotes are true.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from graph.ids import part_id, sort_key, source_id
from graph.model import Edge, Evidence, Fragment, Node, Source, SourceKind, Unresolved, Warning

NodeLine = tuple[str, str, Mapping[str, Any]]
EdgeLine = tuple[str, str, str] | tuple[str, str, str, Mapping[str, Any]]

PROGRAMME = "95-ctr-tu.song-lam.2025-2030"
TASK = part_id(PROGRAMME, "II.2.2/3")
BARE, DATED, EARLIER = "7-kl-tw", "7-kl-tw.2014-05-06", "7-kl-tw.2009-02-03"


class _Writer:
    """Evidence for one statement after the other: a line of the text each, or a numbered entry of a record."""

    def __init__(self, source: str, kind: SourceKind) -> None:
        self.source, self.kind, self.text = source, kind, ""

    def evidence(self, words: str) -> tuple[Evidence, ...]:
        place = f"line {self.text.count(chr(10)) + 1}"
        start = len(self.text)
        self.text += words + "\n"
        if self.kind == "record":
            return (Evidence(self.source, place, "curated"),)
        return (Evidence(self.source, place, "cited", start, start + len(words), words),)


def fragment(
    document: str,
    nodes: Sequence[NodeLine] = (),
    edges: Sequence[EdgeLine] = (),
    *,
    kind: SourceKind = "text",
    unresolved: Sequence[tuple[str, Sequence[str]]] = (),
    warnings: Sequence[tuple[str, Sequence[str]]] = (),
) -> Fragment:
    """A fragment that states these nodes and edges; every end of an edge must be among the nodes.

    Unresolved mentions are (id, candidates), warnings (id, what they are about).
    """
    source = source_id(document, kind)
    writer = _Writer(source, kind)
    stated = tuple(Node(id, type, dict(facts), writer.evidence(f"{type} {id} {facts}")) for id, type, facts in nodes)
    links = tuple(
        Edge(type, start, end, dict(*facts), writer.evidence(f"{start} {type} {end} {facts}"))
        for type, start, end, *facts in edges
    )
    mentions = tuple(
        Unresolved(id, {"name": f"Kết luận {id}"}, tuple(candidates), writer.evidence(f"{id} {candidates}"))
        for id, candidates in unresolved
    )
    doubts = tuple(
        Warning(
            id, "C1", "warning", {"vi": f"Mâu thuẫn {id}", "en": f"Contradiction {id}"},
            ({"issuer": "Ban Bí thư"}, {"issuer": "Tỉnh ủy"}), tuple(about), writer.evidence(f"{id} {about}"),
        )
        for id, about in warnings
    )  # fmt: skip
    digest = hashlib.sha256(writer.text.encode()).hexdigest()
    text = "" if kind == "record" else writer.text
    return Fragment(Source(source, kind, f"{document}.txt", digest, document, text), stated, links, mentions, doubts)


def document(id: str, **facts: str) -> NodeLine:
    """A statement of a document."""
    return id, "Document", facts


def task(place: str, text: str, of: str = PROGRAMME) -> NodeLine:
    """A statement of a task by its text."""
    return part_id(of, place), "Task", {"place": place, "text": text}


def section(place: str, text: str, of: str = PROGRAMME) -> NodeLine:
    """A statement of a section by its heading."""
    return part_id(of, place), "Section", {"place": place, "text": text}


def part_of(place: str, above: str = "", of: str = PROGRAMME) -> EdgeLine:
    """The place of a section or task in its document."""
    return "PART_OF", part_id(of, place), part_id(of, above) if above else of


EMPTY: list[Fragment] = []

THE_TEXT = fragment(
    PROGRAMME,
    [
        document(PROGRAMME, symbol="95-CTr/TU", kind="programme", province="Sông Lam", term="2025-2030"),
        document("57-nq-tw.2024-12-22", symbol="57-NQ/TW", kind="resolution", date="2024-12-22", issuer="Bộ Chính trị"),
        document("1-ctr-tu.song-lam.2025-04-10", symbol="01-CTr/TU", kind="programme", date="2025-04-10"),
        document("157-nq-tw.2023", symbol="157-NQ/TW", kind="resolution", date="2023"),
        document("339-qdd-tu.song-lam", symbol="339-QĐ/TU", kind="decision", issuer="Ban Bí thư"),
        ("agency.bo-chinh-tri", "Agency", {"name": "Bộ Chính trị", "abbreviations": ("BCT",)}),
        section("II", "NHIỆM VỤ"),
        section("II.2", "Hạ tầng"),
        section("II.2.2", "Cảng Vũng Áng"),
        section("II.2.10", "Đường vào cảng"),
        task("II.2.2/3", "Mở rộng cảng Vũng Áng theo Nghị quyết số 57-NQ/TW"),
        task("II.2.2/10", "Nạo vét luồng vào Vũng Áng; đưa hòa vào điện chung"),
        task("II.2.10/1", "Nối vũng đỗ xe với làng Áng"),
        task("II.2.10/2", "Đặt trạm hoà lưới"),
    ],
    [
        part_of("II"), part_of("II.2", "II"), part_of("II.2.2", "II.2"), part_of("II.2.10", "II.2"),
        part_of("II.2.2/3", "II.2.2"), part_of("II.2.2/10", "II.2.2"),
        part_of("II.2.10/1", "II.2.10"), part_of("II.2.10/2", "II.2.10"),
        ("DRIVES", "1-ctr-tu.song-lam.2025-04-10", TASK, {"mode": "direct"}),
        ("DRIVES", "57-nq-tw.2024-12-22", part_id(PROGRAMME, "II.2.10/1"), {"mode": "inherited"}),
        ("IMPLEMENTS", "1-ctr-tu.song-lam.2025-04-10", "57-nq-tw.2024-12-22"),
        ("ISSUED", "agency.bo-chinh-tri", "57-nq-tw.2024-12-22"),
        ("REFERS_TO", PROGRAMME, "57-nq-tw.2024-12-22"),
        ("REFERS_TO", PROGRAMME, "339-qdd-tu.song-lam"),
    ],
    unresolved=[("m1", ["57-nq-tw.2024-12-22", "157-nq-tw.2023"])],
    warnings=[("w1", ["339-qdd-tu.song-lam"])],
)  # fmt: skip
THE_RECORD = fragment(
    PROGRAMME,
    [
        document(PROGRAMME, symbol="95-CTr/TU", kind="programme", subject="cảng và đường"),
        document("57-nq-tw.2024-12-22", symbol="57-NQ/TW", kind="resolution", subject="dữ liệu"),
        (TASK, "Task", {"place": "II.2.2/3", "title": "Thêm cầu cảng", "title_en": "More quays"}),
    ],
    [("DRIVES", "57-nq-tw.2024-12-22", TASK, {"mode": "inherited"})],
    kind="record",
    warnings=[("w1", ["339-qdd-tu.song-lam"])],
)
ONE_PROGRAMME = [THE_TEXT]
TEXT_AND_RECORD = [THE_TEXT, THE_RECORD]

_SUBJECT = "57-nq-tw.2024-12-22"
OWN_WORDS = fragment(_SUBJECT, [document(_SUBJECT, symbol="57-NQ/TW", subject="own words")])
RECORDED = fragment(
    "9-ctr-tu.a.2025", [document("9-ctr-tu.a.2025"), document(_SUBJECT, subject="as recorded")], kind="record"
)
CITING_B = fragment("9-ctr-tu.b.2025", [document("9-ctr-tu.b.2025"), document(_SUBJECT, subject="cited in b")])
CITING_C = fragment("9-ctr-tu.c.2025", [document("9-ctr-tu.c.2025"), document(_SUBJECT, subject="cited in c")])
TWO_SOURCES_THAT_DISAGREE = [CITING_C, CITING_B, OWN_WORDS, RECORDED]

CITES_BARE = fragment(
    "21-ctr-tu.song-lam.2025-01-01",
    [
        document("21-ctr-tu.song-lam.2025-01-01", symbol="21-CTr/TU", date="2025-01-01"),
        document(BARE, symbol="7-KL/TW"),
        section("I", "a part that this source knows", of=BARE),
        task("I/1", "carry it out", of="21-ctr-tu.song-lam.2025-01-01"),
    ],
    [
        ("REFERS_TO", "21-ctr-tu.song-lam.2025-01-01", BARE),
        ("DRIVES", BARE, part_id("21-ctr-tu.song-lam.2025-01-01", "I/1"), {"mode": "direct"}),
        part_of("I", of=BARE),
    ],
    unresolved=[("m2", [BARE])],
    warnings=[("w2", [BARE, part_id(BARE, "I")])],
)
CITES_DATED = fragment(
    "22-ctr-tu.song-lam.2025-01-01",
    [
        document("22-ctr-tu.song-lam.2025-01-01", symbol="22-CTr/TU", date="2025-01-01"),
        document(DATED, symbol="7-KL/TW", date="2014-05-06"),
        section("I", "the same part", of=DATED),
        section("II", "another part", of=DATED),
    ],
    [("REFERS_TO", "22-ctr-tu.song-lam.2025-01-01", DATED), part_of("I", of=DATED), part_of("II", of=DATED)],
)
CITES_EARLIER = fragment(
    "23-ctr-tu.song-lam.2025-01-01",
    [
        document("23-ctr-tu.song-lam.2025-01-01", symbol="23-CTr/TU", date="2025-01-01"),
        document(EARLIER, symbol="7-KL/TW", date="2009-02-03"),
        document(DATED, symbol="7-KL/TW", date="2014-05-06"),
        document(BARE, symbol="7-KL/TW"),
    ],
    [("REPLACES", DATED, BARE), ("REPLACES", DATED, EARLIER)],
)
CITED_BARE_AND_DATED = [CITES_BARE, CITES_DATED]
CITED_BARE_WITH_TWO_DATES = [CITES_BARE, CITES_DATED, CITES_EARLIER]

_HUB = "88-nq-tw.2024-01-01"
HUB_TASKS = [part_id(PROGRAMME, f"I/{number}") for number in range(1, 31)]
A_HUB = [
    fragment(
        PROGRAMME,
        [document(PROGRAMME), document(_HUB), *(task(f"I/{number}", f"task {number}") for number in range(1, 31))],
        [("DRIVES", _HUB, one, {"mode": "direct"}) for one in reversed(HUB_TASKS)],
    )
]
HUB = _HUB

RING = [f"{number}-nq-tw.2024-01-0{number}" for number in range(1, 6)]
A_RING = [
    fragment(
        "90-bc-tu.song-lam.2025",
        [document("90-bc-tu.song-lam.2025"), *(document(id) for id in RING)],
        [("IMPLEMENTS", one, next) for one, next in zip(RING, [*RING[1:], RING[0]], strict=True)],
    )
]

PLANNED = "96-ctr-tu.song-lam.2031-12-01"
A_PLAN = [
    fragment(
        own,
        [
            document(own), section("I", "NHIỆM VỤ", of=own), *(task(f"I/{n}", f"Việc {n}", of=own) for n in tasks),
            *((f"deliverable.{one}", "Deliverable", {"name": one, "kind": "scheme"}) for one in "pqr"),
        ],
        [
            part_of("I", of=own), *(part_of(f"I/{n}", "I", of=own) for n in tasks),
            *((type, part_id(own, f"I/{n}"), f"deliverable.{one}") for n, type, one in links),
        ],
    )
    for own, tasks, links in (
        (PLANNED, "123", [("1", "PRODUCES", "p"), ("2", "NEEDS", "p"), ("2", "PRODUCES", "q"), ("3", "NEEDS", "r")]),
        ("7-kh-ubnd.song-lam.2032-01-05", "12", [("1", "NEEDS", "q"), ("2", "NEEDS", "p")]),
    )
]  # fmt: skip

OVERLAPPING = [
    *TEXT_AND_RECORD,
    fragment(
        "8-kh-ubnd.song-lam.2032-01-05",
        [
            document("8-kh-ubnd.song-lam.2032-01-05"),
            *(task(f"I/{n}", text, of="8-kh-ubnd.song-lam.2032-01-05") for n, text in enumerate((
                "Mở rộng cảng Vũng Áng, nạo vét luồng vào cảng Vũng Áng.", "Làm đường vào cảng Vũng Áng.",
            ), 1)),
            ("project.cang", "Project", {"name": "Cảng"}),
        ],
        [("ADVANCES", part_id("8-kh-ubnd.song-lam.2032-01-05", f"I/{n}"), "project.cang") for n in (1, 2)],
    ),
]  # fmt: skip

STATES = {
    "empty": EMPTY,
    "one_programme": ONE_PROGRAMME,
    "text_and_record": TEXT_AND_RECORD,
    "two_sources_that_disagree": TWO_SOURCES_THAT_DISAGREE,
    "cited_bare_and_dated": CITED_BARE_AND_DATED,
    "cited_bare_with_two_dates": CITED_BARE_WITH_TWO_DATES,
    "a_hub": A_HUB,
    "a_ring": A_RING,
}


def in_order(ids: Sequence[str]) -> list[str]:
    """Ids in the order of the contract."""
    return sorted(ids, key=sort_key)
