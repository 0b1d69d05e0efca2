"""Why a form was refused, in words for the agent."""

from dataclasses import dataclass, field

from fastapi.exceptions import RequestValidationError
from starlette.status import HTTP_403_FORBIDDEN, HTTP_409_CONFLICT, HTTP_422_UNPROCESSABLE_CONTENT

from cases.errors import (
    CaseHeldError,
    IdentityOpenError,
    KeyDestroyedError,
    LinkNotFoundError,
    RelationshipDatesError,
    TicketChangedError,
    TicketTakenError,
)
from cases.models import Ticket
from cases.ticket_states import CLOSED
from console.form_token import FormTokenError

_EMPTY = {
    "note": "Write a note first.",
    "reply": "Write a reply first.",
    "extend": "Give the reason: the law wants the visitor to be told it.",
    "solve": "Give the reason: how was this ticket settled?",
    "hold": "Give the reason: why must this case stay as it is?",
    "refuse": "Give the reason: the law wants the visitor to be told it.",
    "reopen": "Give the reason: what is there still to do?",
    "identity": "Give the reason: what is in doubt, or how was it settled?",
}
#: What is wrong with a choice, by its field.
_CHOICES = {
    "to": "Choose a colleague.",
    "role": "Choose whose data it is.",
    "step": "Choose what you did.",
    "customer_number": "There is no customer with that number.",
}
_LOOK_AGAIN = "Nothing of yours is lost: look at what is new, then send it again."
#: The whole form and none of its fields.
_WHOLE = "form"
_NOTHING = "This cannot be done now: nothing was changed."
_NO_EXTENSION = (
    "This deadline cannot be extended: only a deadline of one month can, once, while it runs."
)


_NO_DAY = "Give a day, such as 2026-03-31."
_DAYS = frozenset({"until", "ended_on"})


class UnreachableError(Exception):
    """A link can be given to nobody; the message says what is missing."""


class WrongFieldError(Exception):
    """What stands in a field of a form names nothing that there is; the message is the field."""


class DayOverError(Exception):
    """A hold cannot last until a day that is over."""


@dataclass(frozen=True)
class Refusal:
    """form: the last word of the form's address. typed: its fields, which the repr leaves out.
    about: the field that is wrong; "" for the only one of a form. Without words nothing is wrong:
    the form is only shown again."""

    status: int
    form: str
    words: str
    typed: dict[str, str] = field(repr=False)
    about: str = ""


def refusal_of(
    error: Exception,
    *,
    form: str,
    ticket: Ticket | None,
    typed: dict[str, str],
    change: str = "",
) -> Refusal:
    """What `error` means for the agent who sent `form`, about this ticket or about none; change:
    who did what to it last, in words."""
    invalid = HTTP_422_UNPROCESSABLE_CONTENT
    if isinstance(error, RequestValidationError):
        return Refusal(invalid, form, _invalid(error, form), typed, _field_of(error))
    if isinstance(error, WrongFieldError):
        return Refusal(invalid, form, _CHOICES[str(error)], typed, str(error))
    if isinstance(error, DayOverError):
        return Refusal(invalid, form, "That day is over: give a later one.", typed, "until")
    if isinstance(error, RelationshipDatesError):
        return Refusal(invalid, form, "The relationship started later than that.", typed)
    if isinstance(error, FormTokenError):
        words = "You have logged in again since this page was opened. Please send it once more."
        return Refusal(HTTP_403_FORBIDDEN, form, words, typed)
    if isinstance(error, TicketChangedError):
        return Refusal(HTTP_409_CONFLICT, form, f"{change} {_LOOK_AGAIN}", typed, _WHOLE)
    if isinstance(error, UnreachableError):
        return Refusal(HTTP_409_CONFLICT, form, str(error), typed, _WHOLE)
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
    if _field_of(error) in _CHOICES:
        return _CHOICES[_field_of(error)]
    return _EMPTY.get(form, "This form was not complete.")


def _conflict(error: Exception, form: str, ticket: Ticket) -> str:
    if isinstance(error, KeyDestroyedError):
        return "The texts of this case are redacted: nothing can be added to it."
    if isinstance(error, CaseHeldError):
        return "The case is on legal hold: it stays as it is until that ends."
    if isinstance(error, IdentityOpenError):
        return "Write down first how it was settled who asks."
    if isinstance(error, LinkNotFoundError):
        return "There is no file any more: assemble the data again."
    if ticket.status in CLOSED:
        return f"This ticket is {ticket.status} already: nothing was changed."
    if isinstance(error, TicketTakenError):
        if ticket.assignee is None:
            return "Take the ticket first."
        return f"{ticket.assignee.name} has this ticket: nothing was changed."
    return _NO_EXTENSION if form == "extend" else _NOTHING
