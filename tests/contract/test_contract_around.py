"""around: several walks at once, each from its own start, with what they meet; always what the other primitives say."""

from collections.abc import Sequence

import pytest
from contract_fragments import (
    A_HUB,
    A_RING,
    BARE,
    CITED_BARE_AND_DATED,
    CITES_BARE,
    DATED,
    HUB,
    HUB_TASKS,
    ONE_PROGRAMME,
    PROGRAMME,
    RING,
    TASK,
    TEXT_AND_RECORD,
)  # fmt: skip

from graph.errors import OntologyError
from graph.ids import part_id
from graph.model import Fragment
from graph.ontology import ontology
from graph.stores.base import Around, Cut, Step, Store, Walk

R57, P1, D339 = "57-nq-tw.2024-12-22", "1-ctr-tu.song-lam.2025-04-10", "339-qdd-tu.song-lam"
SECTION = part_id(PROGRAMME, "II.2")
EITHER_WAY: tuple[Step, ...] = (("IMPLEMENTS", "out"), ("IMPLEMENTS", "in"))
DRIVEN: tuple[Step, ...] = (("DRIVES", "out"),)
UP, DOWN = ontology().steps("driver", "up"), ontology().steps("driver", "down")
BENEATH = ontology().steps("hierarchy", "down")


@pytest.mark.parametrize(
    ("state", "walks"),
    [
        pytest.param(ONE_PROGRAMME, [], id="no walk"),
        pytest.param(ONE_PROGRAMME, [Walk((), UP)], id="from nowhere"),
        pytest.param(ONE_PROGRAMME, [Walk(("nobody",), UP)], id="from what is not there"),
        pytest.param(ONE_PROGRAMME, [Walk((TASK, "nobody", D339), ())], id="no steps: the starts and their warnings"),
        pytest.param(ONE_PROGRAMME, [Walk((TASK,), UP), Walk((PROGRAMME,), DOWN), Walk((TASK,), DOWN)],
            id="each from its own start, along its own steps"),
        pytest.param(ONE_PROGRAMME, [Walk((SECTION,), BENEATH), Walk((PROGRAMME,), UP, onward="Task")],
            id="onward from the tasks beneath a section, and from the document"),
        pytest.param(ONE_PROGRAMME, [Walk((TASK,), BENEATH), Walk((), UP, onward="Task")],
            id="onward from the start of the walk before"),
        pytest.param(ONE_PROGRAMME, [Walk((PROGRAMME,), BENEATH, limit=3), Walk((), UP, onward="Task")],
            id="what the cap kept back is not gone on from"),
        pytest.param(ONE_PROGRAMME, [Walk((), UP, onward="Task"), Walk((TASK,), UP)], id="onward from no walk"),
        pytest.param(ONE_PROGRAMME, [Walk((TASK,), UP), Walk((), DOWN, depth=1, onward="Document"),
            Walk((), BENEATH, onward="Agency")], id="onward twice, then from nothing"),
        pytest.param(ONE_PROGRAMME, [Walk((PROGRAMME,), BENEATH, depth=1), Walk((PROGRAMME,), BENEATH, depth=0)],
            id="each as deep as it says"),
        pytest.param(A_HUB, [Walk((HUB,), DRIVEN, limit=7), Walk((HUB,), DRIVEN, limit=0), Walk((HUB,), DRIVEN)],
            id="each with its own cap"),
        pytest.param(A_HUB, [Walk((HUB,), DRIVEN, limit=7), Walk((), UP, onward="Task")], id="and back"),
        pytest.param(A_RING, [Walk((RING[0],), EITHER_WAY, limit=3), Walk((RING[2],), EITHER_WAY, depth=1)],
            id="rings are cut"),
        pytest.param(CITED_BARE_AND_DATED, [Walk((BARE,), DOWN), Walk((f"{BARE}~I", DATED), BENEATH)],
            id="aliases, of documents and of parts"),
        pytest.param(TEXT_AND_RECORD, [Walk((PROGRAMME,), (*BENEATH, ("REFERS_TO", "out")))],
            id="a warning of two sources"),
    ],
)  # fmt: skip
def test_around_is_what_the_primitives_say(load, state: Sequence[Fragment], walks: Sequence[Walk]) -> None:
    store = load(state)
    assert store.around(walks) == Store.around(store, walks)


def test_around_a_section(load) -> None:
    """As a trace asks: what stands beneath, and what drives the tasks that stand there."""
    around = load(ONE_PROGRAMME).around([Walk((SECTION,), BENEATH), Walk((PROGRAMME,), UP, onward="Task")])
    beneath, above = around.walks
    assert len(beneath.items) == 6
    driven = {edge.target for edge in above.items if edge.type == "DRIVES"}
    assert driven == {TASK, part_id(PROGRAMME, "II.2.10/1")}
    assert around.known == {SECTION: SECTION, PROGRAMME: PROGRAMME}
    assert around.things.keys() >= {SECTION, PROGRAMME, P1, R57, *driven}


def test_things_are_those_at_the_edges_that_the_cap_let_through(load) -> None:
    around = load(A_HUB).around([Walk((HUB,), DRIVEN, limit=2)])
    assert around.walks[0].left == len(HUB_TASKS) - 2
    assert len(around.things) == 3


def test_warnings_name_things_as_they_are_known_now(load) -> None:
    around = load(CITED_BARE_AND_DATED).around([Walk((f"{BARE}~I",), ())])
    assert around.known == {f"{BARE}~I": f"{DATED}~I"}
    assert [(one.id, one.about) for one in around.warnings] == [("w2", (DATED, f"{DATED}~I"))]


def test_warnings_about_other_parts_stay_away(load) -> None:
    store = load(CITED_BARE_AND_DATED)
    assert store.around([Walk((part_id(CITES_BARE.source.document, "I/1"),), ())]).warnings == ()
    assert store.around([Walk((f"{DATED}~II",), ())]).warnings == ()


def test_nothing_known_is_nothing_around(load) -> None:
    assert load(ONE_PROGRAMME).around([Walk(("nobody",), UP, limit=5)]) == Around({}, (Cut((), 5),), {}, ())


def test_an_unknown_type_of_a_walk_is_an_error(load) -> None:
    with pytest.raises(OntologyError):
        load(ONE_PROGRAMME).around([Walk((TASK,), UP), Walk((TASK,), (("DRIVE", "in"),))])
