"""A pattern made wider, for a matcher that knows fewer signs: it matches where the pattern does.

RE2 searches a text for many patterns in one pass, but knows no look-around, no back reference and
no Unicode in `\\w` and `\\b`. What it lacks is left out or made wider here, so that "no match" is
certain and a match means only: look again with the pattern itself. Texts are folded before
(`pii.folding`): digits are ASCII.
"""

import regex

_LOOK_AROUND = ("(?=", "(?!", "(?<=", "(?<!")
_GROUP = regex.compile(r"\(\?P<\w+>|\(\?>|\((?!\?)")
_BACK_REFERENCE = regex.compile(r"\(\?P=\w+\)")
_QUANTIFIER = regex.compile(r"(?:[*+?]|\{(?P<least>\d*)(?P<to>,?)(?P<most>\d*)\})[+?]?")
_ESCAPED = regex.compile(
    r"\\(?:[pP](?:\{\^?\w+\}|\w)|x[\da-fA-F]{2}|u[\da-fA-F]{4}|.)", regex.DOTALL
)
_NAMED_CLASS = regex.compile(r"\[:\^?\w+:")
_ANY = regex.compile(r"(?s)\\.")
_CLASS = regex.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", regex.DOTALL)
_FLAGS = regex.compile(r"\(\?[ims]+\)")
_FLAGS_ONLY = regex.compile(r"(?:\(\?[ims]+\))?")
_NOT_BEFORE = regex.compile(r"\(\?<!\[(?P<signs>(?!\^)(?:\\.|[^\]\\])+)\](?:\||\))")
_LINE_BY_LINE = regex.compile(r"\(\?[is]*m")
#: The ends of a text, where the pattern does not mean those of a line.
_ENDS = {"^": r"\A", "$": r"\n?\z"}
_ASSERTIONS = ("\\b", "\\B", "\\A", "\\Z", "\\z")
#: What these mean in Unicode, as the inside of a character class.
_WIDER = {"\\w": r"\pL\pM\pN_", "\\s": r"\s\v"}
_MOST_COPIES = 5
_ANYTHING = "(?s:.*)"
_ANY_SIGN = "(?s:.)"


class UnreadablePatternError(ValueError):
    """The pattern holds something that cannot be made wider; it names the place, not the text."""


def relaxed(pattern: str) -> str:
    """Return the pattern in RE2's syntax, matching at least where it matches.

    Raises UnreadablePatternError for what this does not read (numbered back references, verbose
    mode).
    """
    flags = _FLAGS.match(pattern)
    position = flags.end() if flags else 0
    pieces = [flags.group()] if flags else []
    # what must not stand before the match is kept, as a sign that the match begins with
    if before := _NOT_BEFORE.match(pattern, position):
        if not _has_opposites(before["signs"]):
            pieces.append(f"(?:^|[^{before['signs']}])")
        position = _closing(pattern, position)
    while position < len(pattern):
        piece, position = _next(pattern, position)
        pieces.append(piece)
    return "".join(pieces)


def _next(pattern: str, at: int) -> tuple[str, int]:
    """Return the wider form of what begins at an offset, and the offset behind it."""
    if pattern[at] == "\\":
        return _escape(pattern, at)
    if pattern[at] == "[":
        return _character_class(pattern, at)
    if pattern[at] in _ENDS:
        return "" if _LINE_BY_LINE.search(pattern) else _ENDS[pattern[at]], at + 1
    if pattern[at] == "(":
        return _opening(pattern, at)
    quantifier = _QUANTIFIER.match(pattern, at)
    if quantifier and quantifier.group() != "{":
        return _repeated(quantifier), quantifier.end()
    return pattern[at], at + 1


def _escape(pattern: str, at: int) -> tuple[str, int]:
    match = _ESCAPED.match(pattern, at)
    if match is None or match.group()[1].isdigit():
        raise UnreadablePatternError(f"a back reference at {at}")
    if match.group() in _ASSERTIONS:
        return "", match.end()
    wider = _WIDER.get(match.group())
    return (f"[{wider}]" if wider else match.group()), match.end()


def _character_class(pattern: str, at: int) -> tuple[str, int]:
    match = _CLASS.match(pattern, at)
    if match is None:
        raise UnreadablePatternError(f"a character class at {at}")
    inside = match.group()
    if _NAMED_CLASS.search(inside):
        raise UnreadablePatternError(f"a class by name at {at}")
    if not inside.startswith("[^"):
        return _widened(inside), match.end()
    return (_ANY_SIGN if _has_opposites(inside) else inside), match.end()


def _has_opposites(signs: str) -> bool:
    """Return whether a negated class holds what means more in RE2, so that the class means less."""
    return not {r"\W", r"\D", r"\S"}.isdisjoint(_ANY.findall(signs))


def _widened(signs: str) -> str:
    """Return the inside of a character class with the widened forms of what it abbreviates."""
    return _ANY.sub(lambda match: _WIDER.get(match.group(), match.group()), signs)


def _opening(pattern: str, at: int) -> tuple[str, int]:
    if pattern.startswith(_LOOK_AROUND, at):
        end = _closing(pattern, at)
        # what must stand before or behind the whole match is as good as a part of it
        if pattern.startswith("(?=", at) and end == len(pattern):
            return "(?:", at + len("(?=")
        if pattern.startswith("(?<=", at) and _FLAGS_ONLY.fullmatch(pattern, 0, at):
            return "(?:", at + len("(?<=")
        return "", end
    if back := _BACK_REFERENCE.match(pattern, at):
        return _ANYTHING, back.end()
    if group := _GROUP.match(pattern, at):
        return "(?:", group.end()
    flags = regex.compile(r"\(\?[ims-]*[:)]").match(pattern, at)
    if flags is None:
        raise UnreadablePatternError(f"a group at {at}")
    return flags.group(), flags.end()


def _closing(pattern: str, at: int) -> int:
    """Return the offset behind the group that opens at `at`."""
    depth = 0
    while at < len(pattern):
        if pattern[at] == "\\":
            at += 2
            continue
        if skipped := _CLASS.match(pattern, at):
            at = skipped.end()
            continue
        depth += {"(": 1, ")": -1}.get(pattern[at], 0)
        at += 1
        if depth == 0:
            return at
    raise UnreadablePatternError("a group without an end")


def _repeated(quantifier: "regex.Match[str]") -> str:
    """Return the quantifier without its kind, and without high counts, which cost much memory."""
    if quantifier["least"] is None:
        return quantifier.group()[0]
    least, most = int(quantifier["least"] or 0), quantifier["most"]
    if not quantifier["to"]:
        return f"{{{least}}}" if least <= _MOST_COPIES + 1 else f"{{{_MOST_COPIES},}}"
    if most and int(most) < _MOST_COPIES:
        return f"{{{least},{most}}}"
    return {0: "*", 1: "+"}.get(least, f"{{{min(least, _MOST_COPIES)},}}")
