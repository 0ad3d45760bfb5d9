"""What may exist in a graph."""

from fastapi import APIRouter
from fastapi.responses import Response

from api import views
from api.deps import AnsweringDep
from api.schemas import OntologyInfo

router = APIRouter(prefix="/api/v1/ontology", tags=["about"])


@router.get("", summary="Types of things and links", response_model=OntologyInfo)
async def ontology(answer: AnsweringDep) -> Response:
    """Every node and edge type: its names in both languages, its facts, how it reads, its colour and shape."""
    return await answer(views.types)
