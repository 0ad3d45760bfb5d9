"""What contradicts: values, deadlines, leads, dates, ended drivers?"""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api.deps import AS_TABLES, AnswerFormat, AnsweringDep, TableLanguage
from api.errors import problems
from api.reports.conflicts import report
from api.schemas import ConflictKind, ConflictsAnswer
from graph.queries.conflicts import CAP, KINDS
from graph.queries.conflicts import conflicts as ask

router = APIRouter(prefix="/api/v1/conflicts", tags=["questions"])


@router.get(
    "",
    summary="What contradicts",
    response_model=ConflictsAnswer,
    responses={**AS_TABLES, **problems(404, 422)},
)
async def conflicts(
    answer: AnsweringDep,
    of: Annotated[
        str | None,
        Query(
            description="A task, section, document, body or project. Without it everything that is loaded.",
            examples=["1-ctr-tu.ha-tinh.2025-2030"],
        ),
    ] = None,
    kind: Annotated[
        list[ConflictKind] | None, Query(description="Only conflicts of these kinds.", examples=[["target"]])
    ] = None,
    cap: Annotated[
        int,
        Query(ge=1, le=10000, description="How many tasks to look at, and conflicts to list, at most.", examples=[CAP]),
    ] = CAP,
    format: AnswerFormat = "json",
    lang: TableLanguage = "vi",
) -> Response:
    """One measure with two values or times, one deliverable with two deadlines, two leads for one task, one document with two dates or issuers, a task driven by a document that another replaces or repeals. Both readings stand side by side."""
    return await answer.reported(
        "conflicts", lambda: ask(answer.store, of, kinds=kind or KINDS, cap=cap), report, format, lang
    )
