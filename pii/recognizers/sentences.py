"""Where sentences begin."""


def begins_sentence(text: str, start: int) -> bool:
    """Return whether a text, a line or a sentence begins there."""
    before = text[:start].rstrip(" \t")
    return not before or before[-1] in "\n.!?:"
