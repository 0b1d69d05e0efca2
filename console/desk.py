"""What every view works with: the settings, the database, the keys, today's date."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import Depends, Request

from cases.database import Sessions
from cases.deadlines import ZONES
from cases.encryption import Vault
from settings import Settings


@dataclass(frozen=True)
class Desk:
    """One console. Its days and times are those of the member state."""

    # the settings hold the secrets, which a repr would show
    settings: Settings = field(repr=False)
    sessions: Sessions
    vault: Vault

    @property
    def zone(self) -> ZoneInfo:
        return ZONES[self.settings.country]

    def now(self) -> datetime:
        return datetime.now(self.zone)

    def today(self) -> date:
        return self.now().date()


def desk_of(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


FromDesk = Annotated[Desk, Depends(desk_of)]
