"""Whatever is loaded, replaced and removed in whatever order: the graph is that of the sources that are left."""

from collections.abc import Sequence

from contract_fragments import EdgeLine, NodeLine, fragment
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.interchange import lines, read_lines
from graph.model import Fragment
from graph.ontology import ontology
from graph.stores.base import Store

FAIR = settings(
    max_examples=40, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
SERIES = [
    "7-kl-tw",
    "7-kl-tw.2014",
    "7-kl-tw.2014-05-06",
    "7-kl-tw.2014-07-08",
    "7-kl-tw.2009-02-03",
    "7-kl-tw.khoa-xi",
]
LOADED = ["8-nq-tu.a.2013-01-01", "8-nq-tu.a", "9-bc-tu.b.2026", "7-kl-tw.2014-05-06", "7-kl-tw.text-0a1b2c3d"]
DOCUMENTS = sorted({*SERIES, *LOADED})
PARTS = [f"{id}~{place}" for id in ("7-kl-tw", "7-kl-tw.2014", "7-kl-tw.2014-05-06") for place in ("I", "I.1")]
AGENCIES = ["agency.a", "agency.b"]
TYPE = {**dict.fromkeys(DOCUMENTS, "Document"), **dict.fromkeys(PARTS, "Section"), **dict.fromkeys(AGENCIES, "Agency")}
VALUES = {
    "Document": {"issuer": ["Ban Bí thư", "Bộ Chính trị"], "subject": ["x", "y"], "date": ["2013-01-01", "2015"]},
    "Section": {"text": ["x", "y"], "title": ["z"]},
    "Agency": {"name": ["x"], "abbreviations": [("a", "b"), ("c",)]},
}


@st.composite
def statements(draw: st.DrawFn, own: str) -> list[NodeLine]:
    """Some of the ids, some of them twice, each with some facts; the own document is always among them."""
    ids = [own, *draw(st.lists(st.sampled_from(sorted(TYPE)), max_size=6))]
    return [(id, TYPE[id], draw(facts(TYPE[id]))) for id in ids]


def facts(type: str) -> st.SearchStrategy[dict[str, object]]:
    return st.fixed_dictionaries({}, optional={name: st.sampled_from(all) for name, all in VALUES[type].items()})


@st.composite
def links(draw: st.DrawFn, ids: Sequence[str]) -> list[EdgeLine]:
    """Edges that the ontology allows between these ids, also from one to itself, also twice."""
    allowed = [
        (name, start, end)
        for name in ("PART_OF", "IMPLEMENTS", "REFERS_TO", "ISSUED")
        for start in ids
        for end in ids
        if TYPE[start] in ontology().edge(name).sources and TYPE[end] in ontology().edge(name).targets
    ]
    return draw(st.lists(st.sampled_from(allowed), max_size=6)) if allowed else []


@st.composite
def fragments(draw: st.DrawFn) -> Fragment:
    """A small source of any kind, about documents that may be one and may be many."""
    own = draw(st.sampled_from(LOADED))
    nodes = draw(statements(own))
    ids = sorted({id for id, *_ in nodes})
    about = st.lists(st.sampled_from(sorted(TYPE)), max_size=3)
    return fragment(
        own, nodes, draw(links(ids)),
        kind=draw(st.sampled_from(["text", "record", "table"])),
        unresolved=draw(st.lists(st.tuples(st.sampled_from(["m1", "m2"]), about), max_size=2)),
        warnings=draw(st.lists(st.tuples(st.sampled_from(["w1", "w2"]), about), max_size=2)),
    )  # fmt: skip


def export(store: Store) -> str:
    return "".join(lines(store))


def filled(new_store, sources: Sequence[Fragment]) -> Store:
    store = new_store()
    for one in sources:
        store.apply(one)
    return store


@FAIR
@given(st.lists(fragments(), min_size=1, max_size=5), st.data())
def test_the_past_leaves_no_trace(new_store, loaded: list[Fragment], data: st.DataObject) -> None:
    store = new_store()
    left: dict[str, Fragment] = {}
    for one in loaded:
        store.apply(one)
        left[one.source.id] = one
        if data.draw(st.booleans(), label="remove one"):
            store.remove(left.pop(data.draw(st.sampled_from(sorted(left)))).source.id)
    fresh = filled(new_store, data.draw(st.permutations(sorted(left.values(), key=lambda one: one.source.id))))
    assert export(store) == export(fresh)
    assert store.counts() == fresh.counts()
    for text in ("x", "7-kl/tw", "a"):
        assert store.find(text=text) == fresh.find(text=text)
    assert store.canonical(TYPE) == fresh.canonical(TYPE)
    store.close()
    fresh.close()


@FAIR
@given(st.lists(fragments(), max_size=4))
def test_an_export_comes_back_as_it_went(new_store, loaded: list[Fragment]) -> None:
    store = filled(new_store, loaded)
    copy = filled(new_store, read_lines("export", lines(store)))
    assert export(copy) == export(store)
    store.close()
    copy.close()


@FAIR
@given(st.lists(fragments(), min_size=1, max_size=4))
def test_the_graph_is_whole(new_store, loaded: list[Fragment]) -> None:
    """Every edge has both its nodes, every fact its evidence, every stated id its thing."""
    store = filled(new_store, loaded)
    nodes = {node.id: node for node in store.iterate_nodes()}
    for edge in store.iterate_edges():
        assert edge.source in nodes
        assert edge.target in nodes
        assert edge.source != edge.target
    for thing in (*nodes.values(), *store.iterate_edges()):
        assert thing.evidence
        assert list(thing.evidence) == sorted(thing.evidence, key=lambda one: one.order)
    for one in {one.source.id: one for one in loaded}.values():
        stated = {node.id for node in one.nodes}
        assert store.canonical(stated).keys() == stated
        assert set(store.canonical(stated).values()) <= nodes.keys()
    assert all(store.canonical([id])[alias_of] == id for id in nodes for alias_of in [id])
    store.close()
