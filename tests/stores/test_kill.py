"""Real processes: killed while they write, and two that write at once."""

import os
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
import stores_operations
from stores_operations import operation, source

import graph
from graph.interchange import lines
from graph.stores import Store, open_store

KILLS = 20
ROOT = Path(graph.__file__).parent.parent


def export(store: Store) -> str:
    return "".join(lines(store))


def started(where: Path, *task: str) -> "subprocess.Popen[str]":
    command = [sys.executable, stores_operations.__file__, str(where), *task]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, encoding="utf-8", env=environment)


def killed_after(process: "subprocess.Popen[str]", seconds: float) -> int:
    """Kill a process so long after its first acknowledgement; how many operations it acknowledged."""
    assert process.stdout is not None
    assert process.stderr is not None
    first = process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    # not communicate(): it passes over lines that readline has taken from the pipe already
    rest = process.stdout.read()
    complaint = process.stderr.read()
    process.wait()
    assert (first != "", complaint) == (True, "")
    return 1 + rest.count("\n")


def check(where: Path) -> None:
    with closing(sqlite3.connect(where)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)").fetchall() == []


def test_kill_loses_nothing_acknowledged_and_leaves_nothing_partial(tmp_path: Path) -> None:
    """After each kill the store is that of the acknowledged operations, or of one more that was done but not told."""
    where, moments, done = tmp_path / "graph.sqlite", random.Random(20251124), 0
    with open_store(":memory:") as expected:
        for _ in range(KILLS):
            acknowledged = done + killed_after(started(where, "work", str(done)), moments.uniform(0, 0.08))
            while done < acknowledged:
                operation(done)(expected)
                done += 1
            with open_store(str(where)) as store:
                found = export(store)
            if found != export(expected):
                operation(done)(expected)
                done += 1
            assert found == export(expected)
            check(where)
    assert done > KILLS


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("a", "b"), id="different sources that cite the same documents"),
        pytest.param(("a", "a"), id="the same sources: loaded once"),
    ],
)
def test_two_processes_load_at_once(tmp_path: Path, names: tuple[str, str]) -> None:
    """Both begin with the file that is not there yet; neither fails, nothing is doubled."""
    where, count = tmp_path / "new folder" / "graph.sqlite", 12
    processes = [started(where, "load", name, str(count)) for name in names]
    told = [process.communicate(timeout=60) for process in processes]
    assert [(out.count("\n"), complaint) for out, complaint in told] == [(count, "")] * 2
    with open_store(":memory:") as expected, open_store(str(where)) as store:
        for name in set(names):
            for number in range(count):
                expected.apply(source(name, number))
        assert export(store) == export(expected)
    check(where)
