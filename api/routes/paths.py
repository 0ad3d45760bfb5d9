"""How are two things connected, step by step, in which words?"""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api.deps import AS_TABLES, AnswerFormat, AnsweringDep, TableLanguage
from api.errors import problems
from api.reports.paths import report
from api.schemas import Meaning, PathsAnswer
from graph.queries.paths import CAP, DEPTH, TELLING
from graph.queries.paths import paths as ask

router = APIRouter(prefix="/api/v1/paths", tags=["questions"])


@router.get(
    "",
    summary="How two things are connected",
    response_model=PathsAnswer,
    responses={**AS_TABLES, **problems(404, 422)},
)
async def paths(
    answer: AnsweringDep,
    start: Annotated[
        str,
        Query(alias="from", description="Where to begin: an id.", examples=["1-ctr-tu.ha-tinh.2025-2030~II.2.5~12"]),
    ],
    end: Annotated[
        str, Query(alias="to", description="Where to end: an id.", examples=["1-ctr-tu.ha-tinh.2025-2030~II.5.3~4"])
    ],
    through: Annotated[
        list[Meaning] | None, Query(description="Only steps of these meanings.", examples=[["driver"]])
    ] = None,
    depth: Annotated[int, Query(ge=1, le=20, description="How many steps at most.", examples=[DEPTH])] = DEPTH,
    cap: Annotated[int, Query(ge=1, le=1000, description="How many paths at most.", examples=[CAP])] = CAP,
    format: AnswerFormat = "json",
    lang: TableLanguage = "vi",
) -> Response:
    """The shortest paths first, then those one or two steps longer; a step may go along an arrow or against it."""
    return await answer.reported(
        "paths",
        lambda: ask(answer.store, start, end, through=through or TELLING, depth=depth, cap=cap),
        report,
        format,
        lang,
    )
