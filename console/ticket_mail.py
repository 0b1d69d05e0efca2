"""What a ticket's page says about e-mail: whether a reply is announced, and what came of it."""

from sqlalchemy.orm import Session

from cases.models import Ticket
from cases.outbox import notices_of
from cases.work_models import OutboxNotice
from console.desk import Desk
from console.words import moment

SHOWN_AT_MOST = 5
_NO_SETTING = "No e-mail is sent: PRIVACY_DESK_SMTP_URL is not set."
_NO_ADDRESS = "No e-mail is sent: no address is known."
_SENT = "An e-mail without its text tells them that there is one"


def mail_hint(desk: Desk, ticket: Ticket) -> str:
    """Whether the next reply is announced by e-mail."""
    if not desk.settings.sends_mail:
        return _NO_SETTING
    if ticket.case.requester_email is None:
        return _NO_ADDRESS
    return f"{_SENT}, with a link to it." if desk.settings.public_url else f"{_SENT}."


def mail_states(db: Session, desk: Desk, ticket: Ticket) -> list[str]:
    """What became of the latest e-mails about this ticket, the latest first."""
    return [_state(desk, notice) for notice in notices_of(db, ticket)[:SHOWN_AT_MOST]]


def _state(desk: Desk, notice: OutboxNotice) -> str:
    if notice.state == "sent" and notice.sent_at is not None:
        return f"E-mail sent {moment(notice.sent_at, desk.zone)}."
    queued = moment(notice.queued_at, desk.zone)
    why = f" ({notice.failure})" if notice.failure else ""
    if notice.state == "queued" and notice.failure:
        again = moment(notice.retry_at, desk.zone)
        return f"E-mail of {queued} not delivered yet{why}; next attempt {again}."
    if notice.state == "queued":
        return f"E-mail of {queued} waits to be sent."
    return f"E-mail of {queued} not delivered{why}: reach the requester in another way."
