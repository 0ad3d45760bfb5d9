"""Every error has one shape: RFC 9457, whoever raises it."""

import sqlite3
from typing import Any

import pytest

from api.schemas import Problem
from graph.errors import PolicyGraphError, StoreBusyError, StoreError

MEMBERS = {"type", "title", "status", "detail", "instance"}
ERRORS = [
    ("GET", "/api/v1/nodes/97-nq-tx", 404, "not-found", "an id that nothing has"),
    ("GET", "/api/v1/trace/97-nq-tx", 404, "not-found", "a trace of nothing"),
    ("GET", "/api/v1/sources/text.none", 404, "not-found", "a source that is not loaded"),
    ("GET", "/api/v1/sources/text.none/text", 404, "not-found", "its text"),
    ("GET", "/api/v1/warnings?about=none", 404, "not-found", "warnings about nothing"),
    ("GET", "/api/v1/nowhere", 404, "not-found", "no such route"),
    ("GET", "/nowhere", 404, "not-found", "no such page"),
    ("POST", "/api/v1/nodes", 405, "method-not-allowed", "a method that is not there"),
    ("DELETE", "/health", 405, "method-not-allowed", "another"),
    ("GET", "/api/v1/nodes?type=Wolf", 422, "invalid-request", "a type that the ontology lacks"),
    ("GET", "/api/v1/nodes?limit=0", 422, "invalid-request", "a limit below one"),
    ("GET", "/api/v1/nodes?limit=many", 422, "invalid-request", "a limit that is no number"),
    (
        "GET",
        "/api/v1/nodes?offset=99999999999999999999",
        422,
        "invalid-request",
        "beyond any list, and SQLite's numbers",
    ),
    ("GET", "/api/v1/search", 422, "invalid-request", "a search without words"),
    ("GET", "/api/v1/trace/x?cap=-1", 422, "invalid-request", "a cap below one"),
]


@pytest.mark.parametrize(("method", "path", "status", "kind", "why"), ERRORS, ids=[row[-1] for row in ERRORS])
def test_errors_are_problems(client: Any, method: str, path: str, status: int, kind: str, why: str) -> None:
    response = client.request(method, path)
    problem = response.json()
    assert response.status_code == problem["status"] == status, why
    assert response.headers["content-type"] == "application/problem+json"
    assert problem["type"] == f"urn:policygraph:{kind}"
    assert problem["instance"] == path.partition("?")[0]
    assert set(problem) - MEMBERS <= {"near", "errors"}
    Problem.model_validate(problem)


@pytest.mark.parametrize(
    ("path", "asked", "lang", "said", "why"),
    [
        ("/api/v1/nodes/97-nq-tx", "vi", "vi", "Không có gì mang id '97-nq-tx'", "Vietnamese, as asked"),
        ("/api/v1/nodes/97-nq-tx", "vi-VN,vi;q=0.9,en;q=0.8", "vi", "Không có gì", "as a browser asks"),
        ("/api/v1/nodes/97-nq-tx", "vi;q=0.5, en", "en", "Nothing has the id", "English rather than Vietnamese"),
        ("/api/v1/nodes/97-nq-tx", "fr, *;q=x", "en", "Nothing has the id", "neither: English"),
        ("/api/v1/nodes/97-nq-tx", None, "en", "Nothing has the id", "nothing asked: programs read English"),
        ("/nowhere", "vi", "vi", "GET /nowhere: Không tìm thấy", "no such route"),
        ("/api/v1/nodes?limit=0", "vi", "vi", "query.limit: phải từ 1 trở lên", "a value that is wrong"),
        ("/api/v1/nodes?limit=many", "vi", "vi", "query.limit: phải là một số nguyên", "a value that is no number"),
        ("/api/v1/search?q=", "vi", "vi", "query.q: phải có ít nhất 1 ký tự", "no words"),
        (
            "/api/v1/nodes?type=Wolf",
            "vi",
            "vi",
            "query.type: không có loại 'Wolf'; các loại là Document",
            "a type that is not known",
        ),
    ],
)
def test_errors_are_said_in_the_language_that_is_asked_for(
    client: Any, path: str, asked: str | None, lang: str, said: str, why: str
) -> None:
    response = client.get(path, headers={"Accept-Language": asked} if asked else {})
    assert said in response.json()["detail"], why
    assert response.headers["Content-Language"] == lang
    assert response.headers["Vary"] == "Accept-Language"


def test_a_wrong_id_comes_with_the_right_one(client: Any) -> None:
    near = client.get("/api/v1/nodes/97-nq-tw.2024-12-23").json()["near"]
    assert "97-nq-tw.2024-12-22" in [item["id"] for item in near]


def test_a_wrong_type_comes_with_the_known_ones(client: Any) -> None:
    problem = client.get("/api/v1/nodes?type=Wolf").json()
    assert problem["errors"][0]["where"] == "query.type"
    assert "Task" in problem["detail"]


def test_a_method_that_is_not_there_comes_with_those_that_are(client: Any) -> None:
    assert "GET" in client.request("POST", "/api/v1/nodes").headers["allow"]


@pytest.mark.parametrize(
    ("error", "status", "kind", "why"),
    [
        (StoreBusyError("/home/x/graph.sqlite is locked"), 503, "store-busy", "another writer"),
        (StoreError("/home/x/graph.sqlite is broken"), 503, "store-unavailable", "a store that cannot be read"),
        (PolicyGraphError("/home/x"), 500, "internal-error", "an error of ours that the table does not name"),
        (sqlite3.DatabaseError("/home/x"), 500, "internal-error", "an error that nobody expected"),
        (ZeroDivisionError("/home/x"), 500, "internal-error", "a fault"),
    ],
)
@pytest.mark.parametrize("path", ["/api/v1/nodes", "/health"])
def test_faults_are_problems_and_tell_no_secrets(
    client: Any, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, kind: str, why: str, path: str
) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise error

    monkeypatch.setattr(
        client.app.state.graph, "store", type("Broken", (), {"remote": False, "version": fail, "counts": fail})()
    )
    response = client.get(path)
    assert response.status_code == response.json()["status"] == status, why
    assert response.json()["type"] == f"urn:policygraph:{kind}"
    assert response.headers["content-type"] == "application/problem+json"
    assert "/home" not in response.text


def test_a_record_without_text_says_how_to_load_it(recorded_client: Any) -> None:
    problem = recorded_client.get("/api/v1/sources/record.95-ctr-tu.song-lam.2025-2030/text").json()
    assert (problem["status"], problem["type"]) == (404, "urn:policygraph:text-not-loaded")
    assert "policygraph load" in problem["detail"]
