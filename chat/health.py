"""Whether the chat lives, whether it can answer, and numbers for Prometheus."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from cases.database import reading

router = APIRouter(tags=["health"])


@router.get("/health/live")
async def live() -> dict[str, str]:
    return {"status": "ok"}


@router.get("/health/ready")
def ready(request: Request) -> JSONResponse:
    """200 when the database and the assistant answer, else 503 with which of them does not."""
    desk = request.app.state.desk
    parts = {"database": True, "assistant": desk.assistant.is_up()}
    try:
        with reading(desk.sessions) as db:
            db.execute(text("select 1"))
    except SQLAlchemyError:
        parts["database"] = False
    return JSONResponse(parts, 200 if all(parts.values()) else 503)


@router.get("/metrics", include_in_schema=False)
def metrics() -> Response:
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
