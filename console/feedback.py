"""Feedback: messages that were not understood. Agents say what each meant, or leave it out."""

from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from pydantic import BaseModel, Field

from cases.errors import FeedbackChangedError
from cases.feedback import Reason, count_verdicts
from cases.labelling import (
    FeedbackState,
    Wanted,
    label,
    labels,
    leave_out,
    look_at_feedback,
    take_back_decision,
)
from cases.taxonomy import Language, taxonomy
from console.access import agent_of
from console.confirmations import confirmed, refuse_form, refused_form
from console.desk import FromDesk, desk_of
from console.languages import gettext, spoken
from console.pages import page

SHOWN_AT_MOST = 25
_CHANGED = "label_changed"


def require_agent(request: Request) -> None:
    """Goes before the forms are read. Raises StrangerError."""
    with desk_of(request).sessions.begin() as db:
        agent_of(db, request)


router = APIRouter(prefix="/feedback", dependencies=[Depends(require_agent)])


class Filters(BaseModel):
    """Which messages the page shows; "" for all."""

    shown: Literal["collected", "labelled", "left_out"] = "collected"
    language: Language | Literal[""] = ""
    reason: Reason | Literal[""] = ""

    @property
    def wanted(self) -> Wanted:
        return Wanted(FeedbackState(self.shown), self.language or None, self.reason or None)

    @property
    def address(self) -> str:
        """Of the page that shows these."""
        fields = {name: text for name in Filters.model_fields if (text := getattr(self, name))}
        return f"/feedback?{urlencode(fields)}"


class DecisionForm(Filters):
    """A decision about a message, and the page to go back to."""

    feedback_id: Annotated[int, Field(ge=1, le=2**31 - 1)]


class LabelForm(DecisionForm):
    topic: str = ""


@router.get("")
def show_feedback(
    request: Request, desk: FromDesk, filters: Annotated[Filters, Query()]
) -> Response:
    with desk.sessions.begin() as db:
        agent = agent_of(db, request)
        rows, count = look_at_feedback(db, filters.wanted, by=agent, limit=SHOWN_AT_MOST)
        return page(
            request,
            "feedback.html",
            agent=agent,
            filters=filters,
            rows=rows,
            count=count,
            choices=_choices(),
            verdicts=count_verdicts(db),
            zone=desk.zone,
            refused=refused_form(request),
        )


@router.post("/label")
def label_message(request: Request, desk: FromDesk, form: Annotated[LabelForm, Form()]) -> Response:
    if form.topic not in labels():
        return refuse_form(request, form.address, "label_missing")
    try:
        with desk.sessions.begin() as db:
            label(db, form.feedback_id, topic=form.topic, by=agent_of(db, request))
    except FeedbackChangedError:
        return refuse_form(request, form.address, _CHANGED)
    return confirmed(request, form.address, "label")


@router.post("/leave-out")
def leave_message_out(
    request: Request, desk: FromDesk, form: Annotated[DecisionForm, Form()]
) -> Response:
    try:
        with desk.sessions.begin() as db:
            leave_out(db, form.feedback_id, by=agent_of(db, request))
    except FeedbackChangedError:
        return refuse_form(request, form.address, _CHANGED)
    return confirmed(request, form.address, "leave_out")


@router.post("/undo")
def undo(request: Request, desk: FromDesk, form: Annotated[DecisionForm, Form()]) -> Response:
    try:
        with desk.sessions.begin() as db:
            take_back_decision(db, form.feedback_id, by=agent_of(db, request))
    except FeedbackChangedError:
        return refuse_form(request, form.address, _CHANGED)
    return confirmed(request, form.address, "undo")


def _choices() -> list[tuple[str, list[str]]]:
    """The ids to choose from: those of each section of the policy, requests, and the rest."""
    known = taxonomy()
    of_sections = [
        (titles[spoken()], [topic for topic, its in known.topics.items() if its == section])
        for section, titles in known.sections.items()
    ]
    rest = [id_ for id_ in labels() if id_ in known.other]
    return [
        *of_sections,
        (gettext("Requests and reports"), [*known.requests]),
        (gettext("Conversation"), rest),
    ]
