"""How a question is answered at the terminal: in words, as JSON, or as a table in a file."""

from collections.abc import Callable, Mapping, Sequence

from api.sheet import Sheet
from api.stores import default_store, existing
from api.terminal.console import say_json
from api.terminal.lines import show
from api.terminal.report_lines import report_lines
from api.terminal.tables import Encoding, encoding, write_table
from graph.answer import Answer
from graph.ontology import Language
from graph.stores.base import Store


def answered(
    ask: Callable[[Store], Answer], report: Callable[[Answer, Language], Sequence[Sheet]], *,
    store: str | None, lang: Language, json: bool, table: str | None, others: Mapping[str, Encoding] = {},
) -> None:  # fmt: skip
    """Ask a store that exists, and say or write what it answers; a wrong file name is refused before anything is asked."""
    written = None if table is None else encoding(table, lang, report, others)
    with existing(store or default_store()) as graph:
        answer = ask(graph)
    if table is not None and written is not None:
        write_table(table, written(answer, lang), lang)
    elif json:
        say_json(answer.to_json())
    else:
        show(report_lines(answer, report(answer, lang), lang))
