"""What is loaded, and its original text."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from api import views
from api.deps import AnsweringDep
from api.errors import problems
from api.schemas import SourceDetail, SourceList, SourceText

router = APIRouter(prefix="/api/v1/sources", tags=["sources"])
_LONGEST = 1_000_000_000  # characters: beyond any text
SourceId = Annotated[
    str, Path(description="The source's id, as the list gives it.", examples=["text.1-ctr-tu.ha-tinh.2025-2030"])
]


@router.get("", summary="List sources", response_model=SourceList)
async def sources(answer: AnsweringDep) -> Response:
    """Every document that is loaded, in each form that it is loaded in."""
    return await answer(lambda: views.sources(answer.store))


@router.get("/{id}", summary="One source", response_model=SourceDetail, responses=problems(404, 422))
async def source(answer: AnsweringDep, id: SourceId) -> Response:
    """A source and how much text it has; 0 characters where only a record is known."""
    return await answer(lambda: views.source(answer.store, id))


@router.get("/{id}/text", summary="Its original text", response_model=SourceText, responses=problems(404, 422))
async def text(
    answer: AnsweringDep,
    id: SourceId,
    start: Annotated[
        int, Query(ge=0, le=_LONGEST, description="First character, as evidence counts.", examples=[19602])
    ] = 0,
    end: Annotated[
        int | None,
        Query(ge=0, le=_LONGEST, description="The character after the last; without it the end.", examples=[19679]),
    ] = None,
    around: Annotated[
        int, Query(ge=0, le=_LONGEST, description="So many characters more on both sides.", examples=[400])
    ] = 0,
) -> Response:
    """The text as it was loaded, whole or around a span, so that a sentence can be shown in its document."""
    return await answer(lambda: views.text(answer.store, id, start=start, end=end, around=around))
