"""Every page in every language: no word of the console is left in English."""

import re
from pathlib import Path

import pytest

from cases.database import Sessions
from cases.runs import DONE, end_run, start_run
from console import pages
from tests.console.at_the_console import AtTheConsole, Hire, OpenTicket, Records
from tests.console.visible_text import read, words_of_template

TEMPLATES = sorted((Path(pages.__file__).parent / "templates").glob("*.html"))
#: Names and signs that are the same in all of ours.
NAMES = {"Privacy Desk", "– Privacy Desk", "CSV", "· Privacy Desk ,"}
#: What is no word of the console: what people wrote, names, references, the codes of the log.
OTHERS = re.compile(
    r"Dora|Bosse|desk\.example|mail\.example|PD-\w{5}|^[a-z]+\.[a-z_]+$|^\w+Error$|^redact-cases$"
    r"|^visitor$|^system$|^feedback$|^(case|person):\w+$"
    r"|^(by|cases|data role|kind|role|shown|until): "
    r"|Radera mina|^Suomi$|^Svenska$|^English$|IMY|Arbetet"
)
LETTERS = re.compile(r"[^\W\d_]{2}")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_has_no_words_of_its_own(template: Path) -> None:
    found = words_of_template(pages.environment(), template.read_text("utf-8"))
    words = [words for words in found if LETTERS.search(words) and '="' not in words]
    assert set(words) - NAMES == set()


@pytest.fixture
def busy(
    hire: Hire, ticket_opened: OpenTicket, records: Records, sessions: Sessions
) -> tuple[AtTheConsole, list[str]]:
    """An administrator, and the addresses of all pages that are there to be seen."""
    console = hire("Dora", "admin")
    hire("Bosse")
    ticket_opened(email="maja@mail.example")
    reference = ticket_opened(email="maja@mail.example")
    other = ticket_opened(asked_for="request.access", email="nils@mail.example")
    for address in (reference, other):
        console.send(f"/tickets/{address}/claim")
    console.send(f"/tickets/{reference}/hold", reason="Arbetet", until="2099-01-01")
    console.send(f"/tickets/{reference}/extend", reason="Arbetet")
    console.send(f"/tickets/{other}/role", role="own")
    console.send(f"/tickets/{other}/identity", step="settled", reason="Arbetet")
    console.send(f"/tickets/{other}/assemble")
    closed = ticket_opened(asked_for="handoff")
    console.send(f"/tickets/{closed}/claim")
    console.send(f"/tickets/{closed}/solve", reason="Arbetet")
    records.set_aside(closed)
    with sessions.begin() as db:
        end_run(db, start_run(db, job="redact-cases", actor="system"), {"texts": 1}, outcome=DONE)
    tickets = [f"/tickets/{each}" for each in (reference, other, closed)]
    erase = f"/tickets/{reference}/erase?also_open=true"
    return console, ["/", "/?shown=closed", "/?shown=mine&overdue=1", *tickets, erase, *_PLAIN]


_PLAIN = (
    "/customers",
    "/feedback",
    "/feedback?shown=labelled",
    "/jobs",
    "/figures",
    "/figures/report",
    "/audit?check=1",
    "/account",
    "/account/password",
    "/agents",
    "/agents/1",
    "/agents/2",
    "/nowhere",
    "/figures/report?year=soon",
)


@pytest.mark.parametrize("language", ["sv", "fi"])
def test_no_page_says_anything_in_english(
    busy: tuple[AtTheConsole, list[str]], language: str
) -> None:
    console, addresses = busy
    english = {address: read(console.get(address).text) for address in addresses}
    console.send("/account/language", language=language)
    left = set()
    for address in addresses:
        page = console.get(address).text
        assert f'<html lang="{language}">' in page
        same = set(read(page)) & set(english[address]) - NAMES - ALIKE[language]
        left |= {text for text in same if LETTERS.search(text) and not OTHERS.search(text)}
    assert left == set()


#: Words that happen to be the same in both languages.
ALIKE: dict[str, set[str]] = {"sv": {"Median"}, "fi": set()}
