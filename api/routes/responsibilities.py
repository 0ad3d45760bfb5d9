"""Who leads, takes part in and oversees which tasks, by when?"""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api.deps import AS_TABLES, AnswerFormat, AnsweringDep, TableLanguage
from api.errors import problems
from api.reports.responsibilities import report
from api.schemas import ResponsibilitiesAnswer
from graph.queries.responsibilities import CAP
from graph.queries.responsibilities import responsibilities as ask

router = APIRouter(prefix="/api/v1/responsibilities", tags=["questions"])


@router.get(
    "",
    summary="Who does what, by when",
    response_model=ResponsibilitiesAnswer,
    responses={**AS_TABLES, **problems(404, 422)},
)
async def responsibilities(
    answer: AnsweringDep,
    of: Annotated[
        str | None,
        Query(
            description="A task, section, document, body or project. Without it everything that is loaded.",
            examples=["1-ctr-tu.ha-tinh.2025-2030"],
        ),
    ] = None,
    cap: Annotated[int, Query(ge=1, le=10000, description="How many tasks at most.", examples=[CAP])] = CAP,
    format: AnswerFormat = "json",
    lang: TableLanguage = "vi",
) -> Response:
    """Of a body: what it leads, takes part in and oversees, those due first first, and with whom. Of a task, section or document: who does what; how much each body has in each quarter and under each heading; who must work together."""
    return await answer.reported("responsibilities", lambda: ask(answer.store, of, cap=cap), report, format, lang)
