"""policygraph check: are ontology, lexicon and loaded graph consistent?"""

from collections.abc import Iterator
from typing import Annotated

import typer

from api.checks import Checked, check
from api.stores import default_store, existing, is_there, shown
from api.terminal.console import say_json
from api.terminal.lines import BLANK, Line, line, show
from api.terminal.options import Json, Lang, StorePath
from api.terminal.phrases import Known, Places
from api.terminal.progress import progress
from api.terminal.refusals import REFUSED
from api.terminal.warning_lines import warning_lines
from api.terminal.wording import word
from graph.answer import files_of
from graph.ids import document_of_source
from graph.ontology import Language


def command(
    strict: Annotated[bool, typer.Option("--strict", help="Exit code 1 for warnings about documents too.")] = False,
    store: StorePath = None,
    lang: Lang = "vi",
    json: Json = False,
) -> None:
    """Check that ontology, lexicon and loaded graph are consistent, and list the warnings.

    Exit code 1 where policygraph's own data or the stored graph is wrong. What the documents contradict or leave
    open is listed, and fails only with --strict.
    """
    where = store or default_store()
    known = Places({}, {})
    with progress() as display:
        display.doing(shown(where))
        if is_there(where):
            with existing(where) as graph:
                checked = check(graph)
                stand_in = {document_of_source(one.source) for each in checked.warnings for one in each.evidence}
                known = Places(graph.get(stand_in), files_of(graph, checked.warnings))
        else:
            checked = check(None)
    if json:
        say_json(checked.to_json())
    else:
        show(_lines(checked, known, lang))
    if checked.faults or (strict and (checked.warnings or checked.unresolved)):
        raise typer.Exit(REFUSED)


def _lines(checked: Checked, known: Known, lang: Language) -> Iterator[Line]:
    for fault in checked.faults:
        yield line((f"{word('severity_error', lang)}, {word(f'part_{fault.part}', lang)}: ", "warn"), fault.what)
    yield from warning_lines(checked.warnings, known, lang)
    if checked.warnings:
        yield BLANK
    faults = word("check_errors", lang, n=len(checked.faults)) if checked.faults else word("check_ok", lang)
    yield line((faults, "bold"))
    if checked.warnings:
        yield line(word("check_warnings", lang, n=len(checked.warnings)))
    if checked.unresolved:
        yield line(word("check_unresolved", lang, n=len(checked.unresolved)))
