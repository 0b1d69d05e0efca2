import pytest
from sqlalchemy.orm import Session

from cases.agents import add_agent, agent_by_id, log_in
from cases.errors import WrongLoginError


@pytest.fixture
def cheap_passwords() -> None:
    """Here they are what is tested: the real hash."""


def test_the_generated_password_logs_in(db: Session) -> None:
    agent, password = add_agent(
        db, email="Anna@Desk.example", name="Anna", role="dpo", actor="test"
    )
    assert log_in(db, email=" anna@desk.EXAMPLE ", password=password) is agent
    assert agent.password_hash.startswith("$argon2id$")


@pytest.mark.parametrize("email", ["anna@desk.example", "nobody@desk.example"])
def test_a_wrong_password_and_an_unknown_account_look_alike(db: Session, email: str) -> None:
    add_agent(db, email="anna@desk.example", name="Anna", role="agent", actor="test")
    with pytest.raises(WrongLoginError):
        log_in(db, email=email, password="wrong")


def test_a_closed_account_does_not_open(db: Session) -> None:
    agent, password = add_agent(
        db, email="anna@desk.example", name="Anna", role="agent", actor="test"
    )
    agent.active = False
    with pytest.raises(WrongLoginError):
        log_in(db, email="anna@desk.example", password=password)
    assert agent_by_id(db, agent.id) is None
