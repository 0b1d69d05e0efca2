"""How the ticket page says what somebody did to a ticket."""

from zoneinfo import ZoneInfo

from cases.ticket_changes import Change
from console.languages import N_, gettext
from console.words import moment

# each a whole sentence: languages differ in where they put who did it and when
_DID = {
    "ticket.open": N_("%(who)s opened this ticket on %(when)s, after you opened this page."),
    "ticket.claim": N_("%(who)s took this ticket on %(when)s, after you opened this page."),
    "ticket.assign": N_("%(who)s handed this ticket over on %(when)s, after you opened this page."),
    "ticket.reply": N_("%(who)s replied to the visitor on %(when)s, after you opened this page."),
    "ticket.extend": N_("%(who)s extended the deadline on %(when)s, after you opened this page."),
    "ticket.solve": N_("%(who)s solved this ticket on %(when)s, after you opened this page."),
    "ticket.refuse": N_("%(who)s refused the request on %(when)s, after you opened this page."),
    "ticket.reopen": N_("%(who)s reopened this ticket on %(when)s, after you opened this page."),
    "ticket.role": N_(
        "%(who)s changed whose data it is about on %(when)s, after you opened this page."
    ),
    "ticket.id_asked": N_(
        "%(who)s wrote down that more was asked to know who it is on %(when)s, after you opened"
        " this page."
    ),
    "ticket.id_settled": N_(
        "%(who)s wrote down who it is on %(when)s, after you opened this page."
    ),
    "ticket.check": N_("%(who)s changed the checklist on %(when)s, after you opened this page."),
    "ticket.assemble": N_(
        "%(who)s assembled the requester’s data on %(when)s, after you opened this page."
    ),
    "ticket.give": N_(
        "%(who)s gave the requester the link to their data on %(when)s, after you opened this page."
    ),
    "ticket.withdraw": N_("%(who)s took the request back on %(when)s, after you opened this page."),
}
_CHANGED = N_("%(who)s changed this ticket on %(when)s, after you opened this page.")
_ABOUT = {
    "extension": N_("Reason for extending"),
    "solution": N_("How it was settled"),
    "refusal": N_("Reason for refusing"),
    "reopening": N_("Reason for reopening"),
    "id asked": N_("Why more was asked to know who it is"),
    "id settled": N_("How it was settled who it is"),
}
_AUTHORS = {"visitor": N_("Visitor"), "assistant": N_("Assistant"), "agent": N_("Agent")}


def change_said(change: Change | None, zone: ZoneInfo) -> str:
    """Such as: Bosse replied to the visitor on Mon 2 Mar 2026, 14:05, after you opened this
    page."""
    if change is None:
        return gettext("This ticket was changed after you opened this page.")
    who = change.by.name if change.by else gettext("The visitor")
    did = _DID.get(change.action, _CHANGED)
    return gettext(did, who=who, when=moment(change.at, zone))


def note_about(about: str) -> str:
    """What a note is, where it is more than a note."""
    return gettext(_ABOUT[about]) if about in _ABOUT else ""


def author(entry: str) -> str:
    """Who wrote a message: visitor, assistant or agent."""
    return gettext(_AUTHORS[entry])
