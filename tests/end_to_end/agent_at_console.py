"""An agent at the running console: a browser without scripts."""

import re
import uuid

import httpx

from tests.end_to_end.running_desk import RunningDesk


class AgentAtConsole:
    """Logged in with an account of its own; sends the forms of a ticket's page."""

    def __init__(self, desk: RunningDesk) -> None:
        email = f"{uuid.uuid4().hex}@desk.example"
        password = desk.new_agent(email, "Alex Agent")
        self.http = httpx.Client(base_url=desk.url("console"), timeout=30, trust_env=False)
        self.send_form("/login", "/login", email=email, password=password)

    def send(self, reference: str, form: str, **fields: str) -> None:
        """Send one of the ticket's forms: claim, note, reply, solve."""
        if form == "reply":
            fields["form_id"] = str(uuid.uuid4())
        self.send_form(f"/tickets/{reference}", f"/tickets/{reference}/{form}", **fields)

    def send_form(self, page: str, path: str, **fields: str) -> None:
        """Send a form with the token of the page that it is on."""
        shown = self.http.get(page)
        token = re.search(r'name="form_token" value="([^"]+)"', shown.text)
        assert token is not None, (page, shown.status_code)
        answer = self.http.post(path, data={"form_token": token[1], **fields})
        assert answer.status_code == 303, (path, answer.status_code)
