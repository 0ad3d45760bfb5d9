"""The routes on one page, made from the OpenAPI document: no script, nothing from another host."""

import base64
import hashlib
from collections.abc import Mapping
from html import escape
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

router = APIRouter(include_in_schema=False)

_STYLE = (
    "body{font:15px/1.5 'Segoe UI',system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;"
    "color:#1b1f24;background:#fbfaf7}h2{border-top:2px solid #1b1f24;padding-top:.5rem;margin-top:2rem}"
    "code{font:13.5px/1.5 Consolas,ui-monospace,monospace}td{padding:.1rem 1rem .1rem 0;vertical-align:top}"
    "a{color:#00629b}"
)
_DIGEST = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_CSP = f"default-src 'none'; style-src 'sha256-{_DIGEST}'; frame-ancestors 'none'; base-uri 'none'"


@router.get("/docs", response_class=HTMLResponse)
async def reference(request: Request) -> HTMLResponse:
    """Every route with its parameters, for people; programs read /openapi.json."""
    return HTMLResponse(_page(request.app.openapi()), headers={"Content-Security-Policy": _CSP})


def _page(openapi: Mapping[str, Any]) -> str:
    info = openapi["info"]
    routes = "".join(_route(path, one["get"]) for path, one in openapi["paths"].items())
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(info["title"])}: API</title>'
        f"<style>{_STYLE}</style></head><body><h1>{escape(info['title'])} {escape(info['version'])}</h1>"
        f'<p>{escape(info["description"])}</p><p><a href="/openapi.json">openapi.json</a> · <a href="/">the page</a></p>'
        f"{routes}</body></html>"
    )


def _route(path: str, get: Mapping[str, Any]) -> str:
    rows = "".join(_parameter(one) for one in get.get("parameters", []))
    table = f"<table>{rows}</table>" if rows else ""
    return (
        f"<h2>{escape(get['summary'])}</h2><p><code>GET {escape(path)}</code></p>"
        f"<p>{escape(get['description'])}</p>{table}"
    )


def _parameter(one: Mapping[str, Any]) -> str:
    need = "required" if one.get("required") else one["in"]
    return (
        f"<tr><td><code>{escape(one['name'])}</code></td><td>{escape(need)}</td>"
        f"<td>{escape(one.get('description', ''))}</td></tr>"
    )
