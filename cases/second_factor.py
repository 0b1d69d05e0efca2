"""An authenticator as a second factor: time-based one-time passwords (RFC 6238), and recovery codes
for the day that the telephone is lost."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime

import pyotp
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from cases.account_models import RecoveryCode, SecondFactor
from cases.agents import hash_secret, is_secret_of
from cases.audit import record
from cases.encryption import Vault
from cases.errors import WrongCodeError
from cases.models import Agent

CODES = 10
_ISSUER = "Privacy Desk"
_STEP_SECONDS = 30
# of a clock that is a little wrong, the step before and the one after count too (RFC 6238, 5.2)
_DRIFT = (-1, 0, 1)


def has_factor(db: Session, agent: Agent) -> bool:
    """Whether a login of the agent asks for a code."""
    factor = _of(db, agent)
    return factor is not None and factor.confirmed_at is not None


def begin_factor(db: Session, vault: Vault, agent: Agent) -> None:
    """A new secret for the agent's authenticator; no factor before a code confirms it."""
    if has_factor(db, agent):
        raise WrongCodeError("there is a factor already")
    db.execute(delete(SecondFactor).where(SecondFactor.agent_id == agent.id))
    db.add(SecondFactor(agent_id=agent.id, secret=vault.seal(pyotp.random_base32())))


def pending_secret(db: Session, vault: Vault, agent: Agent) -> tuple[str, str] | None:
    """The secret that waits for its first code, and the address that an authenticator reads."""
    factor = _of(db, agent)
    if factor is None or factor.confirmed_at is not None:
        return None
    secret = vault.unseal(factor.secret)
    return secret, pyotp.TOTP(secret).provisioning_uri(name=agent.email, issuer_name=_ISSUER)


def confirm_factor(
    db: Session, vault: Vault, agent: Agent, code: str, *, now: datetime
) -> Sequence[str]:
    """The first code of the new authenticator: from now on every login asks for one. Gives the
    recovery codes, which are kept as hashes. Raises WrongCodeError."""
    factor = _of(db, agent)
    if factor is None or factor.confirmed_at is not None:
        raise WrongCodeError("there is nothing to confirm")
    _take(db, vault, factor, code, now=now)
    factor.confirmed_at = now
    record(db, actor=f"agent:{agent.id}", action="agent.factor", subject=f"agent:{agent.id}")
    return _new_codes(db, agent)


def check_code(db: Session, vault: Vault, agent: Agent, code: str, *, now: datetime) -> None:
    """A code of the authenticator, or one of the recovery codes; each is taken once.

    Raises WrongCodeError.
    """
    factor = _of(db, agent)
    if factor is None or factor.confirmed_at is None:
        raise WrongCodeError("there is no factor")
    if len(_plain(code)) == _LENGTH:
        _take_recovery_code(db, agent, code)
    else:
        _take(db, vault, factor, code, now=now)


def renew_codes(
    db: Session, vault: Vault, agent: Agent, code: str, *, now: datetime
) -> Sequence[str]:
    """Recovery codes in the place of the old ones. Raises WrongCodeError."""
    check_code(db, vault, agent, code, now=now)
    record(db, actor=f"agent:{agent.id}", action="agent.codes", subject=f"agent:{agent.id}")
    return _new_codes(db, agent)


def remove_factor(db: Session, agent: Agent, *, actor: str) -> None:
    """A password alone opens the account again. actor: as in the audit log."""
    db.execute(delete(RecoveryCode).where(RecoveryCode.agent_id == agent.id))
    db.execute(delete(SecondFactor).where(SecondFactor.agent_id == agent.id))
    record(db, actor=actor, action="agent.no_factor", subject=f"agent:{agent.id}")


def codes_left(db: Session, agent: Agent) -> int:
    """How many recovery codes were not used yet."""
    unused = (RecoveryCode.agent_id == agent.id) & RecoveryCode.used_at.is_(None)
    return db.scalar(select(func.count()).select_from(RecoveryCode).where(unused)) or 0


_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 12


def _of(db: Session, agent: Agent) -> SecondFactor | None:
    return db.scalar(select(SecondFactor).where(SecondFactor.agent_id == agent.id))


def _plain(code: str) -> str:
    return "".join(code.split()).replace("-", "").upper()


def _take(db: Session, vault: Vault, factor: SecondFactor, code: str, *, now: datetime) -> None:
    """Claim the code's time step, so that of two logins with one code only one gets in."""
    totp, typed = pyotp.TOTP(vault.unseal(factor.secret)), _plain(code)
    step = int(now.timestamp()) // _STEP_SECONDS
    for fits in (step + drift for drift in _DRIFT):
        if secrets.compare_digest(totp.generate_otp(fits).encode(), typed.encode()):
            newer = (SecondFactor.id == factor.id) & (SecondFactor.last_step < fits)
            taken = update(SecondFactor).where(newer).values(last_step=fits)
            if db.scalar(taken.returning(SecondFactor.id)) is not None:
                return
    raise WrongCodeError("the code does not fit")


def _take_recovery_code(db: Session, agent: Agent, code: str) -> None:
    unused = (RecoveryCode.agent_id == agent.id) & RecoveryCode.used_at.is_(None)
    for row in db.scalars(select(RecoveryCode).where(unused)).all():
        if is_secret_of(row.code_hash, _plain(code)):
            still = (RecoveryCode.id == row.id) & RecoveryCode.used_at.is_(None)
            used = update(RecoveryCode).where(still).values(used_at=datetime.now(UTC))
            if db.scalar(used.returning(RecoveryCode.id)) is not None:
                record(db, actor=f"agent:{agent.id}", action="agent.recovery",
                       subject=f"agent:{agent.id}")  # fmt: skip
                return
    raise WrongCodeError("the code does not fit")


def _new_codes(db: Session, agent: Agent) -> Sequence[str]:
    db.execute(delete(RecoveryCode).where(RecoveryCode.agent_id == agent.id))
    codes = ["".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH)) for _ in range(CODES)]
    db.add_all(RecoveryCode(agent_id=agent.id, code_hash=hash_secret(code)) for code in codes)
    return [f"{code[:4]}-{code[4:8]}-{code[8:]}" for code in codes]
