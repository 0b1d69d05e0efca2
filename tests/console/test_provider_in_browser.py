"""The company's own login in a real browser, for which the provider is another site."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page

from console.desk import Desk
from settings import Settings
from tests.console.company_login import SETTINGS, CompanyLogin, company
from tests.console.in_the_browser import (
    CHROMIUM,
    LOOKS,
    PICTURES,
    OpenPage,
    assert_for_everybody,
)
from tests.console.scene import EMAIL, MINE, NOW

__all__ = ["company"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium"),
]


@pytest.fixture
def settings(settings: Settings, company: CompanyLogin) -> Settings:
    company.knows("elin", email=EMAIL, email_verified=True)
    return settings.model_copy(update=SETTINGS | {"oidc_issuer": company.issuer})


def _without_decoration(page: Page) -> Page:
    """The provider's own pages fetch their looks from the web, which nothing here depends on."""
    page.route(
        re.compile("^https?://(?!localhost|127)"),
        lambda route: route.fulfill(body="", content_type="text/css"),
    )
    return page


def test_the_whole_way_there_and_back_to_the_ticket_that_was_asked_for(
    open_page: OpenPage,
    password: str,
    company: CompanyLogin,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = _without_decoration(open_page())
    page.goto(f"/tickets/{MINE}")
    page.get_by_role("button", name="Log in with Example AB").click()
    page.wait_for_url(f"{company.issuer}/**")
    page.get_by_label("Subject").fill("elin")
    page.get_by_role("button", name="Authorize", exact=True).click()
    page.wait_for_url(f"**/tickets/{MINE}")
    page.get_by_label("Add a note").fill("Ringde driften: bilderna är borta.")
    monkeypatch.setattr(Desk, "now", lambda _: NOW + timedelta(hours=9))
    page.get_by_role("button", name="Save the note").click()
    page.get_by_role("alert").get_by_text("Your login has ended.").wait_for()
    page.get_by_role("button", name="Log in with Example AB").click()
    page.get_by_role("button", name="Authorize as elin").click()
    page.wait_for_url(f"**/tickets/{MINE}")
    assert page.get_by_label("Add a note").input_value() == "Ringde driften: bilderna är borta."
    page.get_by_role("button", name="Log out").click()
    page.get_by_text("You are logged out.").wait_for()


@pytest.mark.parametrize(("look", "width"), LOOKS)
@pytest.mark.heavy
def test_axe_finds_nothing_on_the_login_page_with_and_without_a_problem(
    open_page: OpenPage, password: str, company: CompanyLogin, look: str, width: int
) -> None:
    page = _without_decoration(open_page(look=look, width=width))
    page.goto("/login")
    assert_for_everybody(page)
    if (look, width) == LOOKS[0]:
        page.screenshot(path=PICTURES / "console-login.png")
    page.get_by_role("button", name="Log in with Example AB").click()
    page.get_by_role("button", name="Deny access").click()
    page.get_by_role("alert").get_by_text("You did not log in with Example AB.").wait_for()
    assert_for_everybody(page)


@pytest.mark.heavy
def test_axe_finds_nothing_on_the_page_that_sends_the_browser_on(
    open_page: OpenPage, password: str
) -> None:
    page = open_page()
    # it stays where there is nothing to show at the address that it leads to
    page.route("**/login/provider/done**", lambda route: route.fulfill(status=204))
    page.goto("/login/provider/back?code=a&state=b")
    page.get_by_role("link", name="Go on").wait_for()
    assert_for_everybody(page)
