"""What Rasa logs: what happened, where and of what kind an error was, nothing of what was said."""

from __future__ import annotations

import logging
from typing import Any

import structlog
from rasa.utils import log_utils
from structlog.tracebacks import ExceptionDictTransformer
from structlog.typing import EventDict, ExcInfo, WrappedLogger

#: What a line keeps; Rasa adds the message itself where it could not be answered.
_KEPT = ("event", "event_info", "exc_info", "stack_info")


def make_quiet() -> None:
    """Rasa's own lines hold the message, the local variables of each function that failed, and what
    an action server answered, which may be its whole request. At a terminal they would too, so they
    are JSON everywhere. For the whole process; before Rasa sets up its log."""
    log_utils.FORCE_JSON_LOGGING = True
    log_utils._anonymizer = _without_values
    structlog.processors.dict_tracebacks = structlog.processors.ExceptionRenderer(_outline)
    # for the lines that go to Python's log by another way
    logging.Formatter.formatException = _in_words


def _without_values(_: WrappedLogger, __: str, line: EventDict) -> EventDict:
    return {key: line[key] for key in _KEPT if key in line}


def _outline(error: ExcInfo) -> list[dict[str, Any]]:
    """The places and the kinds of an error and of those behind it."""
    stacks = ExceptionDictTransformer(show_locals=False)(error)
    return [{**stack, "exc_value": ""} for stack in stacks]


def _in_words(_: logging.Formatter, error: ExcInfo) -> str:
    """The same, a line each."""
    lines = []
    for stack in _outline(error):
        lines += [f"  {f['filename']}:{f['lineno']} in {f['name']}" for f in stack["frames"]]
        lines.append(stack["exc_type"])
    return "\n".join(lines)
