"""Where sentences begin."""


def begins_sentence(text: str, start: int) -> bool:
    """Return whether a text, a line or a sentence begins there."""
    while start and text[start - 1] in " \t":
        start -= 1
    return not start or text[start - 1] in "\n.!?:"
