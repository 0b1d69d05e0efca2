"""What a visitor says inside the form that is neither an answer nor a wish of its own: asking why
it asks, whether the employer learns of it or that it must not, giving or taking back the e-mail
address, whose data it is after all."""

from dataclasses import dataclass
from typing import Literal

from rasa_sdk import Tracker

from actions.corrections import (
    corrected_role,
    gives_address,
    refuses_address,
    takes_address_back,
)
from actions.reasons import (
    asks_whether_employer_learns,
    asks_why,
    wants_employer_not_to_learn,
)
from actions.turn import Turn


@dataclass(frozen=True)
class Aside:
    """value: of `why` the question whose reason is asked, of `role` the role."""

    kind: Literal["why", "address", "no_address", "role", "employer", "not_employer"]
    value: str = ""


def aside_of(turn: Turn, tracker: Tracker) -> Aside | None:
    """The aside that the message is, by the form's question and what is known already."""
    asked, email, role = (tracker.get_slot(s) for s in ("requested_slot", "email", "role"))
    if asks_whether_employer_learns(turn):
        return Aside("employer")
    if wants_employer_not_to_learn(turn):
        return Aside("not_employer")
    if asked == "email" and refuses_address(turn):
        return Aside("no_address")
    if asked != "email" and gives_address(turn):
        return Aside("address")
    is_known = email == "given" and asked != "email"
    if is_known and takes_address_back(turn, just_given=asked == "addition"):
        return Aside("no_address")
    if role and asked != "role" and (corrected := corrected_role(turn, known=role)):
        return Aside("role", corrected)
    if why := asks_why(turn, asked=asked):
        return Aside("why", why)
    return None
