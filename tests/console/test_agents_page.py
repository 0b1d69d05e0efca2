"""The page of accounts: who may see it, adding, roles, closing, new passwords and factors."""

import re
from datetime import UTC, datetime

import pytest

from cases.account_models import ProviderAccount, SecondFactor
from cases.agents import Role
from cases.database import Sessions
from cases.models import Agent
from tests.console.at_the_console import AtTheConsole, Hire, Records


@pytest.fixture
def ada(hire: Hire) -> AtTheConsole:
    """The administrator, whose account is the first."""
    return hire("Ada", "admin")


@pytest.fixture
def bo(hire: Hire, ada: AtTheConsole) -> AtTheConsole:
    """An agent, whose account is the second."""
    return hire("Bo")


def _password(page: str) -> str:
    found = re.search(r"<code>([\w-]+)</code>", page)
    assert found
    return found[1]


def _agent(sessions: Sessions, name: str) -> Agent:
    with sessions.begin() as db:
        return db.query(Agent).filter_by(name=name).one()


@pytest.mark.parametrize("role", ["agent", "dpo"])
def test_for_everybody_but_administrators_there_are_no_such_pages(
    ada: AtTheConsole, hire: Hire, role: Role, sessions: Sessions
) -> None:
    other = hire("Cia", role)
    assert ">Agents<" not in other.get("/").text
    for path in ("/agents", "/agents/1"):
        assert other.get(path).status_code == 404
    for move in ("add", "1/role", "1/close", "1/open", "1/factor", "1/password", "1/unlink"):
        assert other.send(f"/agents/{move}", role="agent").status_code == 404
    assert _agent(sessions, "Ada").active


def test_an_administrator_sees_who_there_is(
    ada: AtTheConsole, bo: AtTheConsole, sessions: Sessions, records: Records
) -> None:
    with sessions.begin() as db:
        db.add(SecondFactor(agent_id=2, secret=b"", confirmed_at=datetime.now(UTC)))
        db.add(Agent(email="cia@desk.example", name="Cia", password_hash="", role="dpo"))
    records.disable("Bo")
    assert ">Agents<" in ada.get("/").text
    page = ada.get("/agents").text
    rows = [re.sub(r"\s*<[^>]+>\s*", "|", row) for row in re.findall(r"(?s)<tr.*?</tr>", page)][1:]
    names = [re.search(r"\|(Ada|Bo|Cia)\|", row)[1] for row in rows]  # type: ignore[index]
    assert names == ["Ada", "Cia", "Bo"]  # the closed ones last
    assert "Administrator" in rows[0]
    assert "|No|" in rows[0]
    assert "|Never|" in rows[1]
    assert "|Yes|" in rows[2]
    assert "|Closed|" in rows[2]


def test_a_new_agent_logs_in_with_the_password_that_is_shown_once(
    ada: AtTheConsole, stranger: AtTheConsole, sessions: Sessions, records: Records
) -> None:
    fields = {"name": " Cia ", "email": "Cia@Desk.example", "role": "dpo"}
    answer = ada.send("/agents/add", **fields)
    assert answer.status_code == 200
    password = _password(answer.text)
    assert password not in ada.get("/agents/2").text
    assert stranger.log_in("cia@desk.example", password).status_code == 303
    assert _agent(sessions, "Cia").role == "dpo"
    assert records.audited("agent.add")[-1] == "agent:2"


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("name", "  ", "Give the name that colleagues know."),
        ("email", "cia", "Give an e-mail address, such as name@example.com."),
        ("email", "@", "Give an e-mail address, such as name@example.com."),
        ("email", "cia berg@desk.example", "Give an e-mail address, such as name@example.com."),
        ("email", "ADA@desk.example", "There is an account with this e-mail address already."),
        ("role", "boss", "Choose what they may do."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_the_rest_is_kept(
    ada: AtTheConsole, sessions: Sessions, field: str, typed: str, words: str
) -> None:
    fields = {"name": "Cia Berg", "email": "cia@desk.example", "role": "dpo"} | {field: typed}
    answer = ada.send("/agents/add", **fields)
    assert answer.status_code == 422
    assert f'id="{field}-problem">{words}' in answer.text
    for kept in {"name", "email"} - {field}:
        assert f'value="{fields[kept]}"' in answer.text
    assert field == "role" or '<option value="dpo" selected>' in answer.text
    with sessions.begin() as db:
        assert db.query(Agent).count() == 1


def test_a_new_role_holds_from_the_next_page_on(
    ada: AtTheConsole, bo: AtTheConsole, records: Records
) -> None:
    assert bo.get("/audit").status_code == 404
    assert ada.send("/agents/2/role", role="dpo").headers["location"] == "/agents/2"
    assert "The role is changed." in ada.get("/agents/2").text
    assert bo.get("/audit").status_code == 200
    assert records.audited("agent.role") == ["agent:2"]
    assert ada.send("/agents/2/role", role="boss").status_code == 400


def test_a_closed_account_is_logged_out_at_once_and_can_be_opened_again(
    ada: AtTheConsole, hire: Hire, stranger: AtTheConsole, records: Records
) -> None:
    page = ada.send("/agents/add", name="Cia", email="cia@desk.example", role="agent").text
    password = _password(page)
    stranger.log_in("cia@desk.example", password)
    ada.send("/agents/2/close")
    assert stranger.get("/").status_code == 303
    assert stranger.log_in("cia@desk.example", password).status_code == 401
    ada.send("/agents/2/open")
    assert stranger.get("/").status_code == 303
    assert stranger.log_in("cia@desk.example", password).status_code == 303
    assert records.audited("agent.close") == records.audited("agent.open") == ["agent:2"]


def test_a_new_password_replaces_the_old_one_and_ends_the_logins(
    ada: AtTheConsole, stranger: AtTheConsole, records: Records
) -> None:
    page = ada.send("/agents/add", name="Cia", email="cia@desk.example", role="agent").text
    old = _password(page)
    stranger.log_in("cia@desk.example", old)
    new = _password(ada.send("/agents/2/password").text)
    assert stranger.get("/").status_code == 303
    assert stranger.log_in("cia@desk.example", old).status_code == 401
    assert stranger.log_in("cia@desk.example", new).status_code == 303
    assert records.audited("agent.password") == ["agent:2"]


def test_a_second_factor_can_be_removed_for_somebody_who_lost_it(
    ada: AtTheConsole, bo: AtTheConsole, sessions: Sessions, records: Records
) -> None:
    assert "Remove the second factor" not in ada.get("/agents/2").text
    with sessions.begin() as db:
        db.add(SecondFactor(agent_id=2, secret=b"", confirmed_at=datetime.now(UTC)))
    assert "Remove the second factor" in ada.get("/agents/2").text
    ada.send("/agents/2/factor")
    with sessions.begin() as db:
        assert db.query(SecondFactor).count() == 0
    assert bo.get("/").status_code == 303
    assert records.audited("agent.no_factor") == ["agent:2"]


def test_who_somebody_is_at_the_company_can_be_forgotten(
    ada: AtTheConsole, bo: AtTheConsole, sessions: Sessions, records: Records
) -> None:
    with sessions.begin() as db:
        row = {"issuer": "https://login.example.com", "subject": "b-2"}
        db.add(ProviderAccount(agent_id=2, linked_at=datetime.now(UTC), **row))
    ada.send("/agents/2/unlink")
    with sessions.begin() as db:
        assert db.query(ProviderAccount).count() == 0
    assert bo.get("/").status_code == 200
    assert records.audited("agent.unlink") == ["agent:2"]


@pytest.mark.parametrize("move", ["role", "close", "factor", "password"])
def test_nobody_does_it_to_the_own_account(
    ada: AtTheConsole, hire: Hire, sessions: Sessions, move: str
) -> None:
    hire("Dan", "admin")
    answer = ada.send(f"/agents/1/{move}", role="agent")
    assert answer.status_code == 409
    assert "This is your own account: another administrator has to do that." in answer.text
    ours = _agent(sessions, "Ada")
    assert (ours.role, ours.active) == ("admin", True)
    assert ada.get("/agents").status_code == 200


@pytest.mark.parametrize("path", ["/agents/99", "/agents/0", "/agents/-1"])
def test_an_account_that_there_is_not_is_not_found(ada: AtTheConsole, path: str) -> None:
    assert ada.get(path).status_code == 404
    assert ada.send(f"{path}/close").status_code == 404
