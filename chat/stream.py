"""What happens in a conversation while its page is open: agents' replies, late answers, tickets."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from sse_starlette import ServerSentEvent
from starlette.concurrency import run_in_threadpool

from cases.database import reading
from cases.messages import Entry, thread
from cases.models import Case
from cases.tickets import card, tickets_of_case
from chat.replies import TicketCard, thread_entry
from chat.turns import Desk

_EVERY_SECONDS = 1.0


@dataclass(frozen=True)
class _Seen:
    entries: list[Entry]
    tickets: dict[str, dict[str, Any]]
    ended: bool


async def events_of(
    desk: Desk, case_id: int, *, after: int, policy_url: str
) -> AsyncIterator[ServerSentEvent]:
    """Messages above `after`, all tickets as they are now and then the changed ones, until the
    conversation ends."""
    known: dict[str, dict[str, Any]] = {}
    while True:
        seen = await run_in_threadpool(_look, desk, case_id, after)
        for entry in seen.entries:
            after = entry.id
            shown = thread_entry(entry, policy_url=policy_url)
            yield ServerSentEvent(shown.model_dump_json(), event="message", id=str(entry.id))
        for reference, shown_card in seen.tickets.items():
            if known.get(reference) != shown_card:
                data = TicketCard.model_validate(shown_card).model_dump_json()
                yield ServerSentEvent(data, event="ticket")
        known = seen.tickets
        if seen.ended:
            yield ServerSentEvent("{}", event="ended")
            return
        await asyncio.sleep(_EVERY_SECONDS)


def _look(desk: Desk, case_id: int, after: int) -> _Seen:
    with reading(desk.sessions) as db:
        case = db.get(Case, case_id)
        if case is None:
            return _Seen([], {}, ended=True)
        cards = {ticket.reference: card(ticket) for ticket in tickets_of_case(db, case)}
        return _Seen(thread(db, desk.vault, case, after=after), cards, case.ended_at is not None)
