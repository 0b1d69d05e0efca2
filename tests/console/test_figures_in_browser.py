"""The figures, the report and the audit page in a real browser."""

from datetime import timedelta

import pytest

from cases.conversations import start_conversation
from cases.database import Sessions
from cases.encryption import Vault
from cases.lifecycle import State
from cases.messages import receive_message
from cases.models import AuditEntry, Case, Run, Ticket
from cases.runs import DONE, end_run, start_run
from tests.console.at_the_console import Records
from tests.console.in_the_browser import (
    CHROMIUM,
    LOOKS,
    PICTURES,
    OpenPage,
    assert_for_everybody,
    log_in,
)
from tests.console.scene import NOW

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium"),
]


@pytest.fixture(autouse=True)
def busy(password: str, sessions: Sessions, vault: Vault, records: Records) -> None:
    """The data protection officer looks at a desk with some history."""
    records.appoint("Elin Sandberg")
    with sessions.begin() as db:
        tickets = db.query(Ticket).order_by(Ticket.id).all()
        for number, ticket in enumerate(tickets[4:8]):
            ticket.status = "solved"
            ticket.closed_at = NOW - timedelta(days=3 * number)
        for number, case in enumerate(db.query(Case).order_by(Case.id)):
            case.opened_at = NOW - timedelta(days=20 * number)
        for number in range(14):
            case, _ = start_conversation(db, vault, language="sv")
            receive_message(db, vault, case, text="Hur länge sparar ni min adress?")
            case.opened_at = NOW - timedelta(days=16 * number)
        for ago, minimised in reversed(list(enumerate((120, 340, 25)))):
            run = start_run(db, job="redact-cases", actor="cron@host")
            counts = {"minimised": minimised, "texts": 6 * minimised, "set_aside": minimised // 100}
            end_run(db, run, counts, outcome=DONE)
            db.get_one(Run, run).started_at = NOW - timedelta(days=ago, hours=8)


@pytest.mark.parametrize(("look", "width"), LOOKS)
@pytest.mark.heavy
def test_axe_finds_nothing_on_the_figures_the_report_and_the_audit_log(
    open_page: OpenPage, password: str, look: str, width: int
) -> None:
    page = log_in(open_page(look=look, width=width), password)
    for path in ("/figures", "/figures/report?year=2026", "/audit?check=1", "/audit?actor=nobody"):
        page.goto(path)
        for summary in page.locator("summary").all():
            summary.click()
        assert_for_everybody(page)


def _moved_on(sessions: Sessions) -> None:
    """Cases that were settled, redacted and erased, months apart: lines of the log alone, which its
    chain does not know."""
    with sessions.begin() as db:
        for number, case in enumerate(db.query(Case).order_by(Case.opened_at).limit(12)):
            case.state = State.EVIDENCE if number < 7 else State.SETTLED
            lines = [(case.opened_at, 40, "case.settled"), (case.opened_at, 90, "case.evidence")]
            for opened, days, action in lines[: 2 if number < 7 else 1]:
                at = min(opened + timedelta(days=days), NOW)
                db.add(AuditEntry(at=at, actor="x", action=action, subject=f"case:{case.id}"))
        for number in range(9):
            began = NOW - timedelta(days=370 + 11 * number)
            for days, action in ((0, "case.settled"), (60, "case.evidence"), (250, "case.erased")):
                at, subject = began + timedelta(days=days), f"case:{900 + number}"
                db.add(AuditEntry(at=at, actor="x", action=action, subject=subject))
                db.flush()


@pytest.mark.parametrize(
    ("name", "path"),
    [("figures", "/figures"), ("report", "/figures/report?year=2026"), ("audit", "/audit?check=1")],
)
def test_the_pictures_are_of_these_pages(
    open_page: OpenPage, password: str, sessions: Sessions, name: str, path: str
) -> None:
    if name != "audit":
        _moved_on(sessions)
    page = log_in(open_page(width=1440), password)
    page.goto(path)
    file = PICTURES / f"console-{name}.png"
    page.screenshot(path=file, full_page=name == "figures")
    assert file.stat().st_size > 20_000


def test_on_paper_the_report_has_no_bar_and_no_form(open_page: OpenPage, password: str) -> None:
    page = log_in(open_page(), password)
    page.goto("/figures/report?year=2026")
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation").is_visible()
    assert not page.get_by_label("Year").is_visible()
    assert page.get_by_role("heading", name="Data protection requests in 2026").is_visible()
    assert page.get_by_role("table").count() >= 5
