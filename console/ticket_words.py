"""How the ticket page says what somebody did to a ticket."""

from zoneinfo import ZoneInfo

from cases.ticket_changes import Change
from console.words import moment

_DID = {
    "ticket.open": "opened this ticket",
    "ticket.claim": "took this ticket",
    "ticket.assign": "handed this ticket over",
    "ticket.reply": "replied to the visitor",
    "ticket.extend": "extended the deadline",
    "ticket.solve": "solved this ticket",
    "ticket.refuse": "refused the request",
    "ticket.reopen": "reopened this ticket",
    "ticket.role": "changed whose data it is about",
    "ticket.id_asked": "wrote down that more was asked to know who it is",
    "ticket.id_settled": "wrote down who it is",
    "ticket.check": "changed the checklist",
    "ticket.assemble": "assembled the requester’s data",
    "ticket.give": "gave the requester the link to their data",
    "ticket.withdraw": "took the request back",
}
ABOUT = {
    "note": "",
    "extension": "Reason for extending",
    "solution": "How it was settled",
    "refusal": "Reason for refusing",
    "reopening": "Reason for reopening",
    "id asked": "Why more was asked to know who it is",
    "id settled": "How it was settled who it is",
}


def change_said(change: Change | None, zone: ZoneInfo) -> str:
    """Such as: Bosse replied to the visitor on Mon 2 Mar 2026, 14:05, after you opened this
    page."""
    if change is None:
        return "This ticket was changed after you opened this page."
    who = change.by.name if change.by else "The visitor"
    did = _DID.get(change.action, "changed this ticket")
    return f"{who} {did} on {moment(change.at, zone)}, after you opened this page."
