"""docker-compose.yml and Dockerfile say what the code says: no engine may be at hand to run them."""

import re
from pathlib import Path

import neo4j_server
import pytest
import yaml
from fastapi.routing import APIRoute

from api.routes import health
from api.settings import Settings
from graph.stores.neo4j_address import PASSWORD, USER, is_address, parse

ROOT = Path(__file__).resolve().parent.parent.parent
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
NEO4J, API = COMPOSE["services"]["neo4j"], COMPOSE["services"]["api"]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
READ_BY_NEO4J = {  # settings as its image spells them, and as the server knows them
    "NEO4J_AUTH": None,
    "NEO4J_server_memory_heap_initial__size": "server.memory.heap.initial_size",
    "NEO4J_server_memory_heap_max__size": "server.memory.heap.max_size",
    "NEO4J_server_memory_pagecache_size": "server.memory.pagecache.size",
    "NEO4J_dbms_usage__report_enabled": "dbms.usage_report.enabled",
}


def test_the_server_is_the_one_that_the_tests_run() -> None:
    assert NEO4J["image"] == f"neo4j:{neo4j_server.version()}-community"


@pytest.mark.parametrize("service", [NEO4J, API])
def test_nothing_is_reached_from_outside_this_machine(service: dict) -> None:
    assert all(port.startswith("127.0.0.1:") for port in service["ports"])


def test_a_password_is_asked_for() -> None:
    for value in (NEO4J["environment"]["NEO4J_AUTH"], API["environment"][PASSWORD]):
        assert re.search(rf"\$\{{{PASSWORD}:\?.+\}}$", value)


def test_settings_of_the_server_are_spelt_as_its_image_reads_them() -> None:
    assert NEO4J["environment"].keys() == READ_BY_NEO4J.keys()
    for name, setting in READ_BY_NEO4J.items():
        if setting:
            spelt = name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_")
            assert spelt == setting


def test_the_api_waits_for_the_server_and_finds_it() -> None:
    assert API["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert NEO4J["healthcheck"]["test"]
    where = API["environment"]["POLICYGRAPH_STORE"]
    assert is_address(where)
    assert parse(where).uri == "neo4j://neo4j:7687"
    assert any(port.endswith(":7687") for port in NEO4J["ports"])
    assert USER not in API["environment"]  # neo4j, as in NEO4J_AUTH


def test_data_outlives_the_container_and_memory_is_bounded() -> None:
    assert NEO4J["volumes"] == ["neo4j-data:/data"]
    assert "neo4j-data" in COMPOSE["volumes"]
    assert NEO4J["mem_limit"]
    assert API["mem_limit"]


def test_the_image_uses_settings_that_there_are() -> None:
    named = set(re.findall(r"\bPOLICYGRAPH_([A-Z]+)=", DOCKERFILE)) | {
        name.removeprefix("POLICYGRAPH_") for name in API["environment"] if name != PASSWORD
    }
    assert named <= {name.upper() for name in Settings.model_fields}


def test_the_image_listens_where_it_is_asked_for() -> None:
    port = re.search(r"POLICYGRAPH_PORT=(\d+)", DOCKERFILE)
    assert port
    assert API["ports"] == [f"127.0.0.1:{port[1]}:{port[1]}"]
    assert f"EXPOSE {port[1]}" in DOCKERFILE
    asked = re.search(r"urlopen\('http://127.0.0.1:(\d+)(/[^']*)'", DOCKERFILE)
    assert asked
    assert asked[1] == port[1]
    assert asked[2] in {route.path for route in health.router.routes if isinstance(route, APIRoute)}


def test_the_image_is_not_root_and_has_a_supported_python() -> None:
    last = DOCKERFILE.rpartition("\nFROM ")[2]
    assert re.search(r"^USER policygraph$", last, re.MULTILINE)
    assert re.match(r"python:3\.1[1-9]-slim", last)
    assert 'requires-python = ">=3.11"' in PROJECT


def test_the_image_copies_what_it_is_made_of() -> None:
    copied = {
        one for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE) for one in line.split()[:-1]
    }
    assert {"graph", "loaders", "viz", "api", "data", "requirements.txt", "pyproject.toml"} <= copied
    assert all((ROOT / one).exists() for one in copied)
    kept = {
        line[1:].rstrip("/")
        for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line[:1] == "!"
    }
    assert copied <= kept
