"""The page in a real Chromium, driven by playwright: skipped, with the reason, where there is none.

Opened with `open_page(address)`; each page is held to it that it asks nothing of another host, that nothing is
reported as an error on its console, and that no script of a document ran.

serve      gives the address of a server of the store in a file
served     the address of a server with the shipped record and our own sample
recorded   one with the record alone
evil       one whose document says script wherever it can
"""

import os
import shutil
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from api.app import create_app
from api.settings import Settings
from graph.model import Fragment
from graph.stores import open_store
from graph.stores.base import Store
from loaders.pipeline import load
from loaders.programme import shipped

sys.path.insert(0, str(Path(__file__).parent.parent / "viz"))  # for viz_fragments: tests are no package
from viz_fragments import hostile_fragment, sample_path

OpenPage = Callable[..., Any]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")  # no longer: while it lives its event loop runs, and tests elsewhere start their own
def browser() -> Iterator[Any]:
    program = os.environ.get("POLICYGRAPH_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not program:
        pytest.skip("no Chromium: install the package chromium, or name the program in POLICYGRAPH_CHROMIUM")
    playwright = pytest.importorskip("playwright.sync_api", reason="no playwright: pip install playwright")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=program)
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: Any) -> Iterator[OpenPage]:
    """Opens an address and waits until the page is ready; afterwards nothing may have gone wrong in it."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    wrong: list[str] = []

    def opened(address: str, size: tuple[int, int] = (1366, 768)) -> Any:
        page = context.new_page()
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: wrong.append(asked.url) if _foreign(asked.url, address) else None)
        page.on("dialog", lambda dialog: wrong.append(f"dialog {dialog.message}"))
        page.goto(address)
        page.wait_for_selector("body[data-ready]", timeout=10_000)
        return page

    yield opened
    titles = [page.title() for page in context.pages]
    context.close()
    assert wrong == []
    assert "ran" not in titles


def _foreign(asked: str, address: str) -> bool:
    return not asked.startswith(("data:", "blob:", address.partition("#")[0].partition("?")[0]))


def _serving(store: Store) -> Iterator[str]:
    app = create_app(Settings(store="unused"), store)
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    server.should_exit = True
    thread.join(timeout=5)


def _filled(path: Path, *fragments: Fragment) -> Store:
    store = open_store(str(path))
    for one in fragments:
        store.apply(one)
    return store


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The store behind `served`."""
    with _filled(tmp_path_factory.mktemp("served") / "graph.sqlite", *shipped(), load(sample_path())) as store:
        yield store


@pytest.fixture
def serve() -> Iterator[Callable[[str], str]]:
    """Serves the store in a file while a test runs."""
    with ExitStack() as running:
        serving = contextmanager(_serving)
        yield lambda where: running.enter_context(serving(running.enter_context(open_store(where))))


@pytest.fixture(scope="module")
def served(library: Store, browser: Any) -> Iterator[str]:
    yield from _serving(library)


@pytest.fixture(scope="module")
def recorded(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with _filled(tmp_path_factory.mktemp("recorded") / "graph.sqlite", *shipped()) as store:
        yield from _serving(store)


@pytest.fixture(scope="module")
def evil(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with _filled(tmp_path_factory.mktemp("evil") / "graph.sqlite", hostile_fragment()) as store:
        yield from _serving(store)
