"""The real thing: a command in a process of its own, a server on a real port."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]
POLICYGRAPH = [sys.executable, "-m", "api"]


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("POLICYGRAPH", "PYTHONIO"))}
    return {**kept, "PYTHONPATH": str(ROOT), **more}


def run(*words: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*POLICYGRAPH, *words], capture_output=True, env=environment(**more), timeout=60, check=False
    )  # fmt: skip


@contextmanager
def serving(*words: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A server on a free port, and the address that it prints."""
    process = subprocess.Popen(
        [*POLICYGRAPH, "serve", "--port", "0", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    watchdog = threading.Timer(60, process.kill)
    watchdog.start()
    try:
        assert process.stdout is not None
        said = process.stdout.readline().decode()
        assert "http://" in said, process.communicate()
        yield "http://" + said.split("http://")[1].split()[0], process
    finally:
        watchdog.cancel()
        process.kill()
        process.communicate()


def test_load_ask_and_serve_one_store(tmp_path: Path, place: str) -> None:
    exported, store = tmp_path / "graph.jsonl", str(tmp_path / "new.sqlite")
    assert run("export", "-o", str(exported), "--store", place).returncode == 0
    assert run("load", str(exported), "--store", store).returncode == 0
    asked = run("trace", "II.2.7", "--json", "--store", store)
    assert asked.returncode == 0, asked.stderr
    with serving("--store", store) as (url, process):
        id = json.loads(asked.stdout)["of"][0]
        answer = httpx.get(f"{url}/api/v1/trace/{id}")
        assert answer.json() == json.loads(asked.stdout)
        assert httpx.head(f"{url}/health").status_code == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0, "Ctrl-C is how a server is stopped"


def test_a_store_that_serve_makes_holds_the_shipped_programme(tmp_path: Path) -> None:
    store = tmp_path / "made" / "graph.sqlite"
    with serving("--store", str(store)) as (url, _process), urllib.request.urlopen(f"{url}/health") as response:
        health = json.load(response)
    assert health["sources"] > 0
    assert [one.name for one in store.parent.iterdir() if "making" in one.name] == []
    first = json.loads(run("sources", "--json", "--store", str(store)).stdout)["items"]
    assert run("remove", first[0]["source"], "--store", str(store)).returncode == 0
    with serving("--store", str(store)) as (url, _process):
        assert httpx.get(f"{url}/api/v1/sources").json()["total"] == len(first) - 1, (
            "an existing store is left as it is"
        )


def test_a_port_in_use_is_said_with_another_to_take(tmp_path: Path, place: str) -> None:
    del tmp_path
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("serve", "--port", str(port), "--store", place, "--lang", "en")
    said = result.stderr.decode()
    assert (result.returncode, result.stdout) == (1, b"")
    assert f"Port {port}" in said
    assert str(port + 1) in said
    assert "Traceback" not in said


@pytest.mark.parametrize("encoding", ["cp1252", "cp1258", "ascii", "utf-8"])
def test_every_console_gets_utf8(place: str, encoding: str) -> None:
    result = run("trace", "II.2.7", "--store", place, PYTHONIOENCODING=encoding)
    assert result.returncode == 0, result.stderr
    assert "Mở kho dữ liệu đất đai" in result.stdout.decode("utf-8")


def test_help_of_every_command_on_a_plain_console() -> None:
    result = run("--help", PYTHONIOENCODING="cp1252")
    assert result.returncode == 0
    assert b"policygraph" in result.stdout


@pytest.mark.skipif(os.name == "nt", reason="pipes that close are told otherwise on Windows")
@pytest.mark.parametrize("words", [["export", "-o", "-"], ["trace", "II"], ["search", "kho", "--json"]])
def test_a_reader_that_leaves_is_no_fault(place: str, words: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    result = subprocess.run(
        [*POLICYGRAPH, *words, "--store", place], stdout=writing, stderr=subprocess.PIPE, env=environment(), timeout=60,
        check=False,
    )  # fmt: skip
    os.close(writing)
    assert (result.returncode, result.stderr) == (141, b"")


def test_help_loads_nothing_that_only_answers_need() -> None:
    """`policygraph --help` stays quick: the time itself is in benchmarks/answers.py."""
    code = (
        "import sys, api.cli\n"
        "try: api.cli.app(['--help'])\n"
        "except SystemExit: pass\n"
        "slow = {'fastapi', 'pydantic', 'rich', 'yaml', 'sqlite3', 'networkx', 'jinja2', 'graph', 'loaders', 'viz'}\n"
        "print(sorted(slow & sys.modules.keys()))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment(), check=True)
    assert result.stdout.decode().splitlines()[-1] == "[]"
