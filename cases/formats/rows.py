"""What a file's row holds, checked once here; the reason of a bad one is words, never a value."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticCustomError

#: spaCy's own limit for one text: a longer one could never be redacted
MAX_CHARACTERS = 1_000_000
MAX_MESSAGES = 10_000
_SURROGATE = re.compile("[\ud800-\udfff]")
_REASONS = {
    "missing": "is missing",
    "string_type": "is not a string",
    "list_type": "is not a list",
    "model_type": "is not an object",
    "literal_error": "is none of the words that may stand there",
    "string_too_short": "is empty",
    "string_too_long": "is too long",
    "too_long": "has too many entries",
}
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Bad:
    """Why a row is left out."""

    reason: str


def _refuse(reason: str) -> PydanticCustomError:
    return PydanticCustomError("refused", reason)


def _storable(value: str) -> str:
    if len(value) > MAX_CHARACTERS:
        raise _refuse(f"is longer than {MAX_CHARACTERS:,} characters")
    if "\0" in value:
        raise _refuse("holds a NUL")
    if _SURROGATE.search(value):
        raise _refuse("holds bytes that are not UTF-8")
    return value


def parse_moment(value: object) -> datetime:
    """A moment from ISO 8601; without a zone it is UTC, a date alone is its first moment."""
    try:
        at = _utc(datetime.fromisoformat(value))  # type: ignore[arg-type]  # caught below
    except (TypeError, ValueError, OverflowError):
        raise _refuse("is not an ISO 8601 time") from None
    return _past(at)


def parse_epoch(value: object) -> datetime:
    """A moment from the seconds since 1970, or ISO 8601."""
    if not isinstance(value, (int, float, Decimal)) or isinstance(value, bool):
        return parse_moment(value)
    try:
        at = datetime.fromtimestamp(float(value), UTC)
    except (ValueError, OverflowError, OSError):
        raise _refuse("is not a time in seconds since 1970") from None
    return _past(at)


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def _past(at: datetime) -> datetime:
    # clocks differ, but a case of next year would wait for years to be settled
    if at > datetime.now(UTC) + timedelta(days=1):
        raise _refuse("lies in the future")
    return at


def _parse_day(value: object) -> date:
    try:
        return date.fromisoformat(value)  # type: ignore[arg-type]  # caught below
    except (TypeError, ValueError):
        raise _refuse("is not an ISO 8601 date") from None


def _nothing_if_blank(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


Words = Annotated[str, AfterValidator(_storable)]
Name = Annotated[Words | None, BeforeValidator(_nothing_if_blank)]
Moment = Annotated[datetime, BeforeValidator(parse_moment)]
Epoch = Annotated[datetime, BeforeValidator(parse_epoch)]
Day = Annotated[date, BeforeValidator(_parse_day)]
CustomerNumber = Annotated[str, Field(min_length=1, max_length=64), AfterValidator(_storable)]
#: an external id, a company's name
Title = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_storable)]


class Checked(BaseModel):
    """What every row is: frozen, spaces around its values aside, numbers taken as their digits."""

    model_config = ConfigDict(frozen=True, coerce_numbers_to_str=True, hide_input_in_errors=True)


class RequesterRow(Checked):
    """Who asked, as far as the file knows."""

    name: Name = None
    email: Name = None


class MessageRow(Checked):
    """One message; part: what of the case it is, a note being one among agents."""

    at: Moment
    author: Literal["requester", "agent"]
    text: Words
    part: Literal["text", "subject", "note"] = "text"


class CaseRow(Checked):
    """One old case, as DESIGN.md's command line has it."""

    model_config = ConfigDict(str_strip_whitespace=True)

    external_id: Title
    customer_number: Annotated[CustomerNumber | None, BeforeValidator(_nothing_if_blank)] = None
    opened_at: Moment
    closed_at: Annotated[Moment | None, BeforeValidator(_nothing_if_blank)] = None
    language: Name = None
    requester: RequesterRow
    messages: Annotated[list[MessageRow], Field(max_length=MAX_MESSAGES)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.closed_at is not None and self.closed_at < self.opened_at:
            raise _refuse("closed_at is before opened_at")
        return self

    @property
    def characters(self) -> int:
        """How much text it holds."""
        return sum(len(message.text) for message in self.messages)


class CustomerRow(Checked):
    """One customer and its relationship, of which `ended_on` is the last day."""

    model_config = ConfigDict(str_strip_whitespace=True)

    customer_number: CustomerNumber
    name: Title
    started_on: Day
    ended_on: Annotated[Day | None, BeforeValidator(_nothing_if_blank)] = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.ended_on is not None and self.ended_on < self.started_on:
            raise _refuse("ended_on is before started_on")
        return self


def checked(kind: type[Model], value: object) -> Model | Bad:
    """The value as a row of that kind, or why it is none."""
    try:
        return kind.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    reason = first["msg"] if first["type"] == "refused" else _REASONS.get(first["type"])
    where = " ".join(str(part + 1) if isinstance(part, int) else part for part in first["loc"])
    return Bad(f"{where} {reason or 'is not as it should be'}".strip() if where else _whole(reason))


def _whole(reason: str | None) -> str:
    return reason if reason and reason != _REASONS["model_type"] else "it is not an object"
