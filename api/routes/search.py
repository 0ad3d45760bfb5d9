"""Things by words."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api import views
from api.deps import AnsweringDep
from api.errors import problems
from api.schemas import SearchAnswer

router = APIRouter(prefix="/api/v1/search", tags=["nodes"])


@router.get("", summary="Search", response_model=SearchAnswer, responses=problems(422))
async def search(
    answer: AnsweringDep,
    q: Annotated[
        str,
        Query(min_length=1, max_length=200, description="Words, with or without accents.", examples=["vung ang"]),
    ],
    limit: Annotated[int, Query(ge=1, le=100, description="How many of each type.", examples=[6])] = 6,
) -> Response:
    """What words find, grouped by type, names before tasks; where they find nothing, the names that come near."""
    return await answer(lambda: views.search(answer.store, q, limit=limit))
