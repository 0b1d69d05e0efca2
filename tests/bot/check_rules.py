"""How bot/serving/rules.py looks rules up, checked with the bot's own Python beside Rasa's own way.

test_serving.py runs it and makes a test of each check.
"""

import json
import random
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2] / "bot"))

from outcomes import print_outcomes
from rasa.core.policies.rule_policy import RULES, RULES_FOR_LOOP_UNHAPPY_PATH, RulePolicy
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    Event,
    LoopInterrupted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from serving.rules import make_rules_lighter

INTENTS = ["greeting", "request_access", "handoff"]
DOMAIN = Domain.from_yaml(
    f"""
    intents: {INTENTS}
    slots: {{role: {{type: text, mappings: [{{type: custom}}]}}}}
    actions: [action_answer, action_open_tickets, action_close_request]
    forms: {{request_form: {{required_slots: [role]}}}}
    """
)
_AS_RASA_HAS_THEM = (RulePolicy._find_action_from_rules, RulePolicy._get_possible_keys)
make_rules_lighter()


def state(action: str = "", said: dict[str, str] | None = None, *, loop: str = "") -> Any:
    whole = {
        "active_loop": loop and {"name": loop},
        "prev_action": action and {"action_name": action},
        "user": said,
    }
    return {key: value for key, value in whole.items() if value}


def key(*states: Any) -> str:
    return json.dumps(list(states), sort_keys=True)


def rules() -> dict[str, Any]:
    """As training makes them: of one, two and three states, of a loop's end and of a beginning."""
    greeted = {"intent": "greeting"}
    found = {
        key(state("action_listen", greeted)): "action_answer",
        key(state("action_listen", greeted), state("action_answer", greeted)): "action_listen",
        key({}, state("action_listen", {"intent": "handoff"})): "action_answer",
        key(state("request_form", loop="should_not_be_set")): "action_close_request",
    }
    unhappy = {}
    for intent in INTENTS[1:]:
        said = {"intent": intent}
        heard, opened = state("action_listen", said), state("action_open_tickets", said)
        asked = state("request_form", said, loop="request_form")
        found[key(heard)] = "action_open_tickets"
        found[key(heard, opened)] = "request_form"
        found[key(heard, opened, asked)] = "action_listen"
        unhappy[key(state("action_open_tickets"), asked)] = "do_not_predict_loop_action"
        unhappy[key(state("request_form"), state("action_answer", said))] = "loop_was_interrupted"
    return {RULES: found, RULES_FOR_LOOP_UNHAPPY_PATH: unhappy}


def policy(folder: str, lookup: dict[str, Any]) -> RulePolicy:
    storage = LocalModelStorage(Path(folder))
    context = ExecutionContext(GraphSchema({}))
    config = RulePolicy.get_default_config() | {"enable_fallback_prediction": False}
    return RulePolicy(config, storage, Resource("rules"), context, lookup=lookup)


def trackers() -> list[DialogueStateTracker]:
    """Conversations drawn at random: most are possible, some are not."""
    chance = random.Random(0)

    def one() -> list[Event]:
        actions = ["action_answer", "action_open_tickets", "request_form", "action_close_request"]
        form, rejected = ActionExecuted("request_form"), ActionExecutionRejected("request_form")
        said = UserUttered("x", intent={"name": chance.choice(INTENTS), "confidence": 0.9})
        done = chance.choice(actions)
        more: list[list[Event]] = [
            [ActiveLoop("request_form")],
            [ActiveLoop(None)],
            [SlotSet("role", "own")],
            [LoopInterrupted(True)],
            [ActionExecuted(chance.choice(actions))],
            [rejected, ActionExecuted("action_answer")],
            [form, ActiveLoop("request_form"), rejected],
        ]
        return [ActionExecuted("action_listen"), said, ActionExecuted(done), *chance.choice(more)]

    def talk() -> list[Event]:
        events = [event for _ in range(chance.randint(1, 4)) for event in one()]
        return events[: chance.randint(1, len(events))]

    return [
        DialogueStateTracker.from_events("a", talk(), DOMAIN.slots, domain=DOMAIN)
        for _ in range(2000)
    ]


def predicted(lookup: dict[str, Any]) -> list[Any]:
    """What is predicted for each conversation, and what for."""
    with tempfile.TemporaryDirectory() as folder:
        of = policy(folder, lookup)
        found = [of._predict(tracker, DOMAIN) for tracker in trackers()]
        return [
            (each.probabilities, [event.as_dict() | {"timestamp": 0} for event in each.events],
             each.is_end_to_end_prediction, each.is_no_user_prediction, source)
            for each, source in found
        ]  # fmt: skip


def as_rasa_does(lookup: dict[str, Any]) -> list[Any]:
    lighter = RulePolicy._find_action_from_rules, RulePolicy._get_possible_keys
    RulePolicy._find_action_from_rules, RulePolicy._get_possible_keys = _AS_RASA_HAS_THEM
    try:
        return predicted(lookup)
    finally:
        RulePolicy._find_action_from_rules, RulePolicy._get_possible_keys = lighter


def check_the_same_is_predicted_as_by_rasas_own_way() -> None:
    lookup = rules()
    ours = predicted(lookup)
    assert ours == as_rasa_does(lookup)
    followed = {source for probabilities, *_, source in ours if max(probabilities)}
    assert set(lookup[RULES]) <= followed, set(lookup[RULES]) - followed
    assert any(events for _, events, *_ in ours), "no loop was interrupted"


def check_a_rule_that_names_words_is_found() -> None:
    lookup = rules()
    lookup[RULES][key(state("action_listen", {"text": "x"}))] = "action_close_request"
    ours = predicted(lookup)
    assert ours == as_rasa_does(lookup)
    assert any(is_end_to_end for _, _, is_end_to_end, _, _ in ours)


if __name__ == "__main__":
    print_outcomes(globals())
