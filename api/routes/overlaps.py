"""Which tasks do the same work, how much, and in which words?"""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api.deps import AS_TABLES, AnswerFormat, AnsweringDep, TableLanguage
from api.errors import problems
from api.reports.overlaps import report
from api.schemas import OverlapsAnswer
from graph.queries.overlaps import CAP, LEAST
from graph.queries.overlaps import overlaps as ask

router = APIRouter(prefix="/api/v1/overlaps", tags=["questions"])


@router.get(
    "",
    summary="Which tasks do the same work",
    response_model=OverlapsAnswer,
    responses={**AS_TABLES, **problems(404, 422)},
)
async def overlaps(
    answer: AnsweringDep,
    of: Annotated[
        str | None,
        Query(
            description="A task, section, document, body or project: its tasks are compared with all others. "
            "Without it the whole graph is.",
            examples=["1-ctr-tu.ha-tinh.2025-2030~II.2.2~1"],
        ),
    ] = None,
    between: Annotated[
        str | None,
        Query(
            description="One task of each pair has to do with `of`, the other with this: a document, section or body.",
            examples=["1-ctr-tu.ha-tinh.2025-2030~II.5"],
        ),
    ] = None,
    project: Annotated[
        str | None,
        Query(description="Only tasks that have to do with this project.", examples=["project.khu-kinh-te-vung-ang"]),
    ] = None,
    min: Annotated[float, Query(ge=0, le=1, description="The lowest score listed.", examples=[LEAST])] = LEAST,
    cap: Annotated[int, Query(ge=1, le=10_000, description="How many pairs at most.", examples=[CAP])] = CAP,
    format: AnswerFormat = "json",
    lang: TableLanguage = "vi",
) -> Response:
    """Two tasks overlap where they say the same, or one orders among other things what the other orders.

    The score goes from 0 to 1; its parts are what the words, and each kind of thing that both share, would say alone.
    """
    return await answer.reported(
        "overlaps",
        lambda: ask(answer.store, of, other=between, project=project, least=min, cap=cap),
        report,
        format,
        lang,
    )
