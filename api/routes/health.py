"""Whether the server lives and its store answers."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.deps import JSON, encode, graph_of
from api.schemas import Health, Live
from api.version import version

router = APIRouter(tags=["about"])


@router.get("/health/live", summary="Live", response_model=Live)
async def live() -> Response:
    """200 where the process answers, whether or not its store does; never cached."""
    return _fresh(Live(live=True, version=version()))


@router.get("/health", summary="Live and ready", response_model=Health)
def health(request: Request) -> Response:
    """200 where the store answers, 503 where it does not; never cached.

    In a thread of its own: a store on a server that is lost is waited for, and must not hold up the others.
    """
    store = graph_of(request).store
    counts = store.counts()
    return _fresh(
        Health(
            live=True, ready=True, version=version(), graph=store.version(), nodes=sum(counts.nodes.values()),
            edges=sum(counts.edges.values()), sources=counts.sources,
        )
    )  # fmt: skip


def _fresh(state: Live) -> Response:
    return Response(encode(state.model_dump()), media_type=JSON, headers={"Cache-Control": "no-store"})
