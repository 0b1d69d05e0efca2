"""The feedback page: collected messages, given their id or left out."""

import pytest

from cases.database import Sessions
from cases.encryption import Vault
from cases.feedback import judge
from cases.models import Message
from tests.cases.collected import collected, reply_to, stored
from tests.console.at_the_console import AtTheConsole, Hire, Records


@pytest.fixture
def message(sessions: Sessions, vault: Vault) -> str:
    """The number of a Swedish message that was not understood."""
    with sessions.begin() as db:
        return str(collected(db, vault, "Får jag <b>allt</b> om <PERSON>?").id)


def test_a_message_is_shown_escaped_with_its_reason_and_what_it_could_mean(
    aino: AtTheConsole, message: str, records: Records
) -> None:
    page = aino.get("/feedback").text
    assert "Får jag &lt;b&gt;allt&lt;/b&gt; om &lt;PERSON&gt;?" in page
    assert "Swedish · Not understood" in page
    assert "Likeliest: Your rights" in page
    assert '<option value="request.erasure">Erasure of data (request.erasure)</option>' in page
    assert 'value="fallback">Not sure' not in page
    assert records.audited("feedback.look") == ["feedback"]


def test_the_navigation_leads_there(aino: AtTheConsole) -> None:
    assert '<a href="/feedback">Feedback</a>' in aino.get("/").text


@pytest.mark.parametrize("role", ["agent", "dpo", "admin"])
def test_every_role_may_label(
    hire: Hire, message: str, sessions: Sessions, records: Records, role: str
) -> None:
    someone = hire("Sigrid", role)
    answer = someone.send("/feedback/label", feedback_id=message, topic="request.access")
    assert answer.headers["location"] == "/feedback?shown=collected"
    assert "The message is labelled." in someone.get("/feedback").text
    assert [(f.state, f.topic) for f in stored(sessions)] == [("labelled", "request.access")]
    assert records.audited("feedback.labelled") == [f"feedback:{message}"]


def test_a_labelled_message_is_in_its_list_with_who_did_it_and_can_be_taken_back(
    aino: AtTheConsole, message: str, sessions: Sessions
) -> None:
    aino.send("/feedback/label", feedback_id=message, topic="request.access")
    assert "No messages wait to be labelled." in aino.get("/feedback").text
    page = aino.get("/feedback?shown=labelled").text
    assert "<strong>Copy of personal data</strong> (request.access)" in page
    assert "Aino, " in page
    aino.send("/feedback/undo", feedback_id=message, shown="labelled")
    assert [found.state for found in stored(sessions)] == ["collected"]
    assert "Message " + message in aino.get("/feedback").text


def test_a_message_is_left_out_and_taken_back(
    aino: AtTheConsole, message: str, sessions: Sessions, records: Records
) -> None:
    aino.send("/feedback/leave-out", feedback_id=message)
    assert "The message is left out." in aino.get("/feedback?shown=left_out").text
    assert [found.state for found in stored(sessions)] == ["left_out"]
    aino.send("/feedback/undo", feedback_id=message)
    assert [found.state for found in stored(sessions)] == ["collected"]
    assert records.audited("feedback.left_out") == [f"feedback:{message}"]
    assert records.audited("feedback.collected") == [f"feedback:{message}"]


def test_an_agent_who_comes_second_is_told(
    aino: AtTheConsole, bosse: AtTheConsole, message: str, sessions: Sessions
) -> None:
    aino.send("/feedback/label", feedback_id=message, topic="data")
    for form in ("label", "leave-out"):
        bosse.send(f"/feedback/{form}", feedback_id=message, topic="rights")
        assert "Somebody else has decided" in bosse.get("/feedback").text
    assert [found.topic for found in stored(sessions)] == ["data"]


@pytest.mark.parametrize("topic", ["", "fallback", "nonsense"])
def test_what_is_no_id_labels_nothing(
    aino: AtTheConsole, message: str, sessions: Sessions, topic: str
) -> None:
    aino.send("/feedback/label", feedback_id=message, topic=topic)
    page = aino.get("/feedback").text
    assert "Choose what the message means." in page
    assert [found.state for found in stored(sessions)] == ["collected"]


def test_the_list_is_narrowed_by_language_and_reason_and_a_decision_keeps_that(
    aino: AtTheConsole, message: str, sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        finnish = str(collected(db, vault, "Mitä?", language="fi", reason="down").id)
    both = aino.get("/feedback").text
    assert "To label: 2 of 2." in both
    for filters in ("language=fi", "reason=down", "language=fi&reason=down"):
        page = aino.get(f"/feedback?{filters}").text
        assert (f"Message {finnish}<" in page, f"Message {message}<" in page) == (True, False)
    answer = aino.send("/feedback/leave-out", feedback_id=finnish, language="fi", reason="down")
    assert answer.headers["location"] == "/feedback?shown=collected&language=fi&reason=down"


def test_thumbs_are_counted(aino: AtTheConsole, sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        message = collected(db, vault, reason="down")
        judge(db, reply_to(db, db.get_one(Message, message.message_id)), "down")
    assert "<dt>Thumbs down</dt><dd>1</dd>" in aino.get("/feedback").text


def test_a_form_from_elsewhere_decides_nothing(
    aino: AtTheConsole, message: str, sessions: Sessions
) -> None:
    answer = aino.client.post("/feedback/leave-out", data={"feedback_id": message})
    assert answer.status_code == 403
    assert [found.state for found in stored(sessions)] == ["collected"]


def test_a_stranger_is_led_to_the_login_and_back(stranger: AtTheConsole) -> None:
    assert stranger.client.post("/feedback/label").headers["location"] == "/login?next=/feedback"


@pytest.mark.parametrize("query", ["shown=exported", "language=de", "reason=<b>"])
def test_an_address_that_makes_no_sense_is_told_so(aino: AtTheConsole, query: str) -> None:
    assert aino.get(f"/feedback?{query}").status_code == 400
