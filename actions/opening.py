"""Tickets that a message opens, announced, and what the form then asks about them."""

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.orm import Session

from actions.desk import Desk, Events
from actions.follow_ups import subject_after
from actions.form_answers import FORM_SLOTS
from actions.mentioned_address import mentioned_in
from actions.other_people import SELF, covers, is_for_another, known_persons, persons_in
from actions.tickets_in_words import due_in_words
from actions.turn import Slots, Turn, say
from actions.vocabulary import holds, made_of
from cases.conversations import case_of_conversation
from cases.messages import visitor_message
from cases.models import Case, Message, Ticket
from cases.taxonomy import intent_of, taxonomy
from cases.tickets import FORWARDED, card, open_ticket


def taken_offer(tracker: Tracker, turn: Turn) -> str | None:
    """What was offered last, where the message only tells us to do it and was not heard as a yes:
    "no tee se sitten" sounds like a goodbye."""
    text = turn.text
    words = ("do_it", "at_once", "others", "both", "role.own")
    is_clear = "?" not in text and holds(text, "do_it") and made_of(text, *words)
    if turn.first == "affirm" or text.startswith("/") or not is_clear:
        return None
    offered: str | None = tracker.get_slot("offered") or tracker.get_slot("offered_before")
    return offered


def open_wished(
    desk: Desk, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn, kinds: list[str]
) -> Events:
    """Open tickets for what only the conversation says is wished for, and lead into the form."""
    slots = open_tickets(desk, dispatcher, tracker, turn, kinds=kinds)
    return [*(SlotSet(*slot) for slot in slots.items()), FollowupAction("request_form")]


def open_tickets(
    desk: Desk,
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    turn: Turn,
    *,
    kinds: list[str],
    earlier: list[str] | None = None,
    persons: frozenset[str] | None = None,
) -> Slots:
    """Open and announce tickets; returns the form's slots for asking about them and `earlier`.
    persons: for whom, where the message does not say so itself."""
    named, known = persons_in(turn) if persons is None else persons, known_persons(tracker)
    with desk.sessions.begin() as db:
        case = case_of_conversation(db, turn.conversation_id)
        message = visitor_message(db, case, turn.message_id)
        opened = [_opened(db, desk, case, message, kind, named, known) for kind in kinds]
        for ticket, is_new in opened:
            _announce(desk, dispatcher, turn, ticket, is_new=is_new, persons=named)
        references = dict.fromkeys((earlier or []) + [ticket.reference for ticket, _ in opened])
        slots = _form_slots(case, list(references)) | mentioned_in(turn)
    asked_for = {ticket.reference: sorted(named) for ticket, is_new in opened if is_new and named}
    return slots | {"subject": subject_after(kinds, None), "persons": known | asked_for}


def _opened(
    db: Session,
    desk: Desk,
    case: Case,
    message: Message,
    kind: str,
    persons: frozenset[str],
    known: dict[str, list[str]],
) -> tuple[Ticket, bool]:
    """A breach or a call for a human is nobody's own: a second one is the same."""
    is_personal = kind.startswith(FORWARDED)
    return open_ticket(
        db,
        case,
        asked_for=kind,
        message=message,
        country=desk.country,
        is_same=lambda ticket: not is_personal or covers(ticket, persons, known),
    )


def _announce(
    desk: Desk,
    dispatcher: CollectingDispatcher,
    turn: Turn,
    ticket: Ticket,
    *,
    is_new: bool,
    persons: frozenset[str],
) -> None:
    response = f"utter_{intent_of(ticket.asked_for)}" if is_new else "utter_ticket_already_open"
    may_be_others = is_new and ticket.asked_for.startswith(FORWARDED)
    if may_be_others and is_for_another(persons):
        response = "utter_request_for_another"
    say(
        dispatcher,
        response,
        topic=ticket.asked_for,
        ticket=card(ticket),
        reference=ticket.reference,
        what=taxonomy().titles[ticket.asked_for][turn.language],
        due_on=due_in_words(desk, turn, ticket),
    )
    if may_be_others and SELF in persons and len(persons) > 1:
        say(dispatcher, "utter_for_another_too")


def _form_slots(case: Case, references: list[str]) -> Slots:
    asked_before = "given" if case.requester_email else None
    fresh: Slots = dict.fromkeys(FORM_SLOTS)
    return fresh | {
        "tickets": references,
        "email": asked_before,
        "pending": None,
        "to_withdraw": None,
        "offered": None,
        "misses": 0,
    }
