"""Why nothing can be proved. Messages name lines and paths, never a value."""


class ProofError(Exception):
    """The list of values, or a place to look at, is not what it has to be."""
