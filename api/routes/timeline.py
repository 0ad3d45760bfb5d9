"""What is due when: deadlines, periods, target years, dates of documents?"""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api.deps import AS_TABLES, AnsweringDep, TableLanguage
from api.errors import problems
from api.reports.timeline import calendar, report
from api.schemas import TimelineAnswer
from graph.queries.timeline import CAP
from graph.queries.timeline import timeline as ask

router = APIRouter(prefix="/api/v1/timeline", tags=["questions"])


@router.get(
    "",
    summary="What is due when",
    response_model=TimelineAnswer,
    responses={**AS_TABLES, **problems(404, 422)},
)
async def timeline(
    answer: AnsweringDep,
    of: Annotated[
        str | None,
        Query(
            description="A task, section, document, body or project. Without it everything that is loaded.",
            examples=["1-ctr-tu.ha-tinh.2025-2030"],
        ),
    ] = None,
    due: Annotated[str | None, Query(description="Only what ends within a time.", examples=["2026Q1"])] = None,
    overdue: Annotated[
        str | None,
        Query(description="Only tasks due before this day that are not said to be done.", examples=["2027-01-01"]),
    ] = None,
    cap: Annotated[
        int,
        Query(ge=1, le=10000, description="How many tasks to look at, and events to list, at most.", examples=[CAP]),
    ] = CAP,
    format: Annotated[
        Literal["json", "rows", "csv", "xlsx", "ics"],
        Query(description="csv and xlsx: a table; rows: the same as JSON; ics: a calendar.", examples=["ics"]),
    ] = "json",
    lang: TableLanguage = "vi",
) -> Response:
    """The earliest first; `format=ics` is a calendar for other programs."""
    return await answer.reported(
        "timeline",
        lambda: ask(answer.store, of, due=due, overdue=overdue, cap=cap),
        report,
        format,
        lang,
        {"ics": ("text/calendar", calendar)},
    )
