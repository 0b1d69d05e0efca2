"""Logging in with the company's own login: there and back, and which agent it is.

Both ways go over a page of ours that sends the browser on by itself. On the way there, because a
form may not lead to another site (headers.py); on the way back, because a strict cookie, in which
state and nonce are kept, does not come along from another site but does from a page of our own.
"""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, HTTPException, Request, Response
from sqlalchemy.exc import IntegrityError
from starlette.status import (
    HTTP_401_UNAUTHORIZED,
    HTTP_403_FORBIDDEN,
    HTTP_404_NOT_FOUND,
    HTTP_502_BAD_GATEWAY,
    HTTP_503_SERVICE_UNAVAILABLE,
)

from cases.errors import NoAccountError
from cases.provider_accounts import agent_at_provider
from console.desk import FromDesk, desk_of
from console.kept_form import park_form
from console.languages import N_, gettext
from console.login import LoginForm, Onward, let_in, login_page
from console.pages import page
from console.provider import Identity, Provider, ProviderError

#: What went wrong -> how it is answered and said.
SAID = {
    "down": (
        HTTP_503_SERVICE_UNAVAILABLE,
        N_("%(name)s does not answer. Wait a moment and try again."),
    ),
    "unusable": (
        HTTP_502_BAD_GATEWAY,
        N_("%(name)s gave an answer that cannot be used here. Tell your administrator."),
    ),
    "denied": (
        HTTP_401_UNAUTHORIZED,
        N_("You did not log in with %(name)s. Try again if you want to."),
    ),
    "again": (
        HTTP_401_UNAUTHORIZED,
        N_("That login was begun in another window, or too long ago. Begin again."),
    ),
    "not_allowed": (
        HTTP_403_FORBIDDEN,
        N_("Your account with %(name)s may not be used here. Ask your administrator."),
    ),
    "no_account": (
        HTTP_403_FORBIDDEN,
        N_(
            "There is no open account here for the verified e-mail address that %(name)s gave."
            " Ask your administrator."
        ),
    ),
}
# the cookie has room for 4,096 characters, and Authlib needs half of it
_LONGEST_ADDRESS = 1000

router = APIRouter(prefix="/login/provider")


def _provider(request: Request) -> Provider:
    provider: Provider | None = request.app.state.provider
    if provider is None:
        raise HTTPException(HTTP_404_NOT_FOUND)
    return provider


FromProvider = Annotated[Provider, Depends(_provider)]


async def _address(request: Request, provider: FromProvider) -> str:
    """Where the browser logs in. Raises ProviderError."""
    back = request.url_for("come_back")
    if desk_of(request).settings.console_https:
        back = back.replace(scheme="https")
    return await provider.address(request, back=str(back))


async def _identity(request: Request, provider: FromProvider) -> Identity:
    """Who came back. Raises ProviderError."""
    return await provider.identity(request)


@router.post("")
def go_there(
    request: Request,
    desk: FromDesk,
    form: Annotated[Onward, Form()],
    address: Annotated[str, Depends(_address)],
) -> Response:
    with desk.sessions.begin() as db:
        park_form(db, request, form.kept)
    request.session["next"] = form.next if len(form.next) <= _LONGEST_ADDRESS else "/"
    words = gettext("You log in with %(name)s.", name=desk.settings.provider_name)
    return page(request, "onward.html", address=address, words=words)


@router.get("/back")
def come_back(request: Request, _: FromProvider) -> Response:
    given = {name: request.query_params.get(name) for name in ("code", "state", "error")}
    query = urlencode({name: value for name, value in given.items() if value is not None})
    words = gettext("You are being logged in.")
    return page(request, "onward.html", address=f"/login/provider/done?{query}", words=words)


@router.get("/done")
def log_agent_in(
    request: Request, desk: FromDesk, identity: Annotated[Identity, Depends(_identity)]
) -> Response:
    """The provider's second factor is trusted: no code is asked for here."""
    onward = Onward(next=request.session.get("next", "/"))
    try:
        with desk.sessions.begin() as db:
            agent = agent_at_provider(
                db, issuer=identity.issuer, subject=identity.subject, email=identity.email
            )
            return let_in(db, request, agent, onward, by="provider")
    except NoAccountError as error:
        raise ProviderError("no_account") from error
    except IntegrityError as error:  # twice at the same time for the first time
        raise ProviderError("again") from error


def show_why_not(request: Request, error: ProviderError) -> Response:
    """The login page with a sentence; where they wanted to go, and what they wrote, stays."""
    typed = getattr(request.state, "typed", {})
    form = LoginForm(
        next=typed.get("next") or request.session.get("next", "/"), kept=typed.get("kept", "")
    )
    status, said = SAID[str(error)]
    problem = gettext(said, name=desk_of(request).settings.provider_name)
    return login_page(request, form, status=status, problem=problem, wrong_fields=False)
