"""What the chat does by itself: answers messages that waited, ends idle conversations."""

import logging
import threading
from datetime import UTC, datetime, timedelta

from cases.conversations import end_conversation, idle_conversations
from cases.messages import unanswered_messages
from chat.turns import Desk, answer, redact_message

log = logging.getLogger(__name__)
_EVERY_SECONDS = 5.0
_LOT = 50


class Upkeep:
    """A background thread; `start` with the application, `stop` with it."""

    def __init__(self, desk: Desk, *, idle: timedelta) -> None:
        self._desk, self._idle = desk, idle
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="upkeep", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._desk.woken.set()
        self._thread.join(timeout=10)

    def _run(self) -> None:
        while not self._stopping.is_set():
            for task in (self._answer_waiting, self._end_idle):
                try:
                    task()
                except Exception as error:  # the next round tries again
                    log.error("upkeep: %s", type(error).__name__)
            self._desk.woken.wait(_EVERY_SECONDS)
            self._desk.woken.clear()

    def _answer_waiting(self) -> None:
        with self._desk.sessions.begin() as db:
            waiting = [message.id for message in unanswered_messages(db, limit=_LOT)]
        if waiting and not self._desk.assistant.is_up():
            self._stopping.wait(_EVERY_SECONDS)
            return
        for message_id in waiting:
            if self._stopping.is_set() or not answer(self._desk, message_id):
                return

    def _end_idle(self) -> None:
        now = datetime.now(UTC)
        with self._desk.sessions.begin() as db:
            for case in idle_conversations(db, idle=self._idle, now=now):
                redacted = {
                    m.id: redact_message(db, self._desk.vault, m).text
                    for m in case.messages
                    if m.ciphertext is not None
                }
                end_conversation(db, case, actor="system", redacted=redacted)
