"""The visitor chooses a language: the conversation goes on in it, and the thread is shown in it."""

from typing import cast

from fastapi import APIRouter, Request
from pydantic import BaseModel

from cases.conversations import conversation_for
from cases.feedback import verdicts_of
from cases.messages import thread
from cases.taxonomy import Language
from chat.replies import Thread, thread_entry
from chat.routes import Token
from chat.translation import translated
from chat.turns import Desk
from settings import Settings

router = APIRouter(prefix="/api/conversations", tags=["conversations"])


class NewLanguage(BaseModel):
    language: Language


@router.post("/{conversation_id}/language")
def choose_language(
    request: Request, conversation_id: str, new: NewLanguage, token: Token
) -> Thread:
    """The thread so far, our own texts translated; what was written by others stays as it was."""
    desk = cast(Desk, request.app.state.desk)
    url = cast(Settings, request.app.state.settings).policy_url
    with desk.sessions.begin() as db:
        case = conversation_for(db, conversation_id, token)
        case.language, case.language_settled = new.language, True
        entries = [translated(entry, new.language) for entry in thread(db, desk.vault, case)]
        said = verdicts_of(db, case)
    shown = [thread_entry(e, policy_url=url, verdict=said.get(e.id)) for e in entries]
    return Thread(language=new.language, messages=shown)
