"""The chat server: `python -m chat`."""

import logging

import uvicorn

from cases.database import sessions_of
from cases.encryption import Vault
from chat.app import create_app
from pii.redactor import PipelineNotInstalledError, use_pipelines
from settings import read_settings


def main() -> None:
    settings = read_settings()
    logging.basicConfig(level=logging.WARNING)
    try:
        use_pipelines(settings.name_pipelines, shipped_too=not settings.spacy_pipelines_only)
    except PipelineNotInstalledError as error:
        raise SystemExit(f"PRIVACY_DESK_SPACY_PIPELINES: {error}.") from None
    app = create_app(
        settings,
        sessions_of(settings.database),
        Vault(settings.master_keys, index_key=settings.index_key),
    )
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
