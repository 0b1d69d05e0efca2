"""A message inside the form that does not answer its question: honoured, then the form asks on."""

from actions.follow_ups import subject_after
from actions.form_turn import FormTurn
from actions.moods import small_talk
from actions.opening import open_tickets
from actions.other_people import is_for_another, persons_in
from actions.status import tell_status
from actions.turn import Slots, say_answer
from actions.unsaid import say_unsaid
from actions.vocabulary import begins_with, holds
from cases.taxonomy import COMPLAINT, HANDOFF, OUT_OF_SCOPE, TICKET_STATUS

_NO_ANSWER = {
    "role": "utter_role_not_understood",
    "email": "utter_email_not_understood",
    "addition": "utter_addition_not_understood",
    "confirmed": "utter_confirmation_not_understood",
}
_CIVIL = ("greeting", "about_bot")


def interrupted(at: FormTurn) -> Slots | None:
    """The slots after a request, a question or small talk; None where it was none of them."""
    turn = at.turn
    if turn.requests:
        return more_requests(at)
    if turn.topics:
        say_unsaid(at.dispatcher, turn)
    for topic in turn.topics:
        say_answer(at.dispatcher, topic, at.turn)
    if TICKET_STATUS in turn.wishes:
        tell_status(at.desk, at.dispatcher, turn)
    if turn.topics or TICKET_STATUS in turn.wishes:
        subject = subject_after(turn.topics, at.tracker.get_slot("subject"))
        return {at.slot: None, "subject": subject}
    # a name or a number alone looks like a greeting
    if turn.first in _CIVIL and "<" not in turn.text:
        at.say(small_talk(turn), topic=turn.first)
        return {at.slot: None}
    return None


def _says_to_call(text: str) -> bool:
    return "<PHONE_NUMBER>" in text or holds(text, "calling")


def not_understood(at: FormTurn, *, goes_on: bool) -> None:
    """Say so, unless the form goes on without, or what there is to say to an insult or to something
    that is none of our matters."""
    response = small_talk(at.turn)
    if at.turn.first == OUT_OF_SCOPE or response == "utter_insult":
        at.say(response, topic=OUT_OF_SCOPE)
    elif at.slot in _NO_ANSWER and not goes_on:
        at.say(_NO_ANSWER[at.slot])


def _is_added(text: str) -> bool:
    """Whether it is said to come beside what there is: "actually, the marketing too"."""
    return holds(text, "too") or text.lower().rstrip(" .!").endswith(" too")


def more_requests(at: FormTurn) -> Slots:
    """Open their tickets. "No, rather a copy": ask whether to withdraw the earlier ones."""
    slots = open_tickets(
        at.desk, at.dispatcher, at.tracker, at.turn, kinds=at.turn.requests, earlier=at.references
    )
    tickets: list[str] = slots["tickets"]
    if at.slot != "role" and not is_for_another(persons_in(at.turn)):
        role = at.tracker.get_slot("role")
        at.set_role(role, tickets)
        if role == "company" and COMPLAINT in at.turn.requests:
            at.say("utter_role_company_complaint")
    mentioned = slots["mentioned"] or at.tracker.get_slot("mentioned")
    subject = slots["subject"] or at.tracker.get_slot("subject")
    asked: Slots = {at.slot: None, "tickets": tickets, "subject": subject, "misses": 0}
    asked |= {"mentioned": mentioned, "persons": slots["persons"]}
    is_again = mentioned == at.turn.message_id  # the order that held the address, sent again
    is_new = len(tickets) > len(at.references)
    is_call = at.turn.requests == [HANDOFF] and _says_to_call(at.turn.text)
    if at.slot == "email" and is_call and is_new and not is_again:  # "call me instead"
        at.say("utter_email_none")
        return asked | {"email": "none"}
    is_no = begins_with(at.turn.text, "no") and not holds(at.turn.text, "nothing_more")
    is_other_wish = is_no or (holds(at.turn.text, "rather") and not _is_added(at.turn.text))
    if is_other_wish and is_new:
        asked |= {"pending": "withdrawal", "to_withdraw": at.references}
    return asked
