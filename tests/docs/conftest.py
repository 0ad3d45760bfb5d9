"""The documentation, and a place to run it in; which fixture to take:

started   the path of a store as the first `make run` leaves it: the shipped record and the samples
desk      a folder with `data/` in it and that store as the user's own: where a reader would type the commands
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(Path(__file__).parent))  # for docs_blocks: tests are no package


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("started") / "graph.sqlite"
    load = [
        sys.executable,
        "-m",
        "api",
        "load",
        "data/programmes",
        "data/samples/song-lam-95-ctr-tu.txt",
        "--store",
        str(store),
    ]
    subprocess.run(load, cwd=CHECKOUT, check=True, capture_output=True)
    return store


@pytest.fixture
def desk(started: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(CHECKOUT / "data", tmp_path / "data")
    shutil.copy(started, tmp_path / "graph.sqlite")
    monkeypatch.setenv("POLICYGRAPH_STORE", str(tmp_path / "graph.sqlite"))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(CHECKOUT), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.chdir(tmp_path)
    return tmp_path
