"""A real mail server, a postman for it, and a ticket that an agent has replied to."""

from collections.abc import Iterator

import pytest

from cases.database import Sessions
from cases.deadlines import ZONES
from cases.encryption import Vault
from cases.mail import MailServer
from cases.postman import PostOffice
from tests.cases.lives import reply_in_a_case
from tests.cases.mail_server import SENDER, Inbox, mail_server_at


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def port(inbox: Inbox) -> Iterator[int]:
    with mail_server_at(inbox) as port:
        yield port


@pytest.fixture
def office(sessions: Sessions, vault: Vault, port: int) -> PostOffice:
    server = MailServer("127.0.0.1", port, "none", SENDER)
    return PostOffice(sessions, vault, server, "https://desk.example", ZONES["SE"])


@pytest.fixture
def replied(sessions: Sessions, vault: Vault) -> int:
    """The ticket of a case that an agent has replied in."""
    with sessions.begin() as db:
        return reply_in_a_case(db, vault).id
