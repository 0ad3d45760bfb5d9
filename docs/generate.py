"""Writes the reference pages from the code: `make docs`; tests/docs holds the pages to what this would write.

cli.md from the commands' own help, http.md from the OpenAPI document, ontology.md from graph/ontology.yaml, settings.md
from api.settings and the options of the commands.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import typer
from typer.testing import CliRunner

from api.app import create_app
from api.cli import COMMANDS
from api.cli import app as terminal
from api.settings import Settings
from graph.ontology import EdgeType, Label, NodeType, ontology
from graph.stores import open_store

REFERENCE = Path(__file__).with_name("reference")
_WIDTH = "100"
_BESIDE_SETTINGS = {  # read where they are needed, since they matter before or outside the settings
    "POLICYGRAPH_NEO4J_USER": "Who asks a Neo4j server, where its address names nobody; else neo4j.",
    "POLICYGRAPH_NEO4J_PASSWORD": "The password for a Neo4j server, where its address has none.",
    "POLICYGRAPH_DATA": "The folder with lexicon and programmes, in place of the one that is installed.",
    "POLICYGRAPH_TRACEBACK": "Set to anything: a fault inside policygraph shows where in the code it happened.",
}
_FOR_TESTS = {
    "POLICYGRAPH_CHROMIUM": "The Chromium that the page is tried in, where it is not on the path.",
    "POLICYGRAPH_CI": "Set to anything: a test that cannot run on this machine fails the run.",
    "POLICYGRAPH_DOCUMENTS": "The folder with official documents that some tests read; else ../shared/documents.",
    "POLICYGRAPH_TEST_NEO4J": "A Neo4j server with an empty database to test on; without it the tests start their own.",
    "POLICYGRAPH_UPDATE_GOLDEN": "Set to anything: tests write their golden files anew. Read the diff.",
}


def pages() -> dict[str, str]:
    """Every generated page, by its file name."""
    made: Mapping[str, Callable[[], Iterable[str]]] = {
        "cli.md": _cli, "http.md": _http, "ontology.md": _ontology, "settings.md": _settings,
    }  # fmt: skip
    return {name: "\n".join(lines()).rstrip() + "\n" for name, lines in made.items()}


def main() -> None:
    """Write them."""
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf-8", newline="\n")


def _head(title: str, made_from: str) -> list[str]:
    return [f"<!-- Generated from {made_from} by docs/generate.py (make docs); do not edit. -->", f"# {title}", ""]


def _table(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    columns = list(columns)
    yield "| " + " | ".join(columns) + " |"
    yield "| " + " | ".join("---" for _ in columns) + " |"
    for row in rows:
        yield "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in row) + " |"
    yield ""


# cli.md


def _cli() -> Iterator[str]:
    yield from _head("The command line", "the commands' own help (api/cli.py, api/terminal/)")
    yield from _help("policygraph")
    for name in COMMANDS:
        yield from (f"## policygraph {name}", "")
        yield from _help("policygraph", name)


def _help(program: str, *words: str) -> Iterator[str]:
    shown = CliRunner().invoke(
        terminal,
        [*words, "--help"],
        prog_name=program,
        catch_exceptions=False,
        env={"COLUMNS": _WIDTH, "TERMINAL_WIDTH": _WIDTH, "POLICYGRAPH_LANG": "en"},
    )
    yield from ("```text", shown.output.rstrip(), "```", "")


# http.md


def _http() -> Iterator[str]:
    with open_store(":memory:") as store:
        told = create_app(Settings(store=":memory:"), store=store).openapi()
    yield from _head("The HTTP API", "the OpenAPI document (api/routes/, api/schemas.py)")
    yield from ("The server says the same as a program reads it at `/openapi.json`, and for people at `/docs`.", "")
    for path, methods in told["paths"].items():
        for method, route in methods.items():
            yield from _route(f"{method.upper()} {path}", route)
    yield from ("# Shapes", "")
    for name, schema in sorted(told["components"]["schemas"].items()):
        yield from _schema(name, schema)


def _route(address: str, route: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"## {address}", "", f"{route['summary']}. {route['description']}", "")
    if route.get("parameters"):
        yield from _table(
            ("parameter", "in", "", "example"),
            ((f"`{one['name']}`", one["in"], one["description"], _example(one)) for one in route["parameters"]),
        )
    answers = (f"{status} {_answer(one)}" for status, one in sorted(route["responses"].items()))
    yield from ("Answers: " + ", ".join(answers) + ".", "")


def _example(parameter: Mapping[str, Any]) -> str:
    found = parameter.get("examples") or parameter["schema"].get("examples") or []
    return ", ".join(f"`{one}`" for one in (found.values() if isinstance(found, dict) else found))


def _answer(response: Mapping[str, Any]) -> str:
    schemas = [_type(body["schema"]) for body in response.get("content", {}).values() if "schema" in body]
    return " or ".join(schemas) or response["description"]


def _schema(name: str, schema: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"## {name}", "", schema.get("description", ""), "")
    fields = schema.get("properties", {})
    if fields:
        rows = ((f"`{field}`", _type(one), one.get("description", "")) for field, one in fields.items())
        yield from _table(("member", "type", ""), rows)


def _type(schema: Mapping[str, Any]) -> str:
    """A JSON schema in a word or two, with a link where it is a shape of its own."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        return " or ".join(_type(one) for one in schema["anyOf"])
    if "enum" in schema:
        return schema.get("title") or ", ".join(f"`{one}`" for one in schema["enum"])
    if "const" in schema:
        return f"`{schema['const']}`"
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    return str(schema.get("type", "any"))


# ontology.md


def _ontology() -> Iterator[str]:
    known = ontology()
    yield from _head("Ontology", "graph/ontology.yaml")
    yield from ("What may exist in a graph: what things there are, and how they are linked.", "", "## Things", "")
    for node in known.nodes.values():
        yield from _node(node)
    yield from ("## Links", "", "*Means* is what questions ask for; *flows* says which way that meaning runs.", "")
    yield from _table(
        ("link", "from", "to", "means", "flows", "reads (vi)", "reads (en)"), map(_edge_row, known.edges.values())
    )
    for title, names in (
        ("Kinds of document", known.kinds), ("Kinds of agencies, projects and places, levels, comparators", known.codes),
        ("States of a document", known.statuses), ("How facts are found", known.methods),
    ):  # fmt: skip
        yield from (f"## {title}", "")
        yield from _labels(names)


def _node(node: NodeType) -> Iterator[str]:
    yield from (f"### {node.name}: {node.label['vi']}, {node.label['en']}", "", node.means, "")
    yield from _table(("fact", "is"), ((f"`{fact}`", kind) for fact, kind in node.facts.items()))
    yield from (f"Called by its {_listed(node.caption)}; search looks into {_listed(node.folded)}.", "")


def _edge_row(edge: EdgeType) -> tuple[str, ...]:
    both = (f"{edge.reads['forward'][lang]} / {edge.reads['backward'][lang]}" for lang in ("vi", "en"))
    return f"`{edge.name}`", ", ".join(edge.sources), ", ".join(edge.targets), edge.meaning, edge.flow, *both


def _labels(names: Mapping[str, Label]) -> Iterator[str]:
    yield from _table(("name", "vi", "en"), ((f"`{name}`", label["vi"], label["en"]) for name, label in names.items()))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


# settings.md


def _settings() -> Iterator[str]:
    yield from _head("Settings", "api/settings.py and the options of the commands")
    yield from ("Environment variables. An option of a command (`--store`, `--port`) wins over them.", "")
    rows = {
        f"POLICYGRAPH_{name.upper()}": (field.description, _default(name)) for name, field in Settings.model_fields.items()
    }  # fmt: skip
    for name, (help, default) in _options().items():
        rows.setdefault(name, (help, default))
    for name, help in _BESIDE_SETTINGS.items():
        rows.setdefault(name, (help, ""))
    yield from _table(("variable", "is", "default"), ((f"`{name}`", *row) for name, row in sorted(rows.items())))
    yield from ("Only tests read these:", "")
    yield from _table(("variable", "is"), ((f"`{name}`", help) for name, help in _FOR_TESTS.items()))


def _default(name: str) -> str:
    field = Settings.model_fields[name]
    return "`graph.sqlite` in your user data folder" if field.default_factory else f"`{field.default}`"


def _options() -> dict[str, tuple[str, str]]:
    """The options that an environment variable can stand for: name -> help, default."""
    group = typer.main.get_command(terminal)
    commands = [group.get_command(None, name) for name in COMMANDS]  # type: ignore[attr-defined]
    return {
        one.envvar: (one.help, "" if one.default is None else f"`{one.default}`")
        for command in commands for one in command.params if one.envvar
    }  # fmt: skip


if __name__ == "__main__":
    main()
