"""The second factor: setting it up, logging in with it, losing the telephone."""

import re
from datetime import UTC, datetime, timedelta

import pyotp
import pytest

from cases.account_models import RecoveryCode, SecondFactor
from cases.agents import add_agent
from cases.database import Sessions
from console.desk import Desk
from tests.console.at_the_console import AtTheConsole, Records

EMAIL = "aino@desk.example"


@pytest.fixture
def password(sessions: Sessions) -> str:
    with sessions.begin() as db:
        return add_agent(db, email=EMAIL, name="Aino", role="agent", actor="system")[1]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """What time the console takes it to be: the list's only element."""
    times = [datetime.now(UTC)]
    monkeypatch.setattr(Desk, "now", lambda _: times[0])
    return times


@pytest.fixture
def enrolled(
    stranger: AtTheConsole, password: str, clock: list[datetime]
) -> tuple[pyotp.TOTP, list[str]]:
    """Aino's authenticator and recovery codes; the browser is logged out, the first code old."""
    stranger.log_in(EMAIL, password)
    totp = _begin(stranger)
    page = stranger.send("/account/factor/confirm", code=totp.at(clock[0])).text
    codes = re.findall(r"<code>([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})</code>", page)
    assert len(set(codes)) == 10
    stranger.send("/logout")
    clock[0] += timedelta(minutes=2)
    return totp, codes


def _begin(console: AtTheConsole) -> pyotp.TOTP:
    assert console.send("/account/factor").headers["location"] == "/account/factor"
    page = console.get("/account/factor").text
    assert "<svg" in page
    found = re.search(r"<code>([A-Z2-7 ]+)</code>", page)
    assert found
    return pyotp.TOTP(found[1].replace(" ", ""))


def _code(console: AtTheConsole, code: str, **fields: str):  # type: ignore[no-untyped-def]
    page = console.client.get("/login").text
    token = re.search(r'name="form_token" value="([^"]+)"', page)
    assert token
    return console.client.post("/login/code", data={"form_token": token[1], "code": code, **fields})


def test_a_login_asks_for_the_code_after_the_password(
    stranger: AtTheConsole,
    password: str,
    enrolled: tuple[pyotp.TOTP, list[str]],
    clock: list[datetime],
) -> None:
    answer = stranger.send("/login", email=EMAIL, password=password, next="/?shown=mine")
    assert "Your code" in answer.text
    assert stranger.get("/").status_code == 303
    answer = _code(stranger, enrolled[0].at(clock[0]), next="/?shown=mine")
    assert (answer.status_code, answer.headers["location"]) == (303, "/?shown=mine")
    assert stranger.get("/").status_code == 200


def test_a_code_without_the_password_opens_nothing(
    stranger: AtTheConsole, enrolled: tuple[pyotp.TOTP, list[str]], clock: list[datetime]
) -> None:
    answer = _code(stranger, enrolled[0].at(clock[0]))
    assert "Log in" in answer.text
    assert stranger.get("/").status_code == 303
    assert stranger.get("/login/code").headers["location"] == "/login"


def test_a_code_is_taken_once(
    stranger: AtTheConsole,
    password: str,
    enrolled: tuple[pyotp.TOTP, list[str]],
    clock: list[datetime],
) -> None:
    code = enrolled[0].at(clock[0])
    for status in (303, 401):
        stranger.log_in(EMAIL, password)
        assert _code(stranger, code).status_code == status
        stranger.client.cookies.clear()


@pytest.mark.parametrize(("seconds", "status"), [(-30, 303), (30, 303), (-90, 401), (90, 401)])
def test_a_clock_may_be_half_a_minute_wrong(
    stranger: AtTheConsole,
    password: str,
    enrolled: tuple[pyotp.TOTP, list[str]],
    clock: list[datetime],
    seconds: int,
    status: int,
) -> None:
    stranger.log_in(EMAIL, password)
    code = enrolled[0].at(clock[0] + timedelta(seconds=seconds))
    assert _code(stranger, code).status_code == status


def test_the_sixth_wrong_code_is_the_last_even_if_the_next_is_right(
    stranger: AtTheConsole,
    password: str,
    enrolled: tuple[pyotp.TOTP, list[str]],
    clock: list[datetime],
) -> None:
    stranger.log_in(EMAIL, password)
    for _ in range(5):
        assert _code(stranger, "000000x").status_code == 401
    answer = _code(stranger, enrolled[0].at(clock[0]))
    assert answer.status_code == 429
    assert "quarter of an hour" in answer.text


def test_a_recovery_code_opens_once_and_is_kept_as_a_hash(
    stranger: AtTheConsole,
    password: str,
    enrolled: tuple[pyotp.TOTP, list[str]],
    sessions: Sessions,
    records: Records,
) -> None:
    code = enrolled[1][3]
    for typed, status in ((code.lower(), 303), (code, 401)):
        stranger.log_in(EMAIL, password)
        assert _code(stranger, typed).status_code == status
        stranger.client.cookies.clear()
    with sessions.begin() as db:
        hashes = [row.code_hash for row in db.query(RecoveryCode)]
    assert all(each.startswith("$argon2id$") for each in hashes)
    assert len(records.audited("agent.recovery")) == 1


def test_the_secret_is_sealed_where_it_is_stored(
    enrolled: tuple[pyotp.TOTP, list[str]], sessions: Sessions, records: Records
) -> None:
    with sessions.begin() as db:
        stored = db.query(SecondFactor).one().secret
    assert enrolled[0].secret.encode() not in stored
    assert records.vault.unseal(stored) == enrolled[0].secret


def test_a_first_code_that_does_not_fit_is_told_and_the_key_stays(
    stranger: AtTheConsole, password: str, clock: list[datetime]
) -> None:
    stranger.log_in(EMAIL, password)
    totp = _begin(stranger)
    answer = stranger.send("/account/factor/confirm", code="12345x")
    assert answer.status_code == 422
    assert 'id="problem">This code does not fit' in answer.text
    assert " ".join(re.findall("....", totp.secret)) in answer.text
    # without a first code there is no factor
    stranger.send("/logout")
    assert stranger.log_in(EMAIL, password).status_code == 303


def test_a_new_factor_logs_out_whoever_came_in_without_it(
    stranger: AtTheConsole, password: str, app: object, clock: list[datetime]
) -> None:
    stranger.log_in(EMAIL, password)
    thief = dict(stranger.client.cookies)
    stranger.client.cookies.clear()
    stranger.log_in(EMAIL, password)
    stranger.send("/account/factor/confirm", code=_begin(stranger).at(clock[0]))
    assert stranger.get("/").status_code == 200
    stranger.client.cookies.clear()
    stranger.client.cookies.update(thief)
    assert stranger.get("/").status_code == 303


def test_removing_it_and_new_codes_want_a_code(
    stranger: AtTheConsole,
    password: str,
    enrolled: tuple[pyotp.TOTP, list[str]],
    clock: list[datetime],
) -> None:
    totp, codes = enrolled
    stranger.log_in(EMAIL, password)
    _code(stranger, codes[0])
    for form in ("codes", "remove"):
        answer = stranger.send(f"/account/factor/{form}", code="")
        assert answer.status_code == 422
        assert f'id="{form}-problem"' in answer.text
    page = stranger.send("/account/factor/codes", code=totp.at(clock[0])).text
    assert codes[1] not in page
    clock[0] += timedelta(minutes=1)
    answer = stranger.send("/account/factor/remove", code=totp.at(clock[0]))
    assert answer.headers["location"] == "/account"
    stranger.send("/logout")
    assert stranger.log_in(EMAIL, password).status_code == 303
