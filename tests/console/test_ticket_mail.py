"""What the ticket page says about e-mail where a mail server is set."""

import threading
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from sqlalchemy import update

from cases.database import Sessions
from cases.encryption import Vault
from cases.work_models import OutboxNotice
from console.app import create_app
from console.mail import postman_of
from settings import Settings
from tests.cases.mail_server import Inbox, mail_server_at
from tests.console.at_the_console import AtTheConsole, OpenTicket, TestClient
from tests.end_to_end.running_desk import wait_until


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(
        update={
            "smtp_url": "smtp://mail.example.com",
            "mail_sender": "Privacy <privacy@example.com>",
            "public_url": "https://desk.example",
        }
    )


@pytest.fixture
def replied(aino: AtTheConsole, ticket_opened: OpenTicket) -> str:
    """The page of a ticket that Aino has replied to."""
    reference = ticket_opened(email="maja@customer.example")
    aino.send(f"/tickets/{reference}/claim")
    aino.send(f"/tickets/{reference}/reply", text="Hej!", form_id=str(uuid4()))
    return f"/tickets/{reference}"


def test_the_page_says_that_a_reply_is_announced(aino: AtTheConsole, replied: str) -> None:
    page = aino.get(replied).text
    assert "An e-mail without its text tells them that there is one, with a link to it." in page
    assert "waits to be sent." in page


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"state": "sent", "sent_at": datetime(2026, 3, 2, 8, tzinfo=UTC)}, "E-mail sent Mon 2"),
        ({"failure": "TimeoutError"}, "not delivered yet (TimeoutError); next attempt"),
        ({"state": "failed", "failure": "X 550"}, "(X 550): reach the requester in another way"),
    ],
)
def test_the_page_says_what_became_of_the_mail(
    aino: AtTheConsole, replied: str, sessions: Sessions, values: dict[str, object], words: str
) -> None:
    with sessions.begin() as db:
        db.execute(update(OutboxNotice).values(values))
    assert words in aino.get(replied).text


def test_without_an_address_nobody_is_told(aino: AtTheConsole, ticket_opened: OpenTicket) -> None:
    reference = ticket_opened()
    aino.send(f"/tickets/{reference}/claim")
    assert "no address is known" in aino.get(f"/tickets/{reference}").text


def test_the_console_sends_mail_where_a_server_is_set(
    settings: Settings, sessions: Sessions, vault: Vault
) -> None:
    assert postman_of(settings, sessions, vault) is not None
    without = settings.model_copy(update={"smtp_url": ""})
    assert postman_of(without, sessions, vault) is None


def test_mail_is_sent_while_the_console_runs_and_no_longer(
    settings: Settings,
    sessions: Sessions,
    vault: Vault,
    replied: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("cases.postman._EVERY_SECONDS", 0.02)
    inbox = Inbox()
    with mail_server_at(inbox) as port:
        here = settings.model_copy(update={"smtp_url": f"smtp+plain://127.0.0.1:{port}"})
        with TestClient(create_app(here, sessions, vault)):
            wait_until(lambda: bool(inbox.mails))
    assert "https://desk.example/answers/" in inbox.mails[0].get_content()
    assert not [each for each in threading.enumerate() if each.name == "postman"]
