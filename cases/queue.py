"""The queue: tickets by legal date, as an agent narrows them down, a page at a time.

An open ticket is one without `closed_at`: what the queue's indexes hold (cases.models.Ticket).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, field_validator
from sqlalchemy import ColumnElement, Select, func, literal, or_, select, tuple_
from sqlalchemy.orm import Session, joinedload

from cases.database import UtcDateTime
from cases.models import Agent, Case, Ticket
from cases.taxonomy import LANGUAGES, PROCESSOR_ASSIST, Language, taxonomy
from cases.ticket_states import Status

Shown = Literal["open", "mine", "free", "closed"]
# a clock of hours ends before the day that it ends on does
_NO_HOUR = datetime(9999, 1, 1, tzinfo=UTC)
_OPEN = Ticket.closed_at.is_(None)


class Filters(BaseModel):
    """Which tickets: `shown` (free: nobody has it), and what narrows these down; "" for any.

    kind: a taxonomy id or processor_assist; role: ours, a processor's for a customer company's
    request.
    """

    model_config = ConfigDict(frozen=True)

    shown: Shown = "open"
    kind: str = ""
    language: Language | Literal[""] = ""
    status: Status | Literal[""] = ""
    role: Literal["", "controller", "processor"] = ""
    overdue: bool = False

    @field_validator("kind")
    @classmethod
    def _is_known(cls, kind: str) -> str:
        if kind not in ("", *KINDS):
            raise ValueError("there is no such kind of ticket")
        return kind

    @property
    def chosen(self) -> dict[str, Any]:
        """What differs from the plain queue, as plain values: the address of a view, or a row."""
        return self.model_dump(mode="json", exclude_defaults=True)

    @property
    def narrowing(self) -> set[str]:
        """The filters that are set besides `shown`."""
        return self.chosen.keys() - {"shown"}


@dataclass(frozen=True)
class Counts:
    """How many open tickets: all, the agent's own, nobody's, past their legal end."""

    open: int
    mine: int
    free: int
    overdue: int


KINDS = (*taxonomy().ticket_kinds, PROCESSOR_ASSIST)


def queue(
    db: Session,
    agent: Agent,
    filters: Filters | None = None,
    *,
    now: datetime | None = None,
    after: str = "",
    limit: int = 200,
) -> Sequence[Ticket]:
    """Tickets by legal date, the nearest first, those without a clock after them; of closed ones
    the latest first. after: the reference of the last one that was seen. now: aware, in the member
    state's zone."""
    filters = filters or Filters()
    rows = _narrowed(filters, agent, now or datetime.now(UTC))
    last = db.scalar(select(Ticket).where(Ticket.reference == after)) if after else None
    if filters.shown == "closed":
        return db.scalars(_latest_closed(rows, last).limit(limit)).all()
    found: list[Ticket] = []
    if last is None or last.due_on is not None:
        found += db.scalars(_by_legal_end(rows, last).limit(limit))
    if len(found) < limit:
        found += db.scalars(_without_clock(rows, last).limit(limit - len(found)))
    return found


def count_open(db: Session, agent: Agent, *, now: datetime) -> Counts:
    """Counted in the indexes of the queue."""

    def count(*conditions: ColumnElement[bool]) -> int:
        return db.scalar(select(func.count()).select_from(Ticket).where(_OPEN, *conditions)) or 0

    return Counts(
        open=count(),
        mine=count(Ticket.assignee_id == agent.id),
        free=count(Ticket.assignee_id.is_(None)),
        overdue=count(*_is_overdue(now)),
    )


def tickets_of_requester(db: Session, index: str, *, limit: int) -> Sequence[Ticket]:
    """The tickets of the cases with this blind index of an e-mail address, the latest first."""
    rows = _rows().join(Ticket.case).where(Case.requester_index == index)
    return db.scalars(rows.order_by(Ticket.id.desc()).limit(limit)).all()


def _rows() -> Select[tuple[Ticket]]:
    # the rest of a case is keys and ciphertext
    case = joinedload(Ticket.case).load_only(Case.language)
    return select(Ticket).options(case, joinedload(Ticket.assignee))


def _narrowed(filters: Filters, agent: Agent, now: datetime) -> Select[tuple[Ticket]]:
    rows = _rows()
    if filters.shown == "mine":
        rows = rows.where(Ticket.assignee_id == agent.id)
    if filters.shown == "free":
        rows = rows.where(Ticket.assignee_id.is_(None))
    if filters.kind:
        rows = rows.where(Ticket.kind == filters.kind)
    if filters.role:
        assists = Ticket.kind == PROCESSOR_ASSIST
        rows = rows.where(assists if filters.role == "processor" else ~assists)
    if filters.status:
        rows = rows.where(Ticket.status == filters.status)
    if filters.language in LANGUAGES:
        rows = rows.join(Ticket.case).where(Case.language == filters.language)
    if filters.overdue and filters.shown != "closed":
        rows = rows.where(*_is_overdue(now))
    return rows


def _is_overdue(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Past its legal end: of hours, or of days. The first condition is the index's."""
    today = now.date()
    ended = or_(Ticket.due_at < now, Ticket.due_at.is_(None) & (Ticket.due_on < today))
    return Ticket.due_on <= today, ended


def _by_legal_end(rows: Select[tuple[Ticket]], last: Ticket | None) -> Select[tuple[Ticket]]:
    hour = func.coalesce(Ticket.due_at, literal(_NO_HOUR, UtcDateTime))
    rows = rows.where(_OPEN, Ticket.due_on.is_not(None))
    if last is not None and last.due_on is not None:
        seen = (
            literal(last.due_on),
            literal(last.due_at or _NO_HOUR, UtcDateTime),
            literal(last.id),
        )
        rows = rows.where(
            Ticket.due_on >= last.due_on, tuple_(Ticket.due_on, hour, Ticket.id) > tuple_(*seen)
        )
    return rows.order_by(Ticket.due_on, hour, Ticket.id)


def _without_clock(rows: Select[tuple[Ticket]], last: Ticket | None) -> Select[tuple[Ticket]]:
    rows = rows.where(_OPEN, Ticket.due_on.is_(None))
    if last is not None and last.due_on is None:
        rows = rows.where(Ticket.id > last.id)
    return rows.order_by(Ticket.id)


def _latest_closed(rows: Select[tuple[Ticket]], last: Ticket | None) -> Select[tuple[Ticket]]:
    rows = rows.where(Ticket.closed_at.is_not(None))
    if last is not None and last.closed_at is not None:
        seen = tuple_(literal(last.closed_at, UtcDateTime), literal(last.id))
        rows = rows.where(
            Ticket.closed_at <= last.closed_at, tuple_(Ticket.closed_at, Ticket.id) < seen
        )
    return rows.order_by(Ticket.closed_at.desc(), Ticket.id.desc())
