"""Contradictions in the sources."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api import views
from api.deps import AnsweringDep
from api.errors import problems
from api.paging import Limit, Offset, with_next
from api.schemas import WarningPage

router = APIRouter(prefix="/api/v1/warnings", tags=["sources"])


@router.get("", summary="List warnings", response_model=WarningPage, responses=problems(404, 422))
async def warnings(
    answer: AnsweringDep,
    about: Annotated[
        str | None, Query(description="Only those about the thing with this id.", examples=["339-qdd-tu.ha-tinh"])
    ] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Response:
    """Where a source contradicts itself, another, or what is known: all readings, none of them preferred."""
    return await answer(
        lambda: with_next(
            "/api/v1/warnings",
            {"about": about},
            views.warnings(answer.store, about=about, limit=limit, offset=offset),
        )
    )
