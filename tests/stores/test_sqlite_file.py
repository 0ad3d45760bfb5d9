"""Files that are no store, stores that cannot be used as they are, and what is said about them."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from stores_operations import operation, source

from graph.errors import StoreBusyError, StoreError, StoreVersionError
from graph.interchange import lines
from graph.stores import open_store, sqlite_change
from graph.stores import sqlite_sql as sql
from graph.stores.sqlite_file import told
from graph.stores.sqlite_store import SqliteStore


def _text(path: Path) -> None:
    path.write_text("Chương trình hành động số 95-CTr/TU\n" * 50, encoding="utf-8")


def _other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE bookmark (address)")


def _other_application(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA application_id = 7")
        db.execute("CREATE TABLE node (id)")


def _versioned(version: int) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        open_store(str(path)).close()
        with closing(sqlite3.connect(path)) as db:
            db.execute(f"PRAGMA user_version = {version}")

    return make


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        pytest.param(Path.mkdir, StoreError, "Is it a folder", id="a folder"),
        pytest.param(_text, StoreError, "not a store of policygraph", id="a text"),
        pytest.param(_other_program, StoreError, "another program", id="a database of another program"),
        pytest.param(_other_application, StoreError, "another program", id="one that says whose it is"),
        pytest.param(_versioned(sql.VERSION + 1), StoreVersionError, "policygraph export", id="a newer schema"),
        pytest.param(_versioned(0), StoreVersionError, "version is 0", id="an older schema"),
    ],
)
def test_what_is_no_store_of_ours_is_refused_and_left_as_it_is(
    tmp_path: Path, make: Callable[[Path], None], error: type[StoreError], words: str
) -> None:
    path = tmp_path / "graph.sqlite"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(error, match=words) as caught:
        open_store(str(path))
    assert str(path) in str(caught.value)
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="folder cannot be made"):
        open_store(str(tmp_path / "a file" / "graph.sqlite"))


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("a/b/c/graph.sqlite", id="in folders that are not there yet"),
        pytest.param("kế hoạch tỉnh.sqlite", id="with accents and spaces"),
        pytest.param("50%?mode=ro#x&y.sqlite", id="with signs of addresses", marks=pytest.mark.skipif(
            sys.platform == "win32", reason="Windows allows no ? in names")),
    ],
)  # fmt: skip
def test_any_name_will_do_and_is_found_again(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with open_store(str(path)) as store:
        store.apply(source("n", 0))
    assert path.is_file()
    with open_store(str(path)) as store:
        assert store.counts().sources == 1


def _empty(path: Path) -> None:
    path.touch()


def _killed_before_its_schema(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")


@pytest.mark.parametrize("make", [_empty, _killed_before_its_schema])
def test_a_file_with_nothing_in_it_becomes_a_store(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "graph.sqlite")
    with open_store(str(tmp_path / "graph.sqlite")) as store:
        assert store.apply(source("n", 0)).changed


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "graph.sqlite"
    with open_store(str(path)) as store:
        for number in range(5):
            store.apply(source("n", number))
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))
    with pytest.raises(StoreError, match="damaged"), open_store(str(path)) as store:
        list(lines(store))


def test_closing_leaves_one_file_that_can_be_moved(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "graph.sqlite"))
    store.apply(source("n", 0))
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["graph.sqlite"]
    (tmp_path / "graph.sqlite").replace(tmp_path / "moved.sqlite")
    with open_store(str(tmp_path / "moved.sqlite")) as moved:
        assert moved.counts().sources == 1


@pytest.mark.parametrize("where", [":memory:", "graph.sqlite"])
def test_a_closed_store_says_so(tmp_path: Path, where: str) -> None:
    store = open_store(where if where == ":memory:" else str(tmp_path / where))
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.counts()


def test_stores_in_memory_share_nothing() -> None:
    with open_store(":memory:") as one, open_store(":memory:") as other:
        one.apply(source("n", 0))
        assert other.counts().sources == 0


def test_settings_hold_for_every_connection(tmp_path: Path) -> None:
    with SqliteStore(str(tmp_path / "graph.sqlite")) as store, store._file.reading() as db:
        found = {
            name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "foreign_keys", "synchronous")
        }
    assert found == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2}


# --- writing that cannot be done -----------------------------------------------------------------------------------


def test_a_writer_that_does_not_finish_is_not_waited_for_for_ever_and_readers_need_not_wait(tmp_path: Path) -> None:
    where = str(tmp_path / "graph.sqlite")
    with SqliteStore(where, patience=0.05) as store, closing(sqlite3.connect(where, isolation_level=None)) as other:
        store.apply(source("n", 0))
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusyError, match="try again"):
            store.apply(source("n", 1))
        assert store.counts().sources == 1
        other.execute("ROLLBACK")
        assert store.apply(source("n", 1)).changed


def test_what_fails_in_the_middle_leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(str(tmp_path / "graph.sqlite")) as store:
        store.apply(source("n", 0))
        before = "".join(lines(store))
        derive = sqlite_change.derive

        def fails(*told: object) -> None:
            derive(*told)  # type: ignore[arg-type]
            raise KeyboardInterrupt

        monkeypatch.setattr(sqlite_change, "derive", fails)
        for change in (lambda: store.apply(source("n", 1)), lambda: store.remove(source("n", 0).source.id)):
            with pytest.raises(KeyboardInterrupt):
                change()
            assert "".join(lines(store)) == before
        monkeypatch.undo()
        assert store.apply(source("n", 1)).changed


def test_a_full_disk_writes_nothing_and_says_so(tmp_path: Path) -> None:
    with SqliteStore(str(tmp_path / "graph.sqlite")) as store:
        store.apply(source("n", 0))
        before = "".join(lines(store))
        with store._file.reading() as db:
            pages = db.execute("PRAGMA page_count").fetchone()[0]
        with store._file.reading() as db:
            db.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match="disk is full"):
            for number in range(1, 9):
                store.apply(source("n", number))
        counted = store.counts().sources
        assert "".join(lines(store)).startswith(before[:40])
        assert counted == len(store.sources())


def test_a_file_that_may_only_be_read_is_told_from_one_that_is_damaged(tmp_path: Path) -> None:
    """By an error of SQLite itself: file permissions bind no administrator, who runs the tests in a container."""
    path = tmp_path / "graph.sqlite"
    with open_store(str(path)) as store:
        operation(0)(store)
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db:
        with pytest.raises(sqlite3.Error) as caught:
            db.execute("DELETE FROM source")
    assert "may only be read" in str(told(str(path), caught.value))


def test_opening_a_store_imports_nothing_heavy() -> None:
    heavy = (
        "{'networkx', 'fastapi', 'pydantic', 'pyvis', 'jinja2', 'rich', 'typer', 'hypothesis', 'asyncio', 'difflib'}"
    )
    program = (
        f"import sys; from graph.stores import open_store; open_store(':memory:'); print({heavy} & set(sys.modules))"
    )
    root = str(Path(sql.__file__).parent.parent.parent)
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
