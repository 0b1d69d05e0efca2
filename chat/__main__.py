"""The chat server: `python -m chat`."""

import logging

import uvicorn

from cases.database import sessions_of
from cases.encryption import Vault
from chat.app import create_app
from settings import read_settings


def main() -> None:
    settings = read_settings()
    logging.basicConfig(level=logging.WARNING)
    app = create_app(settings, sessions_of(settings.database), Vault(settings.master_keys))
    host, _, port = settings.chat_address.rpartition(":")
    uvicorn.run(
        app,
        host=host,
        port=int(port),
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=3,
        server_header=False,
    )


if __name__ == "__main__":
    main()
