"""What is left of a case as evidence: the text redacted, the key destroyed, in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, load_only

from cases.encryption import Vault
from cases.errors import MinimisingError
from cases.forgetting import renew_feedback
from cases.lifecycle import State, move
from cases.models import Case, Message, Note, Ticket
from cases.work_models import Handout, OutboxNotice


@dataclass(frozen=True, repr=False)
class Readable:
    """A case's words before they are redacted. `known`: what it knows about its requester, to be
    found in every inflection; texts by message id and by note id."""

    known: tuple[str, ...]
    messages: dict[int, tuple[str, str]]
    notes: dict[int, tuple[str, str]]


def readable(db: Session, vault: Vault, case: Case) -> Readable:
    """The case's texts as (language, text). Raises WrongMasterKeyError, KeyDestroyedError."""
    decrypt = vault.decrypting(case)
    known = [decrypt(value) for value in (case.requester_name, case.requester_email)
             if value is not None]  # fmt: skip
    if case.customer is not None:
        known.append(case.customer.customer_number)
    # columns and not objects: this is most of what a case costs beside the redactor
    messages = select(Message.id, Message.language, Message.ciphertext)
    notes = select(Note.id, Note.ciphertext).join(Ticket).where(Ticket.case_id == case.id)
    return Readable(
        tuple(known),
        {id_: (language, decrypt(ciphertext)) for id_, language, ciphertext
         in db.execute(messages.where(Message.case_id == case.id)).tuples() if ciphertext},
        {id_: (case.language, decrypt(ciphertext)) for id_, ciphertext
         in db.execute(notes).tuples() if ciphertext},
    )  # fmt: skip


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
    encrypted = (Message.case_id == case.id) & Message.ciphertext.is_not(None)
    # their ids alone: what is in them is not needed any more
    stored = list(db.scalars(select(Message).where(encrypted).options(load_only(Message.id))))
    written = notes_of(db, case)
    if missing := [m.id for m in stored if m.id not in messages] + [
        n.id for n in written if n.ciphertext and n.id not in notes
    ]:
        raise MinimisingError(f"case {case.id} has {len(missing)} texts that were not redacted")
    move(db, case, State.EVIDENCE, actor=actor, now=now)
    for message in stored:
        message.redacted_text = messages[message.id]
        message.ciphertext = None
    for note in written:
        note.redacted_text = notes.get(note.id, note.redacted_text)
        note.ciphertext = None
    renew_feedback(db, case, messages)
    # nobody is left to write to, and what was handed out could not be opened any more
    for rows in (OutboxNotice, Handout):
        db.execute(delete(rows).where(rows.case_id == case.id))
    case.wrapped_key = case.requester_email = case.requester_name = None


def notes_of(db: Session, case: Case) -> list[Note]:
    """The notes of all the case's tickets."""
    return list(db.scalars(select(Note).join(Ticket).where(Ticket.case_id == case.id)))
