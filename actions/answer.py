"""Answering: the topics of a message, small talk, and what to offer when it was not understood."""

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.context import ActionInContext
from actions.desk import Desk, Events
from actions.follow_ups import subject_after
from actions.moods import is_insult, small_talk
from actions.turn import (
    Turn,
    asks_for_origin,
    end_turn,
    say,
    say_answer,
    say_number_masked,
    turn_of,
)
from actions.unsaid import say_unsaid
from actions.withdrawal import ask_withdrawal
from cases.taxonomy import DATA, FALLBACK, HANDOFF, OUT_OF_SCOPE, Language, intent_of, taxonomy

# below this confidence an answer comes with the next closest topics as buttons
_SURE = 0.75
# and so does, below this one, that it is about something else: half of what is wrongly taken for
# that means one of the two next, and one in six such replies gets the buttons
_FOREIGN = 0.98
# the request that the answer about a right offers: a "yes" after it means this
OFFERS = {
    "rights.access": "request.access",
    "rights.erasure": "request.erasure",
    "rights.portability": "request.portability",
    "rights.rectification": "request.rectification",
    "rights.consent": "request.withdraw_consent",
    "rights.automated": "request.no_automated_decision",
    "marketing": "request.stop_marketing",
    "complaint": "request.complaint",
    "appendix": HANDOFF,
}
#: Asked while a request is thought over, whose offer then still holds.
_OF_REQUESTS = ("response_time", "identity")
#: Answers that say what the policy leaves open, with a colleague's button.
_WITH_COLLEAGUE = frozenset(
    ("data", "legal_basis", "retention", "security", "sharing", "sharing.transfer", "purposes")
    + ("app_access",)
)


class ActionAnswer(ActionInContext):
    """All topics of the message, or the small talk that it is, and the offer."""

    def name(self) -> str:
        return "action_answer"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        turn = turn_of(tracker)
        say_number_masked(dispatcher, turn)
        if turn.first not in turn.topics:
            topic = OUT_OF_SCOPE if is_insult(turn) else turn.first
            say(dispatcher, small_talk(turn), topic=topic)
        is_silent = bool(turn.topics) and say_unsaid(dispatcher, turn)
        for topic in turn.topics:
            say_answer(dispatcher, topic, turn)
        if _may_mean_something_else(turn) and (closest := _closest(turn)[:2]):
            beside = [_button(id_, turn.language) for id_ in (*closest, HANDOFF)]
            say(dispatcher, "utter_alternatives", topic=turn.first, buttons=beside)
        end_turn(dispatcher, turn)
        return [
            *_asked_still(self.desk, dispatcher, tracker, turn),
            SlotSet("misses", 0),
            SlotSet("offered", _offered(turn)),
            SlotSet("offered_before", HANDOFF if is_silent else _offered_besides(turn, tracker)),
            SlotSet("subject", subject_after(turn.topics, tracker.get_slot("subject"))),
        ]


class ActionOfferTopics(ActionInContext):
    """Not sure: up to three closest topics as buttons; the second time in a row a human."""

    def name(self) -> str:
        return "action_offer_topics"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        turn = turn_of(tracker)
        misses = (tracker.get_slot("misses") or 0) + 1
        buttons = [_button(topic, turn.language) for topic in _closest(turn)[:3]]
        if is_insult(turn):
            say(dispatcher, "utter_insult", topic=FALLBACK)
        elif misses > 1 or not buttons:
            say(dispatcher, "utter_fallback_none", topic=FALLBACK, buttons=buttons)
        else:
            handoff = _button(HANDOFF, turn.language)
            say(dispatcher, "utter_fallback", topic=FALLBACK, buttons=[*buttons, handoff])
        end_turn(dispatcher, replace(turn, wishes=(FALLBACK,)))
        return [SlotSet("misses", misses)]


def _asked_still(
    desk: Desk, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
) -> Events:
    """A question in between leaves open whether to withdraw."""
    references = tracker.get_slot("tickets") or []
    if tracker.get_slot("pending") != "withdrawal" or not (turn.topics and references):
        return []
    ask_withdrawal(desk, dispatcher, turn, references)
    return [SlotSet("pending", "withdrawal")]


def _offered(turn: Turn) -> str | None:
    if turn.first == DATA and asks_for_origin(turn.text):
        return "request.access"
    return OFFERS.get(turn.first)


def _offered_besides(turn: Turn, tracker: Tracker) -> str | None:
    """What only a clear yes means: the one request that another answer offers, what was offered
    before a question about it, or a colleague."""
    offers = {OFFERS[topic] for topic in turn.topics if topic in OFFERS}
    if len(offers) == 1 and turn.first not in OFFERS:
        return offers.pop()
    if turn.first in _OF_REQUESTS:
        earlier: str | None = tracker.get_slot("offered")
        return earlier
    return HANDOFF if _WITH_COLLEAGUE & {turn.first, *turn.topics} else None


def _may_mean_something_else(turn: Turn) -> bool:
    if turn.topics:
        return turn.confidence < _SURE
    return turn.first == OUT_OF_SCOPE and turn.confidence < _FOREIGN and not is_insult(turn)


def _closest(turn: Turn) -> list[str]:
    """What the message is likeliest to mean beside what was answered."""
    known = {*taxonomy().topics, *taxonomy().requests} - {HANDOFF}  # which has its own button
    return [id_ for id_ in turn.closest if id_ in known and id_ not in turn.wishes]


def _button(topic: str, language: Language) -> dict[str, str]:
    return {"title": taxonomy().titles[topic][language], "payload": f"/{intent_of(topic)}"}
