"""How bot/serving/forms.py asks a form's questions, checked with the bot's own Python before an
action server of the check's own.

test_serving.py runs it and makes a test of each check.
"""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2] / "bot"))

from outcomes import print_outcomes
from rasa.core.actions.forms import FormAction
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig
from serving.forms import make_forms_lighter
from talked import said

DOMAIN = Domain.from_yaml(
    """
    intents: [greeting]
    slots:
      role: {type: text, mappings: [{type: custom}]}
      email: {type: text, mappings: [{type: custom}]}
    actions: [validate_request_form, action_ask_request_form_role, action_ask_request_form_email]
    forms: {request_form: {required_slots: [role, email]}}
    responses:
      utter_ask_role: [{text: "Whose?"}]
      utter_ask_email: [{text: "Which address?"}]
      utter_noted: [{text: "Noted."}]
    """
)
QUESTION = {"response": "utter_ask_email", "custom": {"asks": "email"}}
NOTED = {"response": "utter_noted", "custom": {"asks": None}}
TURN = {"custom": {"turn": {"topics": []}}}
NEXT = [
    {"event": "slot", "name": "role", "value": "own"},
    {"event": "slot", "name": "requested_slot", "value": "email"},
]
make_forms_lighter()


def in_the_form() -> DialogueStateTracker:
    """The form has asked whose data it is, and somebody answers."""
    events = [
        ActionExecuted("action_listen"),
        said("radera mig"),
        ActionExecuted("request_form"),
        SlotSet("requested_slot", "role"),
        BotUttered("Whose?", {"custom": {"asks": "role"}}),
        ActionExecuted("action_listen"),
        said("mina egna"),
        SlotSet("role", "mina egna"),
    ]
    tracker = DialogueStateTracker.from_events("a", events, DOMAIN.slots, domain=DOMAIN)
    tracker.change_loop_to("request_form")
    return tracker


def run(answers: dict[str, Any]) -> tuple[list[str], list[str]]:
    """The actions that were called for, and what was said. answers: by action."""
    called: list[str] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
        called.append(json.loads(await reader.readexactly(length))["next_action"])
        body = json.dumps(answers[called[-1]]).encode()
        kind = b"Content-Type: application/json\r\nConnection: close\r\nContent-Length: %d"
        writer.write(b"HTTP/1.1 200 OK\r\n" + kind % len(body) + b"\r\n\r\n" + body)
        await writer.drain()
        writer.close()

    async def talk() -> list[str]:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        form = FormAction("request_form", EndpointConfig(f"http://127.0.0.1:{port}/webhook"))
        nlg = TemplatedNaturalLanguageGenerator(DOMAIN.responses)
        events = await form.run(CollectingOutputChannel(), nlg, in_the_form(), DOMAIN)
        server.close()
        return [e.text for e in events if isinstance(e, BotUttered) and e.text]

    return called, asyncio.run(talk())


def check_a_question_that_the_validation_asks_is_not_asked_again() -> None:
    validated = {"events": NEXT, "responses": [NOTED, QUESTION, TURN]}
    called, words = run({"validate_request_form": validated})
    assert called == ["validate_request_form"], called
    assert words == ["Noted.", "Which address?"], words


def check_a_question_that_it_leaves_is_asked_as_rasa_does() -> None:
    asks = {"events": [], "responses": [QUESTION]}
    for said_before in ([], [NOTED], [NOTED, TURN]):
        validated = {"events": NEXT, "responses": said_before}
        called, words = run(
            {"validate_request_form": validated, "action_ask_request_form_email": asks}
        )
        assert called == ["validate_request_form", "action_ask_request_form_email"], called
        assert words == ["Noted."] * bool(said_before) + ["Which address?"], words


if __name__ == "__main__":
    print_outcomes(globals())
