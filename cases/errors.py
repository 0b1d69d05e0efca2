"""What can go wrong with cases, by name. Messages carry ids, never a person's words."""


class CaseError(Exception):
    """The root of this package's errors."""


class WrongMasterKeyError(CaseError):
    """The master keys given do not open this database's cases."""


class WrongIndexKeyError(CaseError):
    """The index key given is not the one that this database's blind indexes were made with."""


class NoTombstoneError(CaseError):
    """An imported case cannot be erased before it has its index: its old file would bring it
    back."""


class ErasedMeanwhileError(CaseError):
    """A case was erased while an import made it ready to be stored again; nothing was stored."""


class KeyDestroyedError(CaseError):
    """The case was minimised: its text cannot be read any more."""

    def __init__(self, case_id: int) -> None:
        super().__init__(f"the key of case {case_id} is destroyed")


class ConversationNotFoundError(CaseError):
    """No such conversation, or the token does not open it: a stranger cannot tell which."""


class ConversationEndedError(CaseError):
    """The conversation is over; a new one has to be started."""


class ReplyNotFoundError(CaseError):
    """The conversation has no such reply, or it is none that a visitor can judge."""


class FeedbackChangedError(CaseError):
    """Somebody else has decided about the collected message, or it is gone; nothing was changed."""


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


class CaseHeldError(CaseError):
    """A legal hold stops every move of the case."""

    def __init__(self, case_id: int) -> None:
        super().__init__(f"case {case_id} is on legal hold")


class MinimisingError(CaseError):
    """The case cannot be minimised as it is; nothing was changed."""


class ClaimLostError(CaseError):
    """Another job has the case by now; nothing was changed."""


class TrackerStoreError(CaseError):
    """Rasa's tracker store cannot be reached or written to."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"Rasa's tracker store cannot be reached or written to: {kind}")


class PreviewChangedError(CaseError):
    """The cases are no longer those that the preview showed; nothing was erased."""


class UnreadableFileError(CaseError):
    """A file cannot be read, or not to its end; what was read until then stays imported."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The file cannot be read: {why}.")


class ImportRefusedError(CaseError):
    """Nothing was imported: the file or the options do not allow it."""


class CustomerNotFoundError(CaseError):
    """No customer with that number."""


class RelationshipDatesError(CaseError):
    """A relationship cannot end before it starts."""


class AuditFileError(CaseError):
    """The file is no audit log as `audit export` writes it."""

    def __init__(self, line: int) -> None:
        super().__init__(f"Line {line} of the file is no line of an audit log.")


class AgentNotFoundError(CaseError):
    """No active account of that number."""


class TooManyViewsError(CaseError):
    """An agent has as many saved views as fit."""


class MailSettingError(CaseError):
    """The address of the mail server or the sender is none; the message repeats nothing of them."""


class MailError(CaseError):
    """A mail was not taken; the message is the error's kind. for_good: trying again is of no
    use."""

    def __init__(self, kind: str, *, for_good: bool) -> None:
        super().__init__(kind)
        self.for_good = for_good


class LinkNotFoundError(CaseError):
    """A link that opens nothing: never ours, run out, or used already."""


class TicketChangedError(CaseError):
    """Somebody has changed the ticket since the page was made that a form came from."""


class IdentityOpenError(CaseError):
    """Data goes to nobody whose identity an agent has not settled."""


class WrongCodeError(CaseError):
    """A second factor's code does not fit, or was used before."""


class NoAccountError(CaseError):
    """Whoever logged in at the company's own login has no open account here."""


class OwnAccountError(CaseError):
    """An administrator does not do that to the own account."""


class LastAdminError(CaseError):
    """Without this account there would be no administrator left."""


class WeakPasswordError(CaseError):
    """A password that is not taken; the message is why: short, same or known."""
