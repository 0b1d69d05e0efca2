"""The console's accounts. For administrators: for everybody else there is no such page."""

from typing import Annotated, get_args

from fastapi import APIRouter, Depends, Form, Request, Response
from pydantic import BaseModel, Field
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from starlette.status import HTTP_409_CONFLICT, HTTP_422_UNPROCESSABLE_CONTENT

from cases.accounts import (
    account,
    accounts,
    change_role,
    close_account,
    forget_provider_account,
    open_account,
    reset_factor,
    reset_password,
)
from cases.agents import Role, add_agent
from cases.errors import LastAdminError, OwnAccountError
from cases.models import Agent
from console.access import agent_of, require_admin
from console.confirmations import confirmed
from console.desk import FromDesk, desk_of
from console.languages import N_, gettext
from console.pages import page
from console.words import roles

_WRONG = {
    "name": N_("Give the name that colleagues know."),
    "email": N_("Give an e-mail address, such as name@example.com."),
    "known": N_("There is an account with this e-mail address already."),
    "role": N_("Choose what they may do."),
}
_REFUSED: dict[type[Exception], str] = {
    OwnAccountError: N_("This is your own account: another administrator has to do that."),
    LastAdminError: N_("Nobody else is an administrator: nothing was changed."),
}

router = APIRouter(prefix="/agents", dependencies=[Depends(require_admin)])


class AddForm(BaseModel):
    name: Annotated[str, Field(max_length=120)] = ""
    email: Annotated[str, Field(max_length=254)] = ""
    role: str = ""

    def wrong(self) -> dict[str, str]:
        """What is wrong, by field."""
        at_sign = "@" in self.email.strip("@ ") and " " not in self.email.strip()
        right = {"name": self.name.strip(), "email": at_sign, "role": self.role in get_args(Role)}
        return {field: gettext(_WRONG[field]) for field, is_right in right.items() if not is_right}


class RoleForm(BaseModel):
    role: Role


@router.get("")
def show_agents(request: Request, desk: FromDesk) -> Response:
    with desk.sessions.begin() as db:
        return _agents_page(db, request, AddForm(), {})


@router.post("/add")
def add(request: Request, desk: FromDesk, form: Annotated[AddForm, Form()]) -> Response:
    if wrong := form.wrong():
        with desk.sessions.begin() as db:
            return _agents_page(db, request, form, wrong)
    try:
        with desk.sessions.begin() as db:
            by = agent_of(db, request)
            agent, password = add_agent(
                db,
                email=form.email,
                name=form.name.strip(),
                role=RoleForm.model_validate(form.model_dump()).role,
                actor=f"agent:{by.id}",
            )
            return _added(request, by, agent, password)
    except IntegrityError:
        with desk.sessions.begin() as db:
            return _agents_page(db, request, form, {"email": gettext(_WRONG["known"])})


@router.get("/{agent_id}")
def show_agent(request: Request, desk: FromDesk, agent_id: int) -> Response:
    with desk.sessions.begin() as db:
        return _agent_page(db, request, agent_id)


@router.post("/{agent_id}/role")
def role(
    request: Request, desk: FromDesk, agent_id: int, form: Annotated[RoleForm, Form()]
) -> Response:
    with desk.sessions.begin() as db:
        change_role(db, account(db, agent_id).agent, role=form.role, by=agent_of(db, request))
    return confirmed(request, f"/agents/{agent_id}", "agent_role")


@router.post("/{agent_id}/close")
def close(request: Request, desk: FromDesk, agent_id: int) -> Response:
    with desk.sessions.begin() as db:
        close_account(db, account(db, agent_id).agent, by=agent_of(db, request))
    return confirmed(request, f"/agents/{agent_id}", "agent_close")


@router.post("/{agent_id}/open")
def open_again(request: Request, desk: FromDesk, agent_id: int) -> Response:
    with desk.sessions.begin() as db:
        open_account(db, account(db, agent_id).agent, by=agent_of(db, request))
    return confirmed(request, f"/agents/{agent_id}", "agent_open")


@router.post("/{agent_id}/factor")
def remove_factor(request: Request, desk: FromDesk, agent_id: int) -> Response:
    with desk.sessions.begin() as db:
        reset_factor(db, account(db, agent_id).agent, by=agent_of(db, request))
    return confirmed(request, f"/agents/{agent_id}", "agent_factor")


@router.post("/{agent_id}/password")
def new_password(request: Request, desk: FromDesk, agent_id: int) -> Response:
    with desk.sessions.begin() as db:
        by, agent = agent_of(db, request), account(db, agent_id).agent
        password = reset_password(db, agent, by=by)
        return page(request, "password.html", agent=by, account=agent, password=password)


@router.post("/{agent_id}/unlink")
def unlink(request: Request, desk: FromDesk, agent_id: int) -> Response:
    with desk.sessions.begin() as db:
        forget_provider_account(db, account(db, agent_id).agent, by=agent_of(db, request))
    return confirmed(request, f"/agents/{agent_id}", "agent_unlink")


def agent_again(request: Request, error: Exception) -> Response:
    """The account's page with the reason why nothing was changed."""
    with desk_of(request).sessions.begin() as db:
        problem = gettext(_REFUSED[type(error)])
        return _agent_page(db, request, int(request.path_params["agent_id"]), problem)


def _added(request: Request, by: Agent, agent: Agent, password: str) -> Response:
    if not desk_of(request).settings.password_logins:
        return confirmed(request, f"/agents/{agent.id}", "agent_add")
    return page(request, "password.html", agent=by, account=agent, password=password)


def _agents_page(db: Session, request: Request, form: AddForm, wrong: dict[str, str]) -> Response:
    desk = desk_of(request)
    return page(
        request,
        "agents.html",
        status=HTTP_422_UNPROCESSABLE_CONTENT if wrong else 200,
        agent=agent_of(db, request),
        accounts=accounts(db),
        roles=roles(),
        zone=desk.zone,
        provider=desk.settings.provider_name,
        form=form,
        wrong=wrong,
    )


def _agent_page(db: Session, request: Request, agent_id: int, problem: str = "") -> Response:
    desk = desk_of(request)
    return page(
        request,
        "agent.html",
        status=HTTP_409_CONFLICT if problem else 200,
        agent=agent_of(db, request),
        account=account(db, agent_id),
        roles=roles(),
        zone=desk.zone,
        provider=desk.settings.provider_name,
        passwords=desk.settings.password_logins,
        problem=problem,
    )
