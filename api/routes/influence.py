"""Which sections, tasks, projects or documents drive the others, straight and through others?"""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api.deps import AS_TABLES, AnswerFormat, AnsweringDep, TableLanguage
from api.errors import problems
from api.reports.influence import report
from api.schemas import InfluenceAnswer
from graph.queries.influence import CAP, Unit
from graph.queries.influence import influence as ask

router = APIRouter(prefix="/api/v1/influence", tags=["questions"])


@router.get(
    "",
    summary="What drives what",
    response_model=InfluenceAnswer,
    responses={**AS_TABLES, **problems(404, 422)},
)
async def influence(
    answer: AnsweringDep,
    of: Annotated[
        str | None,
        Query(
            description="A task, section, document, body or project. Without it everything that is loaded.",
            examples=["1-ctr-tu.ha-tinh.2025-2030"],
        ),
    ] = None,
    rows: Annotated[Unit, Query(description="The rows of the matrix.", examples=["sections"])] = "sections",
    cap: Annotated[int, Query(ge=2, le=500, description="How many rows at most.", examples=[CAP])] = CAP,
    format: AnswerFormat = "json",
    lang: TableLanguage = "vi",
) -> Response:
    """The cross-impact matrix: a cell from 0 to 3 says how much one influences another, with the links that it rests on.

    What follows from it: ranked drivers and dependents, what lies between, second order, communities.
    """
    return await answer.reported("influence", lambda: ask(answer.store, of, of=rows, cap=cap), report, format, lang)
