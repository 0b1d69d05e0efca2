"""Sends what waits in the outbox: claim, send, write down. Any number of senders at once."""

import logging
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from babel.dates import format_date

from cases.answers import answer_token, link_ends
from cases.database import Sessions, reading
from cases.encryption import Vault
from cases.errors import MailError
from cases.mail import MailServer, compose, deliver
from cases.outbox import claim_notice, letter_of, mark_failed, mark_sent, something_waits

log = logging.getLogger(__name__)
_EVERY_SECONDS = 5.0


@dataclass(frozen=True)
class PostOffice:
    """What sending needs. public_url: where visitors reach the chat, "" to send no links; zone: of
    the days in a mail."""

    sessions: Sessions
    vault: Vault
    server: MailServer
    public_url: str
    zone: tzinfo


def send_waiting(office: PostOffice) -> int:
    """Send what is due now; how many notices were tried."""
    tried = 0
    while True:
        now = datetime.now(UTC)
        with reading(office.sessions) as db:
            if not something_waits(db, now=now):
                return tried
        with office.sessions.begin() as db:
            notice_id = claim_notice(db, now=now)
        if notice_id is None:
            return tried
        _send(office, notice_id)
        tried += 1


def _send(office: PostOffice, notice_id: int) -> None:
    try:
        with office.sessions.begin() as db:
            letter = letter_of(db, office.vault, notice_id)
        if letter is None:
            return
        link = ""
        if office.public_url:
            link = f"{office.public_url}/answers/{answer_token(office.vault, letter)}"
        locale = "en_GB" if letter.language == "en" else letter.language
        last_day = link_ends(letter).astimezone(office.zone)
        words = format_date(last_day, format="long", locale=locale)
        sender = office.server.sender
        deliver(office.server, compose(letter, sender=sender, link=link, last_day=words))
    except Exception as error:  # whatever is wrong with one letter holds up no other
        _write_down(office, notice_id, error)
        return
    with office.sessions.begin() as db:
        mark_sent(db, notice_id, now=datetime.now(UTC))


def _write_down(office: PostOffice, notice_id: int, error: Exception) -> None:
    kind = str(error) if isinstance(error, MailError) else type(error).__name__
    for_good = isinstance(error, MailError) and error.for_good
    log.warning("notice %s not sent: %s", notice_id, kind)
    with office.sessions.begin() as db:
        mark_failed(db, notice_id, kind=kind, for_good=for_good, now=datetime.now(UTC))


class Postman:
    """A background thread; `start` with the process, `stop` with it."""

    def __init__(self, office: PostOffice) -> None:
        self._office = office
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="postman", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._thread.join(timeout=30)

    def _run(self) -> None:
        while not self._stopping.wait(_EVERY_SECONDS):
            try:
                send_waiting(self._office)
            except Exception as error:  # the next round tries again
                log.error("postman: %s", type(error).__name__)
