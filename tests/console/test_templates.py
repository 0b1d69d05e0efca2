"""The pages of a running console do not depend on what happens to their files."""

from pathlib import Path
from shutil import copytree

import pytest
from starlette.templating import Jinja2Templates

from console import pages
from tests.console.at_the_console import AtTheConsole, OpenTicket


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The templates of a console that has just been started."""
    copied = copytree(pages.HERE / "templates", tmp_path / "templates")
    monkeypatch.setattr(pages, "HERE", tmp_path)
    monkeypatch.setattr(pages, "_templates", Jinja2Templates(env=pages.environment()))
    return copied


@pytest.mark.parametrize("seen_before", [True, False])
def test_a_ticket_has_its_forms_while_the_files_are_replaced(
    files: Path, aino: AtTheConsole, ticket_opened: OpenTicket, seen_before: bool
) -> None:
    reference = ticket_opened()
    if seen_before:
        assert aino.get(f"/tickets/{reference}").status_code == 200
    for name in ("ticket.html", "ticket_head.html", "ticket_work.html"):
        (files / name).write_text("")  # as somebody who has just opened it to write it anew
    page = aino.get(f"/tickets/{reference}").text
    forms = [name for name in ("claim", "note") if f'action="/tickets/{reference}/{name}"' in page]
    assert forms == ["claim", "note"]
