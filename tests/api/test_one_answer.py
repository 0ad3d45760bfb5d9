"""One question, three ways in, the same envelope: library, terminal, HTTP."""

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from api import views
from api.cli import app
from api.thing import thing
from graph.queries.dependencies import dependencies
from graph.queries.overlaps import overlaps
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
    sides = (f"{PROGRAMME}~II.2", f"{PROGRAMME}~II.3")
    between = plain(overlaps(store, sides[0], other=sides[1], least=0).to_json())
    assert terminal(place, "overlaps", "--between", *sides, "--min", "0") == between
    assert client.get("/api/v1/overlaps", params={"of": sides[0], "between": sides[1], "min": 0}).json() == between


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
