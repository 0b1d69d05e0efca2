"""Reply templates by kind and language, from reply_templates.yml."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from cases.models import Ticket
from console.languages import spoken

PATH = Path(__file__).parent / "reply_templates.yml"


def templates_for(ticket: Ticket) -> dict[str, str]:
    """Name -> title, in the page's language, of the templates that fit the ticket's kind."""
    return {
        name: row["title"][spoken()]
        for name, row in reply_templates().items()
        if any(re.fullmatch(kind.replace("*", ".*"), ticket.kind) for kind in row["kinds"])
    }


def template_text(ticket: Ticket, name: str) -> str:
    """The template in the visitor's language; "" for one that does not fit. What the agent has to
    fill in stands in square brackets."""
    if name not in templates_for(ticket):
        return ""
    customer = ticket.case.customer
    text: str = reply_templates()[name][ticket.case.language]
    return text.strip().format(
        reference=ticket.reference, company=customer.name if customer else "[…]"
    )


@cache
def reply_templates() -> dict[str, Any]:
    """By name: a title a language, kinds (`*` for any ending) and a text a language."""
    read: dict[str, Any] = yaml.safe_load(PATH.read_text("utf-8"))
    return read
