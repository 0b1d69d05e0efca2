"""A form that was sent when its login had run out: it travels, sealed, through the login page and
waits in the new login until its own page shows it again. Nothing that was typed is lost."""

import json
from urllib.parse import unquote

from fastapi import Request
from sqlalchemy.orm import Session

from cases.account_models import Login
from cases.encryption import Vault
from cases.errors import WrongMasterKeyError
from console.access import login_here, page_of
from console.desk import desk_of
from console.form_token import has_token
from console.languages import N_, gettext
from console.refusal import Refusal

#: The pages that show what was typed again.
_PAGES = ("/tickets/", "/customers/")
_SAID = N_("Your login had ended, so this was not sent. Check it and send it once more.")


def seal_form(request: Request, *, agent_id: int) -> str:
    """What to hand to the login page; "" where there is nothing to keep."""
    path = request.url.path
    if request.method != "POST" or not path.startswith(_PAGES) or not has_token(request):
        return ""
    typed = {name: text for name, text in request.state.typed.items() if name != "form_token"}
    kept = {"agent": agent_id, "page": unquote(page_of(request)), "form": path.rpartition("/")[2]}
    return desk_of(request).vault.seal(json.dumps(kept | {"typed": typed})).decode()


def kept_for(vault: Vault, sealed: str, *, agent_id: int) -> bytes | None:
    """What came through the login page, if it is this agent's."""
    if not sealed:
        return None
    try:
        kept = json.loads(vault.unseal(sealed.encode()))
    except WrongMasterKeyError:
        return None
    return sealed.encode() if kept["agent"] == agent_id else None


def park_form(db: Session, request: Request, sealed: str) -> None:
    """Leave what came through the login page in the login that ran out, while its agent is away at
    the company's own login."""
    found = login_here(db, request)
    if found is not None and sealed:
        login, agent = found
        login.kept = kept_for(desk_of(request).vault, sealed, agent_id=agent.id)


def parked_form(db: Session, request: Request, *, agent_id: int) -> bytes | None:
    """What the login that ran out keeps, if it is this agent's; it keeps it no longer."""
    found = login_here(db, request)
    if found is None or found[1].id != agent_id:
        return None
    kept, found[0].kept = found[0].kept, None
    return kept


def kept_form(db: Session, request: Request) -> Refusal | None:
    """What this login keeps for the page that is asked for, once: as if it had been refused."""
    login = db.get(Login, request.state.login_id)
    if login is None or login.kept is None:
        return None
    kept = json.loads(desk_of(request).vault.unseal(login.kept))
    if kept["page"] != request.url.path:
        return None
    login.kept = None
    return Refusal(200, kept["form"], gettext(_SAID), kept["typed"])
