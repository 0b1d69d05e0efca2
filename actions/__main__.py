"""The action server: `python -m actions`. Loopback only unless an address is set."""

import logging
from typing import Any

import uvicorn
from rasa_sdk.executor import ActionExecutor

from actions.agreement import ActionAffirm, ActionDeny
from actions.answer import ActionAnswer, ActionOfferTopics
from actions.cancel import ActionCancel
from actions.desk import Desk
from actions.language import ActionChangeLanguage
from actions.request_form import ValidateRequestForm
from actions.request_questions import ASKING
from actions.requests import ActionCloseRequest, ActionOpenTickets
from actions.server import create_app
from actions.status import ActionTellStatus
from cases.database import sessions_of
from settings import read_open_settings

ACTIONS = (
    ActionAffirm,
    ActionAnswer,
    ActionCancel,
    ActionChangeLanguage,
    ActionCloseRequest,
    ActionDeny,
    ActionOfferTopics,
    ActionOpenTickets,
    ActionTellStatus,
    ValidateRequestForm,
    *ASKING,
)

# the SDK's; longer than Rasa leaves a connection unused (15 s)
_KEEP_ALIVE_SECONDS = 120


class DeskExecutor(ActionExecutor):
    """Takes calls without a domain: Rasa 3.6 sends it only to actions that ask for it
    (`send_domain`), and knows nothing of the digest that this SDK wants in its place."""

    def update_and_return_domain(self, payload: dict[str, Any], action_name: str) -> dict[str, Any]:
        return payload.get("domain") or {}


def main() -> None:
    settings = read_open_settings()
    logging.basicConfig(level=logging.WARNING)
    desk = Desk(sessions_of(settings.database), settings.country)
    executor = DeskExecutor()
    for action in ACTIONS:
        executor.register_action(action(desk))
    host, _, port = settings.actions_address.rpartition(":")
    uvicorn.run(
        create_app(executor),
        host=host,
        port=int(port),
        access_log=False,
        log_level="warning",
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=3,
    )


if __name__ == "__main__":
    main()
