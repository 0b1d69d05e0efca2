"""The pages in Swedish and Finnish, whose words are longer: for everybody, on any width."""

import pytest
from playwright.sync_api import Page, expect

from tests.console.at_the_console import Records
from tests.console.in_the_browser import CHROMIUM, PICTURES, OpenPage, assert_for_everybody
from tests.console.scene import EMAIL, FREE, MINE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium"),
]
NAMES = {"sv": "Svenska", "fi": "Suomi"}
PATHS = (
    "/",
    "/?shown=closed",
    f"/tickets/{MINE}",
    f"/tickets/{MINE}/erase",
    "/customers",
    "/customers/10482",
    "/feedback",
    "/jobs",
    "/figures",
    "/figures/report?year=2026",
    "/audit?check=1",
    "/account",
    "/nowhere",
)


def log_in(page: Page, password: str, language: str) -> Page:
    page.goto("/login")
    page.get_by_role("button", name=NAMES[language]).click()
    page.locator(f"html[lang={language}]").wait_for()
    assert_for_everybody(page)
    page.locator("#email").fill(EMAIL)
    page.locator("#password").fill(password)
    page.keyboard.press("Enter")
    page.locator("#rows").wait_for()
    return page


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("language", NAMES)
@pytest.mark.heavy
def test_axe_finds_nothing_and_nothing_sticks_out_in_another_language(
    open_page: OpenPage, password: str, records: Records, language: str, width: int
) -> None:
    records.appoint("Elin Sandberg")
    records.set_aside(FREE)
    page = log_in(open_page(width=width), password, language)
    for path in PATHS:
        page.goto(path)
        expect(page.locator("html")).to_have_attribute("lang", language)
        for summary in page.locator("summary").all():
            summary.click()
        assert_for_everybody(page)


def test_the_language_is_chosen_and_the_list_is_brought_up_to_date_in_it(
    open_page: OpenPage, password: str
) -> None:
    page = log_in(open_page(), password, "sv")
    page.goto("/account")
    page.get_by_label("Konsolens språk").select_option(label="Suomi")
    page.get_by_role("button", name="Spara språket").click()
    page.get_by_text("Kieli on tallennettu.").wait_for()
    page.goto("/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Pikanäppäimet")).to_be_visible()
    page.keyboard.press("Escape")
    page.route("**/rows*", lambda route: route.fulfill(status=404))
    page.reload()
    page.get_by_text("Luetteloa ei voitu päivittää.").wait_for()


@pytest.mark.parametrize(
    ("name", "path", "language", "width"),
    [("queue-sv", "/", "sv", 1440), ("ticket-fi-320", f"/tickets/{MINE}", "fi", 320)],
)
def test_the_pictures_of_the_documentation_are_of_these_pages(
    open_page: OpenPage, password: str, name: str, path: str, language: str, width: int
) -> None:
    page = log_in(open_page(width=width), password, language)
    page.goto(path)
    file = PICTURES / f"console-{name}.png"
    page.screenshot(path=file)
    assert file.stat().st_size > 20_000
