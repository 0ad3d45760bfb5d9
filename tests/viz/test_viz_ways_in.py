"""The page over HTTP and from the command line."""

import asyncio
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from api.app import create_app
from api.cli import app
from api.settings import Settings
from graph.stores import open_store
from graph.stores.base import Store
from loaders.programme import shipped
from viz.page import policy


def _get(store: Store, path: str, **headers: str) -> httpx.Response:
    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(create_app(Settings(store="unused"), store))
        async with httpx.AsyncClient(transport=transport, base_url="http://policygraph.test") as client:
            return await client.get(path, headers=headers)

    return asyncio.run(ask())


@pytest.fixture
def place(tmp_path: Path) -> str:
    where = str(tmp_path / "graph.sqlite")
    with open_store(where) as store:
        for one in shipped():
            store.apply(one)
    return where


def test_the_page_is_served_with_its_own_policy(record: Store) -> None:
    answer = _get(record, "/")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-security-policy"].startswith(policy(served=True))
    assert "'self'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(("path", "status"), [("/?around=57-nq-tw.2024-12-22", 200), ("/?around=nope", 404), ("/?lang=fr", 422)])  # fmt: skip
def test_what_may_be_asked_for(record: Store, path: str, status: int) -> None:
    assert _get(record, path).status_code == status


def test_map_writes_one_file(place: str, tmp_path: Path) -> None:
    file = tmp_path / "bản đồ.html"
    done = CliRunner().invoke(app, ["map", "-o", str(file), "--store", place, "--lang", "en"])
    assert done.exit_code == 0, done.output
    html = file.read_text(encoding="utf-8")
    assert html.startswith("<!doctype html>")
    assert "connect-src" not in html.partition("</head>")[0]
    assert f"Wrote {file}" in done.output


@pytest.mark.parametrize(("around", "code", "said"), [("57-nq/tw", 0, "map.html ("), ("II.2.7", 0, "map.html ("), ("99-nq/tw", 1, "99-nq/tw")])  # fmt: skip
def test_map_around_a_thing_as_people_name_it(place: str, tmp_path: Path, around: str, code: int, said: str) -> None:
    file = tmp_path / "map.html"
    done = CliRunner().invoke(app, ["map", "--around", around, "-o", str(file), "--store", place])
    assert done.exit_code == code
    assert said in done.output
    assert file.exists() == (code == 0)


def test_map_of_no_store_is_refused(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["map", "-o", str(tmp_path / "map.html"), "--store", str(tmp_path / "none.sqlite")])
    assert done.exit_code == 1
    assert not (tmp_path / "map.html").exists()
