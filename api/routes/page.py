"""The page with the map, without a single request to another host."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api.deps import AnsweringDep
from graph.ontology import Language
from viz.page import page as write
from viz.page import policy

router = APIRouter(include_in_schema=False)


@router.get("/")
async def page(
    answer: AnsweringDep,
    around: Annotated[str | None, Query(description="Only what is around the thing with this id.")] = None,
    lang: Annotated[Language, Query(description="The language that the page opens in.")] = "vi",
) -> Response:
    """The page of everything that is loaded, or of what is around one thing."""
    headers = {"Content-Security-Policy": f"{policy(served=True)}; frame-ancestors 'none'"}
    return await answer.encoded(
        lambda: write(answer.store, around, lang=lang, served=True).encode("utf-8"), "text/html", headers
    )
