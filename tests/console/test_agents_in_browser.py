"""The accounts, and one's own password, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from cases.database import Sessions
from cases.models import Agent
from settings import Settings
from tests.console.at_the_console import Records
from tests.console.in_the_browser import (
    CHROMIUM,
    LOOKS,
    PICTURES,
    OpenPage,
    assert_for_everybody,
    log_in,
    tab_to,
)
from tests.console.scene import EMAIL

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium"),
]


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """With a company's own login, which nobody uses here."""
    return settings.model_copy(
        update={
            "oidc_issuer": "http://localhost:1",
            "oidc_client_id": "privacy-desk",
            "oidc_client_secret": "only-for-tests",
            "oidc_name": "Example AB",
        }
    )


@pytest.fixture(autouse=True)
def _elin_is_administrator(password: str, sessions: Sessions) -> None:
    with sessions.begin() as db:
        db.query(Agent).filter_by(email=EMAIL).one().role = "admin"


@pytest.mark.parametrize(("look", "width"), LOOKS)
@pytest.mark.heavy
def test_axe_finds_nothing_from_the_list_to_a_closed_account(
    open_page: OpenPage, password: str, look: str, width: int
) -> None:
    page = log_in(open_page(look=look, width=width), password)
    page.get_by_role("link", name="Agents").click()
    page.get_by_role("button", name="Add the agent").click()
    page.get_by_role("alert").wait_for()
    assert_for_everybody(page)
    page.get_by_label("Name", exact=True).fill("Cia Berg")
    page.get_by_label("E-mail address").fill("cia.berg@desk.example")
    page.get_by_label("Role").select_option("dpo")
    page.get_by_role("button", name="Add the agent").click()
    page.get_by_role("heading", name="Password of Cia Berg").wait_for()
    assert_for_everybody(page)
    page.get_by_role("link", name="I have it").click()
    page.get_by_role("heading", name="Cia Berg").wait_for()
    assert_for_everybody(page)
    if (look, width) == LOOKS[0]:
        page.screenshot(path=PICTURES / "console-agent.png", full_page=True)
    page.get_by_role("button", name="Close the account").click()
    page.get_by_text("The account is closed, and its logins have ended.").wait_for()
    assert_for_everybody(page)
    page.goto("/agents")
    expect(page.get_by_role("row", name="Cia Berg")).to_contain_text("Closed")
    assert_for_everybody(page)
    if (look, width) == LOOKS[0]:
        page.screenshot(path=PICTURES / "console-agents.png", full_page=True)
    page.get_by_role("main").get_by_role("link", name="Elin Sandberg").click()
    page.get_by_text("This is your own account.").wait_for()
    assert_for_everybody(page)


def test_an_account_is_added_by_keyboard_alone_and_its_password_opens_the_console(
    open_page: OpenPage, password: str, records: Records
) -> None:
    page = log_in(open_page(), password)
    page.goto("/agents")
    tab_to(page, "Name")
    page.keyboard.type("Cia Berg")
    tab_to(page, "E-mail address")
    page.keyboard.type("cia.berg@desk.example")
    tab_to(page, "Role")
    page.keyboard.type("Admin")
    tab_to(page, "Add the agent")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Password of Cia Berg").wait_for()
    given = page.locator("code").inner_text()
    page.get_by_role("button", name="Log out").click()
    page.get_by_label("E-mail address").fill("cia.berg@desk.example")
    page.get_by_label("Password").fill(given)
    page.get_by_role("button", name="Log in", exact=True).click()
    page.get_by_role("link", name="Agents").wait_for()


@pytest.mark.parametrize(("look", "width"), LOOKS)
@pytest.mark.heavy
def test_axe_finds_nothing_while_a_password_is_changed(
    open_page: OpenPage, password: str, look: str, width: int
) -> None:
    new = "kaarna viisitoista sumu lokki"
    page = log_in(open_page(look=look, width=width), password)
    page.get_by_role("link", name="Elin Sandberg").click()
    page.get_by_role("link", name="Change your password").click()
    assert_for_everybody(page)
    page.get_by_label("Your password now").fill(password)
    page.get_by_label("New password", exact=True).fill("short")
    page.get_by_label("New password once more").fill("short")
    page.get_by_role("button", name="Change the password").click()
    page.get_by_text("This is too short").wait_for()
    expect(page.get_by_label("New password", exact=True)).to_be_focused()
    assert_for_everybody(page)
    if (look, width) == LOOKS[0]:
        page.screenshot(path=PICTURES / "console-password.png")
    page.get_by_label("Your password now").fill(password)
    page.get_by_label("New password", exact=True).fill(new)
    page.get_by_label("New password once more").fill(new)
    page.get_by_role("button", name="Change the password").click()
    page.get_by_text("Your password is changed").wait_for()
    page.wait_for_url(re.compile("/account$"))
    assert_for_everybody(page)
