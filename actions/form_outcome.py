"""What a message does in the request form: answers its question, or is honoured as something else.

Answers are known by what was learnt from answers (`heard`), then by closed word lists; what is
neither is the classifier's to understand.
"""

from dataclasses import asdict, replace

from actions.asides import Aside
from actions.follow_ups import Subject, follow_up
from actions.form_answers import (
    EMAIL_PLACEHOLDER,
    FORM_SLOTS,
    READERS,
    adds,
    heard,
    is_question,
    is_something_else,
    read_role,
)
from actions.form_turn import FormTurn, honour_aside, say_role
from actions.form_withdrawal import (
    ask_whether_to_withdraw,
    is_taken_back,
    says_what_is_wrong,
    settle_withdrawal,
    withdrawal_in_form,
)
from actions.interruptions import interrupted, more_requests, not_understood
from actions.language import wanted_language
from actions.mentioned_address import answer_about_mentioned
from actions.no_answer import nearly_an_answer
from actions.other_people import (
    asked_for_another,
    known_persons,
    names_only_somebody,
    persons_in,
)
from actions.restoring import reopen, takes_withdrawal_back
from actions.status import asks_for_progress, tell_status
from actions.turn import Slots, Turn, say_answer
from actions.vocabulary import holds
from cases.taxonomy import FALLBACK, RECTIFICATION

# after this many answers that are none, the form goes on without
_PATIENCE = 2
_WITHOUT = {"role": "unknown", "email": "none", "addition": "none", "confirmed": "yes"}
# from here on what is asked beside an answer is answered too
_CLEAR = 0.5
_ROLES = {"role_own": "own", "role_company": "company"}
_VALUES = {
    "role": ("own", "company", "unknown"),
    "email": ("none",),
    "addition": ("none", "given"),
    "confirmed": ("yes",),
}


def outcome_of(at: FormTurn) -> Slots:
    """The slots after the message, with all that it sets off said and done."""
    # the chat sends a message again when the reply got lost: what was taken is not taken twice
    is_new = at.tracker.get_slot("handled") != at.turn.message_id
    if (slots := withdrawal_in_form(at, is_new=is_new)) is not None:
        return slots
    if (pressed := _other_button(at)) is not None:
        return pressed
    if takes_withdrawal_back(at.turn) and (not is_new or at.tracker.get_slot("withdrawn")):
        return _restored(at, is_new=is_new)
    if (about := answer_about_mentioned(at)) is not None:
        return _mentioned(at, about, is_new=is_new)
    if aside := at.aside():
        beside = _answer_beside_wish(at) if aside.kind == "not_employer" and is_new else None
        return honour_aside(at, aside) | (_take(at, beside) if beside else {})
    if asks_for_progress(at.desk, at.turn, at.tracker.get_slot("subject")):
        tell_status(at.desk, at.dispatcher, at.turn)
        return {at.slot: None}
    if kinds := asked_for_another(at.desk, at.tracker, at.turn):
        return more_requests(replace(at, turn=replace(at.turn, wishes=tuple(kinds))))
    said = heard(at.slot, at.turn)
    if says_what_is_wrong(at, said):
        return _noted(at, is_new=is_new)
    if is_taken_back(at, said):
        return ask_whether_to_withdraw(at)
    if at.turn.first == "change_language" and (wanted := wanted_language(at.turn)):
        return {at.slot: None, "language": wanted}
    if followed := followed_in_form(at.turn, at.tracker.get_slot("subject"), at.slot):
        say_answer(at.dispatcher, followed[0].first, followed[0])
        return {at.slot: None, "subject": asdict(followed[1])}
    return _answered(at, said, is_new=is_new)


def _answer_beside_wish(at: FormTurn) -> str | None:
    """What is answered in the same breath: "my employer's, but please don't tell my boss"."""
    if at.slot == "role":
        said = heard("role", at.turn) or read_role(at.turn)
        return said if said in ("own", "company") else None
    if at.slot == "email":
        return "none" if holds(at.turn.text, "skip") else None
    return "yes" if at.slot == "confirmed" and at.turn.first == "affirm" else None


def _noted(at: FormTurn, *, is_new: bool) -> Slots:
    """What is not right with what is registered: a person reads it, and it stays registered."""
    if is_new:
        at.say("utter_addition_noted")
    return {at.slot: "yes"}


def followed_in_form(
    turn: Turn, earlier: dict[str, object] | None, slot: str
) -> tuple[Turn, Subject] | None:
    """A follow-up; where anything may be added, only one that is a question."""
    if slot == "addition" and not is_question(turn.text):
        return None
    return follow_up(turn, earlier)


def is_over(outcome: Slots) -> bool:
    return outcome["pending"] is not None or "requested_slot" in outcome


def _other_button(at: FormTurn) -> Slots | None:
    """A button of another question than the one that was asked last."""
    pressed = {slot: value for slot, value in at.turn.entities.items() if slot in FORM_SLOTS}
    if not pressed or at.slot in pressed:
        return None
    if role := pressed.get("role"):
        return honour_aside(at, Aside("role", role))
    if pressed.get("email") == "none":
        return honour_aside(at, Aside("no_address")) | {"email": "none"}
    if pressed.get("confirmed") == "no":
        return {at.slot: None, "pending": "withdrawal"}
    return {at.slot: None}


def _answered(at: FormTurn, said: str | None, *, is_new: bool) -> Slots:
    if is_new and (about := nearly_an_answer(at)) is not None:
        return about
    if said in _VALUES[at.slot]:
        _answer_beside(at)
        return _take(at, said) if is_new else {at.slot: None}
    if _only_gives_address(at.turn, said):
        if at.slot == "email":
            return _take(at, "given") if is_new else {at.slot: None}
        if at.slot != "addition" and not holds(at.turn.text, "spoken_of"):
            return honour_aside(at, Aside("address"))
    if said == "why":
        return honour_aside(at, Aside("why", at.slot))
    if said in _ROLES:
        return honour_aside(at, Aside("role", _ROLES[said]))
    if at.slot == "addition" and adds(at.turn) and _is_of_the_request(at, said):
        return _take(at, "given") if is_new else {at.slot: None}
    if said == "unclear":
        return _not_taken(at, is_new=is_new)
    something_else = said == "wish" or is_something_else(at.slot, at.turn)
    return _by_words(at, is_new=is_new, something_else=something_else)


def _is_of_the_request(at: FormTurn, said: str | None) -> bool:
    """Whether what may be added orders nothing but what is registered already."""
    if not at.turn.requests:
        return said in (None, "unclear") and not at.turn.topics
    is_open = {ticket.asked_for for ticket in at.desk.open_tickets(at.turn.conversation_id)}
    return set(at.turn.requests) <= is_open


def _answer_beside(at: FormTurn) -> None:
    """Answer what is asked in the same breath: "my own, and how long does it take?"."""
    if at.slot == "role" and "?" in at.turn.text and at.turn.confidence >= _CLEAR:
        for topic in at.turn.topics:
            say_answer(at.dispatcher, topic, at.turn)


def _only_gives_address(turn: Turn, said: str | None) -> bool:
    """Whether an address is all that there is; to the classifier it looks like a correction."""
    has_more = "<" in turn.text.replace(EMAIL_PLACEHOLDER, "") and bool(turn.requests)
    asks = bool(turn.topics) and "?" in turn.text
    if EMAIL_PLACEHOLDER not in turn.text or has_more or asks:
        return False
    has_wish = bool(turn.topics or set(turn.requests) - {RECTIFICATION})
    return said == "given" or not has_wish


def _restored(at: FormTurn, *, is_new: bool) -> Slots:
    """Ask anew for what was withdrawn just now, beside what is left."""
    if not is_new:
        return {at.slot: None}
    slots, _ = reopen(at.desk, at.dispatcher, at.turn, at.tracker, earlier=at.references)
    return {at.slot: None, "tickets": slots["tickets"], "persons": slots["persons"]}


def _mentioned(at: FormTurn, about: str, *, is_new: bool) -> Slots:
    """A yes to the address that was offered; after a no it is asked for without offering it."""
    if not is_new:
        return {at.slot: None}
    return _take(at, "given") if about == "given" else {at.slot: None, "mentioned": None}


def _by_words(at: FormTurn, *, is_new: bool, something_else: bool) -> Slots:
    if not is_new and not something_else:
        return {at.slot: None}
    answer = None if something_else else READERS[at.slot](at.turn)
    if answer is not None:
        return _take(at, answer)
    if (slots := interrupted(at)) is not None:
        return slots
    return _not_taken(at, is_new=is_new)


def _not_taken(at: FormTurn, *, is_new: bool) -> Slots:
    """Ask again; at last go on without."""
    if not is_new:
        return {at.slot: None}
    if at.slot == "addition" and at.turn.first == FALLBACK and adds(at.turn):
        return _take(at, "given")  # a person reads what we do not understand
    misses = (at.tracker.get_slot("misses") or 0) + 1
    not_understood(at, goes_on=misses >= _PATIENCE)
    if misses >= _PATIENCE:
        return _take(at, _WITHOUT[at.slot])
    return {at.slot: None, "misses": misses}


def _take(at: FormTurn, answer: str) -> Slots:
    """An answer to the question: store it and say so."""
    if at.slot == "role":
        at.set_role(answer)
        say_role(at, answer)
        if EMAIL_PLACEHOLDER in at.turn.text and at.tracker.get_slot("email") is None:
            at.say("utter_email_noted")
            return {at.slot: answer, "misses": 0, "email": "given"}
        if names_only_somebody(at.turn):
            whose = dict.fromkeys(at.references, sorted(persons_in(at.turn)))
            return {at.slot: answer, "misses": 0, "persons": known_persons(at.tracker) | whose}
    elif at.slot == "email":
        at.say("utter_email_noted" if answer == "given" else "utter_email_none")
    elif at.slot == "addition" and answer == "given":
        at.say("utter_addition_noted")
    elif at.slot == "confirmed" and answer == "no":
        return settle_withdrawal(at, "yes")
    return {at.slot: answer, "misses": 0}
