"""The audit log as it is read, on both databases."""

from datetime import date

from sqlalchemy import text

from cases.audit import record
from cases.audit_log import AuditFilters, audit_lines
from cases.database import Sessions
from cases.deadlines import ZONES

ZONE = ZONES["SE"]


def _written(sessions: Sessions, count: int) -> None:
    for number in range(count):
        with sessions.begin() as db:
            record(db, actor=f"agent:{number}", action="ticket.look", subject="ticket:PD-1")


def test_every_line_that_was_written_fits_its_place(sessions: Sessions) -> None:
    _written(sessions, 3)
    with sessions.begin() as db:
        lines = audit_lines(db, AuditFilters(), zone=ZONE, before=None, limit=9)
    assert [(line.actor, line.whole) for line in lines] == [
        ("agent:2", True), ("agent:1", True), ("agent:0", True)
    ]  # fmt: skip


def test_a_number_that_no_link_has_breaks_nothing(sessions: Sessions) -> None:
    """A transaction that was rolled back takes its numbers with it."""
    _written(sessions, 1)
    with sessions.begin() as db:
        if db.get_bind().dialect.name == "sqlite":
            db.execute(text("UPDATE sqlite_sequence SET seq = seq + 5 WHERE name = 'audit_links'"))
        else:
            db.execute(text("SELECT setval('audit_links_id_seq', 9)"))
    _written(sessions, 1)
    with sessions.begin() as db:
        lines = audit_lines(db, AuditFilters(), zone=ZONE, before=None, limit=9)
    assert [line.whole for line in lines] == [True, True]


def test_days_are_those_of_the_member_state(sessions: Sessions) -> None:
    _written(sessions, 1)
    with sessions.begin() as db:
        [line] = audit_lines(db, AuditFilters(), zone=ZONE, before=None, limit=9)
        day = line.at.astimezone(ZONE).date()
        for filters, found in (
            (AuditFilters(since=day, until=day), 1),
            (AuditFilters(since=date(2999, 1, 1)), 0),
            (AuditFilters(actor="agent:0", action="ticket."), 1),
        ):
            assert len(audit_lines(db, filters, zone=ZONE, before=None, limit=9)) == found
