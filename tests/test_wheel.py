"""The wheel: what is in it, and that it works where there is no checkout."""

import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGES = {"graph", "loaders", "api", "viz"}
if find_spec("hatchling") is None:
    pytest.skip("no hatchling to build a wheel with: `make test` installs it", allow_module_level=True)


def run(command: Sequence[object], folder: Path) -> str:
    """What a command says; no setting of the checkout reaches it."""
    alone = {name: value for name, value in os.environ.items() if not name.startswith(("POLICYGRAPH_", "PYTHON"))}
    done = subprocess.run(
        [str(one) for one in command], cwd=folder, env=alone, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check", "--wheel-dir", folder]
    run([sys.executable, "-m", "pip", "wheel", CHECKOUT, *options], folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a new environment with the wheel in it; what the wheel depends on is lent from this one."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    options = ["--no-deps", "--no-index", "--disable-pip-version-check", "--quiet"]
    run([python, "-m", "pip", "install", *options, wheel], folder)
    site = run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], folder).strip()
    lent = [path for path in sys.path if path.endswith("site-packages")]
    (Path(site) / "lent.pth").write_text("\n".join(lent), encoding="utf-8")
    return python


def test_the_top_level_is_ours_alone(wheel: Path) -> None:
    """Four generic names are the price of the layout; a fifth would fall on someone else's package."""
    with zipfile.ZipFile(wheel) as archive:
        top = {name.partition("/")[0] for name in archive.namelist()}
    assert {name for name in top if not name.endswith(".dist-info")} == PACKAGES


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("graph/ontology.yaml", id="the ontology: nothing works without it"),
        pytest.param("loaders/_data/lexicon/kinds.yaml", id="the lexicon"),
        pytest.param("loaders/_data/samples/song-lam-95-ctr-tu.txt", id="a document to try"),
        pytest.param("loaders/_data/README.md", id="how to write a record"),
    ],
)
def test_data_travels_with_the_code(wheel: Path, name: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert name in archive.namelist()


def test_every_file_of_the_packages_travels(wheel: Path) -> None:
    """Templates, styles and tables too; what git ignores stays at home."""
    kept = [CHECKOUT / package for package in PACKAGES]
    files = {
        path for folder in kept for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    }
    here = {path.relative_to(CHECKOUT).as_posix() for path in files}
    with zipfile.ZipFile(wheel) as archive:
        assert here - set(archive.namelist()) == set()


def test_no_official_text_travels(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        texts = [name for name in archive.namelist() if name.endswith((".txt", ".pdf", ".docx", ".html"))]
    allowed = ("loaders/_data/samples/", "viz/", "policygraph-")
    assert [name for name in texts if not name.startswith(allowed)] == []


def test_it_is_not_to_be_uploaded(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = [name for name in archive.namelist() if name.endswith("/METADATA")]
        assert "Classifier: Private :: Do Not Upload" in archive.read(metadata).decode("utf-8")


def test_the_command_works_where_there_is_no_checkout(python: Path, tmp_path: Path) -> None:
    command = python.parent / ("policygraph.exe" if os.name == "nt" else "policygraph")
    assert "trace" in run([command, "--help"], tmp_path)


def test_the_shipped_programme_works_where_there_is_no_checkout(python: Path, tmp_path: Path) -> None:
    told = "import loaders.data; print(loaders.data.data_dir()); from loaders.programme import shipped; "
    told += "print([one.source.document for one in shipped()])"
    where, documents = run([python, "-c", told], tmp_path).splitlines()
    assert Path(where).parts[-2:] == ("loaders", "_data")
    assert documents == "['1-ctr-tu.ha-tinh.2025-2030']"
