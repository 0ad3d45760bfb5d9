"""One question, three ways in, the same envelope: library, terminal, HTTP."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from api import views
from api.cli import app
from api.thing import thing
from graph.answer import Answer
from graph.queries.conflicts import conflicts
from graph.queries.dependencies import dependencies
from graph.queries.diff import diff, stored
from graph.queries.gaps import gaps
from graph.queries.impact import impact
from graph.queries.influence import influence
from graph.queries.overlaps import overlaps
from graph.queries.paths import paths
from graph.queries.responsibilities import responsibilities
from graph.queries.timeline import timeline
from graph.queries.trace import trace

PROGRAMME = "95-ctr-tu.song-lam.2025-2030"
NAMES = [
    (f"{PROGRAMME}~II.2.7~1", "a task"),
    (f"{PROGRAMME}~II.2.7", "a section"),
    (f"{PROGRAMME}~II.3~1", "a task with an inherited driver and a warning"),
    (PROGRAMME, "a programme"),
    ("97-nq-tw.2024-12-22", "a central document"),
]


def terminal(place: str, *words: str) -> Any:
    result = CliRunner().invoke(app, [*words, "--json", "--store", place])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def plain(answer: Any) -> Any:
    return json.loads(json.dumps(answer))


@pytest.mark.parametrize(("id", "why"), NAMES, ids=[why for _, why in NAMES])
def test_trace(store: Any, client: Any, place: str, id: str, why: str) -> None:
    del why
    library = plain(trace(store, id).to_json())
    assert terminal(place, "trace", id) == library
    assert client.get(f"/api/v1/trace/{id}").json() == library


@pytest.mark.parametrize(("id", "why"), NAMES, ids=[why for _, why in NAMES])
def test_dependencies(store: Any, client: Any, place: str, id: str, why: str) -> None:
    del why
    library = plain(dependencies(store, id).to_json())
    assert terminal(place, "dependencies", id) == library
    assert client.get(f"/api/v1/dependencies/{id}").json() == library


@pytest.mark.parametrize(("id", "why"), NAMES, ids=[why for _, why in NAMES])
def test_overlaps(store: Any, client: Any, place: str, id: str, why: str) -> None:
    del why
    library = plain(overlaps(store, id, least=0.1).to_json())
    assert terminal(place, "overlaps", id, "--min", "0.1") == library
    assert client.get("/api/v1/overlaps", params={"of": id, "min": 0.1}).json() == library


def test_overlaps_of_the_whole_graph(store: Any, client: Any, place: str) -> None:
    library = plain(overlaps(store, least=0).to_json())
    assert library["answer"]["tasks"] > 0
    assert terminal(place, "overlaps", "--min", "0") == library
    assert client.get("/api/v1/overlaps", params={"min": 0}).json() == library
    sides = (f"{PROGRAMME}~II.2.7", f"{PROGRAMME}~II.3")
    between = plain(overlaps(store, sides[0], other=sides[1], least=0).to_json())
    assert terminal(place, "overlaps", "--between", *sides, "--min", "0") == between
    assert client.get("/api/v1/overlaps", params={"of": sides[0], "between": sides[1], "min": 0}).json() == between


QUESTIONS: list[tuple[Callable[..., Answer], list[str], dict[str, str], dict[str, Any]]] = [
    (responsibilities, [], {}, {}),
    (responsibilities, [PROGRAMME], {"of": PROGRAMME}, {}),
    (gaps, [f"{PROGRAMME}~II.2.7", "--kind", "no_lead"], {"of": f"{PROGRAMME}~II.2.7", "kind": "no_lead"}, {"kinds": ["no_lead"]}),
    (gaps, [PROGRAMME, "--cap", "3"], {"of": PROGRAMME, "cap": "3"}, {"cap": 3}),
    (conflicts, [PROGRAMME], {"of": PROGRAMME}, {}),
    (timeline, ["--due", "2031"], {"due": "2031"}, {"due": "2031"}),
    (timeline, [PROGRAMME, "--overdue", "2040-01-01"], {"of": PROGRAMME, "overdue": "2040-01-01"}, {"overdue": "2040-01-01"}),
]  # fmt: skip


@pytest.mark.parametrize(("ask", "typed", "sent", "given"), QUESTIONS, ids=lambda one: getattr(one, "__name__", ""))
def test_questions(
    store: Any, client: Any, place: str, ask: Callable[..., Answer], typed: list[str], sent: dict[str, str], given: dict[str, Any]
) -> None:  # fmt: skip
    library = plain(ask(store, sent.get("of"), **given).to_json())
    assert terminal(place, ask.__name__, *typed) == library
    assert client.get(f"/api/v1/{ask.__name__}", params=sent).json() == library


@pytest.mark.parametrize(("id", "why"), NAMES, ids=[why for _, why in NAMES])
def test_impact(store: Any, client: Any, place: str, id: str, why: str) -> None:
    del why
    library = plain(impact(store, id, until="2040-01-01").to_json())
    assert terminal(place, "impact", id, "--until", "2040-01-01") == library
    assert client.get(f"/api/v1/impact/{id}", params={"until": "2040-01-01"}).json() == library


@pytest.mark.parametrize("rows", ["sections", "documents"])
def test_influence(store: Any, client: Any, place: str, rows: Any) -> None:
    library = plain(influence(store, PROGRAMME, of=rows).to_json())
    assert library["answer"]["units"]
    assert terminal(place, "influence", PROGRAMME, "--of", rows) == library
    assert client.get("/api/v1/influence", params={"of": PROGRAMME, "rows": rows}).json() == library


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (
            "- {from: II.2.7, to: II.3, value: 2, who: Sở, when: 2026-03-15, why: thử}",
            '"who": "Sở"',
        ),
        ("- {from: II.2.7, to: II.9, value: 2, who: Sở, when: 2026-03-15, why: thử}", "II.9"),
        ("- {from: II.2.7, to: II.2.7, value: 2, who: Sở, when: 2026-03-15, why: thử}", "a cell joins two rows"),
        ("- {from: II.2.7, to: II.3, value: 2, who: Sở}", "cell 1 is not complete"),
        ("value: 2", "it is no list of cells"),
        ("- [", "it cannot be read as YAML"),
        (None, "there is no such file"),
    ],
)
def test_cells_of_a_file(place: str, tmp_path: Path, cells: str | None, said: str) -> None:
    if cells is not None:
        (tmp_path / "cells.yaml").write_text(cells)
    done = CliRunner().invoke(
        app, ["influence", "--overrides", str(tmp_path / "cells.yaml"), "--store", place, "--lang", "en", "--json"]
    )
    assert said in done.output
    assert done.exit_code == (0 if "who" in said else 1)


def test_diff(store: Any, client: Any, place: str) -> None:
    others = [one["document"] for one in client.get("/api/v1/sources").json()["items"]]
    sides = PROGRAMME, next((one for one in others if one != PROGRAMME), PROGRAMME)
    library = plain(diff(stored(store, sides[0]), stored(store, sides[1])).to_json())
    assert terminal(place, "diff", *sides) == library
    assert client.get("/api/v1/diff", params={"old": sides[0], "new": sides[1]}).json() == library
    assert client.get("/api/v1/diff", params={"old": "nobody", "new": sides[1]}).status_code == 404


def test_paths(store: Any, client: Any, place: str) -> None:
    ends = f"{PROGRAMME}~II.2.7~1", "97-nq-tw.2024-12-22"
    library = plain(paths(store, *ends).to_json())
    assert library["answer"]["steps"]
    assert terminal(place, "paths", *ends) == library
    assert client.get("/api/v1/paths", params={"from": ends[0], "to": ends[1]}).json() == library


WRONG = [
    ("gaps", ["--kind", "x"], {"kind": "x"}, "Known are no_driver"),
    ("conflicts", ["--kind", "x"], {"kind": "x"}, "Known are target"),
    ("timeline", ["--due", "2027..2026"], {"due": "2027..2026"}, "ends before it begins"),
    ("timeline", ["--overdue", "soon"], {"overdue": "soon"}, "is no day"),
    ("overlaps", ["nobody"], {"of": "nobody"}, "nobody"),
    ("responsibilities", ["nobody"], {"of": "nobody"}, "nobody"),
]


@pytest.mark.parametrize(("question", "typed", "sent", "said"), WRONG, ids=[f"{one[0]} {one[1][-1]}" for one in WRONG])
def test_what_is_asked_wrongly_is_said_in_one_shape(
    client: Any, place: str, question: str, typed: list[str], sent: dict[str, str], said: str
) -> None:
    done = CliRunner().invoke(app, [question, *typed, "--store", place, "--lang", "en"])
    assert done.exit_code == 1
    assert said in done.output
    answer = client.get(f"/api/v1/{question}", params=sent)
    assert answer.status_code in (404, 422)
    problem = answer.json()
    assert set(problem) >= {"type", "title", "status", "detail", "instance"}
    assert CliRunner().invoke(app, [question, *typed, "--store", place]).output.startswith("Lỗi: ")


@pytest.mark.parametrize(("id", "why"), NAMES, ids=[why for _, why in NAMES])
def test_show(store: Any, client: Any, place: str, id: str, why: str) -> None:
    del why
    library = plain(thing(store, id).to_json())
    assert terminal(place, "show", id) == library
    assert client.get(f"/api/v1/nodes/{id}").json() == library


@pytest.mark.parametrize("words", ["kho du lieu", "97-nq/tw", "xyzzy bo chinh tri"])
def test_search(store: Any, client: Any, place: str, words: str) -> None:
    library = plain(views.search(store, words))
    assert client.get("/api/v1/search", params={"q": words}).json() == library
    result = CliRunner().invoke(app, ["search", words, "--json", "--store", place])
    assert json.loads(result.stdout) == library


def test_sources(store: Any, client: Any, place: str) -> None:
    library = plain(views.sources(store))
    assert client.get("/api/v1/sources").json() == library
    told = terminal(place, "sources")
    assert told.pop("store") == place, "where the store is, the terminal alone tells: HTTP shows nobody's folders"
    assert told == library
