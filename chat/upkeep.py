"""What the chat does by itself: answers messages that waited, ends idle conversations, and sees to
it that what was deleted does not stay in SQLite's log."""

import logging
import threading
import time
from datetime import UTC, datetime, timedelta

from cases.conversations import end_conversation, idle_conversations, lock_case
from cases.database import empty_log, reading
from cases.deadlines import Country
from cases.models import Case, Message
from cases.tickets import give_to_human
from cases.waiting import unanswered_messages
from chat.preparing import redacted
from chat.turns import Desk, answer

log = logging.getLogger(__name__)
_EVERY_SECONDS = 2.0
_LOG_EVERY_SECONDS = 60.0
_LOT = 50
# after so many failures with the assistant up, about eight minutes, a human reads the message
_ATTEMPTS = 12


class Upkeep:
    """A background thread; `start` with the application, `stop` with it."""

    def __init__(self, desk: Desk, *, idle: timedelta, country: Country) -> None:
        self._desk, self._idle, self._country = desk, idle, country
        self._stopping = threading.Event()
        self._log_emptied = float("-inf")
        self._thread = threading.Thread(target=self._run, name="upkeep", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._thread.join(timeout=10)

    def _run(self) -> None:
        while not self._stopping.wait(_EVERY_SECONDS):
            for task in (self._answer_waiting, self._end_idle, self._empty_log):
                try:
                    task()
                except Exception as error:  # the next round tries again
                    log.error("upkeep: %s", type(error).__name__)

    def _answer_waiting(self) -> None:
        """One message of every conversation at most, so that none holds up another's."""
        with reading(self._desk.sessions) as db:
            waiting = [(m.id, m.attempts) for m in unanswered_messages(db, limit=_LOT)]
        if not waiting or not self._desk.assistant.is_up():
            return
        for message_id, attempts in waiting:
            if self._stopping.is_set():
                return
            if not self._answered(message_id) and attempts >= _ATTEMPTS:
                self._hand_over(message_id)

    def _answered(self, message_id: int) -> bool:
        try:
            return answer(self._desk, message_id)
        except Exception as error:  # whatever is wrong with one message holds up no other
            log.error("message %s: %s", message_id, type(error).__name__)
            return False

    def _hand_over(self, message_id: int) -> None:
        with self._desk.sessions.begin() as db:
            message = db.get_one(Message, message_id)
            give_to_human(db, message, country=self._country)
        log.error("message %s could not be answered: handed to a human", message_id)

    def _end_idle(self) -> None:
        with reading(self._desk.sessions) as db:
            idle = [c.id for c in idle_conversations(db, idle=self._idle, now=datetime.now(UTC))]
        for case_id in idle:
            try:
                self._end(case_id)
            except Exception as error:
                log.error("case %s not ended: %s", case_id, type(error).__name__)

    def _end(self, case_id: int) -> None:
        """End one conversation if, with nobody else at it, it is still idle."""
        with self._desk.sessions.begin() as db:
            case = db.get_one(Case, case_id)
            lock_case(db, case)
            if case not in idle_conversations(db, idle=self._idle, now=datetime.now(UTC)):
                return
            texts = {m.id: redacted(self._desk.vault, m).text for m in case.messages}
            end_conversation(db, case, actor="system", redacted=texts)

    def _empty_log(self) -> None:
        if time.monotonic() - self._log_emptied >= _LOG_EVERY_SECONDS:
            self._log_emptied = time.monotonic()
            empty_log(self._desk.sessions)
