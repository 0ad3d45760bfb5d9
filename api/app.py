"""The HTTP app: `create_app(settings)`; every answer comes from the one store, and none of them changes it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI

from api.cache import AnswerCache
from api.deps import Graph
from api.errors import handle_errors, problems
from api.headers import Headers
from api.routes import (
    conflicts,
    dependencies,
    diff,
    gaps,
    health,
    impact,
    influence,
    nodes,
    ontology,
    overlaps,
    page,
    paths,
    reference,
    responsibilities,
    search,
    sources,
    timeline,
    trace,
    warnings,
)
from api.schemas import Problem
from api.settings import Settings
from api.stores import seeded
from api.version import version
from graph.stores.base import Store

_ROUTERS = (
    trace,
    dependencies,
    overlaps,
    responsibilities,
    gaps,
    conflicts,
    paths,
    impact,
    timeline,
    influence,
    diff,
    search,
    nodes,
    sources,
    warnings,
    ontology,
    health,
    page,
    reference,
)
_DESCRIPTION = (
    "Official programmes, resolutions and plans as a graph that answers with the sentence that proves it. "
    "Answers carry an ETag that changes with the graph; errors are RFC 9457 problems."
)
_TAGS = [
    {"name": "questions", "description": "What planners ask; one envelope for every answer."},
    {"name": "nodes", "description": "The things themselves: documents, sections, tasks, bodies, projects, targets."},
    {"name": "sources", "description": "What is loaded, its words, and where they contradict."},
    {"name": "about", "description": "What may exist in a graph, and how the server is."},
]


class _App(FastAPI):
    """FastAPI, with the shape of errors in its OpenAPI document: no route returns it, so FastAPI would leave it out."""

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI document, made once."""
        if self.openapi_schema is None:
            schemas = super().openapi()["components"]["schemas"]
            problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
            problem.pop("$defs")  # they stand in the document already
            schemas["Problem"] = problem
        return super().openapi()


def create_app(settings: Settings | None = None, store: Store | None = None) -> FastAPI:
    """The app over a store: the one given, which stays open, or the one that the settings name.

    >>> create_app(Settings(store=":memory:")).title
    'policygraph'
    """
    settings = settings or Settings()
    app = _App(
        title="policygraph", version=version(), description=_DESCRIPTION, openapi_tags=_TAGS, lifespan=_closing,
        responses=problems(500, 503), docs_url=None, redoc_url=None,  # both load scripts from another host; /docs is a page of our own
    )  # fmt: skip
    app.state.graph = Graph(store or seeded(settings.store), AnswerCache(settings.cache_mb * 2**20))
    app.state.owns_store = store is None
    for one in _ROUTERS:
        app.include_router(one.router)
    handle_errors(app)
    app.add_middleware(Headers)
    return app


@asynccontextmanager
async def _closing(app: FastAPI) -> AsyncIterator[None]:
    yield
    if app.state.owns_store:
        app.state.graph.store.close()
