"""The account and the login with a code in a real browser."""

from datetime import timedelta

import pyotp
import pytest

from console.desk import Desk
from tests.console.in_the_browser import (
    CHROMIUM,
    LOOKS,
    PICTURES,
    OpenPage,
    assert_for_everybody,
    log_in,
)
from tests.console.scene import EMAIL, MINE, NOW

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium"),
]


@pytest.mark.parametrize(("look", "width"), LOOKS)
@pytest.mark.heavy
def test_axe_finds_nothing_from_setting_up_a_factor_to_logging_in_with_it(
    open_page: OpenPage, password: str, look: str, width: int
) -> None:
    page = log_in(open_page(look=look, width=width), password)
    page.get_by_role("link", name="Elin Sandberg").click()
    assert_for_everybody(page)
    page.get_by_role("button", name="Set up an authenticator").click()
    secret = page.locator("code").inner_text().replace(" ", "")
    page.get_by_role("button", name="Confirm").click()
    page.get_by_text("This code does not fit").wait_for()
    assert_for_everybody(page)
    if (look, width) == LOOKS[0]:
        page.screenshot(path=PICTURES / "console-factor.png", full_page=True)
    page.get_by_label("Code", exact=True).fill(pyotp.TOTP(secret).at(NOW))
    page.get_by_role("button", name="Confirm").click()
    page.get_by_role("heading", name="Your recovery codes").wait_for()
    assert_for_everybody(page)
    code = page.locator("code").first.inner_text()
    page.get_by_role("link", name="I have them").click()
    page.get_by_text("Remove the second factor").click()
    page.get_by_role("button", name="Remove it").click()
    page.locator("#remove-code:focus").wait_for()
    assert_for_everybody(page)
    page.get_by_role("button", name="Log out").click()
    page.get_by_label("E-mail address").fill(EMAIL)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    page.get_by_label("Code").fill("wrong")
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("alert").wait_for()
    assert_for_everybody(page)
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("heading", name="Queue").wait_for()


def test_a_reply_that_was_sent_too_late_is_still_there_after_the_login(
    open_page: OpenPage, password: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = log_in(open_page(), password)
    page.goto(f"/tickets/{MINE}")
    page.get_by_label("Add a note").fill("Ringde driften: bilderna är borta.")
    monkeypatch.setattr(Desk, "now", lambda _: NOW + timedelta(hours=9))
    page.get_by_role("button", name="Save the note").click()
    page.get_by_role("alert").get_by_text("Your login has ended.").wait_for()
    assert_for_everybody(page)
    page.get_by_label("E-mail address").fill(EMAIL)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(f"**/tickets/{MINE}")
    assert page.get_by_label("Add a note").input_value() == "Ringde driften: bilderna är borta."
    page.get_by_role("button", name="Save the note").click()
    page.get_by_text("Your note is saved.").wait_for()
