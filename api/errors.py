"""Every error in one shape: RFC 9457 problem details, from one table."""

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from api import views
from api.deps import graph_of
from api.schemas import Problem
from api.views import TextNotLoaded
from graph.errors import NotFound, PolicyGraphError, StoreBusyError, StoreError
from graph.ids import sort_key

PROBLEM_JSON = "application/problem+json"
_LOG = logging.getLogger("policygraph.http")


@dataclass(frozen=True)
class Kind:
    """A kind of error: its status, and what it adds to the bare problem."""

    name: str
    title: str
    status: int
    detail: Callable[[Exception], str] = str
    more: Callable[[Request, Exception], Mapping[str, Any]] = lambda _request, _error: {}
    headers: Mapping[str, str] = field(default_factory=dict)


def _near(request: Request, error: Exception) -> Mapping[str, Any]:
    assert isinstance(error, NotFound)
    found = graph_of(request).store.get(error.near)
    return {"near": [views.brief(found[id]) for id in sorted(found, key=sort_key)]}


def _wrong_parts(_request: Request, error: Exception) -> Mapping[str, Any]:
    assert isinstance(error, RequestValidationError)
    return {"errors": [_wrong_part(one["loc"], one["msg"]) for one in error.errors()]}


def _wrong_part(where: Sequence[object], what: str) -> dict[str, str]:
    return {"where": ".".join(str(one) for one in where), "what": what}


def _wrong_detail(error: Exception) -> str:
    assert isinstance(error, RequestValidationError)
    return "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())


_BUSY = "Another program is writing to the store. Try again in a moment."
_UNUSABLE = "The store cannot be read. Look at the server's log, or run: policygraph check"
_FAULT = "A fault inside policygraph; the server's log says more."

TABLE: Mapping[type[Exception], Kind] = {
    RequestValidationError: Kind("invalid-request", "Invalid request", 422, _wrong_detail, _wrong_parts),
    TextNotLoaded: Kind("text-not-loaded", "Text not loaded", 404),
    NotFound: Kind("not-found", "Not found", 404, lambda error: _not_found(error), _near),
    StoreBusyError: Kind("store-busy", "Store busy", 503, lambda _error: _BUSY, headers={"Retry-After": "2"}),
    StoreError: Kind("store-unavailable", "Store unavailable", 503, lambda _error: _UNUSABLE),
    Exception: Kind("internal-error", "Internal error", 500, lambda _error: _FAULT),
}
"""The first kind on an error's line of ancestors is its kind; a StoreError's own words may hold paths."""


def _not_found(error: Exception) -> str:
    assert isinstance(error, NotFound)
    hint = "Members of `near` come near it." if error.near else "Search: /api/v1/search?q=WORDS"
    return f"Nothing has the id {error.name!r}. {hint}"


def handle_errors(app: FastAPI) -> None:
    """Answer every error of the app, also those of the framework, as a problem."""
    for error in (*TABLE, PolicyGraphError):
        app.add_exception_handler(error, _answer)
    app.add_exception_handler(HTTPException, _answer_http)


async def _answer(request: Request, error: Exception) -> Response:
    kind = next(TABLE[ancestor] for ancestor in type(error).__mro__ if ancestor in TABLE)
    if kind.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _LOG.error("%s %s: %s", request.method, request.url.path, error, exc_info=error)
    return problem(request, kind, kind.detail(error), kind.more(request, error))


async def _answer_http(request: Request, error: Exception) -> Response:
    """An error of the framework: no such route, no such method."""
    assert isinstance(error, HTTPException)
    title = HTTPStatus(error.status_code).phrase
    kind = Kind(title.lower().replace(" ", "-"), title, error.status_code, headers=error.headers or {})
    return problem(request, kind, f"{request.method} {request.url.path}: {title}. The routes are listed at /docs")


def problem(request: Request, kind: Kind, detail: str, more: Mapping[str, Any] | None = None) -> Response:
    """A problem as a response."""
    body = Problem(
        type=f"urn:policygraph:{kind.name}", title=kind.title, status=kind.status, detail=detail,
        instance=request.url.path, **(more or {}),
    )  # fmt: skip
    return Response(
        json.dumps(body.model_dump(exclude_none=True), ensure_ascii=False).encode(),
        kind.status,
        headers=dict(kind.headers),
        media_type=PROBLEM_JSON,
    )


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems that a route may answer with, for OpenAPI."""
    shape = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {status: {"description": HTTPStatus(status).phrase, "content": {PROBLEM_JSON: shape}} for status in statuses}
