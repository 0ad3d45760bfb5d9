"""Documents, sections, tasks, agencies ...: listed, filtered, and one at a time."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from api import views
from api.deps import AnsweringDep
from api.errors import problems
from api.paging import Limit, Offset, with_next
from api.schemas import NodeDetail, NodePage, NodeTypeName
from api.thing import thing

router = APIRouter(prefix="/api/v1/nodes", tags=["nodes"])
NodeId = Annotated[
    str, Path(description="An id; one that was merged into another works too.", examples=["57-nq-tw.2024-12-22"])
]


@router.get("", summary="List things", response_model=NodePage, responses=problems(422))
async def nodes(
    answer: AnsweringDep,
    type: Annotated[NodeTypeName | None, Query(description="Only things of this type.", examples=["Task"])] = None,
    text: Annotated[
        str, Query(max_length=200, description="Words, with or without accents, or a symbol.", examples=["vung ang"])
    ] = "",
    within: Annotated[
        str | None,
        Query(description="Only parts of the document with this id.", examples=["1-ctr-tu.ha-tinh.2025-2030"]),
    ] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Response:
    """Things by id, or with `text` the best matches first: every word must stand in them, the last may be unfinished."""
    given = {"type": type, "text": text, "within": within}
    return await answer(
        lambda: with_next(
            "/api/v1/nodes",
            given,
            views.nodes(answer.store, type=type, text=text, within=within, limit=limit, offset=offset),
        )
    )


@router.get("/{id}", summary="One thing", response_model=NodeDetail, responses=problems(404, 422))
async def node(answer: AnsweringDep, id: NodeId) -> Response:
    """A thing with its evidence, the readings on which sources disagree, its links and the warnings about it."""
    return await answer(lambda: thing(answer.store, id).to_json())
