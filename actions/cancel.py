"""Taking a request back: "that is not what I meant"."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.context import ActionInContext
from actions.desk import Events
from actions.turn import end_turn, say, turn_of
from actions.withdrawal import offer_withdrawal


class ActionCancel(ActionInContext):
    """Asks whether to withdraw this conversation's open requests."""

    def name(self) -> str:
        return "action_cancel"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        turn = turn_of(tracker)
        end_turn(dispatcher, turn)
        events = offer_withdrawal(self.desk, dispatcher, turn)
        if not events:
            say(dispatcher, "utter_cancel", topic="cancel")
        return events
