"""What changed between two documents: two editions, or two programmes?"""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api.deps import AS_TABLES, AnswerFormat, AnsweringDep, TableLanguage
from api.errors import problems
from api.reports.diff import report
from api.schemas import DiffAnswer
from graph.queries.diff import diff as compare
from graph.queries.diff import stored

router = APIRouter(prefix="/api/v1/diff", tags=["questions"])


@router.get(
    "",
    summary="What two documents have in common, and what not",
    response_model=DiffAnswer,
    responses={**AS_TABLES, **problems(404, 422)},
)
async def diff(
    answer: AnsweringDep,
    old: Annotated[str, Query(description="A loaded document.", examples=["1-ctr-tu.ha-tinh.2025-2030"])],
    new: Annotated[str, Query(description="Another.", examples=["95-ctr-tu.song-lam.2025-2030"])],
    format: AnswerFormat = "json",
    lang: TableLanguage = "vi",
) -> Response:
    """Tasks are matched by what they say: the same, moved, changed, similar, and those that only one of the two has.

    A file is compared at the terminal: `policygraph diff 57-NQ/TW new.docx`.
    """
    return await answer.reported(
        "diff", lambda: compare(stored(answer.store, old), stored(answer.store, new)), report, format, lang
    )
