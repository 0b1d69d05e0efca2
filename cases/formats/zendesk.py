"""Tickets as Zendesk exports them, their comments and their requester inside.

The fields are those of https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/ and
…/ticket_comments/.
"""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from cases.formats.rows import (
    MAX_MESSAGES,
    Bad,
    CaseRow,
    Checked,
    Moment,
    Name,
    Title,
    Words,
    checked,
)

_DONE = frozenset({"solved", "closed"})


class Requester(Checked):
    """The user who asked."""

    id: Words
    name: Name = None
    email: Name = None


class Comment(Checked):
    """A comment; a private one (public false) is a note among agents."""

    author_id: Words
    created_at: Moment
    public: bool = True
    plain_body: Name = None
    body: Name = None


class Organization(Checked):
    """The requester's company; its external id is ours to choose: the customer number."""

    external_id: Name = None
    organization_fields: dict[str, Any] | None = None


class Metrics(Checked):
    """When things happened to the ticket."""

    solved_at: Moment | None = None


class Ticket(Checked):
    """A ticket."""

    id: Title
    status: Words
    subject: Name = None
    created_at: Moment
    updated_at: Moment | None = None
    solved_at: Moment | None = None
    requester: Requester
    organization: Organization | None = None
    metric_set: Metrics | None = None
    comments: Annotated[list[Comment], Field(max_length=MAX_MESSAGES)]

    @property
    def closed_at(self) -> datetime | None:
        """When it was solved, the last change to it if nothing says more; None while it is open."""
        if self.status not in _DONE:
            return None
        solved = self.solved_at or (self.metric_set and self.metric_set.solved_at)
        return max(self.created_at, solved or self.updated_at or self.created_at)


def case_of(value: object, *, source: str) -> CaseRow | Bad:
    """The ticket as a case; its external id begins with `source`."""
    ticket = checked(Ticket, value)
    if isinstance(ticket, Bad):
        return ticket
    return checked(
        CaseRow,
        {
            "external_id": f"{source}:{ticket.id}",
            "customer_number": _customer_number(ticket.organization),
            "opened_at": ticket.created_at.isoformat(),
            "closed_at": ticket.closed_at and ticket.closed_at.isoformat(),
            "requester": {"name": ticket.requester.name, "email": ticket.requester.email},
            "messages": [*_subject(ticket), *(_message(c, ticket) for c in ticket.comments)],
        },
    )


def _customer_number(organization: Organization | None) -> Any:
    if organization is None:
        return None
    fields = organization.organization_fields or {}
    return fields.get("customer_number") or organization.external_id


def _subject(ticket: Ticket) -> list[dict[str, Any]]:
    """The subject is the requester's words too."""
    if ticket.subject is None:
        return []
    return [{"at": ticket.created_at.isoformat(), "author": "requester", "text": ticket.subject,
             "part": "subject"}]  # fmt: skip


def _message(comment: Comment, ticket: Ticket) -> dict[str, Any]:
    return {
        "at": comment.created_at.isoformat(),
        "author": "requester" if comment.author_id == ticket.requester.id else "agent",
        "text": comment.plain_body or comment.body or "",
        "part": "text" if comment.public else "note",
    }
