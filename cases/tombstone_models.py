"""The table of tombstones: see cases.tombstones."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from cases.database import Base


class Tombstone(Base):
    """That an imported case was erased: its external_index and nothing else (cases.tombstones)."""

    __tablename__ = "tombstones"

    external_index: Mapped[str] = mapped_column(String(64), primary_key=True)
