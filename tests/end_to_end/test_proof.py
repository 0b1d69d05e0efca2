"""Made-up personal values go through every door of the desk, the widget in a browser first, and
stand nowhere in clear: neither before minimising nor after it, and after it not with the master key
in hand either.

On SQLite the daily jobs are enough for that. On PostgreSQL its own files are looked at too, and the
last four tests after what docs/operations.md tells owners to do there (VACUUM FULL, new WAL).
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.fernet import Fernet, InvalidToken
from playwright.sync_api import Browser
from sqlalchemy import select

from cases.models import Case, Message, Note, Ticket
from tests.end_to_end.agent_at_console import AgentAtConsole
from tests.end_to_end.proof_desk import ProofDesk, proof_desk
from tests.end_to_end.visitor_at_widget import VisitorAtWidget

pytestmark = [pytest.mark.assistant, pytest.mark.browser, pytest.mark.heavy]
CANARIES = (
    "Torbjörn Provlund",
    "torbjorn.provlund@example.com",
    "070-174 06 11",
    "131052-308T",
    "FI21 1234 5600 0007 85",
    "5555 5555 5555 4444",
    "Provgatan 14 C, 123 45 Provstad",
    "Marjatta Esimerkkilä",
    "marjatta.esimerkkila@example.com",
)
SAID = (
    "Hej, jag heter Torbjörn Provlund. Radera alla uppgifter ni har om mig.",
    "Det gäller mina egna uppgifter",
    "torbjorn.provlund@example.com",
    "Ring 070-174 06 11. Min hetu är 131052-308T, kontot FI21 1234 5600 0007 85, kortet"
    " 5555 5555 5555 4444 och adressen Provgatan 14 C, 123 45 Provstad.",
)
AT_THE_CONSOLE = {
    "claim": {},
    "note": {"text": "Torbjörn Provlund ringde från 070-174 06 11, kort 5555 5555 5555 4444."},
    "reply": {"text": "Hej Torbjörn Provlund, vi skriver till torbjorn.provlund@example.com."},
}
SOLVED = {"reason": "Torbjörn Provlund på Provgatan 14 C, 123 45 Provstad fick sitt svar."}
IMPORTED = {
    "external_id": "old-1",
    "customer_number": None,
    "opened_at": "2021-03-01T10:00:00+02:00",
    "closed_at": "2021-03-02T10:00:00+02:00",
    "language": "fi",
    "requester": {"name": "Marjatta Esimerkkilä", "email": "marjatta.esimerkkila@example.com"},
    "messages": [
        {
            "at": "2021-03-01T10:00:00+02:00",
            "author": "requester",
            "text": "Terveisin Marjatta Esimerkkilä, marjatta.esimerkkila@example.com",
        }
    ],
}
NO_WAITING = {"PRIVACY_DESK_GRACE_DAYS": "0", "PRIVACY_DESK_MINIMISE_WHEN_SETTLED": "true"}
TOKEN = re.compile(rb"gAAAA[\w-]{60,}={0,2}")


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]
)
def desk(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ProofDesk]:
    """A desk of its own, whose cases may all be minimised."""
    with proof_desk(tmp_path_factory.mktemp("proof-desk"), on=request.param) as running:
        yield running


@pytest.fixture(scope="module")
def canaries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("proof") / "canaries.txt"
    path.write_text("\n".join(CANARIES), "utf-8")
    return path


@pytest.fixture(scope="module")
def agent(desk: ProofDesk) -> Iterator[AgentAtConsole]:
    at_console = AgentAtConsole(desk)
    yield at_console
    at_console.http.close()


@pytest.fixture(scope="module")
def imported(desk: ProofDesk, canaries: Path) -> None:
    """The values of an old case from a file."""
    rows = canaries.with_name("old.jsonl")
    rows.write_text(json.dumps(IMPORTED) + "\n", "utf-8")
    done = desk.command("import-cases", str(rows))
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def reference(desk: ProofDesk, agent: AgentAtConsole, browser: Browser, imported: None) -> str:
    """The values sent through the widget and the console, and shown to the visitor; the ticket they
    opened."""
    with browser.new_context() as context:
        context.set_default_timeout(30_000)
        someone = VisitorAtWidget(context.new_page(), desk, "sv")
        for text in SAID:
            someone.say(text)
        opened = someone.reference()
        for form, fields in AT_THE_CONSOLE.items():
            agent.send(opened, form, **fields)
        someone.reads(AT_THE_CONSOLE["reply"]["text"])
        someone.leave()
    return opened


@pytest.fixture(scope="module")
def tokens(desk: ProofDesk, reference: str) -> list[bytes]:
    """What was stored encrypted, and the wrapped keys, before minimising."""
    kept = (Case.wrapped_key, Case.requester_email, Case.requester_name, Message.ciphertext)
    with desk.sessions.begin() as db:
        found = [t for column in (*kept, Note.ciphertext) for t in db.scalars(select(column)) if t]
    assert len(found) > 10
    assert all(TOKEN.fullmatch(token) for token in found)
    assert any(opens(desk.master_key, token) for token in found)
    desk.analyze()
    # else the search below would prove nothing
    assert {t for left in desk.left_of(found).values() for t in left} == set(found)
    return found


@pytest.fixture(scope="module")
def minimised(desk: ProofDesk, agent: AgentAtConsole, reference: str, tokens: list[bytes]) -> None:
    """The tickets are solved, and the daily jobs have run."""
    agent.send(reference, "solve", **SOLVED)
    with desk.sessions.begin() as db:
        others = list(db.scalars(select(Ticket.reference).where(Ticket.closed_at.is_(None))))
    for other in others:
        agent.send(other, "claim")
        agent.send(other, "solve", **SOLVED)
    for job in (("retention",), ("redact-cases", "--processes", "1")):
        done = desk.command(*job, **NO_WAITING)
        assert done.returncode == 0, done.stderr
    with desk.sessions.begin() as db:
        assert set(db.scalars(select(Case.state))) == {"evidence"}
    desk.clean_up()


def test_the_values_are_stored_encrypted(desk: ProofDesk, reference: str) -> None:
    """Else the proofs below would prove nothing."""
    with desk.sessions.begin() as db:
        said = [desk.vault.decrypt(m.case, m.ciphertext) for m in db.scalars(select(Message))
                if m.ciphertext]  # fmt: skip
        noted = [desk.vault.decrypt(n.ticket.case, n.ciphertext) for n in db.scalars(select(Note))
                 if n.ciphertext]  # fmt: skip
    assert all(any(value in text for text in said) for value in CANARIES)
    assert AT_THE_CONSOLE["note"]["text"] in noted


def test_before_minimising_no_value_stands_anywhere_in_clear(
    desk: ProofDesk, reference: str, canaries: Path
) -> None:
    done = desk.prove(canaries)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "Looked for 9 values" in done.stdout


def test_a_value_that_does_stand_in_clear_is_found(
    desk: ProofDesk, reference: str, canaries: Path
) -> None:
    careless = desk.folder / "careless.log"
    careless.write_text(f"cannot redact {CANARIES[0]}", "utf-8")
    done = desk.prove(canaries)
    careless.unlink()
    assert done.returncode == 2
    assert "careless.log, byte 14: the value in line 1 (utf-8), once" in done.stdout


@pytest.mark.usefixtures("minimised")
def test_after_minimising_no_value_stands_anywhere_in_clear(
    desk: ProofDesk, canaries: Path
) -> None:
    done = desk.prove(canaries)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


@pytest.mark.usefixtures("minimised")
def test_after_minimising_nothing_encrypted_is_left_in_the_tables(desk: ProofDesk) -> None:
    with desk.sessions.begin() as db:
        for column in (
            Case.wrapped_key,
            Case.requester_email,
            Case.requester_name,
            Message.ciphertext,
            Note.ciphertext,
        ):
            assert set(db.scalars(select(column))) == {None}
        assert None not in set(db.scalars(select(Message.redacted_text)))


@pytest.mark.usefixtures("minimised")
def test_after_minimising_no_byte_of_what_was_encrypted_is_left_in_a_file(
    desk: ProofDesk, tokens: list[bytes]
) -> None:
    """The desk runs on meanwhile: SQLite's log is emptied under it."""
    left = desk.left_of(tokens)
    assert list(left) == []


@pytest.mark.usefixtures("minimised")
def test_after_minimising_the_master_key_opens_nothing_that_is_left(desk: ProofDesk) -> None:
    for name, content in desk.pieces().items():
        assert [t for t in TOKEN.findall(content) if opens(desk.master_key, t)] == [], name


def opens(master_key: str, token: bytes) -> bool:
    try:
        Fernet(master_key).decrypt(token)
    except InvalidToken:
        return False
    return True
