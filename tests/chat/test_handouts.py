"""The page behind the link to one's own data."""

from datetime import UTC, datetime

import pytest

from cases.database import Sessions
from cases.encryption import Vault
from tests.cases.test_handouts import Asked, asked, given
from tests.chat.test_answers import TestClient, client

__all__ = ["asked", "client"]


@pytest.fixture
def link(sessions: Sessions, vault: Vault, asked: Asked) -> str:
    return f"/handouts/{given(sessions, vault, asked(), datetime.now(UTC))}"


def test_looking_at_the_link_uses_nothing_up(client: TestClient, link: str) -> None:
    for _ in range(2):
        page = client.get(link)
        assert page.status_code == 200
        assert "Hämta mina uppgifter" in page.text
        assert page.headers["cache-control"] == "no-store"


def test_the_button_gives_the_file_once(client: TestClient, link: str) -> None:
    file = client.post(link)
    assert file.headers["content-disposition"] == 'attachment; filename="dina-uppgifter.zip"'
    assert file.content.startswith(b"PK")
    again = client.post(link)
    assert again.status_code == 404
    assert "Länken fungerar inte" in again.text
    assert client.get(link).status_code == 404


def test_a_made_up_link_opens_nothing(client: TestClient) -> None:
    assert client.get("/handouts/made-up").status_code == 404
    assert client.post("/handouts/made-up").status_code == 404
