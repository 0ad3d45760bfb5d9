"""The files for a bulk import, tried with the official admin tool: what comes out is the store that went in."""

from pathlib import Path

import pytest
from contract_fragments import (
    CITED_BARE_AND_DATED,
    STATES,
    TEXT_AND_RECORD,
    TWO_SOURCES_THAT_DISAGREE,
    document,
    fragment,
)
from neo4j_server import Home, Server
from test_kill import export

from graph.stores import open_store
from graph.stores.neo4j_import import ARGUMENTS, write_import
from graph.stores.neo4j_store import Neo4jStore

ODD = fragment(
    "1-bc-tu.a.2025",
    [
        document("1-bc-tu.a.2025", symbol="1-BC/TU", date="2025", subject='dấu " phẩy, và\nxuống dòng; \\ \t'),
        document("2-bc-tu.a", name="-"),
        document("3-bc-tu.a", issuer="Tỉnh ủy"),
        ("agency.a", "Agency", {"name": "''", "abbreviations": ("A;B", "C|D", ",")}),
        ("project.a", "Project", {"name": "x", "aliases": ("một",)}),
    ],
)
ALL = [ODD, *TEXT_AND_RECORD, *CITED_BARE_AND_DATED, *TWO_SOURCES_THAT_DISAGREE]


@pytest.mark.slow
def test_an_import_makes_the_same_store(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    with open_store(":memory:") as store:
        for one in ALL:
            store.apply(one)
        arguments = write_import(store, tmp_path / "files")
        assert (tmp_path / "files" / ARGUMENTS).read_text(encoding="utf-8").split("\n")[:-1] == arguments
        named = [_in_folder(one, tmp_path / "files") for one in arguments]
        home.admin("database", "import", "full", "neo4j", *named)
        home.admin("database", "check", "neo4j")
        server = Server([home], heap="512m")
        try:
            with Neo4jStore(home.address()) as imported:
                assert export(imported) == export(store)
                assert imported.find(text="cang vung ang") == store.find(text="cang vung ang")
                assert imported.find(text="1-bc/tu") == store.find(text="1-bc/tu")
                assert imported.version() == store.version()
                for each in (imported, store):
                    each.remove(TEXT_AND_RECORD[1].source.id)
                    each.apply(STATES["a_ring"][0])
                assert export(imported) == export(store)
        finally:
            server.kill()


def _in_folder(argument: str, folder: Path) -> str:
    head, equals, name = argument.rpartition("=")
    return f"{head}{equals}{folder / name}" if name.endswith(".csv") else argument
