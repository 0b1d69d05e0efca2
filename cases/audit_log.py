"""The audit log as it is read: narrowed down, a page at a time, each line with its link checked."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from cases.audit import as_row
from cases.audit_chain import FIRST, digest_of
from cases.models import AuditEntry, AuditLink

_Word = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)]
# a form sends "" for a day that nobody chose
_Day = Annotated[date | None, BeforeValidator(lambda text: text or None)]


class AuditFilters(BaseModel):
    """actor, subject: a whole name (`agent:3`, `ticket:PD-…`) or its beginning up to a colon;
    action: a whole one or its beginning; the days: both included. "" or None for any."""

    model_config = ConfigDict(frozen=True)

    actor: _Word = ""
    action: _Word = ""
    subject: _Word = ""
    since: _Day = None
    until: _Day = None

    @property
    def chosen(self) -> dict[str, Any]:
        """The filters that are set, as plain values."""
        return self.model_dump(mode="json", exclude_defaults=True)


@dataclass(frozen=True)
class Line:
    """A line as it was read. whole: whether its link fits it and the link before."""

    number: int
    at: datetime
    actor: str
    action: str
    subject: str
    detail: dict[str, Any]
    whole: bool


def audit_lines(
    db: Session, filters: AuditFilters, *, zone: ZoneInfo, before: int | None, limit: int
) -> list[Line]:
    """The latest first, from the one `before` a line's number on. Days are those of the zone."""
    link, earlier = aliased(AuditLink), aliased(AuditLink)
    previous = select(earlier.digest).where(earlier.id < link.id).order_by(earlier.id.desc())
    rows = select(AuditEntry, link.digest, previous.limit(1).scalar_subquery())
    rows = rows.outerjoin(link, link.entry_id == AuditEntry.id)
    if before is not None:
        rows = rows.where(AuditEntry.id < before)
    rows = _narrowed(rows, filters, zone).order_by(AuditEntry.id.desc()).limit(limit)
    return [
        _line(entry, digest, before_it) for entry, digest, before_it in db.execute(rows).tuples()
    ]


def _narrowed(rows: Select[Any], filters: AuditFilters, zone: ZoneInfo) -> Select[Any]:
    for column, wanted in (
        (AuditEntry.actor, filters.actor),
        (AuditEntry.action, filters.action),
        (AuditEntry.subject, filters.subject),
    ):
        if wanted:
            rows = rows.where(column.startswith(wanted, autoescape=True))
    if filters.since is not None:
        rows = rows.where(AuditEntry.at >= _midnight(filters.since, zone))
    if filters.until is not None:
        rows = rows.where(AuditEntry.at < _midnight(filters.until + timedelta(days=1), zone))
    return rows


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)


def _line(entry: AuditEntry, digest: str | None, previous: str | None) -> Line:
    whole = digest == digest_of(previous or FIRST, as_row(entry))
    return Line(entry.id, entry.at, entry.actor, entry.action, entry.subject, entry.detail, whole)
