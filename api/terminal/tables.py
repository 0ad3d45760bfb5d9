"""An answer as a table in a file that the user names: the end of its name says which kind."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath

from api.sheet import MEDIA_TYPES, Sheet, encoded
from api.terminal.output import tell_written, writing
from api.terminal.refusals import Refusal
from api.terminal.wording import word
from graph.answer import Answer
from graph.ontology import Language

Encoding = Callable[[Answer, Language], bytes]


def encoding(
    output: str, lang: Language, report: Callable[[Answer, Language], Sequence[Sheet]], others: Mapping[str, Encoding] = {}
) -> Encoding:  # fmt: skip
    """How to write an answer into a file of this name; a refusal of a name that says no kind, before anything is asked."""
    end = PurePath(output).suffix.lower().removeprefix(".")
    if end in others:
        return others[end]
    if end not in MEDIA_TYPES:
        known = ", ".join(f".{one}" for one in (*MEDIA_TYPES, *others))
        raise Refusal(word("no_table_format", lang, path=output, known=known))
    return lambda answer, lang: encoded(report(answer, lang), end, lang)


def write_table(output: str, content: bytes, lang: Language) -> None:
    """Write the file, there whole or not at all, and say so."""
    with writing(output, lang) as file:
        file.write(content)
    tell_written(output, "written", lang)
