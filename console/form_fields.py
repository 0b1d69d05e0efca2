"""Fields that the forms of tickets share."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, StringConstraints

LONGEST = 10_000
# a form sends line ends as CR LF
UnixLines = BeforeValidator(
    lambda text: text.replace("\r\n", "\n") if isinstance(text, str) else text
)
Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST),
    UnixLines,
]


class SeenForm(BaseModel):
    """seen: the version of the ticket that the form's page showed."""

    seen: int | None = None


class ReasonForm(SeenForm):
    reason: Text
