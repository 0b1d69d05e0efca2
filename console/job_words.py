"""How the page of the jobs says what a run did and how it ended."""

from console.languages import N_, gettext
from console.numbers import number

_OUTCOMES = {
    "running": N_("Running"),
    "done": N_("Done"),
    "failed": N_("Failed"),
    "stopped": N_("Stopped by somebody"),
}
_COUNTS = {
    "imported": N_("imported"),
    "known": N_("known"),
    "erased_before": N_("erased before"),
    "bad": N_("bad"),
    "added": N_("added"),
    "updated": N_("updated"),
    "idle": N_("idle"),
    "taken_back": N_("taken back"),
    "taken_back_held": N_("taken back held"),
    "due": N_("due"),
    "due_held": N_("due held"),
    "settled": N_("settled"),
    "settled_held": N_("settled held"),
    "erased": N_("erased"),
    "erased_held": N_("erased held"),
    "feedback": N_("feedback"),
    "tracker": N_("tracker"),
    "marked": N_("marked"),
    "minimised": N_("minimised"),
    "texts": N_("texts"),
    "failed": N_("failed"),
    "let_go": N_("let go"),
    "set_aside": N_("set aside"),
}


def outcome(word: str) -> str:
    return gettext(_OUTCOMES[word]) if word in _OUTCOMES else word


def counts(numbers: dict[str, int]) -> str:
    """Such as added 3, set aside 1; "" for none."""
    return ", ".join(f"{_counted(name)} {number(value)}" for name, value in numbers.items())


def _counted(name: str) -> str:
    return gettext(_COUNTS[name]) if name in _COUNTS else name.replace("_", " ")
