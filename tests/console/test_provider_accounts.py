"""Who gets in with the company's own login: matched by address once, then by subject."""

import pytest

from cases.account_models import ProviderAccount
from cases.agents import add_agent
from cases.database import Sessions
from cases.encryption import Vault
from cases.models import Agent
from settings import Settings
from tests.console.at_the_console import AtTheConsole, Records
from tests.console.company_login import (
    CompanyLogin,
    browser_at,
    company,
    log_in_there,
    settings,
)

__all__ = ["company", "settings"]

EMAIL = "aino@desk.example"
NOBODY = "There is no open account here for the verified e-mail address that Example AB gave."


@pytest.fixture(autouse=True)
def password(sessions: Sessions, company: CompanyLogin) -> str:
    """Aino has an account here and one with the company."""
    company.knows("a-1", email=EMAIL, email_verified=True)
    with sessions.begin() as db:
        return add_agent(db, email=EMAIL, name="Aino", role="agent", actor="system")[1]


def test_from_the_second_login_on_the_subject_counts_and_not_the_address(
    stranger: AtTheConsole, company: CompanyLogin
) -> None:
    log_in_there(stranger, company, "a-1")
    company.knows("a-1", email="aino.new@desk.example", email_verified=True)
    company.knows("b-2", email=EMAIL, email_verified=True)
    stranger.client.cookies.clear()
    assert log_in_there(stranger, company, "a-1").status_code == 303
    stranger.client.cookies.clear()
    answer = log_in_there(stranger, company, "b-2")
    assert answer.status_code == 403
    assert NOBODY in answer.text
    assert stranger.get("/").status_code == 303


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "nobody@desk.example", "email_verified": True},
        {"email": EMAIL, "email_verified": False},
        {"email": EMAIL, "email_verified": "true"},
        {"email": EMAIL},
        {},
    ],
)
def test_who_is_not_known_by_a_verified_address_gets_a_sentence_and_no_account(
    stranger: AtTheConsole, company: CompanyLogin, sessions: Sessions, claims: dict[str, object]
) -> None:
    company.knows("c-3", **claims)
    answer = log_in_there(stranger, company, "c-3")
    assert answer.status_code == 403
    assert NOBODY in answer.text
    assert 'aria-invalid="true"' not in answer.text
    assert stranger.get("/").status_code == 303
    with sessions.begin() as db:
        assert db.query(Agent).count() == 1
        assert db.query(ProviderAccount).count() == 0


@pytest.mark.parametrize("linked", [True, False])
def test_a_closed_account_stays_closed(
    stranger: AtTheConsole, company: CompanyLogin, records: Records, linked: bool
) -> None:
    if linked:
        log_in_there(stranger, company, "a-1")
        stranger.client.cookies.clear()
    records.disable("Aino")
    answer = log_in_there(stranger, company, "a-1")
    assert answer.status_code == 403
    assert NOBODY in answer.text
    assert stranger.get("/").status_code == 303


def test_a_provider_that_verifies_no_addresses_can_be_trusted_by_a_setting(
    settings: Settings, sessions: Sessions, vault: Vault, company: CompanyLogin
) -> None:
    browser = browser_at(settings, sessions, vault, oidc_trusts_email=True)
    company.knows("a-1", email=EMAIL)
    assert log_in_there(browser, company, "a-1").status_code == 303
    company.knows("d-4", email=EMAIL, email_verified=False)
    assert log_in_there(browser, company, "d-4").status_code == 403


@pytest.mark.parametrize(
    ("groups", "status"),
    [(["staff", "privacy-desk"], 303), ("privacy-desk", 303), (["staff"], 403), (None, 403)],
)
def test_what_the_company_requires_has_to_be_said_of_somebody(
    settings: Settings,
    sessions: Sessions,
    vault: Vault,
    company: CompanyLogin,
    groups: object,
    status: int,
) -> None:
    browser = browser_at(settings, sessions, vault, oidc_requires=("groups=privacy-desk",))
    company.knows("a-1", email=EMAIL, email_verified=True, groups=groups)
    answer = log_in_there(browser, company, "a-1")
    assert answer.status_code == status
    assert ("may not be used here" in answer.text) == (status == 403)


def test_another_issuer_than_the_one_set_is_not_believed(
    settings: Settings, sessions: Sessions, vault: Vault, company: CompanyLogin
) -> None:
    browser = browser_at(settings, sessions, vault, oidc_issuer=company.issuer + "/")
    answer = log_in_there(browser, company, "a-1")
    assert answer.status_code == 502
    assert "an answer that cannot be used here" in answer.text
