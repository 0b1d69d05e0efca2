"""A small real server that speaks the chat API, with switches for what can go wrong."""

import asyncio
import json
import threading
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import FileResponse, JSONResponse, StreamingResponse
from fastapi.staticfiles import StaticFiles

from chat import widget_files
from tests.widget.chat_state import (
    BUTTONS,
    WELCOME,
    Conversation,
    Json,
    State,
    answer,
    translated,
)
from tests.widget.host_pages import CSP, add_host_pages

WIDGET = Path(__file__).parents[2] / "widget"


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
        allow_methods=["GET", "POST", "DELETE"],
        allow_headers=["authorization", "content-type", "idempotency-key"],
    )

    @app.middleware("http")
    async def switches(request: Request, go_on: Any) -> Response:
        state, path = server.state, request.url.path
        state.paths.append(path)
        if path.startswith("/api/") and state.refusal is not None:
            return problem(state.refusal, state.detail)
        response: Response = await go_on(request)
        response.headers.setdefault("content-security-policy", CSP)
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
        # read before the key is looked up: two tabs may send the same at the same moment
        text = (await request.json())["text"]
        if key not in conversation.answered:
            heard = {"text": text, "key": key, "language": request.headers["accept-language"]}
            state.received.append(heard)
            conversation.answered[key] = answer(state, conversation, text, key)
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

    @app.post("/api/conversations/{id_}/language")
    async def translate(request: Request, id_: str) -> Response:
        conversation = found(server, request, id_)
        if conversation is None:
            return problem(404, "There is no such conversation.")
        language = conversation.language = (await request.json())["language"]
        messages = [translated(entry, language) for entry in conversation.entries]
        return JSONResponse({"language": language, "messages": messages})

    @app.post("/api/conversations/{id_}/feedback")
    async def rate(request: Request, id_: str) -> Json:
        body: Json = await request.json()
        conversation = found(server, request, id_)
        assert conversation is not None
        conversation.verdicts[body["message"]] = body["verdict"]
        for entry in conversation.entries:
            if entry["id"] == body["message"]:
                entry["verdict"] = body["verdict"]
        return body

    @app.delete("/api/conversations/{id_}", status_code=204)
    async def delete(request: Request, id_: str) -> None:
        assert found(server, request, id_) is not None
        server.state.deleted.append(id_)
        del server.state.conversations[id_]

    add_host_pages(app, lambda: server.url)
    widget_files.mount(app)
    app.mount("/widget", StaticFiles(directory=WIDGET))

    @app.get("/{language}")
    async def demo(language: str) -> FileResponse:
        return FileResponse(WIDGET / f"demo.{language}.html")

    return app


def found(server: ChatServer, request: Request, id_: str) -> Conversation | None:
    assert request.headers["authorization"] == f"Bearer token-{id_}"
    return server.state.conversations.get(id_)


async def happenings(
    server: ChatServer, conversation: Conversation, after: int
) -> AsyncIterator[str]:
    yield ": ping\r\n\r\n"
    state = server.state
    told = len(conversation.events)
    conversation.listened = True
    while not server.stopping and server.state is state and not state.streams_cut:
        for entry in [e for e in conversation.entries if e["id"] > after]:
            after = entry["id"]
            yield f"id: {after}\r\nevent: message\r\ndata: {json.dumps(entry)}\r\n\r\n"
        for event, data in conversation.events[told:]:
            told += 1
            yield f"event: {event}\r\ndata: {json.dumps(data)}\r\n\r\n"
            if event == "ended":
                return
        await asyncio.sleep(0.05)


def problem(status: int, detail: str) -> Response:
    body = {"type": "about:blank", "title": "Problem", "status": status, "detail": detail}
    # as the real one: Firefox would answer a later test with an earlier test's 410
    headers = {"cache-control": "no-store"}
    return JSONResponse(body, status, headers, media_type="application/problem+json")
