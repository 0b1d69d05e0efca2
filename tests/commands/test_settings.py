import os
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from settings import OpenSettings, Settings, SettingsError, read_open_settings, read_settings

WRONG = {
    "MASTER_KEYS": "tooshort-7531",
    "CONSOLE_SECRET": "tooshort-7531",
    "COUNTRY": "NO-7531",
    "CHAT_ADDRESS": "no-port-7531",
    "RASA_ADDRESS": "http://localhost:7531",
    "RASA_TIMEOUT_SECONDS": "7531",
    "IDLE_MINUTES": "-7531",
    "CONVERSATIONS_PER_MINUTE": "many-7531",
    "MESSAGES_PER_MINUTE": "75.31",
    "LOGIN_HOURS": "-7531",
    "CONSOLE_HTTPS": "perhaps-7531",
    "SMTP_URL": "http://user:7531@mail.example.com",
    "MAIL_SENDER": "7531",
    "PUBLIC_URL": "desk.example.com/7531",
    "OIDC_ISSUER": "http://login.example.com/7531",
    "OIDC_REQUIRES": "7531",
    "OIDC_CLIENT_SECRET": "alone-7531",
    "PASSWORD_LOGINS": "perhaps-7531",
}


@pytest.fixture(autouse=True)
def secrets(state: Path) -> None:
    """Secrets that are as they should be."""
    os.environ["PRIVACY_DESK_MASTER_KEYS"] = Fernet.generate_key().decode()
    os.environ["PRIVACY_DESK_CONSOLE_SECRET"] = "c" * 43
    os.environ["PRIVACY_DESK_INDEX_KEY"] = "i" * 43


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_is_told_by_its_variable_and_never_repeated(name: str) -> None:
    os.environ[f"PRIVACY_DESK_{name}"] = WRONG[name]
    with pytest.raises(SettingsError) as refused:
        read_settings()
    message = str(refused.value)
    assert message.startswith(f"PRIVACY_DESK_{name}: ")
    assert message.endswith("See docs/operations.md.")
    assert "7531" not in message
    assert message.count("PRIVACY_DESK_") == 1
    assert refused.value.__context__ is None


@pytest.mark.parametrize("name", ["MASTER_KEYS", "CONSOLE_SECRET", "INDEX_KEY"])
def test_a_secret_has_no_default(name: str) -> None:
    del os.environ[f"PRIVACY_DESK_{name}"]
    with pytest.raises(SettingsError, match=f"PRIVACY_DESK_{name}"):
        read_settings()


def test_everything_that_is_wrong_is_told_at_once() -> None:
    os.environ["PRIVACY_DESK_COUNTRY"] = "NO"
    os.environ["PRIVACY_DESK_IDLE_MINUTES"] = "0"
    with pytest.raises(SettingsError, match=r"PRIVACY_DESK_COUNTRY.*PRIVACY_DESK_IDLE_MINUTES"):
        read_settings()


def test_the_action_server_needs_no_secret() -> None:
    del os.environ["PRIVACY_DESK_MASTER_KEYS"]
    del os.environ["PRIVACY_DESK_CONSOLE_SECRET"]
    assert read_open_settings().country == "SE"


def test_no_secret_stands_in_the_settings_representation() -> None:
    settings = read_settings()
    assert settings.master_keys[0] not in repr(settings)
    assert settings.console_secret not in repr(settings)


def test_several_master_keys_stand_in_one_variable_newest_first() -> None:
    keys = [Fernet.generate_key().decode() for _ in range(2)]
    os.environ["PRIVACY_DESK_MASTER_KEYS"] = ",".join(keys)
    assert read_settings().master_keys == tuple(keys)


@pytest.mark.parametrize(
    "value",
    [
        "https://a.example,https://b.example",
        "https://a.example, https://b.example",
        "https://a.example,https://b.example,",
    ],
)
def test_several_origins_stand_in_one_variable(value: str) -> None:
    os.environ["PRIVACY_DESK_ALLOWED_ORIGINS"] = value
    assert read_settings().allowed_origins == ("https://a.example", "https://b.example")


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("", "sqlite:///"),
        ("postgresql://db/desk", "postgresql+psycopg://db/desk"),
        ("postgresql+psycopg://db/desk", "postgresql+psycopg://db/desk"),
    ],
)
def test_the_database_is_a_file_in_the_state_folder_unless_one_is_named(
    state: Path, given: str, used: str
) -> None:
    os.environ["PRIVACY_DESK_DATABASE_URL"] = given
    expected = used if given else f"sqlite:///{state}/privacy-desk.db"
    assert read_settings().database == expected


def test_settings_are_not_changed_after_they_are_read() -> None:
    settings = read_open_settings()
    with pytest.raises(ValueError, match="frozen"):
        settings.country = "FI"  # type: ignore[misc]


def test_the_open_settings_hold_no_secret() -> None:
    secret = Settings.model_fields.keys() - OpenSettings.model_fields.keys()
    assert secret == {
        "master_keys",
        "console_secret",
        "index_key",
        "smtp_url",
        "oidc_client_secret",
    }


def test_a_mail_server_needs_a_sender() -> None:
    os.environ["PRIVACY_DESK_SMTP_URL"] = "smtp://user:secret-7531@mail.example.com:587"
    with pytest.raises(SettingsError) as refused:
        read_settings()
    assert "PRIVACY_DESK_MAIL_SENDER" in str(refused.value)
    assert "7531" not in str(refused.value)
    os.environ["PRIVACY_DESK_MAIL_SENDER"] = "Privacy <privacy@example.com>"
    settings = read_settings()
    assert settings.sends_mail
    assert "secret-7531" not in repr(settings)


def test_the_public_address_has_no_slash_at_its_end() -> None:
    os.environ["PRIVACY_DESK_PUBLIC_URL"] = "https://desk.example.com/"
    assert read_settings().public_url == "https://desk.example.com"


def test_the_companys_own_login_is_set_whole_or_not_at_all() -> None:
    os.environ["PRIVACY_DESK_OIDC_ISSUER"] = "https://login.example.com/desk"
    os.environ["PRIVACY_DESK_OIDC_CLIENT_ID"] = "privacy-desk"
    with pytest.raises(SettingsError, match="PRIVACY_DESK_OIDC_CLIENT_SECRET: "):
        read_settings()
    os.environ["PRIVACY_DESK_OIDC_CLIENT_SECRET"] = "secret-7531"
    settings = read_settings()
    assert settings.provider_name == "login.example.com"
    assert "secret-7531" not in repr(settings)
    os.environ["PRIVACY_DESK_OIDC_NAME"] = "Example AB"
    assert read_settings().provider_name == "Example AB"


def test_passwords_are_switched_off_only_where_there_is_another_login() -> None:
    os.environ["PRIVACY_DESK_PASSWORD_LOGINS"] = "false"
    with pytest.raises(SettingsError, match=r"PRIVACY_DESK_PASSWORD_LOGINS: .*nobody could log in"):
        read_settings()
    os.environ["PRIVACY_DESK_OIDC_ISSUER"] = "http://localhost:9400"
    os.environ["PRIVACY_DESK_OIDC_CLIENT_ID"] = "privacy-desk"
    os.environ["PRIVACY_DESK_OIDC_CLIENT_SECRET"] = "secret"
    assert not read_settings().password_logins
