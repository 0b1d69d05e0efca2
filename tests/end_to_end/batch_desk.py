"""A database with due cases, and `redact-cases` as real processes on it."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.fernet import Fernet
from sqlalchemy import select

from cases.database import Sessions, reading
from cases.encryption import Vault
from cases.lifecycle import State
from cases.models import Case, Run
from tests.end_to_end.warm_jobs import WarmJobs
from tests.keys import INDEX_KEY
from tests.pii.batch.scene import add_due_cases, how_they_are


@dataclass
class BatchDesk:
    """sessions and url: the database; folder: what else the job finds and says."""

    jobs: WarmJobs
    sessions: Sessions
    url: str
    folder: Path
    key: str = field(default_factory=lambda: Fernet.generate_key().decode())

    @property
    def vault(self) -> Vault:
        return Vault((self.key,), index_key=INDEX_KEY)

    @property
    def environment(self) -> dict[str, str]:
        return {
            "PRIVACY_DESK_STATE_DIR": str(self.folder),
            "PRIVACY_DESK_DATABASE_URL": self.url,
            "PRIVACY_DESK_MASTER_KEYS": self.key,
            "PRIVACY_DESK_CONSOLE_SECRET": "only-for-tests-" * 4,
            "PRIVACY_DESK_INDEX_KEY": INDEX_KEY,
        }

    def add(self, count: int) -> None:
        add_due_cases(self.sessions, self.vault, count)

    def start(self, *options: str, log: str = "job", **environment: str) -> int:
        """Start a job; its process id."""
        given = options if "--processes" in options else ("--processes", "1", *options)
        return self.jobs.start(self.environment | environment, "redact-cases", *given, log=log)

    def run(self, *options: str, **environment: str) -> int:
        """Run a job to its end; its exit status."""
        return self.jobs.wait(self.start(*options, **environment))

    def has_begun(self) -> bool:
        """Whether a case is minimised; quick, so that a job is not over before it is asked."""
        with reading(self.sessions) as db:
            return (
                db.scalar(select(Case.id).where(Case.state == State.EVIDENCE).limit(1)) is not None
            )

    def cases(self) -> Counter[str]:
        """How many cases are in which state; fails if one is neither whole nor minimised."""
        return how_they_are(self.sessions, self.vault)

    def runs(self) -> list[Run]:
        with reading(self.sessions) as db:
            return list(db.scalars(select(Run).order_by(Run.id)))

    @property
    def said(self) -> str:
        """What the last job said, both to standard output and to standard error."""
        return "".join(self.jobs.said())
