"""What kinds of intents there are: orders, the questions they are mistaken for, small talk."""

from __future__ import annotations

# not worth an answer beside a question or a request in the same message
SMALL_TALK = frozenset(
    [
        "greeting",
        "goodbye",
        "thanks",
        "affirm",
        "deny",
        "change_language",
        "cancel",
        "out_of_scope",
    ]  # fmt: skip
)
# a question about a right and the order it can be mistaken for
ORDER_OF = {
    "rights_access": "request_access",
    "rights_erasure": "request_erasure",
    "rights_portability": "request_portability",
    "rights_rectification": "request_rectification",
    "rights_consent": "request_withdraw_consent",
    "rights_automated": "request_no_automated_decision",
    "marketing": "request_stop_marketing",
    "complaint": "request_complaint",
}
QUESTION_OF = {order: question for question, order in ORDER_OF.items()}


def opens_ticket(intent: str) -> bool:
    return intent.startswith(("request_", "report_")) or intent == "handoff"
