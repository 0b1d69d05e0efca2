"""The chat application: the API, the widget's files, the demo and policy pages, health."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from cases.database import Sessions
from cases.encryption import Vault
from chat import answers, form, handouts, health, language, pages, routes, switching
from chat.dialogue import Assistant
from chat.limits import BodyLimit, Rates
from chat.not_stored import NotStored
from chat.problems import add_problem_handlers
from chat.turns import Desk
from chat.upkeep import Upkeep
from pii.redactor import redact
from settings import Settings


def create_app(settings: Settings, sessions: Sessions, vault: Vault) -> FastAPI:
    """The application for these settings; everything it needs is handed in."""
    assistant = Assistant(settings.rasa_address, timeout_seconds=settings.rasa_timeout_seconds)
    desk = Desk(sessions, vault, assistant, patience_seconds=settings.rasa_timeout_seconds)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        language.load()
        redact("", language="sv")
        idle = timedelta(minutes=settings.idle_minutes)
        upkeep = Upkeep(desk, idle=idle, country=settings.country)
        upkeep.start()
        yield
        upkeep.stop()

    app = FastAPI(
        title="Privacy Desk chat API",
        version="1",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.desk, app.state.settings, app.state.rates = desk, settings, Rates(settings)
    app.add_middleware(BodyLimit)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=list(settings.allowed_origins),
        allow_methods=["GET", "POST", "DELETE"],
        allow_headers=["authorization", "content-type", "idempotency-key", "last-event-id"],
    )
    add_problem_handlers(app)
    app.add_middleware(NotStored)
    app.include_router(routes.router)
    app.include_router(switching.router)
    app.include_router(health.router)
    app.include_router(answers.router)
    app.include_router(handouts.router)
    app.include_router(form.router)
    pages.mount(app)
    return app
