"""Messages, replies and what comes with them."""

import httpx
import pytest
from playwright.sync_api import expect

from cases.taxonomy import HANDOFF, LANGUAGES, PROCESSOR_ASSIST, taxonomy
from tests.widget.chat_server import ChatServer
from tests.widget.visitor import Chat

pytestmark = pytest.mark.browser


def test_a_message_is_sent_with_its_own_key_and_the_language(chat: Chat) -> None:
    chat.visit().open().write("Hej")
    expect(chat.said("assistant")).to_have_count(2)
    (heard,) = chat.server.state.received
    assert (heard["text"], heard["language"]) == ("Hej", "sv")
    assert len(heard["key"]) > 20


def test_a_sign_shows_that_the_assistant_is_writing(chat: Chat) -> None:
    chat.visit().open()
    chat.server.state.delay_seconds = 0.5
    chat.write("Hej")
    expect(chat.status).to_have_text("Assistenten skriver …")
    expect(chat.said("assistant")).to_have_count(2)
    expect(chat.status).to_have_text("")


def test_paragraphs_are_set_apart(chat: Chat) -> None:
    chat.visit().open().write("Hej")
    expect(chat.said("assistant").last.locator("p")).to_have_text(["Svar: Hej", "Andra stycket."])


def test_markup_is_shown_as_it_was_written(chat: Chat) -> None:
    written = "<img src=x onerror=alert(1)> <b>fet</b>"
    chat.visit().open().write(written)
    expect(chat.said("visitor")).to_have_text(written)
    expect(chat.said("assistant").last).to_contain_text(written)
    expect(chat.log.locator("img, b")).to_have_count(0)


def test_an_answer_from_the_policy_links_to_its_section_in_a_new_tab(chat: Chat) -> None:
    chat.visit().open().choices.first.click()
    link = chat.log.get_by_role("link", name="Hur länge uppgifterna sparas (öppnas i en ny flik)")
    expect(link).to_have_attribute("href", f"{chat.server.url}/policy/sv#retention")
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", "noopener")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", ["Radering av uppgifter", "31 januari 2026", "2 mars 2026", "Registrerat"]),
        ("fi", ["Tietojen poistaminen", "31. tammikuuta 2026", "2. maaliskuuta 2026", "Kirjattu"]),
        ("en", ["Erasure of data", "31 January 2026", "2 March 2026", "Registered"]),
    ],
)
def test_a_ticket_is_shown_as_a_card(chat: Chat, language: str, words: list[str]) -> None:
    chat.visit(f"/page/{language}").open().choices.nth(1).click()
    card = chat.log.locator(".ticket")
    for word in ["PD-7K3M2-92QXA", *words]:
        expect(card).to_contain_text(word)


def test_the_widget_follows_the_conversation_into_another_language(chat: Chat) -> None:
    chat.visit().open().write("suomeksi, kiitos")
    expect(chat.panel).to_have_accessible_name("Kysy henkilötiedoista")
    expect(chat.field).to_have_attribute("placeholder", "Kirjoita viesti")
    expect(chat.messages.last).to_have_attribute("lang", "fi")
    expect(chat.messages.first).to_have_attribute("lang", "sv")
    chat.page.reload()
    expect(chat.panel).to_have_accessible_name("Kysy henkilötiedoista")


def test_an_empty_message_is_not_sent(chat: Chat) -> None:
    chat.visit().open().write("").write("  \n ")
    chat.page.wait_for_timeout(200)
    assert chat.server.state.received == []


def test_shift_and_enter_start_a_new_line(chat: Chat) -> None:
    chat.visit().open().field.fill("en")
    chat.field.press("Shift+Enter")
    chat.field.press_sequentially("två")
    chat.field.press("Enter")
    expect(chat.said("assistant")).to_have_count(2)
    assert chat.server.state.texts == ["en\ntvå"]


def test_characters_are_counted_near_the_limit_only(chat: Chat) -> None:
    chat.visit().open()
    counter = chat.desk.locator("#left")
    chat.field.fill("a" * 3599)
    expect(counter).to_have_text("")
    chat.field.fill("🔒" * 3990)
    expect(counter).to_have_text("Tecken kvar: 10")


def test_messages_are_answered_in_the_order_they_were_written(chat: Chat) -> None:
    chat.visit().open()
    chat.server.state.delay_seconds = 0.3
    for text in ("ett", "två", "tre"):
        chat.write(text)
    expect(chat.said("assistant")).to_have_count(4)
    assert chat.server.state.texts == ["ett", "två", "tre"]
    shown = [text.split("\n")[0] for text in chat.log.locator(".bubble").all_inner_texts()[1:]]
    assert shown == ["ett", "Svar: ett", "två", "Svar: två", "tre", "Svar: tre"]


def test_every_text_is_there_in_three_languages(server: ChatServer) -> None:
    texts = [httpx.get(f"{server.url}/widget/texts/{code}.json").json() for code in LANGUAGES]
    assert texts[0].keys() == texts[1].keys() == texts[2].keys()
    for words in texts:
        assert all(words.values())
        browsed = [id_ for topics in words["sections"].values() for id_ in topics]
        requests = [kind for kind in taxonomy().requests if kind != HANDOFF]
        assert sorted(browsed) == sorted([*taxonomy().topics, *requests])
        assert words["kinds"].keys() == {HANDOFF, PROCESSOR_ASSIST}


def test_a_double_click_says_it_once(chat: Chat) -> None:
    chat.visit().open().choices.first.dblclick()
    expect(chat.said("assistant")).to_have_count(2)
    chat.field.fill("Hej")
    chat.desk.get_by_role("button", name="Skicka").dblclick()
    expect(chat.said("assistant")).to_have_count(3)
    expect(chat.status).to_have_text("")
    assert chat.server.state.texts == ["/retention", "Hej"]
