"""Why a form was refused, in words for the agent."""

from dataclasses import dataclass, field

from fastapi.exceptions import RequestValidationError
from starlette.status import HTTP_403_FORBIDDEN, HTTP_409_CONFLICT, HTTP_422_UNPROCESSABLE_CONTENT

from cases.errors import KeyDestroyedError, RelationshipDatesError, TicketTakenError
from cases.models import Ticket
from cases.ticket_states import CLOSED
from console.form_token import FormTokenError

_EMPTY = {
    "note": "Write a note first.",
    "reply": "Write a reply first.",
    "extend": "Give the reason: the law wants the visitor to be told it.",
    "solve": "Give the reason: how was this ticket settled?",
    "hold": "Give the reason: why must this case stay as it is?",
}
_NOTHING = "This cannot be done now: nothing was changed."
_NO_EXTENSION = (
    "This deadline cannot be extended: only a deadline of one month can, once, while it runs."
)


_NO_DAY = "Give a day, such as 2026-03-31."
_DAYS = frozenset({"until", "ended_on"})


class DayOverError(Exception):
    """A hold cannot last until a day that is over."""


@dataclass(frozen=True)
class Refusal:
    """form: the last word of the form's address. typed: its fields, which the repr leaves out.
    about: the field that is wrong; "" for the only one of a form."""

    status: int
    form: str
    words: str
    typed: dict[str, str] = field(repr=False)
    about: str = ""


def refusal_of(
    error: Exception, *, form: str, ticket: Ticket | None, typed: dict[str, str]
) -> Refusal:
    """What `error` means for the agent who sent `form`, about this ticket or about none."""
    invalid = HTTP_422_UNPROCESSABLE_CONTENT
    if isinstance(error, RequestValidationError):
        return Refusal(invalid, form, _invalid(error, form), typed, _field_of(error))
    if isinstance(error, DayOverError):
        return Refusal(invalid, form, "That day is over: give a later one.", typed, "until")
    if isinstance(error, RelationshipDatesError):
        return Refusal(invalid, form, "The relationship started later than that.", typed)
    if isinstance(error, FormTokenError):
        words = "You have logged in again since this page was opened. Please send it once more."
        return Refusal(HTTP_403_FORBIDDEN, form, words, typed)
    words = _conflict(error, form, ticket) if ticket else _NOTHING
    return Refusal(HTTP_409_CONFLICT, form, words, typed)


def _field_of(error: RequestValidationError) -> str:
    """The first field that is wrong."""
    return str(error.errors()[0]["loc"][-1])


def _invalid(error: RequestValidationError, form: str) -> str:
    if any(detail["type"] == "string_too_long" for detail in error.errors()):
        return "That is too long: at most 10,000 characters fit."
    if _field_of(error) in _DAYS:
        return _NO_DAY
    return _EMPTY.get(form, "This form was not complete.")


def _conflict(error: Exception, form: str, ticket: Ticket) -> str:
    if isinstance(error, KeyDestroyedError):
        return "The texts of this case are redacted: nothing can be added to it."
    if ticket.status in CLOSED:
        return f"This ticket is {ticket.status} already: nothing was changed."
    if isinstance(error, TicketTakenError):
        if ticket.assignee is None:
            return "Take the ticket first."
        return f"{ticket.assignee.name} has this ticket: nothing was changed."
    return _NO_EXTENSION if form == "extend" else _NOTHING
