"""Invented fragments for tests of the page: flat, hostile, crowded; and where our own sample document is."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from graph.ids import part_id, source_id
from graph.model import Edge, Evidence, Fragment, Node, Source, Unresolved, Warning
from loaders.data import data_dir

EVIL = "</script><script>document.title='ran'</script><img src=x onerror=\"document.title='ran'\"><!-- ${7*7} {{7*7}} javascript:alert(1)"
HOSTILE, DRIVER = "66-kh-ubnd.song-lam.2031", "67-nq-tw.2030"


def sample_path() -> Path:
    """The first sample text that ships."""
    return next(iter(sorted((data_dir() / "samples").glob("*.txt"))))


class _Text:
    """A text that grows by a line for each statement; the evidence is that line."""

    def __init__(self, document: str) -> None:
        self.document, self.source, self.text = document, source_id(document, "text"), ""

    def line(self, place: str, words: str) -> Evidence:
        start = len(self.text)
        self.text += words + "\n"
        return Evidence(self.source, place, "structure", start, start + len(words), words)

    def fragment(self, nodes: Sequence[Node], edges: Sequence[Edge], warnings: Sequence[Warning] = (), unresolved: Sequence[Unresolved] = ()) -> Fragment:  # fmt: skip
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        source = Source(self.source, "text", f"{EVIL}.txt", digest, self.document, self.text)
        return Fragment(source, tuple(nodes), tuple(edges), tuple(unresolved), tuple(warnings))


def flat_fragment(document: str = "70-kh-ubnd.song-lam.2031", tasks: int = 14, part: str = "Task") -> Fragment:
    """A plan whose tasks stand directly in it, without a heading; or, as in a law, sections only."""
    text = _Text(document)
    nodes = [
        Node(
            document,
            "Document",
            {"kind": "plan", "symbol": f"{document[:2]}/KH-UBND"},
            (text.line("title", "Kế hoạch"),),
        )
    ]
    edges = []
    for n in range(1, tasks + 1):
        proof = (text.line(str(n), f"Sửa cầu số {n}."),)
        nodes.append(
            Node(part_id(document, str(n)), part, {"place": str(n), "text": proof[0].quote or ""}, proof)
        )  # fmt: skip
        edges.append(Edge("PART_OF", nodes[-1].id, document, {}, proof))
    return text.fragment(nodes, edges)


def hostile_fragment() -> Fragment:
    """Script in every fact, quote, warning, mention and file name that a source can bring."""
    text = _Text(HOSTILE)
    proof = (text.line("I/1", EVIL),)
    facts = {"place": "I", "title": EVIL, "title_en": EVIL, "text": EVIL}
    section, task = part_id(HOSTILE, "I"), part_id(HOSTILE, "I/1")
    nodes = (
        Node(
            HOSTILE, "Document", {"kind": "plan", "symbol": EVIL, "issuer": EVIL, "subject": EVIL, "term": EVIL}, proof
        ),
        Node(DRIVER, "Document", {"kind": "resolution", "name": EVIL, "subject": EVIL, "subject_en": EVIL}, proof),
        Node(section, "Section", facts, proof),
        Node(task, "Task", {**facts, "place": "I/1", "deadline": EVIL}, proof),
        Node("agency.evil", "Agency", {"name": EVIL}, proof),
    )
    edges = (
        Edge("PART_OF", section, HOSTILE, {}, proof),
        Edge("PART_OF", task, section, {}, proof),
        Edge("DRIVES", DRIVER, task, {"mode": "direct"}, proof),
        Edge("IMPLEMENTS", HOSTILE, DRIVER, {}, proof),
        Edge("LEADS", "agency.evil", task, {}, proof),
    )
    warning = Warning("C1.evil", "C1", "warning", {"vi": EVIL, "en": EVIL}, ({"issuer": EVIL}, {EVIL: EVIL}), (DRIVER, task), proof)  # fmt: skip
    mention = Unresolved("u.evil", {"type": "citation", "name": EVIL}, (DRIVER,), proof)
    return text.fragment(nodes, edges, (warning,), (mention,))


def crowd(documents: int, tasks: int) -> Iterator[Fragment]:
    """Several plans of so many tasks each."""
    for n in range(1, documents + 1):
        yield flat_fragment(f"{70 + n}-kh-ubnd.song-lam.2031", tasks)
