"""What Rasa's tracker store still holds of conversations that nobody can read here any more."""

from datetime import datetime, timedelta

from sqlalchemy import select

from cases.database import Sessions, reading
from cases.models import Case
from cases.tracker_store import delete_tracker_rows, quiet_conversations

#: A conversation that may just have begun, or ended, is left alone.
_QUIET = timedelta(hours=1)


def sweep(sessions: Sessions, tracker: str, *, now: datetime, dry_run: bool = False) -> int:
    """Delete the rows of conversations whose case is minimised or gone; how many conversations.

    It makes good what no transaction spans: two databases, and a message that was still being
    answered. Raises TrackerStoreError.
    """
    swept, after = 0, ""
    while lot := quiet_conversations(tracker, since=now - _QUIET, after=after):
        after = lot[-1]
        kept = select(Case.conversation_id).where(
            Case.conversation_id.in_(lot), Case.wrapped_key.is_not(None)
        )
        with reading(sessions) as db:
            over = sorted(set(lot) - set(db.scalars(kept)))
        swept += len(over)
        if not dry_run:
            delete_tracker_rows(tracker, over)
    return swept
