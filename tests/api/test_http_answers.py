"""What each route answers, held to its declared model: real requests, every member accounted for."""

import json
from typing import Any

import pytest
from pydantic import BaseModel

from api import schemas

PROGRAMME = "95-ctr-tu.song-lam.2025-2030"
TASK = f"{PROGRAMME}~II.2.7~1"
TEXT = f"text.{PROGRAMME}"

ANSWERS: list[tuple[str, type[BaseModel], str]] = [
    ("/api/v1/nodes", schemas.NodePage, "all things"),
    ("/api/v1/nodes?type=Task", schemas.NodePage, "of one type"),
    ("/api/v1/nodes?text=kho+du+lieu&limit=1", schemas.NodePage, "by words without accents, with a next page"),
    (f"/api/v1/nodes?within={PROGRAMME}", schemas.NodePage, "parts of one document"),
    (f"/api/v1/nodes/{TASK}", schemas.NodeDetail, "a task"),
    ("/api/v1/nodes/96-kl-tw", schemas.NodeDetail, "a document with a warning and an open mention"),
    ("/api/v1/nodes/agency.bo-chinh-tri", schemas.NodeDetail, "an agency"),
    (f"/api/v1/trace/{TASK}", schemas.TraceAnswer, "up from a task"),
    ("/api/v1/trace/97-nq-tw.2024-12-22", schemas.TraceAnswer, "down from a document"),
    (f"/api/v1/trace/{PROGRAMME}?cap=1", schemas.TraceAnswer, "cut at the cap"),
    ("/api/v1/search?q=kho", schemas.SearchAnswer, "words that are found"),
    ("/api/v1/search?q=xyzzy", schemas.SearchAnswer, "words that are not"),
    ("/api/v1/search?q=%21%21", schemas.SearchAnswer, "nothing but signs"),
    ("/api/v1/sources", schemas.SourceList, "all sources"),
    (f"/api/v1/sources/{TEXT}", schemas.SourceDetail, "one source"),
    (f"/api/v1/sources/{TEXT}/text", schemas.SourceText, "a whole text"),
    ("/api/v1/ontology", schemas.OntologyInfo, "the ontology"),
    ("/api/v1/warnings", schemas.WarningPage, "all warnings"),
    ("/api/v1/warnings?about=96-kl-tw", schemas.WarningPage, "warnings about one thing"),
    ("/health", schemas.Health, "health"),
]


@pytest.mark.parametrize(("path", "model", "why"), ANSWERS, ids=[why for *_, why in ANSWERS])
def test_every_answer_keeps_its_declared_shape(client: Any, path: str, model: type[BaseModel], why: str) -> None:
    response = client.get(path)
    assert response.status_code == 200, (why, response.text)
    assert response.headers["content-type"] == "application/json"
    told = model.model_validate(response.json()).model_dump(by_alias=True, exclude_unset=True)
    assert told == response.json()


@pytest.mark.parametrize(
    ("query", "ids", "why"),
    [
        ("type=Task", ["II.2.7~1", "II.2.7~2", "II.3~1"], "tasks in the order of the document"),
        ("type=Section&limit=2", ["II", "II.2.7"], "first page"),
        ("type=Section&limit=2&offset=2", ["II.3"], "second page"),
        ("text=KHO DỮ LIỆU&type=Section", ["II.2.7"], "capitals and accents"),
        ("text=kho du lieu&type=Section", ["II.2.7"], "no accents"),
        ("text=cau phao song lam", ["II.3~1"], "every word must stand in it"),
        ("text=cau phao song hong", [], "near miss: one word does not"),
    ],
)
def test_nodes_are_filtered(client: Any, query: str, ids: list[str], why: str) -> None:
    found = client.get(f"/api/v1/nodes?{query}").json()
    assert [item["id"].removeprefix(f"{PROGRAMME}~") for item in found["items"]] == ids, why


def test_pages_lead_through_the_whole_list(client: Any) -> None:
    seen, path = [], "/api/v1/nodes?limit=5"
    while path:
        page = client.get(path).json()
        seen += [item["id"] for item in page["items"]]
        path = page["next"]
    assert len(seen) == len(set(seen)) == page["total"] == 12


@pytest.mark.parametrize(
    ("query", "expected", "why"),
    [
        ("", (0, None), "all of it"),
        ("start=10&end=20", (10, 20), "a span"),
        ("start=10&end=20&around=5", (5, 25), "and its surroundings"),
        ("start=3&end=5&around=100000", (0, None), "surroundings end where the text does"),
        ("start=999999", (None, None), "beyond the end there is nothing"),
        ("start=20&end=10", (10, 10), "a span that ends before it begins is empty"),
    ],
)
def test_a_sentence_opens_in_its_text(
    client: Any, query: str, expected: tuple[int | None, int | None], why: str
) -> None:
    whole = client.get(f"/api/v1/sources/{TEXT}/text").json()["text"]
    length = len(whole)
    start, end = (length if one is None else one for one in (expected[0], expected[1]))
    found = client.get(f"/api/v1/sources/{TEXT}/text?{query}").json()
    assert (found["start"], found["end"], found["text"]) == (start, end, whole[start:end]), why


def test_a_quote_is_where_its_evidence_says(client: Any) -> None:
    edge = client.get(f"/api/v1/trace/{TASK}").json()["edges"][0]
    one = edge["evidence"][0]
    window = client.get(f"/api/v1/sources/{one['source']}/text?start={one['start']}&end={one['end']}").json()
    assert window["text"] == one["quote"]


def test_an_unchanged_answer_is_not_sent_again(client: Any, store: Any) -> None:
    first = client.get("/api/v1/nodes")
    again = client.get("/api/v1/nodes", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    store.remove(TEXT)
    changed = client.get("/api/v1/nodes", headers={"If-None-Match": first.headers["etag"]})
    assert (changed.status_code, changed.json()["total"]) == (200, 0)
    assert changed.headers["etag"] != first.headers["etag"]


def test_an_etag_does_not_turn_a_missing_thing_into_a_known_one(client: Any) -> None:
    tag = client.get("/api/v1/nodes").headers["etag"]
    assert client.get("/api/v1/nodes/nowhere", headers={"If-None-Match": tag}).status_code == 404


@pytest.mark.parametrize("path", ["/", "/docs", "/openapi.json", "/health", "/api/v1/nodes", "/nowhere"])
def test_every_response_is_safe_in_a_browser(client: Any, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in headers["content-security-policy"]


def test_head_answers_like_get_without_a_body(client: Any) -> None:
    full, head = client.get("/api/v1/nodes"), client.request("HEAD", "/api/v1/nodes")
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", full.headers["etag"])


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_pages_ask_nothing_of_other_hosts(client: Any, path: str) -> None:
    page = client.get(path).text
    assert 'src="http' not in page
    assert 'href="http' not in page
    assert "cdn" not in page.lower()


def test_ids_survive_a_url(client: Any) -> None:
    for spelled in (TASK, TASK.replace("~", "%7E")):
        assert client.get(f"/api/v1/nodes/{spelled}").json()["node"] == TASK


def test_text_stays_vietnamese_in_the_bytes(client: Any) -> None:
    body = client.get(f"/api/v1/nodes/{TASK}").content
    assert "Triển khai".encode() in body
    json.loads(body.decode("utf-8"))
