"""The agents' other jobs in a real browser by keyboard alone, two agents at one ticket, and a
screen of 3,840 pixels."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.console.at_the_console import Records
from tests.console.in_the_browser import (
    CHROMIUM,
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
NOTE = "Ringde driften: bilderna är borta."


def _unfold(page: Page, heading: str, field: str) -> None:
    tab_to(page, heading)
    page.keyboard.press("Enter")
    tab_to(page, field)


def _press(page: Page, button: str, said: str) -> None:
    tab_to(page, button)
    page.keyboard.press("Enter")
    page.get_by_text(said).wait_for()


def test_a_ticket_is_solved_and_reopened_by_keyboard_alone(
    open_page: OpenPage, password: str
) -> None:
    page = log_in(open_page(), password)
    page.goto(f"/tickets/{MINE}")
    _unfold(page, "Solve the ticket", "How was it settled?")
    page.keyboard.type(NOTE)
    _press(page, "Solve the ticket", "The ticket is solved.")
    _unfold(page, "Reopen the ticket", "What is there still to do?")
    page.keyboard.type("Säkerhetskopian är kvar.")
    _press(page, "Reopen the ticket", "The ticket is open again")
    expect(page.locator(".notes")).to_contain_text("Säkerhetskopian är kvar.")


def test_a_deadline_is_extended_by_keyboard_alone(
    open_page: OpenPage, password: str, records: Records
) -> None:
    page = log_in(open_page(), password)
    page.goto(f"/tickets/{MINE}")
    _unfold(page, "Extend the deadline", "Reason for extending")
    page.keyboard.type("Uppgifterna finns i flera system.")
    _press(page, "Extend and tell the visitor", "The deadline is extended")
    assert "Uppgifterna finns i flera system." in records.said_by_agents(MINE)[-1]


def test_whose_data_and_who_asks_are_settled_by_keyboard_alone(
    open_page: OpenPage, password: str
) -> None:
    page = log_in(open_page(), password)
    page.goto(f"/tickets/{MINE}")
    _unfold(page, "Whose data it is", "Whose data is this about?")
    page.keyboard.type("A customer")
    _press(page, "Save whose data it is", "It is saved whose data this is about.")
    _unfold(page, "Who asks", "What did you do?")
    page.keyboard.type("I know")
    tab_to(page, "What was in doubt")
    page.keyboard.type("Svarade från adressen i kundregistret.")
    _press(page, "Save who asks", "It is saved who asks.")
    expect(page.locator(".facts")).to_contain_text("Settled")


def test_a_case_is_held_and_released_by_keyboard_alone(
    open_page: OpenPage, password: str, records: Records
) -> None:
    records.appoint("Elin Sandberg")
    page = log_in(open_page(), password)
    page.goto(f"/tickets/{MINE}")
    tab_to(page, "Reason for the hold")
    page.keyboard.type("Tvist om fakturan.")
    _press(page, "Hold the case", "The case is on legal hold.")
    _press(page, "Release the case", "The case is not on legal hold any more.")


def test_filters_are_saved_as_a_view_and_found_again_by_keyboard_alone(
    open_page: OpenPage, password: str
) -> None:
    page = log_in(open_page(), password)
    _unfold(page, "Filters and views", "Language")
    page.keyboard.type("Finnish")
    tab_to(page, "Apply")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("language=fi"))
    tab_to(page, "Save these filters as")
    page.keyboard.type("Suomeksi")
    _press(page, "Save the view", "The view is saved.")
    page.goto("/")
    tab_to(page, "Suomeksi")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("language=fi"))


def test_the_data_is_assembled_by_keyboard_alone(
    open_page: OpenPage, password: str, records: Records
) -> None:
    records.appoint("Elin Sandberg")
    page = log_in(open_page(), password)
    page.goto(f"/tickets/{ACCESS}")
    _press(page, "Assemble the data", "The data is assembled.")


def test_the_second_of_two_agents_is_told_and_loses_nothing(
    open_page: OpenPage, password: str
) -> None:
    first, second = (log_in(open_page(), password) for _ in range(2))
    for page in (first, second):
        page.goto(f"/tickets/{MINE}")
    _unfold(second, "Solve the ticket", "How was it settled?")
    second.keyboard.type(NOTE)
    _unfold(first, "Extend the deadline", "Reason for extending")
    first.keyboard.type("Uppgifterna finns i flera system.")
    _press(first, "Extend and tell the visitor", "The deadline is extended")
    tab_to(second, "Solve the ticket")
    second.keyboard.press("Enter")
    second.get_by_role("alert").wait_for()
    expect(second.locator("#solve-reason")).to_have_value(NOTE)
    assert_for_everybody(second)


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.heavy
def test_axe_finds_nothing_on_a_screen_of_3840_pixels(
    open_page: OpenPage, password: str, look: str
) -> None:
    page = log_in(open_page(look=look, width=3840), password)
    for path in ("/", f"/tickets/{MINE}", "/figures", "/account"):
        page.goto(path)
        assert_for_everybody(page)
        # lines that go from one end of the desk to the other cannot be read
        longest = "Math.max(...[...document.querySelectorAll('p')].map(p => p.offsetWidth))"
        assert page.evaluate(longest) < 1600
