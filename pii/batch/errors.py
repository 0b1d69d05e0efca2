"""The ways a run can end early: each says a sentence and never a value."""


class BatchError(Exception):
    """The run ended before all was done; the message is for whoever runs the command."""


class NotReadyError(BatchError):
    """Somebody cannot do the work as things are: another key, database or version."""


class DatabaseAwayError(BatchError):
    """The database does not answer, or refuses to write."""


class StoppedByUserError(BatchError):
    """Somebody pressed Ctrl-C or asked the process to end."""
