"""What is left of a case as evidence: the text redacted, the key destroyed, in one transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, Select, delete, select, update
from sqlalchemy.orm import Session

from cases.encryption import Vault
from cases.errors import MinimisingError
from cases.forgetting import renew_feedback
from cases.lifecycle import State, move_all
from cases.models import Case, Message, Note, Ticket
from cases.work_models import Handout, OutboxNotice


@dataclass(frozen=True, repr=False)
class Readable:
    """A case's words before they are redacted. `known`: what it knows about its requester, to be
    found in every inflection; texts as (language, text) by message id and by note id."""

    known: tuple[str, ...]
    messages: dict[int, tuple[str, str]] = field(default_factory=dict)
    notes: dict[int, tuple[str, str]] = field(default_factory=dict)


def readable(db: Session, vault: Vault, cases: Sequence[Case]) -> list[Readable]:
    """The texts of each case. Raises WrongMasterKeyError, KeyDestroyedError."""
    by_id = {case.id: case for case in cases}
    decrypting = {case.id: vault.decrypting(case) for case in cases}
    found = {case.id: Readable(_known(vault, case)) for case in cases}
    # columns and not objects: this is most of what a case costs beside the redactor
    messages = select(Message.case_id, Message.id, Message.ciphertext, Message.language)
    for case_id, id_, ciphertext, language in db.execute(messages.where(_encrypted(by_id))):
        found[case_id].messages[id_] = language, decrypting[case_id](ciphertext)
    for case_id, id_, ciphertext in db.execute(_notes(by_id)):
        if ciphertext:
            found[case_id].notes[id_] = by_id[case_id].language, decrypting[case_id](ciphertext)
    return list(found.values())


def minimise(
    db: Session,
    case: Case,
    *,
    messages: Mapping[int, str],
    notes: Mapping[int, str],
    actor: str,
    now: datetime,
) -> None:
    """Keep the redacted texts only (by message id, by note id) and destroy the key.

    All or nothing: raises MinimisingError before anything is changed if a text is missing, besides
    what `lifecycle.move` raises.
    """
    minimise_all(db, [case], messages=messages, notes=notes, actor=actor, now=now)


def minimise_all(
    db: Session,
    cases: Sequence[Case],
    *,
    messages: Mapping[int, str],
    notes: Mapping[int, str],
    actor: str,
    now: datetime,
) -> None:
    """`minimise` for each case, or for none; the texts are those of all of them."""
    ids = [case.id for case in cases]
    db.flush()
    # their ids alone: what is in them is not needed any more
    stored = list(db.scalars(select(Message.id).where(_encrypted(ids))))
    written = [row.id for row in db.execute(_notes(ids)) if row.ciphertext]
    if missing := [*_not_in(messages, stored), *_not_in(notes, written)]:
        raise MinimisingError(f"{len(missing)} texts of {len(ids)} cases were not redacted")
    move_all(db, cases, State.EVIDENCE, actor=actor, now=now)
    _replace(db, Message, stored, messages)
    _replace(db, Note, written, notes)
    renew_feedback(db, ids, messages)
    # nobody is left to write to, and what was handed out could not be opened any more
    for rows in (OutboxNotice, Handout):
        db.execute(delete(rows).where(rows.case_id.in_(ids)))
    for case in cases:
        case.wrapped_key = case.requester_email = case.requester_name = None


def notes_of(db: Session, case: Case) -> list[Note]:
    """The notes of all the case's tickets."""
    return list(db.scalars(select(Note).join(Ticket).where(Ticket.case_id == case.id)))


def _known(vault: Vault, case: Case) -> tuple[str, ...]:
    decrypt = vault.decrypting(case)
    known = [decrypt(value) for value in (case.requester_name, case.requester_email)
             if value is not None]  # fmt: skip
    return (*known, case.customer.customer_number) if case.customer is not None else tuple(known)


def _encrypted(case_ids: Iterable[int]) -> ColumnElement[bool]:
    return Message.case_id.in_(case_ids) & Message.ciphertext.is_not(None)


def _notes(case_ids: Iterable[int]) -> "Select[tuple[int, int, bytes | None]]":
    rows = select(Ticket.case_id, Note.id, Note.ciphertext).join(Note, Note.ticket_id == Ticket.id)
    return rows.where(Ticket.case_id.in_(case_ids))


def _not_in(texts: Mapping[int, str], ids: Iterable[int]) -> list[int]:
    return [id_ for id_ in ids if id_ not in texts]


def _replace(
    db: Session, table: type[Message] | type[Note], ids: Sequence[int], texts: Mapping[int, str]
) -> None:
    if not ids:
        return
    rows = [{"id": id_, "redacted_text": texts[id_], "ciphertext": None} for id_ in ids]
    db.execute(update(table), rows)
    for id_ in ids:
        if (loaded := db.identity_map.get(db.identity_key(table, id_))) is not None:
            db.expire(loaded, ["redacted_text", "ciphertext"])
