"""What is missing: drivers, leads, deadlines, targets, attachments?"""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api.deps import AS_TABLES, AnswerFormat, AnsweringDep, TableLanguage
from api.errors import problems
from api.reports.gaps import report
from api.schemas import GapKind, GapsAnswer
from graph.queries.gaps import CAP, KINDS
from graph.queries.gaps import gaps as ask

router = APIRouter(prefix="/api/v1/gaps", tags=["questions"])


@router.get(
    "",
    summary="What is missing",
    response_model=GapsAnswer,
    responses={**AS_TABLES, **problems(404, 422)},
)
async def gaps(
    answer: AnsweringDep,
    of: Annotated[
        str | None,
        Query(
            description="A task, section, document, body or project. Without it everything that is loaded.",
            examples=["1-ctr-tu.ha-tinh.2025-2030"],
        ),
    ] = None,
    kind: Annotated[
        list[GapKind] | None, Query(description="Only gaps of these kinds.", examples=[["no_lead"]])
    ] = None,
    cap: Annotated[
        int, Query(ge=1, le=10000, description="How many tasks to look at, and gaps to list, at most.", examples=[CAP])
    ] = CAP,
    format: AnswerFormat = "json",
    lang: TableLanguage = "vi",
) -> Response:
    """Tasks without driver, lead, deadline or measurable target; drivers that were replaced or repealed; documents that are cited and drive nothing; sections without tasks; targets that no task serves; absent attachments; unresolved mentions."""
    return await answer.reported(
        "gaps", lambda: ask(answer.store, of, kinds=kind or KINDS, cap=cap), report, format, lang
    )
