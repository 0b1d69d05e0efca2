"""How the audit page says what is wrong with the chain."""

from cases.audit_chain import Fault
from console.languages import N_, gettext
from console.numbers import number

_WRONG = {
    "slipped in": N_("Line %(line)s was slipped in."),
    "missing": N_("Line %(line)s is missing."),
    "changed": N_("Line %(line)s is not what was written, or not in its place."),
    "gap": N_(
        "Line %(line)s is not what was written, or lines between line %(after)s and it are missing."
    ),
}
_FIRST = N_("Line %(line)s is not what was written, or lines before it are missing.")


def fault(found: Fault) -> str:
    words = _FIRST if found.what == "gap" and not found.after else _WRONG[found.what]
    return gettext(words, line=number(found.number), after=number(found.after))
