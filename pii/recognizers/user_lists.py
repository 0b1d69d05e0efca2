"""User names under a heading: a list of them, a column of a table, pairs of old and new ones."""

from collections.abc import Iterator

import regex

from pii.recognizers.login_shapes import LOGIN, is_login

HEADING = (
    r"(?i)(?<![\p{L}\d])(?:users?|user ?(?:name|id)s?|log-?ins?|accounts?"
    r"|användar(?:e|na|namn|namnen|-?id)"
    r"|inloggning(?:ar)?|konton?a?|käyttäjä(?:t|tunnu\p{L}+)?|tunnu(?:s|kset)|tilit?|handles?)(?!\p{L})"
)
_HEADING = regex.compile(HEADING)
_ITEM = regex.compile(rf"(?:[-*•–]|\d{{1,2}}[.)])?[ \t]*(?P<login>{LOGIN})[,;]?[ \t]*(?:->|=>|→|$)")
_ARROW = regex.compile(rf"(?:->|=>|→)[ \t]*(?P<login>{LOGIN})[ \t]*$")
_COLUMNS = regex.compile(r"[ \t]*(?:\t|[|;])[ \t]*")
_MOST = 100


def listed_users(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the tokens that look like user names in the lines under a heading."""
    if "\n" not in text or not _HEADING.search(text):
        return
    column: int | None = None
    position = under = 0
    for line in text.split("\n"):
        cells = list(_cells(line))
        heading = _column(cells) if len(line) < 200 else None
        if heading is not None and (len(cells) > 1 or _ends_heading(line)):
            column, under = heading, _MOST
        elif under and (line.strip() or under == _MOST):
            under -= 1
            for start, end in _logins(cells, column or 0):
                yield position + start, position + end
        else:
            under = 0
        position += len(line) + 1


def _ends_heading(line: str) -> bool:
    return (
        line.rstrip().endswith(":") or "->" in line or _HEADING.fullmatch(line.strip()) is not None
    )


def _cells(line: str) -> Iterator[tuple[int, str]]:
    """Yield each cell of a line with its offset."""
    start = 0
    for match in _COLUMNS.finditer(line):
        yield start, line[start : match.start()]
        start = match.end()
    yield start, line[start:]


def _column(cells: list[tuple[int, str]]) -> int | None:
    """Return the number of the cell that is headed by a word for user names."""
    for number, (_, cell) in enumerate(cells):
        if _HEADING.search(cell) and (len(cells) == 1 or len(cell) < 25):
            return number
    return None


def _logins(cells: list[tuple[int, str]], column: int) -> Iterator[tuple[int, int]]:
    if column < len(cells):
        offset, cell = cells[column]
        for match in filter(None, (_ITEM.match(cell), _ARROW.search(cell))):
            if is_login(match["login"]):
                start, end = match.span("login")
                yield offset + start, offset + end
