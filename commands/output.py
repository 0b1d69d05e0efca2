"""What the processes say, as `privacy-desk up` shows it."""

import re
from typing import Any

from honcho.printer import Printer

_STOPPED = re.compile(r"(\w+) stopped \(rc=")
# the libraries that Rasa pins warn of their own age at every start, some over several lines
_AGEING = re.compile(r"\w*Warning: |^  \S|^Implementing implicit namespace packages|^\s*$")


class DeskPrinter(Printer):  # type: ignore[misc]  # honcho has no types
    """Leaves out Rasa's warnings of the libraries it pins, and remembers which process stopped
    first: that one took the others down."""

    first_stopped: str | None = None
    _in_traceback = False

    def write(self, message: Any) -> None:
        text = message.data if isinstance(message.data, str) else message.data.decode()
        if message.name == "system" and (stopped := _STOPPED.search(text)):
            self.first_stopped = self.first_stopped or stopped[1]
        if message.name == "rasa":
            self._in_traceback |= text.startswith("Traceback")
            if _AGEING.search(text) and not self._in_traceback:
                return
        super().write(message)
