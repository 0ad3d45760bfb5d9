"""Who filled in a table that was handed round: each office's table is a source of its own, and only its newer copy replaces it.

1. who the user says it was        policygraph load plan.xlsx --from "Sở Nội vụ"
2. who the table says it was       "Đơn vị điền: Sở Nội vụ", above its header (data/lexicon/offices.yaml)
3. the name of its file            where neither does
"""

import re
from dataclasses import replace
from functools import cache
from pathlib import PurePath

from graph.errors import BadInput
from graph.ids import slug
from loaders.document import Document
from loaders.lexicon import alternatives, entries

FROM = "from"
"""Under which name the office stands in `Document.about`, where the user or the table names it."""


def from_office(document: Document, office: str | None) -> Document:
    """The document with who filled it in, as its user says; raises BadInput where that is no name."""
    if office and not slug(office):
        raise BadInput("--from", f"“{office}” is no name of an office", 'Write it as it is called: --from "Sở Nội vụ"')
    return replace(document, about={**document.about, FROM: " ".join(office.split())}) if office else document


def with_office(document: Document) -> Document:
    """The document with who filled it in, where it says so and its user does not."""
    told = None if FROM in document.about else office_named(document.text)
    return from_office(document, told)


def office_named(text: str) -> str | None:
    r"""Who a table says has filled it in.

    >>> office_named("BẢNG PHÂN CÔNG\nĐơn vị điền:\tSở  Nội vụ\nSTT\tNhiệm vụ\n")
    'Sở Nội vụ'
    >>> office_named("BẢNG PHÂN CÔNG\nĐơn vị điền:\nSTT\tNhiệm vụ\n")
    """
    found = _label().search(text)
    return " ".join(found["name"].split()) if found else None


def office_key(document: Document) -> str:
    """What tells an office's tables from those of others, as part of an id."""
    return slug(str(document.about.get(FROM, ""))) or slug(PurePath(document.name).stem) or "table"


@cache
def _label() -> re.Pattern[str]:
    labels = alternatives(str(entry["words"]) for entry in entries("offices"))
    return re.compile(rf"^[ ]*(?:{labels})[ ]*(?::[ \t]*|\t)(?P<name>[^\t\n]*\w[^\t\n]*)", re.IGNORECASE | re.MULTILINE)
