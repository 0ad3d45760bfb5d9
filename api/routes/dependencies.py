"""What must be done before a task, and what waits for it?"""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from api.deps import AS_TABLES, AnswerFormat, AnsweringDep, TableLanguage
from api.errors import problems
from api.reports.dependencies import report
from api.schemas import DependenciesAnswer
from graph.queries.dependencies import CAP
from graph.queries.dependencies import dependencies as ask

router = APIRouter(prefix="/api/v1/dependencies", tags=["questions"])


@router.get(
    "/{id}",
    summary="What it needs, what waits for it",
    response_model=DependenciesAnswer,
    responses={**AS_TABLES, **problems(404, 422)},
)
async def dependencies(
    answer: AnsweringDep,
    id: Annotated[
        str,
        Path(
            description="A task, section, document, body, project or deliverable; a merged id works too.",
            examples=["1-ctr-tu.ha-tinh.2025-2030~II.2.2~2"],
        ),
    ],
    cap: Annotated[int, Query(ge=1, le=10_000, description="How many links to follow at most.", examples=[CAP])] = CAP,
    format: AnswerFormat = "json",
    lang: TableLanguage = "vi",
) -> Response:
    """In the order of work, to any depth: a task depends on another where it needs what the other makes.

    Each step comes with the words of both; what nobody makes, tasks that wait for each other and those that most
    wait for are named.
    """
    return await answer.reported("dependencies", lambda: ask(answer.store, id, cap=cap), report, format, lang)
