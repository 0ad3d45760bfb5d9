"""What a route is given: the store, and the way to answer from it."""

import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, cast

from fastapi import Depends, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from api.cache import AnswerCache
from api.sheet import MEDIA_TYPES, Format, Sheet, encoded, rows_json
from graph.answer import Answer
from graph.ontology import Language
from graph.stores.base import Store

JSON = "application/json"
FOREVER_FRESH = "no-cache"  # kept by browsers, but asked for anew each time: a 304 costs nearly nothing


@dataclass
class Graph:
    """The store of a server with its cache; `edition` tells this server's answers from those of any other store."""

    store: Store
    cache: AnswerCache
    edition: str = field(default_factory=lambda: secrets.token_hex(4))

    def tag(self, version: int) -> str:
        """The ETag of every answer from this version of the graph."""
        return f'"{self.edition}-{version}"'


def graph_of(request: Request) -> Graph:
    """The graph that this server answers from."""
    graph = request.app.state.graph
    assert isinstance(graph, Graph)
    return graph


class Answering:
    """Answers one request: from the cache, by 304 where the client has it, or built now and kept.

    The bytes are built from plain objects and go out as they are. A response model is declared on each route for
    the schema alone: having it check and encode each answer would halve the speed, and tests hold both together.
    """

    def __init__(self, request: Request) -> None:
        self.request, self.graph = request, graph_of(request)

    @property
    def store(self) -> Store:
        """The store to ask."""
        return self.graph.store

    async def __call__(self, build: Callable[[], Mapping[str, Any]]) -> Response:
        """The answer that `build` makes, as JSON."""
        return await self.encoded(lambda: encode(build()), JSON)

    async def encoded(
        self, build: Callable[[], bytes], media_type: str, headers: Mapping[str, str] | None = None
    ) -> Response:  # fmt: skip
        """The bytes that `build` makes, with what lets a client keep them.

        A store in a file answers here and now, five times as fast as through threads; one that is waited for must
        not hold up other requests.
        """
        if self.store.remote:
            return await run_in_threadpool(self._answer, build, media_type, headers)
        return self._answer(build, media_type, headers)

    async def reported(
        self, name: str, ask: Callable[[], Answer], report: Callable[[Answer, Language], Sequence[Sheet]],
        format: str, lang: Language, others: Mapping[str, tuple[str, Callable[[Answer, Language], bytes]]] = {},
    ) -> Response:  # fmt: skip
        """What `ask` answers: as JSON, or as a table in a file of this name, or as one of the other formats of a question."""
        if format == "json":
            return await self(lambda: ask().to_json())
        if format == "rows":
            return await self(lambda: {"sheets": rows_json(report(ask(), lang), lang)})
        named = {"Content-Disposition": f'attachment; filename="{name}.{format}"'}
        if format in others:
            media_type, encode_other = others[format]
            return await self.encoded(lambda: encode_other(ask(), lang), media_type, named)
        table = cast("Format", format)
        return await self.encoded(lambda: encoded(report(ask(), lang), table, lang), MEDIA_TYPES[table], named)

    def _answer(self, build: Callable[[], bytes], media_type: str, headers: Mapping[str, str] | None) -> Response:
        version = self.store.version()
        body = self._body(build, version)
        known = {"ETag": self.graph.tag(version), "Cache-Control": FOREVER_FRESH, **(headers or {})}
        if self._client_has(known["ETag"]):
            return Response(status_code=304, headers=known)
        return Response(body, media_type=media_type, headers=known)

    def _body(self, build: Callable[[], bytes], version: int) -> bytes:
        url = self.request.url
        key = f"{url.path}?{url.query}"
        kept = self.graph.cache.get(key, version)
        if kept is None:
            kept = build()
            self.graph.cache.put(key, version, kept)
        return kept

    def _client_has(self, tag: str) -> bool:
        given = self.request.headers.get("If-None-Match", "")
        return given == "*" or tag in (one.strip().removeprefix("W/") for one in given.split(","))


async def answering(request: Request) -> Answering:
    """What a route answers with; async, for FastAPI sends plain functions through a pool of threads."""
    return Answering(request)


AnsweringDep = Annotated[Answering, Depends(answering)]


AnswerFormat = Annotated[
    Literal["json", "rows", "csv", "xlsx"],
    Query(
        description="csv and xlsx: a table with the sentences, which Excel opens; rows: the same as JSON.",
        examples=["xlsx"],
    ),
]
TableLanguage = Annotated[Language, Query(description="The language of a table's headers.", examples=["vi"])]
AS_TABLES: dict[int | str, dict[str, Any]] = {200: {"content": {one: {} for one in MEDIA_TYPES.values()}}}
"""What a route that answers in tables too says of its responses."""


def encode(answer: Mapping[str, Any]) -> bytes:
    """An answer as UTF-8 JSON."""
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()
