"""Without network, with a lost answer, in several tabs and long threads, in Firefox."""

from collections.abc import Iterator

import pytest

from tests.widget.firefox_chat import FirefoxChat

pytestmark = pytest.mark.browser
MANY = 1_000
TYPING = """(field => {
    const begun = performance.now();
    for (let i = 0; i < 20; i++) {
        field.value += "a";
        field.dispatchEvent(new Event("input"));
        field.getBoundingClientRect();
    }
    return (performance.now() - begun) / 20;
})(desk.querySelector("textarea"))"""


@pytest.fixture
def two(fox: FirefoxChat) -> Iterator[tuple[str, str]]:
    """Two tabs; the chat is open in the first."""
    first = fox.firefox.tab()
    fox.visit().open().write("Hej").answered(2)
    second = fox.firefox.tab()
    yield first, second
    fox.firefox.close(second)
    fox.firefox.close(first)
    fox.firefox.show(fox.firefox.first)


def test_what_is_written_without_network_is_kept_and_sent_when_it_is_back(fox: FirefoxChat) -> None:
    fox.visit().open().firefox.network(on=False)
    fox.write("ett").write("två")
    fox.firefox.wait("desk.querySelectorAll('.waiting').length === 2")
    fox.firefox.wait("desk.querySelector('[role=status]').textContent.includes('sparas')")
    fox.firefox.network(on=True)
    fox.answered(3)
    assert fox.server.state.texts == ["ett", "två"]


def test_a_message_whose_answer_was_lost_is_not_said_twice(fox: FirefoxChat) -> None:
    fox.visit().open()
    fox.server.state.answers_lost = 1
    fox.write("Hej").answered(2)
    assert fox.said("visitor") == ["Hej"]
    assert fox.server.state.texts == ["Hej"]


def test_a_conversation_that_has_ended_says_so(fox: FirefoxChat) -> None:
    fox.visit().open()
    fox.server.state.forgets()
    fox.write("Är ni kvar?")
    fox.firefox.wait("desk.querySelector('li.note')?.textContent.includes('Samtalet är avslutat')")
    assert fox.firefox.evaluate("desk.querySelector('textarea').value") == "Är ni kvar?"


def test_a_second_tab_goes_on_with_the_same_thread(fox: FirefoxChat, two: tuple[str, str]) -> None:
    first, _ = two
    fox.visit().open()
    fox.firefox.wait("desk.querySelector('li.visitor')")
    fox.write("Och här").answered(3)
    fox.firefox.show(first)
    fox.answered(3)
    assert fox.said("visitor") == ["Hej", "Och här"]
    assert len(fox.server.state.opened) == 1
    assert fox.server.state.texts == ["Hej", "Och här"]


def test_a_thousand_messages_leave_typing_quick(fox: FirefoxChat) -> None:
    fox.visit().open()
    state = fox.server.state
    for number in range(MANY // 2):
        said = [state.entry("visitor", f"Fråga {number}", "sv", key=f"key-{number}")]
        said.append(state.entry("assistant", f"Svar {number}\n\nMer.", "sv", rateable=True))
        state.only.entries += said
    fox.firefox.reload()
    fox.firefox.wait(f"desk?.querySelectorAll('li.message').length === {MANY + 1}")
    assert fox.firefox.evaluate(TYPING) < 50
