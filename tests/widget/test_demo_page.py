"""The page that shows what a website can choose."""

import re

import pytest
from playwright.sync_api import expect

from tests.widget.chat_server import WIDGET
from tests.widget.visitor import Chat, violations

pytestmark = pytest.mark.browser


def test_what_is_chosen_is_seen_at_once_and_events_are_listed(chat: Chat) -> None:
    chat.visit("/attributes")
    page = chat.page
    page.get_by_role("combobox", name=re.compile("^side")).select_option("left")
    page.get_by_text("Every text").click()
    page.get_by_label("text-launcher").fill("Privacy?")
    page.get_by_label("--privacy-desk-accent").fill("rgb(90, 20, 120)")
    page.get_by_role("button", name="open()").click()
    expect(page.locator("#tag")).to_contain_text('side="left" text-launcher="Privacy?"')
    expect(page.locator("#events li").first).to_have_text("privacy-desk:open {}")
    chat.greeted()
    box = chat.panel.bounding_box()
    assert box is not None
    assert box["x"] == 20
    page.get_by_role("button", name="close()").click()
    colour = "node => getComputedStyle(node).backgroundColor"
    assert chat.launcher.evaluate(colour) == "rgb(90, 20, 120)"
    assert violations(page) == []


def test_every_attribute_is_on_the_page(chat: Chat) -> None:
    chat.visit("/attributes")
    styles = (WIDGET / "button.css").read_text("utf-8")
    read = set(re.findall(r":host\(\[(\w+)", styles)) | {"lang"}
    texts = re.findall(r"^(\w+):", (WIDGET / "texts.yml").read_text("utf-8"), re.MULTILINE)
    read |= {f"text-{name}" for name in texts if name not in ("statuses", "orders")}
    fields = chat.page.locator("#choices [name]")
    expect(fields.filter(visible=False)).not_to_have_count(0)
    names = set(fields.evaluate_all("all => all.map(node => node.name)"))
    assert read == {name for name in names if not name.startswith("--")}
    chat.page.get_by_role("combobox", name=re.compile("^hidden")).select_option("yes")
    expect(chat.launcher).to_be_hidden()


def test_every_property_of_the_styles_is_shown_and_in_the_guide() -> None:
    styles = "".join((WIDGET / name).read_text("utf-8") for name in ("button.css", "panel.css"))
    properties = set(re.findall(r"var\((--privacy-desk-[a-z-]+)", styles))
    guide = (WIDGET.parent / "docs/widget.md").read_text("utf-8")
    page = (WIDGET / "demo.attributes.html").read_text("utf-8")
    assert {name for name in properties if f'name="{name}"' not in page} == set()
    assert {name for name in properties if f"`{name}`" not in guide} == set()


def test_every_text_and_event_is_in_the_guide() -> None:
    guide = (WIDGET.parent / "docs/widget.md").read_text("utf-8")
    texts = re.findall(r"^(\w+):", (WIDGET / "texts.yml").read_text("utf-8"), re.MULTILINE)
    said = set(texts) - {"statuses", "orders"}
    assert {name for name in said if f"`{name}`" not in guide} == set()
    scripts = "".join(file.read_text("utf-8") for file in WIDGET.glob("*.js"))
    events = set(re.findall(r'\.tell\("(\w+)"', scripts))
    assert {name for name in events if f"`privacy-desk:{name}`" not in guide} == set()
