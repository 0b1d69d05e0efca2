"""What can go wrong with cases, by name. Messages carry ids, never a person's words."""


class CaseError(Exception):
    """The root of this package's errors."""


class WrongMasterKeyError(CaseError):
    """The master keys given do not open this database's cases."""


class KeyDestroyedError(CaseError):
    """The case was minimised: its text cannot be read any more."""

    def __init__(self, case_id: int) -> None:
        super().__init__(f"the key of case {case_id} is destroyed")


class ConversationNotFoundError(CaseError):
    """No such conversation, or the token does not open it: a stranger cannot tell which."""


class ConversationEndedError(CaseError):
    """The conversation is over; a new one has to be started."""


class TicketNotFoundError(CaseError):
    """No ticket with that reference."""


class TicketTakenError(CaseError):
    """Another agent has the ticket."""


class MoveNotAllowedError(CaseError):
    """A ticket's life cycle has no such move from where the ticket is."""


class ReasonMissingError(CaseError):
    """The law or good order wants a reason here."""


class WrongLoginError(CaseError):
    """E-mail and password do not open an active account."""
