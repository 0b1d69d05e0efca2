"""A conversation of two turns, for the checks of bot/serving."""

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

DOMAIN = Domain.from_yaml(
    """
    intents: [greeting]
    slots: {role: {type: text, mappings: [{type: custom}]}}
    actions: [action_answer]
    forms: {request_form: {required_slots: [role]}}
    responses: {utter_answer: [{text: "Svaret."}]}
    """
)


def said(text: str) -> UserUttered:
    intent = {"name": "greeting", "confidence": 0.9}
    return UserUttered(text, intent=intent, parse_data={"text": text, "intent": intent})


def talked(sender: str = "a") -> DialogueStateTracker:
    """Two turns, of which the second is being answered."""
    events = [
        ActionExecuted("action_listen"),
        said("hej"),
        ActionExecuted("action_answer"),
        SlotSet("role", "own"),
        BotUttered("Hej!", {"custom": {"turn": {"topics": ["greeting"]}}}),
        ActionExecuted("action_listen"),
        said("och sedan?"),
        SlotSet("role", None),
    ]
    return DialogueStateTracker.from_events(sender, events, DOMAIN.slots, domain=DOMAIN)
