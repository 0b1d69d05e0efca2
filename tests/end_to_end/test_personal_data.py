"""What is personal stays with the chat: neither Rasa nor a log nor the database has it in clear."""

from collections.abc import Callable

import pytest

from cases.conversations import case_of_conversation
from tests.end_to_end.running_desk import RunningDesk, Visitor

pytestmark = pytest.mark.assistant
CANARIES = {
    "name": "Kerstin Exempelsson",
    "e-mail": "kerstin.exempelsson@example.com",
    "phone": "070-174 06 05",
    "Finnish identity code": "131052-952X",
    "IBAN": "FI21 1234 5600 0007 85",
    "card": "4111 1111 1111 1111",
    "address": "Provgatan 12 B, 123 45 Provstad",
}
MESSAGES = (
    "Hej, jag heter Kerstin Exempelsson. Radera alla uppgifter ni har om mig.",
    "Det gäller mina egna uppgifter",
    "kerstin.exempelsson@example.com",
    "Ring 070-174 06 05. Min hetu är 131052-952X, kontot FI21 1234 5600 0007 85, kortet"
    " 4111 1111 1111 1111 och adressen Provgatan 12 B, 123 45 Provstad.",
)


@pytest.fixture(scope="module")
def conversation_id(desk: RunningDesk) -> str:
    someone = Visitor(desk, "sv")
    for message in MESSAGES:
        someone.say(message)
    someone.http.close()
    return someone.id


@pytest.mark.parametrize("what", CANARIES)
def test_no_file_of_the_desk_has_it_in_clear(
    desk: RunningDesk, conversation_id: str, what: str
) -> None:
    """Rasa's tracker store, the database with its write-ahead log, every process's log."""
    canary = CANARIES[what]
    spellings = {canary, canary.lower(), canary.replace(" ", "")}
    encoded = {ascii(spelling).strip("'") for spelling in spellings} | spellings
    files = [path for path in desk.folder.rglob("*") if path.is_file()]
    assert {"tracker.db", "privacy-desk.db", "rasa.log"} <= {path.name for path in files}
    for path in files:
        content = path.read_bytes()
        assert not any(spelling.encode() in content for spelling in encoded), path.name


def test_rasa_saw_the_placeholders(desk: RunningDesk, conversation_id: str) -> None:
    content = b"".join(path.read_bytes() for path in desk.folder.glob("tracker.db*"))
    for placeholder in (b"<PERSON>", b"<EMAIL_ADDRESS>", b"<PHONE_NUMBER>", b"<ADDRESS>"):
        assert placeholder in content


def test_the_agent_can_read_the_e_mail_that_was_given(
    desk: RunningDesk, conversation_id: str
) -> None:
    with desk.sessions.begin() as db:
        case = case_of_conversation(db, conversation_id)
        assert case.requester_email is not None
        assert desk.vault.decrypt(case, case.requester_email) == CANARIES["e-mail"]


def test_an_agents_reply_is_streamed_to_the_open_page(
    desk: RunningDesk, visitor: Callable[[str | None], Visitor]
) -> None:
    from cases.agents import add_agent
    from cases.tickets import ticket_by_reference
    from cases.work import claim, reply

    asker = visitor("sv")
    reference = asker.say("Radera alla uppgifter ni har om mig")[0]["ticket"]["reference"]
    last = asker.thread()[-1]["id"]
    url = f"/api/conversations/{asker.id}/events?after={last}"
    with asker.http.stream("GET", url, headers=asker.headers) as events:
        with desk.sessions.begin() as db:
            agent, _ = add_agent(db, email="s@desk.example", name="S", role="agent", actor="t")
            ticket = ticket_by_reference(db, reference)
            claim(db, ticket, by=agent)
            reply(db, desk.vault, ticket, by=agent, text="Vi har börjat.")
        seen = ""
        for line in events.iter_lines():
            seen += line
            if "Vi har börjat." in seen and '"status":"in_progress"' in seen:
                break
    assert '"author":"agent"' in seen
