"""The environment, read once where a process starts, as one frozen value."""

from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

Country = Literal["SE", "FI"]


class Settings(BaseSettings):
    """`PRIVACY_DESK_*` from the environment; docs/operations.md explains each one.

    Secrets have no default: `privacy-desk up` generates them into `<state>/secrets.env`, any other
    start of a process fails in words until they are set.
    """

    model_config = SettingsConfigDict(env_prefix="PRIVACY_DESK_", frozen=True, extra="ignore")

    master_keys: Annotated[tuple[str, ...], NoDecode] = Field(min_length=1, repr=False)
    console_secret: str = Field(min_length=32, repr=False)

    state_dir: Path = Path(".state")
    database_url: str = ""
    country: Country = "SE"

    chat_address: str = "127.0.0.1:8000"
    console_address: str = "127.0.0.1:8001"
    rasa_address: str = "127.0.0.1:5005"
    actions_address: str = "127.0.0.1:5055"

    policy_url: str = "/policy/{language}"
    allowed_origins: Annotated[tuple[str, ...], NoDecode] = ()
    rasa_timeout_seconds: float = Field(default=10.0, gt=0)
    idle_minutes: int = Field(default=30, gt=0)
    conversations_per_minute: int = Field(default=30, gt=0)
    messages_per_minute: int = Field(default=30, gt=0)
    login_hours: int = Field(default=8, gt=0)
    console_https: bool = False

    @field_validator("master_keys", "allowed_origins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        """Several values stand in one variable, with commas between them."""
        return tuple(filter(None, value.split(","))) if isinstance(value, str) else value

    @cached_property
    def database(self) -> str:
        """The database's SQLAlchemy URL; a SQLite file in the state folder unless one is set."""
        return self.database_url or f"sqlite:///{self.state_dir / 'privacy-desk.db'}"


class SettingsError(Exception):
    """A variable is missing or wrong; the message names the variable and never its value."""


def read_settings() -> Settings:
    """Read the environment. Raises SettingsError with one sentence a variable."""
    try:
        return Settings()
    except ValidationError as error:
        sentences = [
            f"PRIVACY_DESK_{'_'.join(map(str, detail['loc'])).upper()}: {detail['msg']}."
            for detail in error.errors(include_input=False, include_url=False)
        ]
    raise SettingsError(" ".join(sentences) + " See docs/operations.md.")
