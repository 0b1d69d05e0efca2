"""What Zendesk and Chatwoot export, as cases."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cases.database import Sessions
from cases.encryption import Vault
from cases.errors import UnreadableFileError
from cases.formats.recognise import Format
from cases.formats.rows import Bad, CaseRow
from tests.cases.imported import (
    ANSWERED,
    ASKED,
    EMAIL,
    NAME,
    add_customer,
    external_ids,
    imported,
    read,
    stored,
    texts,
    written,
)

MARCH = 1677664800  # 2023-03-01 10:00 UTC


def ticket(number: int = 35, **changed: Any) -> dict[str, Any]:
    """A ticket of Zendesk's, with some of the many fields that say nothing to us."""
    comment = {"type": "Comment", "html_body": "<p></p>", "attachments": [], "metadata": {"x": {}}}
    return {
        "url": f"https://firma.zendesk.com/api/v2/tickets/{number}.json",
        "id": number,
        "external_id": None,
        "via": {"channel": "email", "source": {"from": {"address": EMAIL}}},
        "created_at": "2023-03-01T10:00:00Z",
        "updated_at": "2023-03-09T10:00:00Z",
        "subject": "Mina uppgifter",
        "status": "closed",
        "requester_id": 7,
        "requester": {"id": 7, "name": NAME, "email": EMAIL, "role": "end-user"},
        "metric_set": {"solved_at": "2023-03-05T10:00:00Z", "reopens": 0},
        "comments": [
            comment | {"author_id": 7, "body": ASKED, "public": True,
                       "created_at": "2023-03-01T10:00:00Z"},
            comment | {"author_id": 8, "body": "Kolla detta", "public": False,
                       "created_at": "2023-03-02T10:00:00Z"},
            comment | {"author_id": 8, "body": ANSWERED, "public": True,
                       "created_at": "2023-03-03T10:00:00Z"},
        ],
    } | changed  # fmt: skip


def conversation(number: int = 12, **changed: Any) -> dict[str, Any]:
    """A conversation of Chatwoot's."""

    def message(kind: int, content: str | None, later: int, **more: Any) -> dict[str, Any]:
        return {"id": later, "content": content, "message_type": kind, "private": False,
                "created_at": MARCH + later, "content_type": "text"} | more  # fmt: skip

    return {
        "id": number,
        "account_id": 3,
        "status": "resolved",
        "created_at": MARCH,
        "last_activity_at": MARCH + 3600,
        "meta": {"sender": {"id": 1, "name": NAME, "email": EMAIL, "custom_attributes": {}}},
        "custom_attributes": {},
        "additional_attributes": {"browser": {}},
        "messages": [
            message(0, ASKED, 1),
            message(2, "Assigned to Anna", 2),
            message(1, "Kolla detta", 3, private=True),
            message(0, None, 4, attachments=[{"id": 1}]),
            message(1, ANSWERED, 5),
        ],
    } | changed


def one(path: Path, element: dict[str, Any]) -> CaseRow:
    ((_, found),) = read(written(path, element))
    assert isinstance(found, CaseRow)
    return found


def test_a_zendesk_ticket_becomes_a_case(sessions: Sessions, vault: Vault, tmp_path: Path) -> None:
    imported(sessions, vault, written(tmp_path, ticket()))
    with sessions.begin() as db:
        case = stored(db, "zendesk:35")
        assert case.ended_at == datetime(2023, 3, 5, 10, tzinfo=UTC)
        assert case.requester_index == vault.index(EMAIL)
        assert texts(db, vault, "zendesk:35") == [
            ("visitor", "Mina uppgifter"),
            ("visitor", ASKED),
            ("agent", "Kolla detta"),
            ("agent", ANSWERED),
        ]
        parts = [message.attributes for message in case.messages]
        assert parts == [{"part": "subject"}, {}, {"part": "note"}, {}]


def test_a_chatwoot_conversation_becomes_a_case(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    imported(sessions, vault, written(tmp_path, conversation()))
    with sessions.begin() as db:
        case = stored(db, "chatwoot:3:12")
        assert case.opened_at == datetime(2023, 3, 1, 10, tzinfo=UTC)
        assert case.ended_at == datetime(2023, 3, 1, 11, tzinfo=UTC)
        assert case.requester_index == vault.index(EMAIL)
        assert texts(db, vault, "chatwoot:3:12") == [
            ("visitor", ASKED),
            ("agent", "Kolla detta"),
            ("agent", ANSWERED),
        ]


@pytest.mark.parametrize("element", [ticket(status="pending"), conversation(status="open")])
def test_what_is_not_settled_there_stays_open_here(tmp_path: Path, element: dict[str, Any]) -> None:
    assert one(tmp_path, element).closed_at is None


def test_a_ticket_without_metrics_was_closed_when_it_last_changed(tmp_path: Path) -> None:
    closed = one(tmp_path, ticket(metric_set=None)).closed_at
    assert closed == datetime(2023, 3, 9, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "element",
    [
        ticket(organization={"external_id": "C-7", "organization_fields": {}}),
        ticket(
            organization={"external_id": "9", "organization_fields": {"customer_number": "C-7"}}
        ),
        conversation(custom_attributes={"customer_number": "C-7"}),
        conversation(meta={"sender": {"custom_attributes": {"customer_number": "C-7"}}}),
    ],
)
def test_the_customer_number_is_found(
    sessions: Sessions, vault: Vault, tmp_path: Path, element: dict[str, Any]
) -> None:
    add_customer(sessions, "C-7")
    counts, _ = imported(sessions, vault, written(tmp_path, element))
    assert counts["imported"] == 1


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize(
    ("format_", "elements", "around", "ids"),
    [
        ("zendesk", [ticket(1), ticket(2)], None, ["zendesk:1", "zendesk:2"]),
        ("zendesk", [ticket(1), ticket(2)], "tickets", ["zendesk:1", "zendesk:2"]),
        ("chatwoot", [conversation(1)], None, ["chatwoot:3:1"]),
        ("chatwoot", [conversation(1)], "payload", ["chatwoot:3:1"]),
        ("chatwoot", [conversation(1)], "data", ["chatwoot:3:1"]),
    ],
)
def test_an_export_is_recognised_however_it_is_wrapped(
    tmp_path: Path, indent: int | None, format_: Format, elements: Any, around: str, ids: list[str]
) -> None:
    before = {"count": 2, "meta": {"all_count": 2, "more": [{"id": 1}]}}
    wrapped = {None: elements, "data": {"data": before | {"payload": elements}}}
    document = wrapped.get(around, before | {around: elements, "next_page": None})
    file = written(tmp_path, json.dumps(document, indent=indent), name="export.json")
    assert external_ids(read(file)) == ids
    assert external_ids(read(file, format_)) == ids


def test_pages_of_an_api_that_stand_in_one_file_are_all_read(tmp_path: Path) -> None:
    pages = [{"tickets": [ticket(1), ticket(2)]}, {"count": 1, "tickets": [ticket(3)]}]
    found = read(written(tmp_path, *pages, name="pages.json"))
    assert [place for place, _ in found] == ["ticket 1", "ticket 2", "ticket 3"]
    assert len(external_ids(found)) == 3


def test_a_source_tells_two_accounts_apart(tmp_path: Path) -> None:
    file = written(tmp_path, ticket(1))
    assert external_ids(read(file, source="zendesk-fi")) == ["zendesk-fi:1"]


def test_a_bad_ticket_is_told_by_its_number_and_the_rest_is_read(tmp_path: Path) -> None:
    tickets = [ticket(1), ticket(2, requester=None), "x", ticket(4, created_at=NAME), ticket(5)]
    found = read(written(tmp_path, json.dumps(tickets), name="export.json"))
    assert [(place, row) for place, row in found if isinstance(row, Bad)] == [
        ("ticket 2", Bad("requester is not an object")),
        ("ticket 3", Bad("it is not an object")),
        ("ticket 4", Bad("created_at is not an ISO 8601 time")),
    ]
    assert external_ids(found) == ["zendesk:1", "zendesk:5"]


@pytest.mark.parametrize(
    "rest", ["", ', {"id": "', f', {{"x" {NAME}}}]', ', "\xff\xfe"]', '{"a":' * 200]
)
def test_what_stands_before_the_damage_is_imported_and_the_damage_told(
    sessions: Sessions, vault: Vault, tmp_path: Path, rest: str
) -> None:
    file = tmp_path / "export.json"
    file.write_bytes(f"[{json.dumps(ticket(1))},{json.dumps(ticket(2))}{rest}".encode("latin-1"))
    with pytest.raises(UnreadableFileError) as refused:
        imported(sessions, vault, file)
    assert NAME not in str(refused.value)
    with sessions.begin() as db:
        assert stored(db, "zendesk:1").id != stored(db, "zendesk:2").id


@pytest.mark.parametrize("value", [True, "soon", 10**20, 10**400, -1e300])
def test_a_time_that_is_none_makes_the_conversation_bad(tmp_path: Path, value: object) -> None:
    elements = json.dumps([conversation(created_at=value)])
    ((_, found),) = read(written(tmp_path, elements, name="export.json"))
    assert isinstance(found, Bad)
    assert found.reason.startswith("created_at is not a")


def test_a_bad_first_line_does_not_hide_what_the_others_are(tmp_path: Path) -> None:
    found = read(written(tmp_path, '{"id": ', ticket(1)))
    assert found[0] == ("line 1", Bad("the line is not JSON"))
    assert external_ids(found) == ["zendesk:1"]
