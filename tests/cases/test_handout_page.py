"""The readable page of what a requester is given, in each language and with everything in it."""

from datetime import UTC, datetime
from typing import Any

import pytest

from cases.deadlines import ZONES
from cases.handout_file import readable_page
from cases.taxonomy import LANGUAGES
from cases.ticket_states import Status

AT = datetime(2026, 3, 2, 12, tzinfo=UTC).isoformat()


def full(scope: str) -> dict[str, Any]:
    """Every author and every state of a request that there can be."""
    message = {"at": AT, "language": "fi", "text": "Hei <b>Maija</b>"}
    request = {"reference": "PD-1", "kind": "request.access", "received_on": "2026-03-02"}
    return {
        "made_at": AT,
        "reference": "PD-7K3M2-92QXA",
        "scope": scope,
        "requester": {"email": "maija@post.example", "name": None},
        "cases": [
            {
                "opened_at": AT,
                "customer": "Exempel AB",
                "messages": [
                    message | {"author": author} for author in ("visitor", "assistant", "agent")
                ],
                "requests": [
                    request | {"status": str(status), "outcome": None} for status in Status
                ]
                + [request | {"status": "solved", "outcome": "refused"}],
                "notes": [{"at": AT, "text": "Soitettu."}],
            },
            {"opened_at": AT, "customer": None, "messages": [], "requests": [], "notes": []},
        ],
    }


@pytest.mark.parametrize("scope", ["access", "portability"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_can_say_everything(language: str, scope: str) -> None:
    page = readable_page(full(scope), language=language, zone=ZONES["SE"])
    assert f'<html lang="{language}">' in page
    assert "PD-7K3M2-92QXA" in page
    assert "Hei &lt;b&gt;Maija&lt;/b&gt;" in page
    assert ("Soitettu." in page) == (scope == "access")


def test_the_page_loads_nothing() -> None:
    page = readable_page(full("access"), language="sv", zone=ZONES["SE"])
    assert "http" not in page
    assert "<script" not in page


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", ["2 mars 2026 13:00", "inkom 2 mars 2026"]),
        ("fi", ["2. maaliskuuta 2026 13.00", "saapunut 2. maaliskuuta 2026"]),
        ("en", ["2 March 2026 13:00", "received 2 March 2026"]),
    ],
)
def test_days_are_written_as_the_language_does(language: str, words: list[str]) -> None:
    page = readable_page(full("access"), language=language, zone=ZONES["SE"])
    assert [word for word in words if word not in page] == []
