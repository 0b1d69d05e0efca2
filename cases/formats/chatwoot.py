"""Conversations as Chatwoot's API gives them, with all their messages inside.

The fields are those of app/views/api/v1/conversations/partials/_conversation.json.jbuilder and
app/models/message.rb of https://github.com/chatwoot/chatwoot.
"""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from cases.formats.rows import (
    MAX_MESSAGES,
    Bad,
    CaseRow,
    Checked,
    Epoch,
    Name,
    Title,
    Words,
    checked,
)

_INCOMING = frozenset({"0", "incoming"})
#: who was assigned, what was resolved: written by the software, and not part of the talk
_ACTIVITY = frozenset({"2", "activity"})


class Sender(Checked):
    """The contact."""

    name: Name = None
    email: Name = None
    custom_attributes: dict[str, Any] | None = None


class Meta(Checked):
    """What surrounds the conversation."""

    sender: Sender


class Message(Checked):
    """A message; a private one is a note among agents. Only attachments: no content."""

    message_type: Words
    created_at: Epoch
    content: Name = None
    private: bool | None = None


class Conversation(Checked):
    """A conversation."""

    id: Title
    account_id: Name = None
    status: Words
    created_at: Epoch
    last_activity_at: Epoch | None = None
    meta: Meta
    custom_attributes: dict[str, Any] | None = None
    additional_attributes: dict[str, Any] | None = None
    messages: Annotated[list[Message], Field(max_length=MAX_MESSAGES)]

    @property
    def closed_at(self) -> datetime | None:
        """When something last happened to a resolved one; None for any other."""
        if self.status != "resolved":
            return None
        sent = [message.created_at for message in self.messages]
        return max([self.created_at, *sent, self.last_activity_at or self.created_at])


def case_of(value: object, *, source: str) -> CaseRow | Bad:
    """The conversation as a case; its external id begins with `source`."""
    conversation = checked(Conversation, value)
    if isinstance(conversation, Bad):
        return conversation
    sender = conversation.meta.sender
    account = f"{conversation.account_id}:" if conversation.account_id else ""
    return checked(
        CaseRow,
        {
            "external_id": f"{source}:{account}{conversation.id}",
            "customer_number": _customer_number(conversation),
            "opened_at": conversation.created_at.isoformat(),
            "closed_at": conversation.closed_at and conversation.closed_at.isoformat(),
            "requester": {"name": sender.name, "email": sender.email},
            "messages": [*_subject(conversation), *_messages(conversation)],
        },
    )


def _customer_number(conversation: Conversation) -> Any:
    for attributes in (conversation.custom_attributes, conversation.meta.sender.custom_attributes):
        if attributes and (number := attributes.get("customer_number")):
            return number
    return None


def _subject(conversation: Conversation) -> list[dict[str, Any]]:
    subject = (conversation.additional_attributes or {}).get("mail_subject")
    if not subject:
        return []
    return [{"at": conversation.created_at.isoformat(), "author": "requester", "text": subject,
             "part": "subject"}]  # fmt: skip


def _messages(conversation: Conversation) -> list[dict[str, Any]]:
    return [
        {
            "at": message.created_at.isoformat(),
            "author": "requester" if message.message_type in _INCOMING else "agent",
            "text": message.content or "",
            "part": "note" if message.private else "text",
        }
        for message in conversation.messages
        if message.message_type not in _ACTIVITY
    ]
