"""One message that came after a question of the request form, and what the form does with it."""

from dataclasses import dataclass, field

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.asides import Aside, aside_of
from actions.desk import Desk
from actions.turn import Slots, Turn, say
from cases.conversations import case_of_conversation, forget_email
from cases.taxonomy import BREACH, COMPLAINT, HANDOFF
from cases.tickets import set_data_role, tickets_of

#: What is not simply passed on to the company whose data it is.
_OF_COMPANY = {
    BREACH: "utter_role_company_breach",
    COMPLAINT: "utter_role_company_complaint",
}

_OF_EMPLOYER = {"employer": "utter_employer_learns", "not_employer": "utter_employer_not_told"}


@dataclass(frozen=True)
class FormTurn:
    """slot: what the form has asked for; references: the tickets that it asks about."""

    desk: Desk
    dispatcher: CollectingDispatcher
    tracker: Tracker
    turn: Turn
    slot: str
    references: list[str] = field(default_factory=list)

    def say(self, response: str, topic: str | None = None) -> None:
        say(self.dispatcher, response, topic=topic)

    def set_role(self, role: str | None, references: list[str] | None = None) -> None:
        if role is not None:
            set_role(self.desk, self.turn, role, references or self.references)

    def aside(self) -> Aside | None:
        return aside_of(self.turn, self.tracker)


def set_role(desk: Desk, turn: Turn, role: str, references: list[str]) -> None:
    """Note on the conversation's tickets whose data it is."""
    with desk.sessions.begin() as db:
        for ticket in tickets_of(db, case_of_conversation(db, turn.conversation_id), references):
            set_data_role(db, ticket, data_role=role)


def say_role(at: FormTurn, role: str) -> None:
    """Say what follows from whose data it is: of a leak of a company's that it is to notify, of a
    complaint about one that the company need not learn of it."""
    kinds = _asked_for(at) if role == "company" else set()
    for kind, response in _OF_COMPANY.items():
        if kind in kinds:
            at.say(response)
    if not kinds & _OF_COMPANY.keys() or kinds - {*_OF_COMPANY, HANDOFF}:
        at.say(f"utter_role_{role}")


def _asked_for(at: FormTurn) -> set[str]:
    tickets = at.desk.open_tickets(at.turn.conversation_id)
    return {ticket.asked_for for ticket in tickets if ticket.reference in at.references}


def honour_aside(at: FormTurn, aside: Aside) -> Slots:
    """Say and do what the aside means; the form's question is asked again."""
    again: Slots = {at.slot: None}
    if aside.kind == "why":
        at.say(f"utter_why_{aside.value}")
        return again
    if response := _OF_EMPLOYER.get(aside.kind):
        at.say(response)
        return again
    if aside.kind == "role":
        at.set_role(aside.value)
        say_role(at, aside.value)
        return again | {"role": aside.value}
    if aside.kind == "address":
        is_other = at.tracker.get_slot("email") == "given"
        at.say("utter_email_changed" if is_other else "utter_email_noted")
        return again | {"email": "given"}
    with at.desk.sessions.begin() as db:
        forget_email(case_of_conversation(db, at.turn.conversation_id))
    at.say("utter_email_forgotten")
    return again | {"email": None, "mentioned": None}
