"""Pages of lists: what a client may ask for, and where the next page is."""

from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Query

Limit = Annotated[int, Query(ge=1, le=500, description="How many on a page.", examples=[50])]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="How many to pass over.", examples=[0])]


def with_next(path: str, given: Mapping[str, str | None], page: Mapping[str, Any]) -> dict[str, Any]:
    """A page with the address of the one that follows it, or null.

    >>> page = {"items": ["a", "b"], "total": 5, "limit": 2, "offset": 2}
    >>> with_next("/api/v1/nodes", {"type": "Task", "text": ""}, page)["next"]
    '/api/v1/nodes?type=Task&limit=2&offset=4'
    """
    following = page["offset"] + len(page["items"])
    more = bool(page["items"]) and following < page["total"]
    kept = {name: value for name, value in given.items() if value}
    query = urlencode({**kept, "limit": page["limit"], "offset": following})
    return {**page, "next": f"{path}?{query}" if more else None}
