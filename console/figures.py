"""Figures: what a data protection officer shows; as pictures, tables, CSV and a report to print."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response
from starlette.status import HTTP_404_NOT_FOUND

from cases.database import reading
from cases.figures import Months
from console.access import agent_of
from console.desk import FromDesk
from console.figures_shown import all_figures, summary
from console.pages import page

_EARLIEST, _LATEST = 2018, 2100

router = APIRouter(prefix="/figures")

Year = Annotated[int | None, Query(ge=_EARLIEST, le=_LATEST)]


@router.get("")
def show_figures(request: Request, desk: FromDesk) -> Response:
    """Of the last twelve months."""
    today = desk.today()
    with reading(desk.sessions) as db:
        figures = all_figures(db, Months.until(today, desk.zone), today)
        return page(
            request, "figures.html", agent=agent_of(db, request), figures=figures, year=today.year
        )


@router.get("/report")
def show_report(request: Request, desk: FromDesk, year: Year = None) -> Response:
    """Of one year, for printing."""
    today = desk.today()
    chosen = year or today.year
    months = Months.of_year(chosen, desk.zone)
    with reading(desk.sessions) as db:
        return page(
            request,
            "report.html",
            agent=agent_of(db, request),
            year=chosen,
            years=range(today.year, today.year - 5, -1),
            today=today,
            summary=summary(db, months),
            figures=all_figures(db, months, today),
        )


@router.get("/{name}.csv")
def export(desk: FromDesk, name: str, year: Year = None) -> Response:
    today = desk.today()
    months = Months.of_year(year, desk.zone) if year else Months.until(today, desk.zone)
    with reading(desk.sessions) as db:
        found = [figure for figure in all_figures(db, months, today) if figure.name == name]
    if not found:
        raise HTTPException(HTTP_404_NOT_FOUND)
    named = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(found[0].as_csv(), media_type="text/csv; charset=utf-8", headers=named)
