"""A small real server that speaks the chat API, with switches for what can go wrong."""

import asyncio
import json
import threading
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, StreamingResponse
from fastapi.staticfiles import StaticFiles

WIDGET = Path(__file__).parents[2] / "widget"
CSP = "default-src 'self'"
WELCOME = {
    "sv": "Hej! Fråga mig om dina personuppgifter.",
    "fi": "Hei! Kysy minulta henkilötiedoistasi.",
    "en": "Hello! Ask me about your personal data.",
}
BUTTONS = {
    "sv": [("Hur länge uppgifter sparas", "/retention"), ("Radering av uppgifter", "/erasure")],
    "fi": [("Miten kauan tietoja säilytetään", "/retention"), ("Tietojen poistaminen", "/erasure")],
    "en": [("How long data is stored", "/retention"), ("Erasure of data", "/erasure")],
}
TICKET = {
    "reference": "PD-7K3M2-92QXA",
    "kind": "request.erasure",
    "received_on": "2026-01-31",
    "due_on": "2026-03-02",
    "status": "new",
}
Json = dict[str, Any]


@dataclass
class Conversation:
    language: str
    entries: list[Json] = field(default_factory=list)
    told: int = 0
    events: list[tuple[str, Json]] = field(default_factory=list)
    answered: dict[str, list[Json]] = field(default_factory=dict)


@dataclass
class State:
    """What is stored, and the switches: `refusal` answers every call to the API with a status."""

    conversations: dict[str, Conversation] = field(default_factory=dict)
    opened: list[Json] = field(default_factory=list)
    received: list[Json] = field(default_factory=list)
    next_id: int = 1
    refusal: int | None = None
    detail: str = "Problem."
    answers_lost: int = 0
    delay_seconds: float = 0.0
    streams_cut: bool = False
    paths: list[str] = field(default_factory=list)

    def entry(self, author: str, text: str, language: str, **more: Any) -> Json:
        self.next_id += 1
        said = {"id": self.next_id - 1, "author": author, "text": text, "language": language}
        return said | {"at": "2026-01-31T12:00:00Z"} | more

    @property
    def texts(self) -> list[str]:
        return [message["text"] for message in self.received]

    @property
    def only(self) -> Conversation:
        (conversation,) = self.conversations.values()
        return conversation

    def agent_says(self, text: str, *, language: str = "sv") -> None:
        self.only.entries.append(self.entry("agent", text, language))

    def ticket_becomes(self, status: str) -> None:
        self.only.events.append(("ticket", TICKET | {"status": status}))


class ChatServer:
    """Runs on a free port of 127.0.0.1 until stopped; `state` is fresh for every test."""

    def __init__(self) -> None:
        self.state = State()
        self.stopping = False
        config = uvicorn.Config(build(self), host="127.0.0.1", port=0, log_level="error")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        self.port: int = self._server.servers[0].sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def stop(self) -> None:
        self.stopping = self._server.should_exit = True
        self._thread.join(timeout=5)


def build(server: ChatServer) -> FastAPI:
    app = FastAPI()
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "POST"],
        allow_headers=["authorization", "content-type", "idempotency-key"],
    )

    @app.middleware("http")
    async def switches(request: Request, go_on: Any) -> Response:
        state, path = server.state, request.url.path
        state.paths.append(path)
        if path.startswith("/api/") and state.refusal is not None:
            return problem(state.refusal, state.detail)
        response: Response = await go_on(request)
        if path != "/elsewhere":
            response.headers["content-security-policy"] = CSP
        return response

    @app.post("/api/conversations", status_code=201)
    async def open_conversation(request: Request) -> Json:
        state, body = server.state, await request.json()
        state.opened.append(body)
        language = body["language"]
        buttons = [{"title": t, "payload": p, "topic": None} for t, p in BUTTONS[language]]
        welcome = state.entry("assistant", WELCOME[language], language, buttons=buttons)
        id_ = f"c{len(state.opened)}"
        state.conversations[id_] = Conversation(language, [welcome])
        await asyncio.sleep(state.delay_seconds)
        return {"id": id_, "token": f"token-{id_}", "language": language, "replies": [welcome]}

    @app.post("/api/conversations/{id_}/messages")
    async def say(request: Request, id_: str) -> Response:
        state, key = server.state, request.headers["idempotency-key"]
        conversation = found(server, request, id_)
        if conversation is None:
            return problem(404, "There is no such conversation.")
        if key not in conversation.answered:
            text = (await request.json())["text"]
            heard = {"text": text, "key": key, "language": request.headers["accept-language"]}
            state.received.append(heard)
            conversation.answered[key] = answer(state, conversation, text)
        await asyncio.sleep(state.delay_seconds)
        if state.answers_lost:
            state.answers_lost -= 1
            return problem(503, "lost")
        return JSONResponse({"replies": conversation.answered[key]})

    @app.get("/api/conversations/{id_}/messages")
    async def thread(request: Request, id_: str) -> Response:
        conversation = found(server, request, id_)
        if conversation is None:
            return problem(404, "There is no such conversation.")
        shown = {"language": conversation.language, "messages": conversation.entries}
        return JSONResponse(shown)

    @app.get("/api/conversations/{id_}/events")
    async def events(request: Request, id_: str, after: int = 0) -> Response:
        conversation = found(server, request, id_)
        if conversation is None:
            return problem(410, "This conversation has ended.")
        return StreamingResponse(
            happenings(server, conversation, after), media_type="text/event-stream"
        )

    @app.get("/page/{language}")
    async def page(language: str) -> HTMLResponse:
        return HTMLResponse(host_page(language, script="/widget/chat.js"))

    @app.get("/elsewhere")
    async def elsewhere() -> Response:
        page = host_page("sv", script=f"{server.url}/widget/chat.js")
        return HTMLResponse(page)

    @app.get("/favicon.ico")
    async def favicon() -> Response:
        return Response(status_code=204)

    @app.get("/demo.css")
    async def style() -> FileResponse:
        return FileResponse(WIDGET / "demo.css")

    app.mount("/widget", StaticFiles(directory=WIDGET))

    @app.get("/{language}")
    async def demo(language: str) -> FileResponse:
        return FileResponse(WIDGET / f"demo.{language}.html")

    return app


def found(server: ChatServer, request: Request, id_: str) -> Conversation | None:
    assert request.headers["authorization"] == f"Bearer token-{id_}"
    return server.state.conversations.get(id_)


def answer(state: State, conversation: Conversation, text: str) -> list[Json]:
    """Stores what was said and what is answered, as the real server does."""
    shown = {p: t for t, p in BUTTONS[conversation.language]}.get(text, text)
    conversation.entries.append(state.entry("visitor", shown, conversation.language))
    if "suomeksi" in text:
        conversation.language = "fi"
    language = conversation.language
    more: Json = {}
    if text == "/retention":
        more = {
            "section": "retention",
            "section_title": "Hur länge uppgifterna sparas",
            "section_url": f"/policy/{language}#retention",
        }
    if text == "/erasure":
        more = {"ticket": TICKET}
    reply = state.entry("assistant", f"Svar: {shown}\n\nAndra stycket.", language, **more)
    conversation.entries.append(reply)
    return [reply]


async def happenings(
    server: ChatServer, conversation: Conversation, after: int
) -> AsyncIterator[str]:
    yield ": ping\r\n\r\n"
    state = server.state
    while not server.stopping and server.state is state and not state.streams_cut:
        for entry in [e for e in conversation.entries if e["id"] > after]:
            after = entry["id"]
            yield f"id: {after}\r\nevent: message\r\ndata: {json.dumps(entry)}\r\n\r\n"
        for event, data in conversation.events[conversation.told :]:
            conversation.told += 1
            yield f"event: {event}\r\ndata: {json.dumps(data)}\r\n\r\n"
            if event == "ended":
                return
        await asyncio.sleep(0.05)


def problem(status: int, detail: str) -> Response:
    body = {"type": "about:blank", "title": "Problem", "status": status, "detail": detail}
    return JSONResponse(body, status, media_type="application/problem+json")


def host_page(language: str, *, script: str) -> str:
    return f"""<!doctype html><html lang="{language}"><title>A page</title>
        <link rel="stylesheet" href="/demo.css"><main><h1>A page</h1>
        <p><a href="#end">A link of the page</a></p></main>
        <privacy-desk lang="{language}"><a href="mailto:a@example.com">Skriv</a></privacy-desk>
        <script type="module" src="{script}"></script></html>"""
