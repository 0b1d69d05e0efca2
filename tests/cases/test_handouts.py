"""Data handed out: what is in it, who gets it, once, for how long, and that it goes."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cases.agents import add_agent
from cases.database import Sessions
from cases.deadlines import ZONES
from cases.decisions import note_identity
from cases.encryption import Vault
from cases.erasing import erase_case
from cases.errors import (
    IdentityOpenError,
    KeyDestroyedError,
    LinkNotFoundError,
    MoveNotAllowedError,
    TicketTakenError,
)
from cases.handouts import KEPT, LINK_LASTS, assemble, fetch, give, handout_of, look_into
from cases.minimising import minimise
from cases.models import Agent, Ticket
from cases.work import add_note, claim, reply
from cases.work_models import Handout
from tests.cases.lives import (
    actions,
    belongs_to,
    ended_case,
    give_ticket,
    job,
    retain,
)

NOW = datetime(2026, 11, 10, 12, tzinfo=UTC)
ZONE = ZONES["SE"]
Asked = Callable[..., int]


@pytest.fixture
def asked(sessions: Sessions, vault: Vault) -> Asked:
    """Kerstin asks for data; gives the id of the ticket, which agent A has taken."""

    def asked(kind: str = "request.access") -> int:
        with sessions.begin() as db:
            case = belongs_to(vault, ended_case(db, vault))
            ticket = give_ticket(db, case, kind=kind)
            agent = add_agent(db, email="a@desk.example", name="Aino", role="agent", actor="t")[0]
            claim(db, ticket, by=agent)
            reply(db, vault, ticket, by=agent, text="Vi samlar ihop det.")
            add_note(db, vault, ticket, by=agent, text="Har två konton.")
            return ticket.id

    return asked


def ticket_of(db: Session, ticket_id: int) -> tuple[Ticket, Agent]:
    ticket = db.get_one(Ticket, ticket_id)
    assert ticket.assignee is not None
    return ticket, ticket.assignee


def do_assemble(sessions: Sessions, vault: Vault, ticket_id: int, now: datetime = NOW) -> None:
    with sessions.begin() as db:
        ticket, agent = ticket_of(db, ticket_id)
        assemble(db, vault, ticket, by=agent, now=now, zone=ZONE)


def given(sessions: Sessions, vault: Vault, ticket_id: int, now: datetime = NOW) -> str:
    """The token of a link that was given."""
    do_assemble(sessions, vault, ticket_id, now)
    with sessions.begin() as db:
        ticket, agent = ticket_of(db, ticket_id)
        note_identity(db, vault, ticket, step="settled", reason="Ringde.", by=agent)
        return give(db, ticket, by=agent, now=now)[0]


def test_nothing_is_assembled_where_nobody_asked_for_data(
    sessions: Sessions, vault: Vault, asked: Asked
) -> None:
    with pytest.raises(MoveNotAllowedError):
        do_assemble(sessions, vault, asked("request.erasure"))


def test_the_file_is_encrypted_with_the_cases_key(
    sessions: Sessions, vault: Vault, asked: Asked
) -> None:
    ticket_id = asked()
    do_assemble(sessions, vault, ticket_id)
    with sessions.begin() as db:
        handout = handout_of(db, db.get_one(Ticket, ticket_id))
        assert handout is not None
        assert handout.ciphertext is not None
        assert not handout.ciphertext.startswith(b"PK")
        assert vault.decrypt_file(handout.ticket.case, handout.ciphertext).startswith(b"PK")


def test_a_file_goes_to_nobody_whose_identity_is_open(
    sessions: Sessions, vault: Vault, asked: Asked
) -> None:
    ticket_id = asked()
    do_assemble(sessions, vault, ticket_id)
    with sessions.begin() as db:
        ticket, agent = ticket_of(db, ticket_id)
        with pytest.raises(IdentityOpenError):
            give(db, ticket, by=agent, now=NOW)


def test_a_link_opens_once_and_the_file_is_dropped(
    sessions: Sessions, vault: Vault, asked: Asked
) -> None:
    ticket_id = asked()
    token = given(sessions, vault, ticket_id)
    with sessions.begin() as db:
        assert fetch(db, vault, token, now=NOW).startswith(b"PK")
    with sessions.begin() as db, pytest.raises(LinkNotFoundError):
        fetch(db, vault, token, now=NOW)
    with sessions.begin() as db:
        handout = db.scalars(select(Handout)).one()
        assert (handout.ciphertext, handout.token_hash, handout.fetched_at) == (None, None, NOW)
    assert actions(sessions)[-4:] == [
        "ticket.assemble", "ticket.id_settled", "ticket.give", "handout.fetch"
    ]  # fmt: skip


def test_of_many_at_once_one_gets_the_file(sessions: Sessions, vault: Vault, asked: Asked) -> None:
    token = given(sessions, vault, asked())

    def got(_: int) -> bool:
        try:
            with sessions.begin() as db:
                return bool(fetch(db, vault, token, now=NOW))
        except LinkNotFoundError:
            return False

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(got, range(4))) == 1


def test_a_link_runs_out_and_a_new_one_ends_the_old(
    sessions: Sessions, vault: Vault, asked: Asked
) -> None:
    ticket_id = asked()
    old = given(sessions, vault, ticket_id)
    new = given(sessions, vault, ticket_id)
    for token, now in ((old, NOW), (new, NOW + LINK_LASTS), ("", NOW)):
        with sessions.begin() as db, pytest.raises(LinkNotFoundError):
            fetch(db, vault, token, now=now)


def test_the_token_is_stored_nowhere(sessions: Sessions, vault: Vault, asked: Asked) -> None:
    token = given(sessions, vault, asked())
    with sessions.begin() as db:
        assert token not in str([vars(row) for row in db.scalars(select(Handout))])
        assert token not in str([vars(row) for row in db.scalars(select(Ticket))])


def test_another_agent_does_not_look_into_the_file(
    sessions: Sessions, vault: Vault, asked: Asked
) -> None:
    ticket_id = asked()
    do_assemble(sessions, vault, ticket_id)
    with sessions.begin() as db:
        other = add_agent(db, email="b@desk.example", name="B", role="agent", actor="t")[0]
        with pytest.raises(TicketTakenError):
            look_into(db, vault, db.get_one(Ticket, ticket_id), by=other)


def test_what_nobody_fetched_is_dropped_by_the_daily_job(
    sessions: Sessions, vault: Vault, asked: Asked
) -> None:
    old = datetime.now(UTC) - KEPT - timedelta(days=1)
    given(sessions, vault, asked(), old)
    retain(job(sessions, date(2026, 3, 3)), actor="t")
    with sessions.begin() as db:
        handout = db.scalars(select(Handout)).one()
        assert (handout.ciphertext, handout.token_hash) == (None, None)


@pytest.mark.parametrize("way", ["erased", "minimised"])
def test_the_file_goes_with_the_case(
    sessions: Sessions, vault: Vault, asked: Asked, way: str
) -> None:
    ticket_id = asked()
    do_assemble(sessions, vault, ticket_id)
    with sessions.begin() as db:
        ticket, agent = ticket_of(db, ticket_id)
        case = ticket.case
        if way == "erased":
            erase_case(db, case, tracker="/nowhere/t.db", actor="t", now=NOW)
        else:
            texts = {message.id: "…" for message in case.messages}
            notes = {note.id: "…" for note in ticket.notes}
            minimise(db, case, messages=texts, notes=notes, actor="t", now=NOW)
            with pytest.raises(KeyDestroyedError):
                assemble(db, vault, ticket, by=agent, now=NOW, zone=ZONE)
    with sessions.begin() as db:
        assert db.scalar(select(func.count()).select_from(Handout)) == 0
