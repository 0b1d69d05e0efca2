"""The environment, read once where a process starts, as one frozen value."""

import re
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

Country = Literal["SE", "FI"]
Kind = TypeVar("Kind", bound="OpenSettings")


_MAIL_SERVER = r"(?:smtp|smtps|smtp\+plain)://(?:\S+@)?[^\s/:@]+(?::\d+)?/?"
_SENDER = r"(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)"
# http only on this machine: a secret and codes travel there
_ISSUER = r"https://[^\s?#]+|http://(?:localhost|127\.0\.0\.1)(?::\d+)?(?:/[^\s?#]*)?"
Address = Annotated[str, Field(pattern=r"^[^\s:]+:[0-9]+$")]


class OpenSettings(BaseSettings):
    """`PRIVACY_DESK_*` from the environment that are no secret; docs/operations.md explains each.

    The action server reads these alone: it decrypts nothing.
    """

    model_config = SettingsConfigDict(env_prefix="PRIVACY_DESK_", frozen=True, extra="ignore")

    state_dir: Path = Path(".state")
    database_url: str = ""
    tracker_url: str = ""
    country: Country = "SE"

    chat_address: Address = "127.0.0.1:8000"
    console_address: Address = "127.0.0.1:8001"
    rasa_address: Address = "127.0.0.1:5005"
    actions_address: Address = "127.0.0.1:5055"

    policy_url: str = "/policy/{language}"
    allowed_origins: Annotated[tuple[str, ...], NoDecode] = ()
    rasa_timeout_seconds: float = Field(default=10.0, gt=0, le=30)
    idle_minutes: int = Field(default=30, gt=0)
    conversations_per_minute: int = Field(default=30, gt=0)
    messages_per_minute: int = Field(default=30, gt=0)
    login_hours: int = Field(default=8, gt=0)
    console_https: bool = False
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_name: str = ""
    oidc_requires: Annotated[tuple[str, ...], NoDecode] = ()
    oidc_trusts_email: bool = False
    password_logins: bool = True
    public_url: str = ""
    mail_sender: str = ""

    grace_days: int = Field(default=30, ge=0)
    evidence_days: int = Field(default=1095, gt=0)
    imported_idle_days: int = Field(default=92, gt=0)
    minimise_when_settled: bool = False
    feedback_days: int = Field(default=90, gt=0)

    spacy_pipelines: Annotated[tuple[str, ...], NoDecode] = ()
    spacy_pipelines_only: bool = False

    @field_validator("allowed_origins", "spacy_pipelines", "oidc_requires", mode="before")
    @classmethod
    def _split_several(cls, value: object) -> object:
        return _split(value)

    @field_validator("public_url")
    @classmethod
    def _check_public_url(cls, value: str) -> str:
        if value and not re.fullmatch(r"https?://[^\s?#]+", value):
            raise ValueError("it is an address such as https://desk.example.com")
        return value.rstrip("/")

    @field_validator("mail_sender")
    @classmethod
    def _check_sender(cls, value: str) -> str:
        if value and not re.fullmatch(_SENDER, value):
            raise ValueError("it is an address, or a name and <address>: Us <us@example.com>")
        return value

    @field_validator("spacy_pipelines")
    @classmethod
    def _check_pipelines(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not all(re.fullmatch(r"(?:sv|fi|en)=\S+", pair) for pair in value):
            raise ValueError("each is a language and a spaCy pipeline: sv=sv_core_news_lg")
        return value

    @field_validator("oidc_issuer")
    @classmethod
    def _check_issuer(cls, value: str) -> str:
        if value and not re.fullmatch(_ISSUER, value):
            raise ValueError("it is an address such as https://login.example.com")
        return value

    @field_validator("oidc_requires")
    @classmethod
    def _check_claims(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not all(re.fullmatch(r"[^=\s]+=.+", pair) for pair in value):
            raise ValueError("each is a claim and its value: groups=privacy-desk")
        return value

    @field_validator("password_logins")
    @classmethod
    def _check_logins(cls, value: bool, info: ValidationInfo) -> bool:
        if not value and not info.data.get("oidc_issuer", True):
            raise ValueError("without passwords and OIDC_ISSUER nobody could log in")
        return value

    @property
    def provider_name(self) -> str:
        """What the company's own login is called; "" where there is none."""
        return self.oidc_name or urlsplit(self.oidc_issuer).netloc

    @property
    def name_pipelines(self) -> dict[str, str]:
        """Language -> spaCy pipeline that finds names besides the shipped one."""
        return dict(pair.split("=", 1) for pair in self.spacy_pipelines)

    @field_validator("database_url", "tracker_url")
    @classmethod
    def _name_driver(cls, value: str) -> str:
        """`postgresql://` alone would mean a driver that is not installed."""
        return value.replace("postgresql://", "postgresql+psycopg://", 1)

    @cached_property
    def database(self) -> str:
        """The database's SQLAlchemy URL; a SQLite file in the state folder unless one is set."""
        return self.database_url or f"sqlite:///{self.state_dir / 'privacy-desk.db'}"

    @cached_property
    def tracker(self) -> str:
        """The SQLAlchemy URL of Rasa's tracker store; the SQLite file that `up` gives it unless
        one is set."""
        return self.tracker_url or f"sqlite:///{self.state_dir / 'tracker.db'}"


class Settings(OpenSettings):
    """All of them. Secrets have no default: `privacy-desk up` generates them into
    `<state>/secrets.env`, any other start of a process fails in words until they are set."""

    master_keys: Annotated[tuple[str, ...], NoDecode] = Field(min_length=1, repr=False)
    console_secret: str = Field(min_length=32, repr=False)
    index_key: str = Field(min_length=32, repr=False)
    smtp_url: str = Field(default="", repr=False)
    oidc_client_secret: str = Field(default="", repr=False)

    @field_validator("master_keys", mode="before")
    @classmethod
    def _split_keys(cls, value: object) -> object:
        return _split(value)

    @field_validator("oidc_client_secret")
    @classmethod
    def _check_client(cls, value: str, info: ValidationInfo) -> str:
        given = {bool(info.data.get(name)) for name in ("oidc_issuer", "oidc_client_id")}
        # an issuer that is no address has been told already
        if "oidc_issuer" in info.data and given != {bool(value)}:
            raise ValueError("OIDC_ISSUER, OIDC_CLIENT_ID and this one are set together or not")
        return value

    @field_validator("smtp_url")
    @classmethod
    def _check_mail_server(cls, value: str, info: ValidationInfo) -> str:
        if value and not re.fullmatch(_MAIL_SERVER, value):
            raise ValueError("it is smtp://, smtps:// or smtp+plain://, a login and @, a host")
        if value and not info.data.get("mail_sender"):
            raise ValueError("mail needs a sender too: PRIVACY_DESK_MAIL_SENDER")
        return value

    @property
    def sends_mail(self) -> bool:
        """Whether there is a mail server to tell requesters by that they have an answer."""
        return bool(self.smtp_url)

    @field_validator("master_keys")
    @classmethod
    def _check_keys(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not all(re.fullmatch(r"[A-Za-z0-9_-]{43}=", key) for key in value):
            raise ValueError("each key is 32 bytes in url-safe base64")
        return value


class SettingsError(Exception):
    """A variable is missing or wrong; the message names the variable and never its value."""


def read_settings() -> Settings:
    """Everything, secrets too. Raises SettingsError with one sentence a variable."""
    return _read(Settings)


def read_open_settings() -> OpenSettings:
    """What is no secret. Raises SettingsError."""
    return _read(OpenSettings)


def _read(kind: type[Kind]) -> Kind:
    try:
        return kind()
    except ValidationError as error:
        sentences = [
            f"PRIVACY_DESK_{'_'.join(map(str, detail['loc'])).upper()}: {detail['msg']}."
            for detail in error.errors(include_input=False, include_url=False)
        ]
    raise SettingsError(" ".join(sentences) + " See docs/operations.md.")


def _split(value: object) -> object:
    """Several values stand in one variable, with commas between them."""
    if not isinstance(value, str):
        return value
    return tuple(filter(None, (part.strip() for part in value.split(","))))
