"""What of a stored message the assistant may see, and what the message changes before the assistant
is asked: the conversation's language, the address to answer to."""

from typing import cast

from sqlalchemy.orm import Session

from cases.database import Sessions, reading
from cases.encryption import Vault
from cases.messages import attributes_of, read
from cases.models import Message
from cases.taxonomy import Language
from chat.language import plain_language
from pii.redactor import Redaction, redact


def prepare(sessions: Sessions, vault: Vault, message: Message) -> tuple[str, Language]:
    """What the assistant may see, and the language of the conversation after this message.

    message: with its case, as they were stored. No transaction is open while its text is redacted,
    which takes longest, and none is opened to write unless something changes.
    """
    redaction = redacted(vault, message)
    plain = None
    if "payload" not in message.attributes:
        plain = plain_language(redaction.text, settled=message.case.language_settled)
    gives_address = _gives_address(sessions, message, redaction)
    if gives_address or _changes_language(message, plain):
        with sessions.begin() as db:
            stored = db.get_one(Message, message.id)
            _settle_language(stored, plain)
            if gives_address:
                keep_address(vault, stored, redaction)
    sent = message.attributes.get("payload") or redaction.text
    return sent, plain or cast(Language, message.case.language)


def redacted(vault: Vault, message: Message) -> Redaction:
    return redact(read(vault, message).text, language=message.case.language)


def keep_address(vault: Vault, message: Message, redaction: Redaction) -> None:
    """Keep the e-mail address in the message, if there is one, as the one to answer to."""
    address = next((span for span in redaction.spans if span.type == "EMAIL_ADDRESS"), None)
    if address is not None:
        written = read(vault, message).text[address.start : address.end]
        message.case.requester_email = vault.encrypt(message.case, written)
        message.case.requester_index = vault.index(written)


def _gives_address(sessions: Sessions, message: Message, redaction: Redaction) -> bool:
    """Whether an e-mail address is in it and is what the assistant asked for last."""
    if not any(span.type == "EMAIL_ADDRESS" for span in redaction.spans):
        return False
    with reading(sessions) as db:
        return _asked_last(db, message) == "email"


def _asked_last(db: Session, message: Message) -> str | None:
    said = attributes_of(db, message.case, before=message.id)
    asked = [attributes for attributes in said if not attributes.get("kept")]
    return asked[-1].get("asks") if asked else None


def _changes_language(message: Message, plain: Language | None) -> bool:
    language = plain or message.case.language
    settles = plain is not None and not message.case.language_settled
    return settles or {message.language, message.case.language} != {language}


def _settle_language(message: Message, plain: Language | None) -> None:
    """The conversation's language after this message, which may plainly be in another one."""
    case = message.case
    case.language = message.language = plain or case.language
    case.language_settled = case.language_settled or plain is not None
