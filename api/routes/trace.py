"""Which resolution drives this task, through which programme, in which words?"""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from api.deps import AnsweringDep
from api.errors import problems
from api.schemas import TraceAnswer
from graph.queries.trace import CAP
from graph.queries.trace import trace as ask

router = APIRouter(prefix="/api/v1/trace", tags=["questions"])


@router.get("/{id}", summary="What drives it, what it drives", response_model=TraceAnswer, responses=problems(404, 422))
async def trace(
    answer: AnsweringDep,
    id: Annotated[
        str,
        Path(
            description="A task, section or document; an id that was merged into another works too.",
            examples=["1-ctr-tu.ha-tinh.2025-2030~II.2.7"],
        ),
    ],
    cap: Annotated[int, Query(ge=1, le=10_000, description="How many links to follow at most.", examples=[CAP])] = CAP,
) -> Response:
    """Of a task or section: the documents behind it, up to the central resolution.

    Of a document: every task that it drives, directly or through other documents. Each link comes with the words
    that prove it.
    """
    return await answer(lambda: ask(answer.store, id, cap=cap).to_json())
