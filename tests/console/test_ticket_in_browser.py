"""The ticket page's forms in a real browser: for everybody, and by keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

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
from tests.console.scene import ACCESS, MINE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium"),
]


@pytest.mark.parametrize(("look", "width"), LOOKS)
@pytest.mark.heavy
def test_axe_finds_nothing_on_refused_choices(
    open_page: OpenPage, password: str, look: str, width: int
) -> None:
    page = log_in(open_page(look=look, width=width), password)
    page.goto(f"/tickets/{MINE}")
    page.get_by_text("Whose data it is", exact=True).click()
    page.get_by_label("Whose data is this about?").select_option("company")
    page.get_by_label("Customer number of the company").fill("no such number")
    page.get_by_role("button", name="Save whose data it is").click()
    page.locator("#role-customer_number:focus").wait_for()
    expect(page.get_by_label("Whose data is this about?")).to_have_value("company")
    assert_for_everybody(page)


def test_a_template_is_put_in_and_the_checklist_ticked_by_keyboard_alone(
    open_page: OpenPage, password: str
) -> None:
    page = log_in(open_page(), password)
    page.goto(f"/tickets/{MINE}")
    tab_to(page, "Begin with a text")
    page.keyboard.type("Data is erased")
    tab_to(page, "Put it below")
    page.keyboard.press("Enter")
    box = page.get_by_label("Reply to the visitor")
    expect(box).to_have_value(re.compile("Vi har raderat dina uppgifter"))
    page.goto(f"/tickets/{MINE}")
    tab_to(page, "The data is erased in every system")
    page.keyboard.press("Space")
    tab_to(page, "Save the checklist")
    page.keyboard.press("Enter")
    page.get_by_text("The checklist is saved.").wait_for()
    expect(page.get_by_label("The data is erased in every system")).to_be_checked()


def test_a_request_is_refused_by_keyboard_alone(
    open_page: OpenPage, password: str, records: Records
) -> None:
    page = log_in(open_page(), password)
    page.goto(f"/tickets/{MINE}")
    tab_to(page, "Refuse the request")
    page.keyboard.press("Enter")
    tab_to(page, "Reason for refusing")
    page.keyboard.type("Bokföringslagen kräver att vi sparar fakturorna.")
    tab_to(page, "Refuse and tell the visitor")
    page.keyboard.press("Enter")
    page.get_by_text("The request is refused").wait_for()
    assert "Bokföringslagen" in records.said_by_agents(MINE)[-1]


@pytest.mark.parametrize(("look", "width"), LOOKS)
@pytest.mark.heavy
def test_axe_finds_nothing_on_the_data_and_on_erasing(
    open_page: OpenPage, password: str, records: Records, look: str, width: int
) -> None:
    records.appoint("Elin Sandberg")
    page = log_in(open_page(look=look, width=width), password)
    page.goto(f"/tickets/{ACCESS}")
    page.get_by_role("button", name="Assemble the data").click()
    page.get_by_text("The data is assembled.").wait_for()
    assert_for_everybody(page)
    page.goto(f"/tickets/{MINE}")
    page.get_by_role("link", name="Preview the erasure").click()
    assert_for_everybody(page)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("alert").wait_for()
    assert_for_everybody(page)
    page.get_by_label("Type the reference of this ticket").fill(MINE)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Erase for good").wait_for()
    assert_for_everybody(page)


def test_the_pictures_of_the_documentation_are_of_the_data_and_of_erasing(
    open_page: OpenPage, password: str, records: Records
) -> None:
    records.appoint("Elin Sandberg")
    page = log_in(open_page(), password)
    page.goto(f"/tickets/{ACCESS}")
    page.get_by_role("button", name="Assemble the data").click()
    page.locator("section", has=page.locator("#data")).screenshot(
        path=PICTURES / "console-data.png"
    )
    page.goto(f"/tickets/{MINE}/erase")
    page.locator("main").screenshot(path=PICTURES / "console-erase.png")
    for name in ("data", "erase"):
        assert (PICTURES / f"console-{name}.png").stat().st_size > 10_000
