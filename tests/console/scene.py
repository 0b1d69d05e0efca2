"""A busy morning at an invented desk, the same each time, for the pictures and the browser."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from cases.agents import add_agent
from cases.conversations import start_conversation
from cases.deadlines import ZONES
from cases.encryption import Vault
from cases.messages import Draft, receive_message, say
from cases.models import Agent, Customer, Ticket
from cases.taxonomy import Language
from cases.tickets import open_ticket, set_data_role
from cases.work import add_note, claim, extend, reply

NOW = datetime(2026, 3, 11, 10, 12, tzinfo=ZONES["SE"])
EMAIL = "elin.sandberg@desk.example"
MINE = "PD-7K3M2-92QXA"
FREE = "PD-C8T0N-4W61H"
ACCESS = "PD-Q2VXE-8J05M"


def set_scene(db: Session, vault: Vault) -> str:
    """Two agents and their tickets; gives the password of the first, Elin Sandberg."""
    elin, password = add_agent(db, email=EMAIL, name="Elin Sandberg", role="agent", actor="system")
    mika, _ = add_agent(
        db, email="mika@desk.example", name="Mika Lahtinen", role="agent", actor="system"
    )
    _erasure(db, vault, elin)
    _asked(
        db,
        vault,
        "PD-3TG6A-X9WK0",
        "fi",
        "request.withdraw_consent",
        "2026-02-09 21:44",
        "Perun suostumukseni markkinointiviesteihin.",
        by=mika,
    )
    _asked(
        db,
        vault,
        ACCESS,
        "fi",
        "request.access",
        "2026-02-11 15:20",
        "Haluaisin rekisteriotteen kaikista tiedoista, joita teillä on minusta.",
        by=mika,
    )
    _asked(
        db,
        vault,
        FREE,
        "en",
        "report.breach",
        "2026-03-09 17:40",
        "Hello, I received somebody else’s invoice with her name and address in your app.",
    )
    _asked(
        db,
        vault,
        "PD-5RH9D-K7G3P",
        "sv",
        "request.rectification",
        "2026-02-14 08:05",
        "Ni har stavat mitt efternamn fel på kursintyget, det ska vara Öhrström.",
    )
    assist = _asked(
        db,
        vault,
        "PD-E1Z6B-0YTN4",
        "sv",
        "request.access",
        "2026-02-20 11:31",
        "Jag vill veta vad min arbetsgivare har sparat om mig hos er.",
        by=mika,
    )
    set_data_role(db, assist, data_role="company")
    assist.case.customer = Customer(
        customer_number="10482", name="Norrsken Bygg AB", started_on=NOW.date()
    )
    _asked(
        db,
        vault,
        "PD-W4J8S-63AFC",
        "en",
        "request.portability",
        "2026-03-02 19:56",
        "Please send me my data in a format that I can take with me.",
    )
    longer = _asked(
        db,
        vault,
        "PD-9MPK7-D2V5R",
        "fi",
        "request.objection",
        "2026-02-16 09:14",
        "Vastustan sitä, että tietojani käytetään tilastointiin.",
        by=elin,
    )
    extend(
        db,
        vault,
        longer,
        by=elin,
        reason="Tiedot ovat useassa järjestelmässä.",
        notice="Tarvitsemme lisäaikaa.",
        country="SE",
        today=NOW.date(),
    )
    _asked(
        db,
        vault,
        "PD-0HB3X-T8Q1E",
        "sv",
        "handoff",
        "2026-03-11 09:58",
        "Kan jag få prata med en människa om det här?",
    )
    return password


def _asked(
    db: Session,
    vault: Vault,
    reference: str,
    language: Language,
    asked_for: str,
    at: str,
    text: str,
    *,
    by: Agent | None = None,
) -> Ticket:
    case, _ = start_conversation(db, vault, language=language)
    message = receive_message(db, vault, case, text=text)
    message.at = _moment(at)
    ticket, _ = open_ticket(db, case, asked_for=asked_for, message=message, country="SE")
    ticket.reference = reference
    db.flush()
    if by is not None:
        claim(db, ticket, by=by)
    return ticket


def _erasure(db: Session, vault: Vault, elin: Agent) -> None:
    ticket = _asked(
        db,
        vault,
        MINE,
        "sv",
        "request.erasure",
        "2026-02-13 13:07",
        by=elin,
        text="Hej! Jag har slutat som kund och vill att ni raderar alla mina uppgifter, "
        "även bilderna från kursen i höstas.",
    )
    ticket.case.requester_email = vault.encrypt(ticket.case, "maja.ekstrom@mail.example")
    set_data_role(db, ticket, data_role="own")
    said = [
        say(db, vault, ticket.case, language="sv", draft=Draft(text))
        for text in (
            "Jag har registrerat din begäran om radering. Ditt ärendenummer är "
            f"{MINE} och du får svar senast 13 mars 2026.",
            "Gäller det ditt eget konto hos oss, eller uppgifter hos ett företag som är vår kund?",
        )
    ]
    said.append(receive_message(db, vault, ticket.case, text="Mitt eget konto."))
    said.append(
        reply(
            db,
            vault,
            ticket,
            by=elin,
            text=(
                "Hej Maja! Jag har tagit hand om ditt ärende. Kontot raderas i dag. "
                "Bilderna ligger i ett annat system, så jag återkommer när de också är borta."
                "\n\nVänliga hälsningar\nElin"
            ),
        )
    )
    _at(said, ["2026-02-13 13:07", "2026-02-13 13:07", "2026-02-13 13:08", "2026-03-10 09:41"])
    add_note(db, vault, ticket, by=elin, text="Kontot är raderat. Kursbilderna: frågat driften.")
    db.flush()
    db.refresh(ticket)
    _at(ticket.notes, ["2026-03-10 09:46"])


def _at(things: list[Any], moments: list[str]) -> None:
    for thing, moment in zip(things, moments, strict=True):
        thing.at = _moment(moment)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONES["SE"])
