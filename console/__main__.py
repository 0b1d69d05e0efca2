"""The console's process: `python -m console`. Loopback unless an address is set."""

import sys

import uvicorn

from cases.database import sessions_of
from cases.encryption import Vault
from cases.errors import MailSettingError, WrongMasterKeyError
from console.app import create_app
from settings import SettingsError, read_settings


def main() -> None:
    try:
        settings = read_settings()
        vault = Vault(settings.master_keys, index_key=settings.index_key)
        app = create_app(settings, sessions_of(settings.database), vault)
    except (SettingsError, WrongMasterKeyError) as error:
        sys.exit(str(error))
    except MailSettingError as error:
        sys.exit(f"PRIVACY_DESK_SMTP_URL, PRIVACY_DESK_MAIL_SENDER: {error}.")
    host, _, port = settings.console_address.rpartition(":")
    uvicorn.run(
        app, host=host, port=int(port), access_log=False, server_header=False, log_level="warning"
    )


if __name__ == "__main__":
    main()
