"""The OpenAPI document: complete, and a golden file. Write it anew with POLICYGRAPH_UPDATE_GOLDEN=1, read the diff."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from api.app import create_app
from api.settings import Settings
from graph.ontology import ontology

GOLDEN = Path(__file__).with_name("openapi.golden.json")
OPENAPI = create_app(Settings(store=":memory:")).openapi()
ROUTES = [(path, method, route) for path, routes in OPENAPI["paths"].items() for method, route in routes.items()]
IDS = [path for path, *_ in ROUTES]


def test_openapi_is_the_golden_one() -> None:
    told = {**OPENAPI, "info": {**OPENAPI["info"], "version": "any"}}
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("POLICYGRAPH_UPDATE_GOLDEN"):
        GOLDEN.write_bytes(text.encode())
    assert text == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize(("path", "method", "route"), ROUTES, ids=IDS)
def test_every_route_is_documented(path: str, method: str, route: dict[str, Any]) -> None:
    assert method == "get", "nothing changes the graph over HTTP yet"
    assert route["summary"]
    assert route["description"]
    for parameter in route.get("parameters", []):
        assert parameter["description"], (path, parameter["name"])
        assert parameter.get("examples") or parameter["schema"].get("examples"), (path, parameter["name"])
    schema = route["responses"]["200"]["content"]["application/json"]["schema"]
    assert schema["$ref"].startswith("#/components/schemas/")


@pytest.mark.parametrize(("path", "method", "route"), ROUTES, ids=IDS)
def test_every_error_is_declared_as_a_problem(path: str, method: str, route: dict[str, Any]) -> None:
    del method
    errors = {status: one for status, one in route["responses"].items() if status != "200"}
    assert ("{id}" in path) <= ("404" in errors)
    assert bool(route.get("parameters")) <= ("422" in errors)
    for one in errors.values():
        assert list(one["content"]) == ["application/problem+json"]


def test_the_types_are_those_of_the_ontology() -> None:
    parameters = {one["name"]: one for one in OPENAPI["paths"]["/api/v1/nodes"]["get"]["parameters"]}
    choices = [one.get("enum") for one in parameters["type"]["schema"]["anyOf"]]
    assert list(ontology().nodes) in choices


@pytest.mark.parametrize("name", sorted(OPENAPI["components"]["schemas"]))
def test_every_model_says_what_it_is(name: str) -> None:
    assert OPENAPI["components"]["schemas"][name]["description"]


def test_no_model_of_the_framework_is_left_over() -> None:
    assert not {"HTTPValidationError", "ValidationError"} & set(OPENAPI["components"]["schemas"])
