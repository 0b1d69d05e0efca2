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
from console.form_fields import LONGEST
from console.form_token import FormTokenError
from console.languages import N_, gettext
from console.numbers import number

_EMPTY = {
    "note": N_("Write a note first."),
    "reply": N_("Write a reply first."),
    "extend": N_("Give the reason: the law wants the visitor to be told it."),
    "solve": N_("Give the reason: how was this ticket settled?"),
    "hold": N_("Give the reason: why must this case stay as it is?"),
    "refuse": N_("Give the reason: the law wants the visitor to be told it."),
    "reopen": N_("Give the reason: what is there still to do?"),
    "identity": N_("Give the reason: what is in doubt, or how was it settled?"),
}
#: What is wrong with a choice, by its field.
_CHOICES = {
    "to": N_("Choose a colleague."),
    "role": N_("Choose whose data it is."),
    "step": N_("Choose what you did."),
    "customer_number": N_("There is no customer with that number."),
}
_LOOK_AGAIN = N_("Nothing of yours is lost: look at what is new, then send it again.")
#: The whole form and none of its fields.
_WHOLE = "form"
_NOTHING = N_("This cannot be done now: nothing was changed.")
_NO_EXTENSION = N_(
    "This deadline cannot be extended: only a deadline of one month can, once, while it runs."
)


_CLOSED = {
    "solved": N_("This ticket is solved already: nothing was changed."),
    "withdrawn": N_("This ticket is withdrawn already: nothing was changed."),
}
_OTHER_LOGIN = N_("You have logged in again since this page was opened. Please send it once more.")
_INCOMPLETE = N_("This form was not complete.")
_NO_DAY = N_("Give a day, such as 2026-03-31.")
_DAYS = frozenset({"until", "ended_on"})


class UnreachableError(Exception):
    """A link can be given to nobody; the message says what is missing, marked for translation."""


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
        return Refusal(invalid, form, gettext(_CHOICES[str(error)]), typed, str(error))
    if isinstance(error, DayOverError):
        words = gettext("That day is over: give a later one.")
        return Refusal(invalid, form, words, typed, "until")
    if isinstance(error, RelationshipDatesError):
        return Refusal(invalid, form, gettext("The relationship started later than that."), typed)
    if isinstance(error, FormTokenError):
        return Refusal(HTTP_403_FORBIDDEN, form, gettext(_OTHER_LOGIN), typed)
    if isinstance(error, TicketChangedError):
        return Refusal(HTTP_409_CONFLICT, form, f"{change} {gettext(_LOOK_AGAIN)}", typed, _WHOLE)
    if isinstance(error, UnreachableError):
        return Refusal(HTTP_409_CONFLICT, form, gettext(str(error)), typed, _WHOLE)
    words = _conflict(error, form, ticket) if ticket else gettext(_NOTHING)
    return Refusal(HTTP_409_CONFLICT, form, words, typed)


def _field_of(error: RequestValidationError) -> str:
    """The first field that is wrong."""
    return str(error.errors()[0]["loc"][-1])


def _invalid(error: RequestValidationError, form: str) -> str:
    if any(detail["type"] == "string_too_long" for detail in error.errors()):
        words = N_("That is too long: at most %(number)s characters fit.")
        return gettext(words, number=number(LONGEST))
    if _field_of(error) in _DAYS:
        return gettext(_NO_DAY)
    if _field_of(error) in _CHOICES:
        return gettext(_CHOICES[_field_of(error)])
    return gettext(_EMPTY.get(form, _INCOMPLETE))


def _conflict(error: Exception, form: str, ticket: Ticket) -> str:
    if isinstance(error, KeyDestroyedError):
        return gettext("The texts of this case are redacted: nothing can be added to it.")
    if isinstance(error, CaseHeldError):
        return gettext("The case is on legal hold: it stays as it is until that ends.")
    if isinstance(error, IdentityOpenError):
        return gettext("Write down first how it was settled who asks.")
    if isinstance(error, LinkNotFoundError):
        return gettext("There is no file any more: assemble the data again.")
    if ticket.status in CLOSED:
        return gettext(_CLOSED[ticket.status])
    if isinstance(error, TicketTakenError):
        if ticket.assignee is None:
            return gettext("Take the ticket first.")
        who = ticket.assignee.name
        return gettext("%(who)s has this ticket: nothing was changed.", who=who)
    words = _NO_EXTENSION if form == "extend" else _NOTHING
    return gettext(words)
