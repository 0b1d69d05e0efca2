"""`privacy-desk erase-person`: shows what there is of a person, asks twice, erases."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from cases.encryption import Vault
from cases.errors import PreviewChangedError
from cases.key_rotation import check_master_keys
from cases.persons import Preview, ShownCase, erase_person, index_old_cases, preview_person
from commands import secrets_file
from commands.opened import actor, opened
from settings import read_settings

_STAYS = {
    "held": "stays: a legal hold lasts on it",
    "open_tickets": "stays: a ticket is open that is no request for erasure (--also-open)",
}
_WORD = "erase"


class ErasePersonError(Exception):
    """Nothing was erased; the message says why and repeats nothing that was typed."""


def erase_person_command(
    email: Annotated[
        str | None, typer.Argument(help="asked for if left out: a shell keeps its history")
    ] = None,
    also_open: Annotated[
        bool, typer.Option("--also-open", help="cases with open tickets too")
    ] = False,
    preview: Annotated[bool, typer.Option("--preview", help="only show")] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="do not ask; needs the token of a preview")
    ] = False,
    preview_token: Annotated[str, typer.Option(help="as the preview printed it")] = "",
) -> None:
    """Erase one person's cases, found by the e-mail address."""
    secrets_file.load_into_environment()
    settings = read_settings()
    vault = Vault(settings.master_keys, index_key=settings.index_key)
    address = _checked(email or _asked("E-mail address"))
    now = datetime.now(UTC)
    with opened(settings) as sessions:
        with sessions.begin() as db:
            check_master_keys(db, vault)
        index_old_cases(sessions, vault)
        with sessions.begin() as db:
            found = preview_person(db, vault, address, also_open=also_open, now=now, actor=actor())
        _show(found)
        if preview or not found.erasable:
            return
        _agree(found, yes=yes, token=preview_token)
        gone = erase_person(sessions, found, tracker=settings.tracker, actor=actor(), now=now)
    _tell(found, gone)


def _checked(address: str) -> str:
    if "@" not in address:
        raise ErasePersonError("The e-mail address has no @.")
    return address


def _show(found: Preview) -> None:
    print(f"Cases of this person: {len(found.cases)}.")
    for case in found.cases:
        _show_case(case)
    print(f"To erase: {len(found.erasable)}. Staying: {len(found.cases) - len(found.erasable)}.")
    if found.erasable:
        print(f"Preview token: {found.token}")


def _show_case(case: ShownCase) -> None:
    print(f"case {case.id}: {case.state}, opened {case.opened_on}, last used {case.last_on},"
          f" messages {case.messages}, notes {case.notes}")  # fmt: skip
    for ticket in case.tickets:
        due = f", due {ticket.due_on}" if ticket.due_on else ""
        print(f"  {ticket.reference}  {ticket.kind}  {ticket.status},"
              f" received {ticket.received_on}{due}")  # fmt: skip
    if case.stays is not None:
        print(f"  {_STAYS[case.stays]}")


def _agree(found: Preview, *, yes: bool, token: str) -> None:
    """Have it confirmed, by hand twice or by the token. Raises ErasePersonError."""
    if yes or token:
        if not (yes and token):
            raise ErasePersonError("Without asking: --yes and the --preview-token of a preview.")
        if token != found.token:
            raise PreviewChangedError(
                "The cases are not those of that preview any more. Nothing was erased."
            )
        return
    number = _asked("How many cases are to be erased? Type the number")
    if number != str(len(found.erasable)) or _asked(f"Type the word {_WORD}") != _WORD:
        raise ErasePersonError("That is something else. Nothing was erased.")


def _asked(question: str) -> str:
    try:
        return input(f"{question}: ").strip()
    except EOFError:
        raise ErasePersonError("Nobody answered. Nothing was erased.") from None


def _tell(found: Preview, gone: list[int]) -> None:
    print(f"Erased: {len(gone)}.")
    for case in found.cases:
        if case.id not in gone:
            because = _STAYS[case.stays] if case.stays else "stays: it changed since the preview"
            print(f"case {case.id} {because}")
    print(f"The audit log knows this as {found.subject}. Backups hold what they held: see"
          " docs/privacy.md.")  # fmt: skip
