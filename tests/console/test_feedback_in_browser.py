"""The feedback page in a real browser: for everybody, by keyboard alone."""

import pytest

from cases.database import Sessions
from cases.encryption import Vault
from cases.labelling import FeedbackState
from tests.cases.collected import collected, labelled, stored
from tests.console.in_the_browser import (
    CHROMIUM,
    LOOKS,
    OpenPage,
    assert_for_everybody,
    log_in,
    tab_to,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium"),
]


@pytest.fixture(autouse=True)
def filled(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        collected(db, vault, "Får jag allt som ni har om <PERSON>? " * 20)
        collected(db, vault, "Tietoni?", language="fi", reason="down")
        labelled(db, vault, "fram med pärmen", "request.access")
        collected(db, vault, "Ring <PHONE_NUMBER>", state=FeedbackState.LEFT_OUT)


@pytest.mark.parametrize(("look", "width"), LOOKS)
@pytest.mark.heavy
def test_axe_finds_nothing_on_the_feedback_page(
    open_page: OpenPage, password: str, look: str, width: int
) -> None:
    page = log_in(open_page(look=look, width=width), password)
    for shown in ("collected", "labelled", "left_out"):
        page.goto(f"/feedback?shown={shown}")
        page.get_by_role("heading", name="Message").first.wait_for()
        assert_for_everybody(page)


def test_a_message_is_labelled_by_keyboard_alone(
    open_page: OpenPage, password: str, sessions: Sessions
) -> None:
    page = log_in(open_page(), password)
    page.goto("/feedback?language=sv")
    tab_to(page, "What does it mean?")
    page.keyboard.type("Erasure of data")
    tab_to(page, "Save")
    page.keyboard.press("Enter")
    page.get_by_text("The message is labelled.").wait_for()
    assert stored(sessions)[0].topic == "request.erasure"
