"""What is asked about and the policy does not mention: said before what it does say nearby."""

from rasa_sdk.executor import CollectingDispatcher

from actions.turn import Turn, say
from actions.vocabulary import holds, subjects
from cases.taxonomy import Language

#: An answer that is about it all the same.
_SAYS_IT = {"personal_number": "identity"}
_AND: dict[Language, str] = {"sv": " eller ", "fi": " tai ", "en": " or "}


def say_unsaid(dispatcher: CollectingDispatcher, turn: Turn, *, is_passed_on: bool = False) -> bool:
    """Say what of the message the policy does not mention, if anything; a colleague is offered
    where the message does not go to one anyway."""
    called = unsaid_in(turn)
    if called:
        response = "utter_policy_unsaid" if is_passed_on else "utter_policy_silent"
        say(dispatcher, response, topic=turn.first, what=_AND[turn.language].join(called))
    return bool(called)


def unsaid_in(turn: Turn) -> list[str]:
    """Return how what the policy does not mention is called, two things at most."""
    found = [
        subject["said"][turn.language]
        for name, subject in subjects().items()
        if holds(turn.text, f"{name}.words.{turn.language}")
        and _SAYS_IT.get(name) not in turn.wishes
    ]
    return found[:2]
