"""A large invented graph, the same for the same seed: programmes of many provinces with tasks, drivers, agencies, projects.

    from generate import Size, fragments
    for fragment in fragments(Size(tasks=100_000)): ...

Degrees follow a power law, as in real programmes: a few central resolutions drive thousands of tasks. Every statement
stands in a line of its source's text, so that spans and quotes are true.
"""

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from graph.ids import agency_id, part_id, source_id
from graph.model import Edge, Evidence, Fragment, Node, Source

_WORDS = (
    "xây dựng mở rộng nâng cấp chuyển đổi đào tạo quy hoạch rà soát ban hành "
    "cảng đường sắt cao tốc kho dữ liệu trường học bệnh viện khu kinh tế hồ chứa cửa khẩu nền tảng số"
)
_STEEP = 0.8


@dataclass(frozen=True)
class Size:
    """How much of everything; about five edges a task."""

    tasks: int = 100_000
    documents: int = 5_000
    agencies: int = 500
    projects: int = 2_000
    tasks_of_a_programme: int = 500
    seed: int = 2025

    @property
    def programmes(self) -> int:
        """How many sources there are."""
        return max(1, self.tasks // self.tasks_of_a_programme)


class _Choice:
    """Members of a list, the first much more often than the last."""

    def __init__(self, members: Sequence[str], chance: random.Random) -> None:
        self._members, self._chance = members, chance
        self._weights = list(accumulate((rank + 1) ** -_STEEP for rank in range(len(members))))

    def some(self, count: int) -> list[str]:
        """So many of them, none twice in most cases."""
        return list(dict.fromkeys(self._chance.choices(self._members, cum_weights=self._weights, k=count)))


class _Text:
    """The text of a programme, which grows with what is stated."""

    def __init__(self, source: str) -> None:
        self._source, self._lines, self._length = source, [], 0  # type: ignore[var-annotated]

    def says(self, place: str, words: str) -> tuple[Evidence, ...]:
        """One more line, as evidence."""
        start, end = self._length, self._length + len(words)
        self._lines.append(words)
        self._length = end + 1
        return (Evidence(self._source, place, "cited", start, end, words),)

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(f"{line}\n" for line in self._lines)


def fragments(size: Size) -> Iterator[Fragment]:
    """One programme after the other."""
    chance = random.Random(size.seed)
    cited = [
        f"{number}-nq-tw.{2010 + number % 15}-0{1 + number % 9}-11"
        for number in range(1, size.documents - size.programmes + 1)
    ]
    agencies = [agency_id(f"Cơ quan {number}") for number in range(size.agencies)]
    projects = [f"project.du-an-{number}" for number in range(size.projects)]
    choices = [_Choice(members, chance) for members in (cited, agencies, projects)]
    for number in range(size.programmes):
        yield _programme(number, size, choices, chance)


def _programme(number: int, size: Size, choices: Sequence[_Choice], chance: random.Random) -> Fragment:
    document = f"{number + 1}-ctr-tu.tinh-{number}.2025-2030"
    text = _Text(source_id(document, "text"))
    title = text.says("title", f"Chương trình {number + 1}-CTr/TU")
    nodes = {document: Node(document, "Document", {"symbol": f"{number + 1}-CTr/TU", "kind": "programme"}, title)}
    edges: dict[str, Edge] = {}
    sections = max(1, size.tasks_of_a_programme // 20)
    for at in range(sections):
        place = f"II.{at + 1}"
        id, words = part_id(document, place), f"Mục {at + 1}: {_words(chance, 6)}"
        nodes[id] = Node(id, "Section", {"place": place, "text": words}, text.says(place, words))
        _add(edges, "PART_OF", id, document, nodes[id].evidence)
    for at in range(size.tasks_of_a_programme):
        place = f"II.{at % sections + 1}/{at // sections + 1}"
        _task(document, place, choices, chance, text, nodes, edges)
    digest = hashlib.sha256(text.text.encode()).hexdigest()
    source = Source(source_id(document, "text"), "text", f"{document}.txt", digest, document, text.text)
    return Fragment(source, tuple(nodes.values()), tuple(edges.values()))


def _task(
    document: str, place: str, choices: Sequence[_Choice], chance: random.Random, text: _Text,
    nodes: dict[str, Node], edges: dict[str, Edge],
) -> None:  # fmt: skip
    cited, agencies, projects = choices
    id, words = part_id(document, place), f"{_words(chance, 24)} theo nghị quyết"
    said = text.says(place, words)
    nodes[id] = Node(id, "Task", {"place": place, "text": words}, said)
    _add(edges, "PART_OF", id, part_id(document, place.partition("/")[0]), said)
    for driver in cited.some(1):
        symbol, date = driver.partition("-")[0] + "-NQ/TW", driver.partition(".")[2]
        facts = {"symbol": symbol, "kind": "resolution", "date": date, "issuer": "Bộ Chính trị"}
        nodes.setdefault(driver, Node(driver, "Document", facts, said))
        _add(edges, "DRIVES", driver, id, said, mode="direct")
        _add(edges, "REFERS_TO", document, driver, said)
    for role, agency in zip(("LEADS", "COORDINATES"), agencies.some(2), strict=False):
        nodes.setdefault(agency, Node(agency, "Agency", {"name": agency.partition(".")[2]}, said))
        _add(edges, role, agency, id, said)
    for project in projects.some(1)[: chance.random() < 0.6]:
        nodes.setdefault(project, Node(project, "Project", {"name": project.partition(".")[2]}, said))
        _add(edges, "ADVANCES", id, project, said)


def _add(edges: dict[str, Edge], type: str, start: str, end: str, said: tuple[Evidence, ...], **facts: str) -> None:
    edge = Edge(type, start, end, facts, said)
    edges.setdefault(edge.id, edge)


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(_WORDS.split(), k=count))
