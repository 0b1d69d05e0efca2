"""What a notice says, whom it is handed to, and the link in it."""

import ssl
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from cases.answers import LINK_LASTS, answer_for
from cases.conversations import ANSWER_STAYS, idle_conversations
from cases.encryption import Vault
from cases.errors import LinkNotFoundError, MailSettingError
from cases.mail import MailServer, mail_server
from cases.models import Case, Message
from cases.postman import PostOffice, send_waiting
from cases.ticket_states import Status
from tests.cases.lives import (
    SECRET,
    actions,
    reply_in_a_case,
)
from tests.cases.mail_server import PASSWORD, SENDER, USER, Inbox, certificate, mail_server_at
from tests.cases.test_outbox import due_now, notice


@pytest.mark.parametrize(
    ("language", "subject", "words"),
    [
        ("sv", "Svar i ärende PD-", "Läs svaret här:"),
        ("fi", "Vastaus asiaan PD-", "Lue vastaus täältä:"),
        ("en", "An answer to your request PD-", "Read it here:"),
    ],
)
def test_the_mail_is_in_the_requesters_language_and_holds_nothing_of_the_answer(
    office: PostOffice, inbox: Inbox, vault: Vault, language: str, subject: str, words: str
) -> None:
    with office.sessions.begin() as db:
        reply_in_a_case(db, vault, language=language)
    send_waiting(office)
    [mail] = inbox.mails
    text = mail.get_content()
    assert mail["Subject"].startswith(subject)
    assert words in text
    assert "https://desk.example/answers/" in text
    whole = mail.as_string() + text
    assert not any(name in whole for name in ("Kerstin Exempelsson", "konton", "radera"))


def test_without_an_address_for_visitors_the_mail_sends_them_back_to_the_chat(
    office: PostOffice, inbox: Inbox, replied: int
) -> None:
    send_waiting(replace(office, public_url=""))
    text = inbox.mails[0].get_content()
    assert "Gå tillbaka till chatten" in text
    assert "http" not in text


def test_starttls_is_a_must_and_the_login_is_sent_after_it(
    office: PostOffice, tmp_path: Path, replied: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, context = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    safe = Inbox()
    with mail_server_at(safe, tls=context) as port:
        server = MailServer("localhost", port, "starttls", SENDER, USER, PASSWORD)
        send_waiting(replace(office, server=server))
    assert safe.encrypted == [True]


def test_a_server_without_starttls_or_with_a_strangers_certificate_gets_nothing(
    office: PostOffice, inbox: Inbox, tmp_path: Path, replied: int
) -> None:
    plain = replace(office, server=replace(office.server, security="starttls"))
    send_waiting(plain)
    assert notice(office.sessions).failure == "SMTPNotSupportedError"
    due_now(office.sessions)
    _, context = certificate(tmp_path)
    stranger = Inbox()
    with mail_server_at(stranger, tls=context) as port:
        server = MailServer("localhost", port, "starttls", SENDER, USER, PASSWORD)
        send_waiting(replace(office, server=server))
    assert (inbox.mails, stranger.mails) == ([], [])
    assert notice(office.sessions).failure == ssl.SSLCertVerificationError.__name__


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example.com", ("mail.example.com", 587, "starttls", "", "")),
        ("smtps://desk:a%40b@mail.example.com", ("mail.example.com", 465, "tls", "desk", "a@b")),
        ("smtp+plain://localhost:1025", ("localhost", 1025, "none", "", "")),
    ],
)
def test_the_address_of_a_mail_server_says_how_it_is_reached(
    url: str, expected: tuple[str, int, str, str, str]
) -> None:
    server = mail_server(url, sender=SENDER)
    assert (server.host, server.port, server.security, server.user, server.password) == expected


@pytest.mark.parametrize(
    ("url", "sender"),
    [
        ("http://mail.example.com", SENDER),
        ("smtp://", SENDER),
        ("smtp://mail.example.com:x", SENDER),
        ("smtp://mail.example.com", "7531"),
    ],
)
def test_a_wrong_mail_setting_is_told_without_repeating_it(url: str, sender: str) -> None:
    with pytest.raises(MailSettingError) as refused:
        mail_server(url, sender=sender)
    assert "example.com" not in str(refused.value)
    assert "7531" not in str(refused.value)


def _token(inbox: Inbox) -> str:
    [line] = [one for one in inbox.mails[0].get_content().splitlines() if one.startswith("http")]
    return str(line.rpartition("/")[2])


def test_the_link_opens_the_answer_for_a_while(
    office: PostOffice, inbox: Inbox, vault: Vault, replied: int
) -> None:
    send_waiting(office)
    now = datetime.now(UTC)
    with office.sessions.begin() as db:
        answer = answer_for(db, vault, _token(inbox), now=now)
        assert [entry.text for entry in answer.entries] == [SECRET]
        with pytest.raises(LinkNotFoundError):
            answer_for(db, vault, _token(inbox), now=now + LINK_LASTS)
    assert actions(office.sessions)[-1] == "answer.look"


@pytest.mark.parametrize(
    "change", [lambda t: t[:-1] + "x", lambda t: "0" * 32 + t[32:], lambda _: ""]
)
def test_a_link_that_is_not_ours_opens_nothing(
    office: PostOffice, inbox: Inbox, vault: Vault, replied: int, change: "object"
) -> None:
    send_waiting(office)
    with office.sessions.begin() as db, pytest.raises(LinkNotFoundError):
        answer_for(db, vault, change(_token(inbox)), now=datetime.now(UTC))  # type: ignore[operator]


def test_the_chat_stays_open_for_a_while_after_an_answer(db: Session, vault: Vault) -> None:
    ticket = reply_in_a_case(db, vault)
    ticket.status, ticket.case.ended_at = Status.SOLVED, None
    db.flush()
    now, idle = datetime.now(UTC), timedelta(minutes=30)
    assert idle_conversations(db, idle=idle, now=now) == []
    db.execute(update(Message).values(answered_at=now))
    later = now + ANSWER_STAYS + timedelta(days=1)
    assert idle_conversations(db, idle=idle, now=later) == [db.get_one(Case, ticket.case_id)]
