"""Every error in one shape: RFC 9457 problem details, from one table, in English or as Accept-Language asks."""

import json
import logging
from collections.abc import Callable, Mapping
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
from api.terminal.translated import Sentences, in_vietnamese
from api.views import TextNotLoaded
from graph.errors import BadQuestion, NotFound, PolicyGraphError, StoreBusyError, StoreError
from graph.ids import sort_key
from graph.ontology import Label, Language

LANGUAGES: tuple[Language, ...] = ("vi", "en")
PROBLEM_JSON = "application/problem+json"
_LOG = logging.getLogger("policygraph.http")


@dataclass(frozen=True)
class Kind:
    """A kind of error: its status, and what it adds to the bare problem."""

    name: str
    title: Label
    status: int
    detail: Callable[[Exception, Language], str] = lambda error, _lang: str(error)
    more: Callable[[Request, Exception], Mapping[str, Any]] = lambda _request, _error: {}
    headers: Mapping[str, str] = field(default_factory=dict)


def _near(request: Request, error: Exception) -> Mapping[str, Any]:
    assert isinstance(error, NotFound)
    found = graph_of(request).store.get(error.near)
    return {"near": [views.brief(found[id]) for id in sorted(found, key=sort_key)]}


def _wrong_parts(request: Request, error: Exception) -> Mapping[str, Any]:
    assert isinstance(error, RequestValidationError)
    lang = language_of(request)
    return {"errors": [{"where": _where(one), "what": _what(one, lang)} for one in error.errors()]}


def _wrong_detail(error: Exception, lang: Language) -> str:
    assert isinstance(error, RequestValidationError)
    return "; ".join(f"{_where(one)}: {_what(one, lang)}" for one in error.errors())


def _where(wrong: Mapping[str, Any]) -> str:
    return ".".join(map(str, wrong["loc"]))


def _what(wrong: Mapping[str, Any], lang: Language) -> str:
    return _WRONG.told(wrong["msg"]) if lang == "vi" else str(wrong["msg"])


_WRONG = Sentences({
    "Field required": "thiếu giá trị",
    "Input should be greater than or equal to {}": "phải từ {} trở lên",
    "Input should be less than or equal to {}": "phải từ {} trở xuống",
    "Input should be a valid integer, unable to parse string as an integer": "phải là một số nguyên",
    "Unable to parse input string as an integer, exceeded maximum size": "số quá lớn",
    "Input should be a valid number, unable to parse string as a number": "phải là một số",
    "Input should be {}": "phải là {}",
    "String should have at least {} character": "phải có ít nhất {} ký tự",
    "String should have at most {} characters": "chỉ được có nhiều nhất {} ký tự",
    "Value error, unknown type {}; graph/ontology.yaml knows: {}": "không có loại {}; các loại là {}",
})  # fmt: skip
"""What the framework says of a value."""


def _bad_question(error: Exception, lang: Language) -> str:
    return in_vietnamese(str(error)) if lang == "vi" else str(error)


def _not_found(error: Exception, lang: Language) -> str:
    assert isinstance(error, NotFound)
    return _said("not_found_near" if error.near else "not_found", lang, name=repr(error.name))


def _not_loaded(error: Exception, lang: Language) -> str:
    assert isinstance(error, TextNotLoaded)
    return _said("not_loaded", lang, source=error.name, document=error.document)


def _said(key: str, lang: Language, **blanks: str) -> str:
    return _DETAILS[key][lang].format(**blanks)


_DETAILS: Mapping[str, Label] = {
    "not_found": {
        "vi": "Không có gì mang id {name}. Hãy tìm: /api/v1/search?q=TỪ",
        "en": "Nothing has the id {name}. Search: /api/v1/search?q=WORDS",
    },
    "not_found_near": {
        "vi": "Không có gì mang id {name}. `near` có những id gần giống.",
        "en": "Nothing has the id {name}. Members of `near` come near it.",
    },
    "not_loaded": {
        "vi": "{source}: chưa nạp nguyên văn, chỉ có bản ghi. Nạp nguyên văn của {document} bằng: policygraph load TỆP",
        "en": "{source}: text not loaded, only its record is here. Load the text of {document} with: policygraph load FILE",
    },
    "busy": {
        "vi": "Một chương trình khác đang ghi vào kho dữ liệu. Hãy thử lại sau giây lát.",
        "en": "Another program is writing to the store. Try again in a moment.",
    },
    "unusable": {
        "vi": "Không đọc được kho dữ liệu. Hãy xem nhật ký của máy chủ, hoặc chạy: policygraph check",
        "en": "The store cannot be read. Look at the server's log, or run: policygraph check",
    },
    "fault": {
        "vi": "Lỗi bên trong policygraph; nhật ký của máy chủ cho biết thêm.",
        "en": "A fault inside policygraph; the server's log says more.",
    },
    "no_route": {
        "vi": "{asked}: {title}. Các đường dẫn được liệt kê tại /docs",
        "en": "{asked}: {title}. The routes are listed at /docs",
    },
}

TABLE: Mapping[type[Exception], Kind] = {
    RequestValidationError: Kind(
        "invalid-request", {"vi": "Yêu cầu không hợp lệ", "en": "Invalid request"}, 422, _wrong_detail, _wrong_parts
    ),
    BadQuestion: Kind(
        "invalid-request", {"vi": "Yêu cầu không hợp lệ", "en": "Invalid request"}, 422, _bad_question
    ),
    TextNotLoaded: Kind("text-not-loaded", {"vi": "Chưa nạp nguyên văn", "en": "Text not loaded"}, 404, _not_loaded),
    NotFound: Kind("not-found", {"vi": "Không tìm thấy", "en": "Not found"}, 404, _not_found, _near),
    StoreBusyError: Kind(
        "store-busy", {"vi": "Kho dữ liệu đang bận", "en": "Store busy"}, 503,
        lambda _error, lang: _said("busy", lang), headers={"Retry-After": "2"},
    ),
    StoreError: Kind(
        "store-unavailable", {"vi": "Kho dữ liệu không dùng được", "en": "Store unavailable"}, 503,
        lambda _error, lang: _said("unusable", lang),
    ),
    Exception: Kind(
        "internal-error", {"vi": "Lỗi bên trong", "en": "Internal error"}, 500, lambda _error, lang: _said("fault", lang)
    ),
}  # fmt: skip
"""The first kind on an error's line of ancestors is its kind; a StoreError's own words may hold paths."""
_STATUSES: Mapping[int, str] = {404: "Không tìm thấy", 405: "Phương thức không được phép"}
"""What the framework answers by itself, in Vietnamese."""


def language_of(request: Request) -> Language:
    """The language in which to say an error: the first of ours in Accept-Language, else English.

    >>> language_of(Request({"type": "http", "headers": [(b"accept-language", b"fr, vi-VN;q=0.9, en;q=0.8")]}))
    'vi'
    """
    wanted = [one.strip().partition(";q=") for one in request.headers.get("Accept-Language", "").split(",")]
    ranked = sorted(wanted, key=lambda one: -_weight(one[2]))
    return next((lang for tag, *_ in ranked for lang in LANGUAGES if tag.lower().split("-")[0] == lang), "en")


def _weight(said: str) -> float:
    try:
        return float(said) if said else 1.0
    except ValueError:
        return 0.0


def handle_errors(app: FastAPI) -> None:
    """Answer every error of the app, also those of the framework, as a problem."""
    for error in (*TABLE, PolicyGraphError):
        app.add_exception_handler(error, _answer)
    app.add_exception_handler(HTTPException, _answer_http)


async def _answer(request: Request, error: Exception) -> Response:
    kind = next(TABLE[ancestor] for ancestor in type(error).__mro__ if ancestor in TABLE)
    if kind.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _LOG.error("%s %s: %s", request.method, request.url.path, error, exc_info=error)
    return problem(request, kind, kind.detail(error, language_of(request)), kind.more(request, error))


async def _answer_http(request: Request, error: Exception) -> Response:
    """An error of the framework: no such route, no such method."""
    assert isinstance(error, HTTPException)
    phrase = HTTPStatus(error.status_code).phrase
    title: Label = {"vi": _STATUSES.get(error.status_code, phrase), "en": phrase}
    kind = Kind(phrase.lower().replace(" ", "-"), title, error.status_code, headers=error.headers or {})
    lang = language_of(request)
    asked = f"{request.method} {request.url.path}"
    return problem(request, kind, _said("no_route", lang, asked=asked, title=title[lang]))


def problem(request: Request, kind: Kind, detail: str, more: Mapping[str, Any] | None = None) -> Response:
    """A problem as a response, in the language of the request."""
    lang = language_of(request)
    body = Problem(
        type=f"urn:policygraph:{kind.name}", title=kind.title[lang], status=kind.status, detail=detail,
        instance=request.url.path, **(more or {}),
    )  # fmt: skip
    return Response(
        json.dumps(body.model_dump(exclude_none=True), ensure_ascii=False).encode(),
        kind.status,
        headers={**kind.headers, "Content-Language": lang, "Vary": "Accept-Language"},
        media_type=PROBLEM_JSON,
    )


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems that a route may answer with, for OpenAPI."""
    shape = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {status: {"description": HTTPStatus(status).phrase, "content": {PROBLEM_JSON: shape}} for status in statuses}
