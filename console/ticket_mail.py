"""What a ticket's page says about e-mail: whether a reply is announced, and what came of it."""

from sqlalchemy.orm import Session

from cases.models import Ticket
from cases.outbox import notices_of
from cases.work_models import OutboxNotice
from console.desk import Desk
from console.languages import N_, gettext
from console.words import moment

SHOWN_AT_MOST = 5
_LATER = N_("E-mail of %(moment)s not delivered yet (%(why)s); next attempt %(again)s.")
_FAILED = N_("E-mail of %(moment)s not delivered (%(why)s): reach the requester in another way.")
_GIVEN_UP = N_("E-mail of %(moment)s not delivered: reach the requester in another way.")


def mail_hint(desk: Desk, ticket: Ticket) -> str:
    """Whether the next reply is announced by e-mail."""
    if not desk.settings.sends_mail:
        return gettext("No e-mail is sent: PRIVACY_DESK_SMTP_URL is not set.")
    if ticket.case.requester_email is None:
        return gettext("No e-mail is sent: no address is known.")
    if desk.settings.public_url:
        return gettext(
            "An e-mail without its text tells them that there is one, with a link to it."
        )
    return gettext("An e-mail without its text tells them that there is one.")


def mail_states(db: Session, desk: Desk, ticket: Ticket) -> list[str]:
    """What became of the latest e-mails about this ticket, the latest first."""
    return [_state(desk, notice) for notice in notices_of(db, ticket)[:SHOWN_AT_MOST]]


def _state(desk: Desk, notice: OutboxNotice) -> str:
    if notice.state == "sent" and notice.sent_at is not None:
        return gettext("E-mail sent %(moment)s.", moment=moment(notice.sent_at, desk.zone))
    queued, why = moment(notice.queued_at, desk.zone), notice.failure
    if notice.state == "queued" and why:
        again = moment(notice.retry_at, desk.zone)
        return gettext(_LATER, moment=queued, why=why, again=again)
    if notice.state == "queued":
        return gettext("E-mail of %(moment)s waits to be sent.", moment=queued)
    return gettext(_FAILED if why else _GIVEN_UP, moment=queued, why=why)
