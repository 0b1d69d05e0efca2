"""Mail over SMTP (RFC 5321): which server, what a notice says, and what a failure means."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

import yaml

from cases.errors import MailError, MailSettingError
from cases.outbox import Letter

Security = Literal["starttls", "tls", "none"]
_SCHEMES: dict[str, tuple[Security, int]] = {
    "smtp": ("starttls", 587),
    "smtps": ("tls", 465),
    "smtp+plain": ("none", 25),
}
_TIMEOUT_SECONDS = 20
_PERMANENT = 500


@dataclass(frozen=True)
class MailServer:
    """Where mail goes, and the sender's `Name <address>`. security: TLS from STARTTLS on, which is
    then a must; from the start; or none, for a relay on the same machine."""

    host: str
    port: int
    security: Security
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)


def mail_server(url: str, *, sender: str) -> MailServer:
    """The server of a URL such as `smtp://user:password@mail.example.com:587`.

    Raises MailSettingError, which repeats nothing of what was given.
    """
    try:
        parts = urlsplit(url)
        security, port = _SCHEMES[parts.scheme]
        host, port = parts.hostname or "", parts.port or port
    except (KeyError, ValueError) as error:
        raise MailSettingError("smtp://, smtps:// or smtp+plain:// and a host") from error
    if not host:
        raise MailSettingError("the address has no host")
    if not _addr_spec(sender):
        raise MailSettingError("the sender is no e-mail address")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(host, port, security, sender, user, password)


def compose(letter: Letter, *, sender: str, link: str, last_day: str) -> EmailMessage:
    """The mail: that there is an answer, where to read it, nothing else.

    link: to the answer, "" if there is none to give; last_day: of the link, in words.
    """
    words = _words()
    where = words["link"] if link else words["chat"]
    body = words["body"][letter.language].format(
        reference=letter.reference,
        where=where[letter.language].format(link=link, last_day=last_day),
    )
    mail = EmailMessage()
    mail["From"] = sender
    mail["To"] = letter.to
    mail["Subject"] = words["subject"][letter.language].format(reference=letter.reference)
    # the same for every attempt: a mail that arrives twice can be told by it
    mail["Date"] = format_datetime(letter.queued_at)
    mail["Message-ID"] = f"<{letter.uid}@{_addr_spec(sender).rpartition('@')[2]}>"
    mail["Content-Language"] = letter.language
    # no holiday reply comes back (RFC 3834)
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(body)
    return mail


def deliver(server: MailServer, mail: EmailMessage) -> None:
    """Hand the mail to the server. Raises MailError."""
    try:
        with _connected(server) as smtp:
            smtp.send_message(mail)
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        raise _mail_error(error, min(codes), for_good=min(codes) >= _PERMANENT) from None
    except smtplib.SMTPAuthenticationError as error:
        # the setting is wrong, not this mail
        raise _mail_error(error, error.smtp_code, for_good=False) from None
    except smtplib.SMTPResponseException as error:
        code = error.smtp_code
        raise _mail_error(error, code, for_good=code >= _PERMANENT) from None
    except (OSError, smtplib.SMTPException) as error:
        raise _mail_error(error, None, for_good=False) from None
    except (ValueError, UnicodeError) as error:  # an address that no mail can have
        raise _mail_error(error, None, for_good=True) from None


@contextmanager
def _connected(server: MailServer) -> Iterator[smtplib.SMTP]:
    context = ssl.create_default_context()
    smtp: smtplib.SMTP
    if server.security == "tls":
        smtp = smtplib.SMTP_SSL(server.host, server.port, timeout=_TIMEOUT_SECONDS, context=context)
    else:
        smtp = smtplib.SMTP(server.host, server.port, timeout=_TIMEOUT_SECONDS)
    with smtp:
        if server.security == "starttls":
            smtp.starttls(context=context)
        if server.user:
            smtp.login(server.user, server.password)
        yield smtp


def _mail_error(error: Exception, code: int | None, *, for_good: bool) -> MailError:
    """By its kind and the server's code: the words may quote the address."""
    kind = type(error).__name__
    return MailError(f"{kind} {code}" if code else kind, for_good=for_good)


def _addr_spec(sender: str) -> str:
    """The bare address; "" if there is none."""
    try:
        return Address(addr_spec=parseaddr(sender)[1]).addr_spec if "@" in sender else ""
    except (ValueError, IndexError):
        return ""


@cache
def _words() -> dict[str, dict[str, str]]:
    path = Path(__file__).parent / "mail.yml"
    words: dict[str, dict[str, str]] = yaml.safe_load(path.read_text("utf-8"))
    return words
