"""Which store is meant, and how the ways in open it."""

import os
from pathlib import Path

from platformdirs import user_data_path

from graph.errors import StoreError
from graph.stores import Store, open_store
from graph.stores.neo4j_address import is_address, parse


class NoStore(StoreError):
    """A question to a store that nobody has made yet."""

    def __init__(self, where: str) -> None:
        self.where = where
        super().__init__(
            f"there is no store at {where} yet. Load a document (policygraph load FILE), or start with the shipped "
            "programme (policygraph serve)"
        )


def default_store() -> str:
    """The store that is meant where nobody names one: a file in the user's data folder.

    >>> Path(default_store()).name
    'graph.sqlite'
    """
    return str(user_data_path("policygraph", appauthor=False) / "graph.sqlite")


def is_there(where: str) -> bool:
    """Whether a store exists already; an address or a store in memory is its server's affair."""
    return not _is_file_name(where) or Path(where).exists()


def shown(where: str) -> str:
    """How a store may be named on a screen: an address without its password.

    >>> shown("bolt://ada:secret@db/plans"), shown("graph.sqlite")
    ('bolt://db/plans', 'graph.sqlite')
    """
    return parse(where).shown if is_address(where) else where


def existing(where: str) -> Store:
    """The store to ask; raises NoStore rather than making an empty one that would answer "nothing"."""
    if not is_there(where):
        raise NoStore(where)
    return open_store(where)


def for_loading(where: str) -> Store:
    """The store to load into, made with its folder where it is not there yet."""
    if _is_file_name(where):
        Path(where).parent.mkdir(parents=True, exist_ok=True)
    return open_store(where)


def seeded(where: str) -> Store:
    """The store to serve: an existing one as it is, a new one with every shipped record.

    A new file is filled beside its place and moved there, so that a serve that is killed while seeding leaves no
    half-filled store behind that the next one would take for the user's own.
    """
    if not is_there(where):
        making = Path(f"{where}.making-{os.getpid()}")
        with for_loading(str(making)) as store:
            _seed(store)
        making.replace(where)
    store = open_store(where)
    if not _is_file_name(where) and store.version() == 0:
        _seed(store)
    return store


def _seed(store: Store) -> None:
    from loaders.programme import shipped

    for fragment in shipped():
        store.apply(fragment)


def _is_file_name(where: str) -> bool:
    return where != ":memory:" and "://" not in where
