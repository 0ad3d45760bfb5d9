"""What must be done before a task, and what waits for it?"""

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from api.dependency_sheet import dependency_sheet
from api.deps import AnsweringDep
from api.errors import problems
from api.schemas import DependenciesAnswer
from api.sheet import MEDIA_TYPES, encoded
from graph.ontology import Language
from graph.queries.dependencies import CAP
from graph.queries.dependencies import dependencies as ask

router = APIRouter(prefix="/api/v1/dependencies", tags=["questions"])


@router.get(
    "/{id}",
    summary="What it needs, what waits for it",
    response_model=DependenciesAnswer,
    responses={200: {"content": {one: {} for one in MEDIA_TYPES.values()}}, **problems(404, 422)},
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
    format: Annotated[
        Literal["json", "csv", "xlsx"],
        Query(description="csv and xlsx: a table with the sentences, which Excel opens.", examples=["xlsx"]),
    ] = "json",
    lang: Annotated[Language, Query(description="The language of a table's headers.", examples=["vi"])] = "vi",
) -> Response:
    """In the order of work, to any depth: a task depends on another where it needs what the other makes.

    Each step comes with the words of both; what nobody makes, tasks that wait for each other and those that most
    wait for are named.
    """
    if format == "json":
        return await answer(lambda: ask(answer.store, id, cap=cap).to_json())
    return await answer.encoded(
        lambda: encoded(dependency_sheet(ask(answer.store, id, cap=cap), lang), format, lang),
        MEDIA_TYPES[format],
        {"Content-Disposition": f'attachment; filename="dependencies.{format}"'},
    )
