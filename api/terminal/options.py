"""The options that several commands share, worded once."""

from collections.abc import Iterable
from typing import Annotated, cast

import typer

from graph.ontology import Language
from graph.text import fold
from loaders.tables import FIELDS, Columns, Field

StorePath = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="PATH",
        envvar="POLICYGRAPH_STORE",
        show_default=False,
        help="Where the graph is kept: a file, or a Neo4j server (neo4j://HOST). Without it: a file in your user data "
        "folder, named by 'policygraph sources'.",
    ),
]
Lang = Annotated[
    Language,
    typer.Option("--lang", envvar="POLICYGRAPH_LANG", help="Language of the answer: vi (Vietnamese) or en (English)."),
]
Json = Annotated[
    bool,
    typer.Option("--json", help="Answer as JSON, in the same shape as the HTTP API, for scripts and other tools."),
]
About = Annotated[
    str | None,
    typer.Argument(
        metavar="TASK|SECTION|DOCUMENT|NAME",
        show_default=False,
        help="What to ask about, named as for 'policygraph trace'. Without it: everything that is loaded.",
    ),
]
TableFile = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        show_default=False,
        help="Write a table with the sentences instead: a file that ends in .csv or .xlsx, which Excel opens.",
    ),
]
NamedColumns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar='FIELD="HEADER"',
        show_default=False,
        help="What stands under a header of a task table that is not recognised, for instance "
        'lead="Đơn vị đầu mối". FIELD is one of ' + ", ".join(FIELDS) + ". May be given several times.",
    ),
]

NamedDocument = Annotated[
    str | None,
    typer.Option(
        "--as",
        metavar="CITATION",
        show_default=False,
        help="Which document it is, as one would cite it, where the file itself does not say so: "
        '"Kế hoạch số 12-KH/TU ngày 03/02/2025". For one file.',
    ),
]

NamedOffice = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="OFFICE",
        show_default=False,
        help="Who filled in a table that was handed round, where the table does not say so itself: "
        '"Sở Nội vụ". Each office\'s table is kept apart; a newer one takes the place of its own. For one file.',
    ),
]


def named_columns(told: Iterable[str] | None) -> Columns:
    """The headers that a user has named with --column, with their fields.

    >>> dict(named_columns(['lead="Đơn vị đầu mối"']))
    {'don vi dau moi': 'lead'}
    """
    found: dict[str, Field] = {}
    for one in told or ():
        field, sign, header = one.partition("=")
        if not sign or not header.strip(' "') or field.strip() not in FIELDS:
            raise typer.BadParameter(
                f'{one!r} names no column. Write FIELD="HEADER" with one of {", ".join(FIELDS)}', param_hint="--column"
            )
        found[fold(header.strip(' "'))] = cast(Field, field.strip())
    return found
