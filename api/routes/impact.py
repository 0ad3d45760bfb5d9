"""If this document ends, this project slips, this body is merged: what is affected, and why?"""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from api.deps import AS_TABLES, AnswerFormat, AnsweringDep, TableLanguage
from api.errors import problems
from api.reports.impact import report
from api.schemas import ImpactAnswer
from graph.queries.impact import CAP, DEPTH
from graph.queries.impact import impact as ask

router = APIRouter(prefix="/api/v1/impact", tags=["questions"])


@router.get(
    "/{id}",
    summary="What a change reaches",
    response_model=ImpactAnswer,
    responses={**AS_TABLES, **problems(404, 422)},
)
async def impact(
    answer: AnsweringDep,
    id: Annotated[str, Path(description="What changes.", examples=["57-nq-tw.2024-12-22"])],
    until: Annotated[str | None, Query(description="The day to which it slips.", examples=["2027-06-30"])] = None,
    depth: Annotated[int, Query(ge=1, le=20, description="How many steps at most.", examples=[DEPTH])] = DEPTH,
    cap: Annotated[int, Query(ge=1, le=10000, description="How many things to list at most.", examples=[CAP])] = CAP,
    format: AnswerFormat = "json",
    lang: TableLanguage = "vi",
) -> Response:
    """The tasks, targets, deliverables, bodies and documents that a change reaches, in how many steps, by which chain of links."""
    return await answer.reported(
        "impact", lambda: ask(answer.store, id, until=until, depth=depth, cap=cap), report, format, lang
    )
