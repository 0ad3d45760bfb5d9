"""policygraph export: the whole graph as JSON Lines, or as files for Neo4j's bulk import."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from api.stores import default_store, existing
from api.terminal.console import say, tell
from api.terminal.naming import listed, named
from api.terminal.options import Lang, StorePath
from api.terminal.output import PIPE, readable, tell_written, writing
from api.terminal.progress import Progress, progress
from api.terminal.refusals import Refusal
from api.terminal.wording import word
from graph.answer import caption
from graph.interchange import lines
from graph.ontology import Language
from graph.queries.assignments import assignments, without_task
from graph.stores import Store

Format = Literal["jsonl", "xlsx", "neo4j-admin"]
_TOLD_EVERY = 1000


def command(
    output: Annotated[
        str,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="The file to write; - writes to the terminal or a pipe. For neo4j-admin: a folder.",
        ),
    ],
    format: Annotated[
        Format,
        typer.Option(
            "--format",
            help="jsonl; xlsx: the tasks of one document as a table of who does what by when; neo4j-admin: tables for "
            "the bulk import of a Neo4j server.",
        ),
    ] = "jsonl",
    of: Annotated[
        str | None,
        typer.Option(
            "--of", metavar="DOCUMENT", help="With --format xlsx: whose tasks. Not needed where one document is loaded."
        ),
    ] = None,
    store: StorePath = None,
    lang: Lang = "vi",
) -> None:
    """Write the whole graph as JSON Lines, which 'policygraph load' reads back, or its tasks as an Excel table.

    The same graph gives the same bytes. An existing file is replaced only when the new one is complete. With
    --format neo4j-admin it writes a folder of tables instead, and the command that imports them into a new database.
    With --format xlsx it writes a workbook to hand round and fill in; 'policygraph load' adds what was filled in.
    """  # fmt: skip
    with existing(store or default_store()) as graph, progress() as display:
        display.doing(output)
        if format == "xlsx":
            _write_tasks(graph, output, of, lang)
            return
        if format == "neo4j-admin":
            _write_import(graph, output, lang, display)
            return
        with writing(output, lang) as file:
            file.writelines(one.encode("utf-8") for one in lines(graph))
    tell_written(output, "written", lang)


def _write_tasks(graph: Store, output: str, of: str | None, lang: Language) -> None:
    from api.workbook import write_workbook

    document = graph.get([named(graph, of, lang, ["Document"]) if of else _only_document(graph, lang)])
    [(id, node)] = document.items()
    with writing(output, lang, packed=True) as file:
        tasks = write_workbook(file, node, assignments(graph, id), lang, without_task(graph, id))
    tell_written(output, "tasks_written", lang, tasks=tasks, document=caption(node))


def _only_document(graph: Store, lang: Language) -> str:
    """The one document that has tasks; where several have, which they are."""
    loaded = graph.canonical({one.document for one in graph.sources()})
    with_tasks = sorted({id for id in loaded.values() if graph.find(type="Task", within=id, limit=1).total})
    if len(with_tasks) == 1:
        return with_tasks[0]
    if not with_tasks:
        raise Refusal(word("no_tasks", lang))
    raise Refusal("\n".join([word("which_document", lang), *listed(graph, with_tasks[:10], lang)]))


def _write_import(graph: Store, output: str, lang: Language, display: Progress) -> None:
    from graph.stores.neo4j_import import ARGUMENTS, write_import

    folder = Path(output)
    if output == PIPE or folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise Refusal(word("not_a_folder", lang, path=output))

    def told(what: str, done: int) -> None:
        if done % _TOLD_EVERY == 0:
            display.doing(f"{output}: {done} {what}")

    write_import(graph, folder, told)
    say(f"cd {folder} && neo4j-admin database import full neo4j $(cat {ARGUMENTS})")
    tell(word("written", lang, path=output, size=readable(sum(one.stat().st_size for one in folder.iterdir()))))
