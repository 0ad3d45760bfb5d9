"""What a page is given: the library's answers, the words that prove them, and no more than it can show."""

from typing import Any

import pytest
from viz_fragments import flat_fragment

from graph.errors import NotFound
from graph.ids import document_of
from graph.ontology import ontology
from graph.queries.trace import trace
from graph.stores import open_store
from graph.stores.base import Store
from viz.layout import arrange
from viz.network import part_of_graph
from viz.outline import outlines
from viz.payload import PLACES, _capped, network, nodes, payload
from viz.style import TOKENS
from viz.wording import WORDS

PROGRAMME = "1-ctr-tu.ha-tinh.2025-2030"


def _seven(store: Store) -> dict[str, Any]:
    return payload(part_of_graph(store, f"{PROGRAMME}~II.2.7"))


def test_it_says_what_the_library_says(both: Store) -> None:
    data = payload(part_of_graph(both))
    known = {edge["edge"] for edge in data["edges"]}
    for document, answer in data["answers"].items():
        said = trace(both, document).answer
        assert answer["paths"] == said["paths"]
        assert answer["undriven"] == said["undriven"]
        assert answer["through_document"] == said["through_document"]
        assert {id for path in answer["paths"] for id in path} <= known


def test_section_seven_has_nine_tasks_and_one_driver(record: Store) -> None:
    data = _seven(record)
    section = f"{PROGRAMME}~II.2.7~"
    answer = data["answers"][PROGRAMME]
    assert len([id for id, one in data["things"].items() if id.startswith(section) and one["type"] == "Task"]) == 9
    assert len([id for id in answer["undriven"] if id.startswith(section)]) == 8
    (path,) = [path for path in answer["paths"] if path[-1].partition("--DRIVES--")[2].startswith(section)]
    assert [edge.split("--")[1] for edge in path] == ["IMPLEMENTS", "DRIVES"]
    assert path[0].startswith("42-ctr-tu.ha-tinh.2025-04-10")
    assert len(answer["through_document"]) == 1


@pytest.mark.parametrize("state", ["record", "sample", "both", "flat", "hostile", "crowded"])
def test_every_end_of_a_link_is_a_thing(state: str, request: pytest.FixtureRequest) -> None:
    data = payload(part_of_graph(request.getfixturevalue(state)))
    ends = {edge[end] for edge in data["edges"] for end in ("from", "to")}
    assert ends <= set(data["things"])
    assert {box["id"] for name in ("frames", "tasks", "cited") for box in data["layout"][name]} <= set(data["things"])


def test_quotes_are_the_words_of_the_text(sample: Store) -> None:
    data = payload(part_of_graph(sample))
    proofs = [proof for thing in (*data["edges"], *data["things"].values()) for proof in thing["evidence"]]
    quoted = [one for one in proofs if "quote" in one]
    assert quoted
    for one in quoted:
        assert data["sources"][one["source"]]["text"][one["start"] : one["end"]] == one["quote"]


def test_a_record_brings_no_words(record: Store) -> None:
    data = payload(part_of_graph(record))
    assert not [edge for edge in data["edges"] for proof in edge["evidence"] if "quote" in proof]
    assert all(source["length"] == 0 for source in data["sources"].values())


def test_more_than_a_page_holds_is_counted(crowded: Store) -> None:
    part = part_of_graph(crowded, room=50)
    assert [(frame.tasks, frame.left) for frame in part.frames] == [(40, 0), (40, 40), (40, 40)]
    assert len(payload(part)["layout"]["tasks"]) == 40


def test_a_document_longer_than_a_page_is_cut(crowded: Store) -> None:
    part = part_of_graph(crowded, room=25)
    assert [frame.left for frame in part.frames] == [15, 40, 40]


def test_documents_with_tasks_have_room_before_those_without() -> None:
    """A law of forty sections comes first in order, and is closed; beside others only sections that hold tasks come."""
    law = flat_fragment("1-kh-ubnd.song-lam.2031", 40, "Section")
    plan = flat_fragment()
    with open_store(":memory:") as store:
        for one in (law, plan):
            store.apply(one)
        part = part_of_graph(store, room=40)
        assert [bool(frame.parts) for frame in part.frames] == [False, True]
        assert len(part_of_graph(store, law.source.document, room=40).frames[0].parts) == 40


def test_what_is_said_in_many_places_comes_with_the_first_and_their_number() -> None:
    entry = {"evidence": [{"start": n} for n in range(PLACES + 3)],
             "readings": {"date": [{"value": "2031", "evidence": [0, PLACES]}]}}  # fmt: skip
    capped = _capped(entry)
    assert (len(capped["evidence"]), capped["more"]) == (PLACES, 3)
    assert capped["readings"]["date"][0]["evidence"] == [0]
    assert _capped({"evidence": []}) == {"evidence": []}


@pytest.mark.parametrize(
    ("around", "frames", "tasks", "why"),
    [
        (PROGRAMME, 1, 211, "a document is shown whole"),
        (f"{PROGRAMME}~II.2.7", 1, 211, "a section in its document"),
        ("57-nq-tw.2024-12-22", 1, 7, "a cited document: what it drives, through 42-CTr/TU too"),
        ("42-ctr-tu.ha-tinh.2025-04-10", 1, 1, "a programme of the province: its one task"),
    ],
)
def test_around_one_thing(both: Store, around: str, frames: int, tasks: int, why: str) -> None:
    part = part_of_graph(both, around)
    assert len(part.frames) == frames, why
    assert len(payload(part)["layout"]["tasks"]) == tasks, why
    assert part.around == around


def test_around_nothing_known_says_what_comes_near(both: Store) -> None:
    with pytest.raises(NotFound):
        part_of_graph(both, "57-nq-tx")


def test_the_network_of_pyvis_has_the_same_cards(sample: Store) -> None:
    part = part_of_graph(sample)
    placed = nodes(part, arrange(outlines(part)))
    made = network(part)
    assert {one["id"] for one in placed} <= set(made.get_nodes())
    assert made.get_edges()
    assert not any("title" in one for one in made.nodes)


def test_parts_belong_to_their_documents(both: Store) -> None:
    for frame in part_of_graph(both).frames:
        assert {document_of(id) for id in frame.parts} <= {frame.document}


def test_colours_come_from_the_ontology(record: Store) -> None:
    kinds = payload(part_of_graph(record))["style"]["kinds"]
    assert {name: kind["colour"] for name, kind in kinds.items()} == {name: dict(type.colour) for name, type in ontology().nodes.items()}  # fmt: skip
    assert len({kind["shape"] for kind in kinds.values()}) == len(kinds), "a kind never rests on colour alone"


def _contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [("ink", "card", 7), ("muted", "card", 4.5), ("muted", "canvas", 4.5), ("on-evidence", "evidence", 4.5), ("warning", "warning-ground", 4.5), ("driver", "paper", 4.5), ("border", "card", 3), ("hollow-edge", "paper", 3), ("focus", "card", 3)],
)  # fmt: skip
def test_contrast(theme: Any, text: str, ground: str, least: float) -> None:
    tokens = TOKENS[theme]
    assert _contrast(tokens[text], tokens[ground]) >= least


@pytest.mark.parametrize("key", WORDS)
def test_both_languages_have_the_same_blanks(key: str) -> None:
    from string import Formatter

    blanks = [sorted(name for _, name, *_ in Formatter().parse(WORDS[key][lang]) if name) for lang in ("vi", "en")]
    assert blanks[0] == blanks[1]
