"""Whether the server lives and its store answers."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.deps import JSON, encode, graph_of
from api.schemas import Health
from api.version import version

router = APIRouter(tags=["about"])


@router.get("/health", summary="Live and ready", response_model=Health)
async def health(request: Request) -> Response:
    """200 where the store answers, 503 where it does not; never cached."""
    store = graph_of(request).store
    counts = store.counts()
    state = Health(
        live=True, ready=True, version=version(), graph=store.version(), nodes=sum(counts.nodes.values()),
        edges=sum(counts.edges.values()), sources=counts.sources,
    )  # fmt: skip
    return Response(encode(state.model_dump()), media_type=JSON, headers={"Cache-Control": "no-store"})
