"""Every error that policygraph raises on purpose.

    PolicyGraphError
    ├── OntologyError          a type, fact or meaning that the ontology does not know
    ├── InvalidFragment        what a loader made breaks the ontology (a fault of ours, never of the user)
    ├── StoreError             the store cannot be used as it is
    │   ├── StoreVersionError  the store was written by another schema version
    │   └── StoreBusyError     another process holds the store
    ├── NotFound               nothing has this id or name
    ├── Ambiguous              several things fit a name
    ├── BadQuestion            a value of a question cannot be meant
    └── BadInput               a file cannot be read as a document
        └── LexiconError       an entry of data/lexicon contradicts its own examples

A message says what happened, where, and what to do; the facts it rests on are attributes.
"""

from collections.abc import Sequence


class PolicyGraphError(Exception):
    """The root: catching it catches every error raised on purpose."""


class OntologyError(PolicyGraphError):
    """A name that ontology.yaml does not know."""

    def __init__(self, what: str, name: str, known: Sequence[str]) -> None:
        self.what, self.name, self.known = what, name, tuple(known)
        super().__init__(f"unknown {what} {name!r}; graph/ontology.yaml knows: {', '.join(known)}")


class InvalidFragment(PolicyGraphError):
    """A fragment that validation refused; nothing of it was written."""

    def __init__(self, source: str, problems: Sequence[str]) -> None:
        self.source, self.problems = source, tuple(problems)
        shown = "; ".join(problems[:3])
        more = f" (and {len(problems) - 3} more)" if len(problems) > 3 else ""
        super().__init__(f"source {source}: {shown}{more}. Nothing was written; please report this document")


class StoreError(PolicyGraphError):
    """The store cannot be opened, read or written as it is."""


class StoreVersionError(StoreError):
    """The store was written with another schema."""

    def __init__(self, where: str, found: object, expected: int) -> None:
        self.where, self.found, self.expected = where, found, expected
        super().__init__(
            f"{where}: its schema version is {found}, this policygraph writes version {expected}. "
            "Export it with the version that wrote it (policygraph export), load the export into a new store, "
            "or name another store with --store"
        )


class StoreBusyError(StoreError):
    """Another process is writing to the store and did not finish in time."""


class NotFound(PolicyGraphError):
    """Nothing has this id, place, symbol or name."""

    def __init__(self, name: str, near: Sequence[str] = ()) -> None:
        self.name, self.near = name, tuple(near)
        hint = f" Did you mean: {', '.join(near)}?" if near else " Try: policygraph search WORDS"
        super().__init__(f"nothing is known as {name!r}.{hint}")


class Ambiguous(PolicyGraphError):
    """Several things fit a name; `ids` are theirs."""

    def __init__(self, name: str, ids: Sequence[str]) -> None:
        self.name, self.ids = name, tuple(ids)
        super().__init__(f"{len(ids)} things fit {name!r}: {', '.join(ids[:10])}. Name one by its id")


class BadInput(PolicyGraphError):
    """A file that cannot be read as a document: `path`, `problem` and the `remedy` to try."""

    def __init__(self, path: str, problem: str, remedy: str) -> None:
        self.path, self.problem, self.remedy = path, problem, remedy
        super().__init__(f"{path}: {problem}. {remedy}")


class BadQuestion(PolicyGraphError):
    """A question with a value that cannot be meant: a kind that is not known, a time that ends before it begins."""


class LexiconError(BadInput):
    """An entry of data/lexicon whose examples it does not keep."""
