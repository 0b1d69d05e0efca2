"""Notices by e-mail: queued with a reply, sent to a real mail server, tried again, given up."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from cases.database import Sessions
from cases.encryption import Vault
from cases.erasing import erase_case
from cases.minimising import minimise
from cases.models import Agent, Ticket
from cases.outbox import ATTEMPTS, CLAIM_LASTS, claim_notice, mark_sent
from cases.postman import Postman, PostOffice, send_waiting
from cases.work import claim, reply
from cases.work_models import OutboxNotice
from tests.cases.lives import EMAIL, actions, ended_case, give_ticket, reply_in_a_case
from tests.cases.mail_server import SENDER, Inbox
from tests.end_to_end.running_desk import wait_until


def notice(sessions: Sessions) -> OutboxNotice:
    with sessions.begin() as db:
        return db.scalars(select(OutboxNotice)).one()


def due_now(sessions: Sessions) -> None:
    with sessions.begin() as db:
        db.execute(update(OutboxNotice).values(retry_at=datetime.now(UTC)))


def test_a_reply_is_announced_to_the_requester_once(
    office: PostOffice, inbox: Inbox, replied: int
) -> None:
    assert [send_waiting(office), send_waiting(office)] == [1, 0]
    [mail] = inbox.mails
    assert mail["To"] == EMAIL
    assert mail["From"] == SENDER
    assert mail["Auto-Submitted"] == "auto-generated"
    assert notice(office.sessions).state == "sent"
    assert actions(office.sessions)[-1] == "notice.sent"


def test_a_reply_without_mail_or_address_queues_nothing(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        reply_in_a_case(db, vault, notify=False)
        ticket = give_ticket(db, ended_case(db, vault))
        agent = db.scalars(select(Agent)).one()
        claim(db, ticket, by=agent)
        reply(db, vault, ticket, by=agent, text="Hej", notify=True)
    with sessions.begin() as db:
        assert db.scalar(select(func.count()).select_from(OutboxNotice)) == 0


def test_several_replies_that_wait_are_one_mail(
    office: PostOffice, inbox: Inbox, vault: Vault, replied: int
) -> None:
    with office.sessions.begin() as db:
        ticket = db.get_one(Ticket, replied)
        reply(db, vault, ticket, by=db.scalars(select(Agent)).one(), text="Och så", notify=True)
    assert send_waiting(office) == 1


def test_of_many_senders_at_once_one_sends(office: PostOffice, inbox: Inbox, replied: int) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(lambda _: send_waiting(office), range(4))) == 1
    assert len(inbox.mails) == 1


def test_what_the_server_puts_off_is_tried_again_later_each_time(
    office: PostOffice, inbox: Inbox, replied: int
) -> None:
    inbox.answers = ["451 4.7.1 greylisted"] * 2
    waits = []
    for _ in range(2):
        send_waiting(office)
        waiting = notice(office.sessions)
        waits.append((waiting.retry_at - datetime.now(UTC)).total_seconds())
        assert send_waiting(office) == 0
        due_now(office.sessions)
    assert waits == [pytest.approx(60, abs=20), pytest.approx(120, abs=20)]
    assert (waiting.state, waiting.failure) == ("queued", "SMTPRecipientsRefused 451")
    send_waiting(office)
    assert notice(office.sessions).state == "sent"


def test_every_attempt_is_the_same_mail(office: PostOffice, inbox: Inbox, replied: int) -> None:
    send_waiting(office)
    with office.sessions.begin() as db:  # as if the sender had died before it wrote that down
        sent = db.scalars(select(OutboxNotice)).one()
        sent.state, sent.claimed_until = "queued", datetime.now(UTC) - timedelta(seconds=1)
    send_waiting(office)
    first, second = inbox.mails
    assert first["Message-ID"] == second["Message-ID"]
    assert first.as_bytes() == second.as_bytes()


def test_an_address_that_the_server_refuses_is_given_up_at_once(
    office: PostOffice, inbox: Inbox, replied: int
) -> None:
    inbox.answers = ["550 5.1.1 no such user"]
    send_waiting(office)
    waiting = notice(office.sessions)
    assert (waiting.state, waiting.failure) == ("failed", "SMTPRecipientsRefused 550")
    assert actions(office.sessions)[-1] == "notice.failed"


def test_after_many_attempts_it_is_given_up(office: PostOffice, replied: int) -> None:
    nobody = replace(office, server=replace(office.server, port=1))
    for _ in range(ATTEMPTS):
        assert send_waiting(nobody) == 1
        due_now(office.sessions)
    assert send_waiting(nobody) == 0
    assert notice(office.sessions).state == "failed"


def test_a_claim_ends_by_itself(sessions: Sessions, replied: int) -> None:
    now = datetime.now(UTC)
    with sessions.begin() as db:
        assert claim_notice(db, now=now) is not None
        assert claim_notice(db, now=now) is None
        assert claim_notice(db, now=now + CLAIM_LASTS * 2) is not None


def test_what_was_sent_is_not_marked_again(sessions: Sessions, replied: int) -> None:
    now = datetime.now(UTC)
    notice_id = notice(sessions).id
    for _ in range(2):
        with sessions.begin() as db:
            mark_sent(db, notice_id, now=now)
    assert actions(sessions).count("notice.sent") == 1


def test_no_log_line_holds_an_address(
    office: PostOffice, inbox: Inbox, replied: int, caplog: pytest.LogCaptureFixture
) -> None:
    inbox.answers = [f"550 5.1.1 <{EMAIL}> unknown"]
    send_waiting(office)
    assert "SMTPRecipientsRefused 550" in caplog.text
    assert "kerstin" not in caplog.text.lower()


def test_the_notice_goes_with_the_case(sessions: Sessions, vault: Vault, replied: int) -> None:
    with sessions.begin() as db:
        case = db.get_one(Ticket, replied).case
        erase_case(db, case, tracker="/nowhere/t.db", actor="t", now=datetime.now(UTC))
    with sessions.begin() as db:
        assert db.scalar(select(func.count()).select_from(OutboxNotice)) == 0


def test_minimising_takes_the_notice_along(office: PostOffice, inbox: Inbox, replied: int) -> None:
    with office.sessions.begin() as db:
        case = db.get_one(Ticket, replied).case
        texts = {message.id: "…" for message in case.messages}
        minimise(db, case, messages=texts, notes={}, actor="t", now=datetime.now(UTC))
    assert send_waiting(office) == 0


def test_the_postman_sends_by_himself(
    office: PostOffice, inbox: Inbox, replied: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cases.postman._EVERY_SECONDS", 0.02)
    postman = Postman(office)
    postman.start()
    wait_until(lambda: bool(inbox.mails))
    postman.stop()
