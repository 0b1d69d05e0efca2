"""Everything on one machine: what is missing is made, then the Procfile's processes run."""

import os
import socket
import sys
import threading
import time

import httpx
from honcho.environ import parse_procfile
from honcho.manager import Manager

from cases.migrate import migrate
from commands import agents, secrets_file
from commands.output import DeskPrinter
from commands.training import RASA_ENVIRONMENT, ROOT, state_dir, trained_assistant
from settings import Settings, read_settings

HEALTH = {"rasa": "/", "actions": "/health", "chat": "/health/live", "console": "/health/live"}
_STARTING_SECONDS = 120
_STOPPED_BY_HAND = (130, 143)


class StartError(Exception):
    """It cannot start, or has stopped by itself; the message says which part."""


def run() -> None:
    """Prepare, start, and stay until Ctrl-C or until one of the processes dies."""
    new_secrets = secrets_file.generate_missing()
    state_dir().mkdir(parents=True, exist_ok=True, mode=0o700)
    os.environ["PRIVACY_DESK_STATE_DIR"] = str(state_dir())
    settings = read_settings()
    addresses = _addresses(settings)
    for name, address in addresses.items():
        _require_free(name, address)
    migrate(settings.database)
    assistant = trained_assistant(settings.state_dir)
    first = agents.add_first(settings)
    printer = DeskPrinter(sys.stdout, colour=sys.stdout.isatty())
    manager = _manager(settings, str(assistant), printer)
    print("Starting Rasa, the action server, the chat and the console …", flush=True)
    told = threading.Event()
    threading.Thread(
        target=_tell_when_ready, daemon=True, args=(addresses, first, new_secrets, told)
    ).start()
    manager.loop()
    told.set()
    if manager.returncode not in _STOPPED_BY_HAND:
        raise StartError(
            f"{printer.first_stopped} stopped by itself, so everything was stopped."
            " Its last output is above."
        )
    print("Stopped.")


def _addresses(settings: Settings) -> dict[str, str]:
    return {
        "rasa": settings.rasa_address,
        "actions": settings.actions_address,
        "chat": settings.chat_address,
        "console": settings.console_address,
    }


def _require_free(name: str, address: str) -> None:
    host, _, port = address.rpartition(":")
    with socket.socket() as probe:
        if probe.connect_ex((host, int(port))) == 0:
            raise StartError(
                f"Something else already listens on {address}. Stop it, or set"
                f" PRIVACY_DESK_{name.upper()}_ADDRESS to another address."
            )


def _manager(settings: Settings, assistant: str, printer: DeskPrinter) -> Manager:
    """The Procfile's processes with the addresses and folders they need in the environment."""
    host, _, port = settings.rasa_address.rpartition(":")
    environment = (
        os.environ
        | RASA_ENVIRONMENT
        | {
            "PRIVACY_DESK_ACTIONS_ADDRESS": settings.actions_address,
            "PRIVACY_DESK_ASSISTANT": assistant,
            "PRIVACY_DESK_RASA_HOST": host,
            "PRIVACY_DESK_RASA_PORT": port,
            "PRIVACY_DESK_TRACKER_DIALECT": "sqlite",
            "PRIVACY_DESK_TRACKER_DB": str(settings.state_dir / "tracker.db"),
            "PATH": f"{ROOT / '.venv/bin'}:{os.environ['PATH']}",
            "PYTHONUNBUFFERED": "1",
        }
    )
    manager = Manager(printer)
    for name, command in parse_procfile((ROOT / "Procfile").read_text("utf-8")).processes.items():
        manager.add_process(name, command, env=without_secrets(name, environment), cwd=str(ROOT))
    return manager


def without_secrets(name: str, environment: dict[str, str]) -> dict[str, str]:
    """Rasa and the action server decrypt nothing and send no mail, so they get no key."""
    if name in ("chat", "console"):
        return environment
    secret = {
        *secrets_file.GENERATED,
        "PRIVACY_DESK_SMTP_URL",
        "PRIVACY_DESK_OIDC_CLIENT_SECRET",
    }
    return {k: v for k, v in environment.items() if k not in secret}


def _tell_when_ready(
    addresses: dict[str, str],
    first: tuple[str, str] | None,
    new_secrets: object,
    told: threading.Event,
) -> None:
    began = time.monotonic()
    for name, address in addresses.items():
        while not told.is_set() and not answers(name, address):
            if time.monotonic() - began > _STARTING_SECONDS:
                print(f"Nothing answers on {address} yet; see its output above.", flush=True)
                return
            time.sleep(0.3)
    if told.is_set():
        return
    lines = [
        "",
        "Privacy Desk is up.",
        f"  demo page      http://{addresses['chat']}/sv  /fi  /en",
        f"  chat           http://{addresses['chat']}/api/conversations",
        f"  console        http://{addresses['console']}/",
        f"  Rasa           http://{addresses['rasa']}/   (for the chat only)",
        f"  action server  http://{addresses['actions']}/   (for Rasa only)",
    ]
    if new_secrets is not None:
        lines.append(f"Secrets were generated into {new_secrets}: back that file up.")
    if first is not None:
        lines.append(f"First agent, shown only now: {first[0]}  password: {first[1]}")
    print("\n".join([*lines, "Ctrl-C stops everything.", ""]), flush=True)


def answers(name: str, address: str) -> bool:
    """Whether the process of this name is up."""
    try:
        httpx.get(f"http://{address}{HEALTH[name]}", timeout=2, trust_env=False)
    except httpx.HTTPError:
        return False
    return True
