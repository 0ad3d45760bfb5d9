"""How a question is answered at the terminal: in words, as JSON, or as a table in a file."""

from collections.abc import Callable, Sequence

from api.sheet import Sheet
from api.stores import default_store, existing
from api.terminal.console import say_json
from api.terminal.lines import show
from api.terminal.report_lines import report_lines
from api.terminal.tables import table_format, write_table
from graph.answer import Answer
from graph.ontology import Language
from graph.stores.base import Store


def answered(
    ask: Callable[[Store], Answer], report: Callable[[Answer, Language], Sequence[Sheet]], *,
    store: str | None, lang: Language, json: bool, output: str | None,
) -> None:  # fmt: skip
    """Ask a store that exists, and say or write what it answers; a wrong file name is refused before anything is asked."""
    format = None if output is None else table_format(output, lang)
    with existing(store or default_store()) as graph:
        answer = ask(graph)
    if output is not None and format is not None:
        write_table(output, report(answer, lang), format, lang)
    elif json:
        say_json(answer.to_json())
    else:
        show(report_lines(answer, report(answer, lang), lang))
