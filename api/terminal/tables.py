"""An answer as a table in a file that the user names: the end of its name says which kind."""

from collections.abc import Sequence
from pathlib import PurePath

from api.sheet import MEDIA_TYPES, Format, Sheet, encoded
from api.terminal.output import tell_written, writing
from api.terminal.refusals import Refusal
from api.terminal.wording import word
from graph.ontology import Language


def table_format(output: str, lang: Language) -> Format:
    """Csv or xlsx, as the file's name ends; a refusal of any other, before anything is asked."""
    end = PurePath(output).suffix.lower().removeprefix(".")
    if end not in MEDIA_TYPES:
        raise Refusal(word("no_table_format", lang, path=output))
    return end


def write_table(output: str, sheets: Sequence[Sheet], format: Format, lang: Language) -> None:
    """Write the file, there whole or not at all, and say so."""
    with writing(output, lang) as file:
        file.write(encoded(sheets, format, lang))
    tell_written(output, "written", lang)
