"""The console's process also sends the notices that wait in the outbox."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from fastapi import FastAPI

from cases.database import Sessions
from cases.deadlines import ZONES
from cases.encryption import Vault
from cases.mail import mail_server
from cases.postman import Postman, PostOffice
from settings import Settings


def postman_of(settings: Settings, sessions: Sessions, vault: Vault) -> Postman | None:
    """Who sends mail by these settings; None where no mail server is set.

    Raises MailSettingError.
    """
    if not settings.sends_mail:
        return None
    server = mail_server(settings.smtp_url, sender=settings.mail_sender)
    zone = ZONES[settings.country]
    return Postman(PostOffice(sessions, vault, server, settings.public_url, zone))


def while_sending(
    settings: Settings, sessions: Sessions, vault: Vault
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """The life of the application: mail is sent from its start to its end, which waits for the
    letter at hand. Raises MailSettingError."""
    postman = postman_of(settings, sessions, vault)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        if postman is not None:
            postman.start()
        yield
        if postman is not None:
            postman.stop()

    return life
