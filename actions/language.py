"""Changing the language of the conversation when the visitor asks for it."""

import re

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.desk import DeskAction, Events
from actions.turn import Turn, end_turn, say, turn_of

# how the three languages are called in each other, by the letters that do not inflect
_NAMES = {
    "sv": re.compile(r"\b(?:svensk\w*|swedish|ruots\w*)\b"),
    "fi": re.compile(r"\b(?:finsk\w*|finnish|suom\w*)\b"),
    "en": re.compile(r"\b(?:engelsk\w*|english|englan\w*|enkku\w*)\b"),
}


class ActionChangeLanguage(DeskAction):
    def name(self) -> str:
        return "action_change_language"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        turn = turn_of(tracker)
        wanted = wanted_language(turn)
        if wanted is None:
            end_turn(dispatcher, turn)
            say(dispatcher, "utter_ask_language", topic="change_language")
            return []
        end_turn(dispatcher, turn, language=wanted)
        return [SlotSet("language", wanted), FollowupAction("utter_language_changed")]


def wanted_language(turn: Turn) -> str | None:
    """The language asked for: the button's, else the one named that is not spoken already."""
    if chosen := turn.entities.get("wanted"):
        return chosen
    words = turn.text.lower()
    named = [language for language, name in _NAMES.items() if name.search(words)]
    others = [language for language in named if language != turn.language]
    return others[0] if len(others) == 1 else (named[0] if len(named) == 1 else None)
