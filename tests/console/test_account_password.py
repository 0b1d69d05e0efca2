"""An agent changes the own password."""

import pytest

from cases.agents import add_agent
from cases.database import Sessions
from cases.encryption import Vault
from console.app import create_app
from settings import Settings
from tests.console.at_the_console import AtTheConsole, Records, TestClient

EMAIL = "aino@desk.example"
NEW = "kaarna viisitoista sumu lokki"


@pytest.fixture
def password(sessions: Sessions, stranger: AtTheConsole) -> str:
    """Aino's, who is logged in."""
    with sessions.begin() as db:
        _, password = add_agent(db, email=EMAIL, name="Aino Berg", role="agent", actor="system")
    assert stranger.log_in(EMAIL, password).status_code == 303
    return password


def _change(console: AtTheConsole, old: str, new: str, again: str | None = None):  # type: ignore[no-untyped-def]
    fields = {"old": old, "new": new, "again": new if again is None else again}
    return console.send("/account/password", **fields)


def test_the_new_password_opens_and_the_old_one_does_not(
    stranger: AtTheConsole, password: str, records: Records
) -> None:
    assert _change(stranger, password, NEW).headers["location"] == "/account"
    assert "Your password is changed" in stranger.get("/account").text
    stranger.send("/logout")
    assert stranger.log_in(EMAIL, password).status_code == 401
    assert stranger.log_in(EMAIL, NEW).status_code == 303
    assert records.audited("agent.password") == ["agent:1"]


def test_every_other_login_ends(
    app: object, stranger: AtTheConsole, bosse: AtTheConsole, password: str
) -> None:
    other = AtTheConsole(TestClient(app, follow_redirects=False))  # type: ignore[arg-type]
    other.log_in(EMAIL, password)
    _change(stranger, password, NEW)
    assert other.get("/").status_code == 303
    assert stranger.get("/").status_code == 200
    assert bosse.get("/").status_code == 200


@pytest.mark.parametrize(
    ("field", "new", "again", "words"),
    [
        ("new", "a" * 14, None, "machines can guess anything under 15 characters"),
        ("new", EMAIL, None, "Everybody knows that"),
        ("again", NEW, NEW + " ", "The two do not agree"),
    ],
)
def test_a_password_that_is_not_taken_is_told_why_beside_its_field(
    stranger: AtTheConsole, password: str, field: str, new: str, again: str | None, words: str
) -> None:
    answer = _change(stranger, password, new, again)
    assert answer.status_code == 422
    assert f'id="{field}-problem">' in answer.text
    assert words in answer.text
    assert new not in answer.text.replace(f'value="{EMAIL}"', "")
    stranger.send("/logout")
    assert stranger.log_in(EMAIL, password).status_code == 303


def test_the_same_password_is_no_new_one(stranger: AtTheConsole, password: str) -> None:
    assert "This is your old password." in _change(stranger, password, password).text


def test_without_the_old_password_nothing_is_changed_and_guessing_is_stopped(
    stranger: AtTheConsole, password: str
) -> None:
    for _ in range(5):
        answer = _change(stranger, "wrong", NEW)
        assert answer.status_code == 422
        assert 'id="old-problem">This is not your password.' in answer.text
    answer = _change(stranger, password, NEW)
    assert answer.status_code == 429
    assert "quarter of an hour" in answer.text
    stranger.send("/logout")
    assert stranger.log_in(EMAIL, password).status_code == 303


def test_where_passwords_are_switched_off_there_is_nothing_to_change(
    settings: Settings, sessions: Sessions, vault: Vault, stranger: AtTheConsole, password: str
) -> None:
    assert 'href="/account/password"' in stranger.get("/account").text
    off = settings.model_copy(update={"password_logins": False})
    client = TestClient(create_app(off, sessions, vault), follow_redirects=False)
    client.cookies.update(dict(stranger.client.cookies))
    other = AtTheConsole(client)
    page = other.get("/account").text
    assert "/account/password" not in page
    assert "Second factor" not in page
    assert other.get("/account/password").status_code == 404
    assert _change(other, password, NEW).status_code == 404
