"""The console as an ASGI application."""

from fastapi import Depends, FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.sessions import SessionMiddleware

from cases.database import Sessions
from cases.encryption import Vault
from console import (
    account,
    account_password,
    agents,
    audit,
    customers,
    feedback,
    figures,
    jobs,
    language_forms,
    login,
    provider_login,
    queue,
    queue_forms,
    ticket,
    ticket_decisions,
    ticket_erase,
    ticket_forms,
    ticket_handout,
    ticket_hold,
)
from console.access import require_login
from console.browser_language import LanguageMiddleware, speak_to_agent
from console.desk import Desk
from console.form_token import check_form, read_form
from console.headers import with_headers
from console.mail import while_sending
from console.pages import HERE
from console.provider import Provider
from console.refusals import REFUSALS
from settings import Settings

# the longest text of a form, ten thousand characters, takes up to 120 kB as a form sends it
LARGEST_FORM = 256 * 1024
# a login is over after its hours, in its row; the cookie outlives it, so that a form that is sent
# too late can be kept for its own agent
COOKIE_SECONDS = 7 * 24 * 3600


def create_app(settings: Settings, sessions: Sessions, vault: Vault) -> FastAPI:
    """The console over this database, without a look at the environment."""
    app = FastAPI(
        title="Privacy Desk console",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        lifespan=while_sending(settings, sessions, vault),
        dependencies=[
            Depends(read_form),
            Depends(require_login),
            Depends(speak_to_agent),
            Depends(check_form),
        ],
        exception_handlers=REFUSALS,
    )
    app.state.desk = Desk(settings, sessions, vault)
    app.state.provider = Provider(settings) if settings.oidc_issuer else None
    _guard(app, settings)
    for subject in (
        login,
        language_forms,
        provider_login,
        account,
        account_password,
        agents,
        audit,
        queue,
        queue_forms,
        ticket,
        ticket_decisions,
        ticket_erase,
        ticket_forms,
        ticket_handout,
        ticket_hold,
        customers,
        feedback,
        figures,
        jobs,
    ):
        app.include_router(subject.router)
    app.get("/health/live")(_live)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    return app


def _guard(app: FastAPI, settings: Settings) -> None:
    # the last one added is the outermost: the headers are on every answer of the others
    app.add_middleware(LanguageMiddleware)
    app.add_middleware(
        SessionMiddleware,
        secret_key=settings.console_secret,
        session_cookie="console",
        max_age=COOKIE_SECONDS,
        same_site="strict",
        https_only=settings.console_https,
    )
    app.add_middleware(RequestBodyLimitMiddleware, max_body_size=LARGEST_FORM)
    app.middleware("http")(with_headers)


def _live() -> dict[str, str]:
    return {"status": "live"}
