from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cases.agents import add_agent
from cases.customers import (
    Change,
    customers,
    end_relationship,
    find_customer,
    put_customers,
    reopen_relationship,
)
from cases.errors import CustomerNotFoundError, RelationshipDatesError
from cases.formats.rows import Bad, CustomerRow, checked
from cases.models import Agent, AuditEntry


def row(number: str = "C-1", **changed: Any) -> dict[str, Any]:
    values = {"customer_number": number, "name": "Bageri Exempelsson", "started_on": "2020-01-01"}
    return values | {"ended_on": None} | changed


def put(db: Session, *rows: dict[str, Any]) -> Sequence[Change]:
    return put_customers(db, [CustomerRow.model_validate(each) for each in rows], actor="test")


def last_line(db: Session) -> AuditEntry:
    db.flush()
    return db.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()


@pytest.fixture
def agent(db: Session) -> Agent:
    return add_agent(db, email="a@desk.example", name="Anna", role="agent", actor="test")[0]


def test_a_customer_is_added_updated_and_known(db: Session) -> None:
    assert put(db, row()) == ["added"]
    assert put(db, row(name="Bageriet")) == ["updated"]
    assert put(db, row(name="Bageriet")) == ["known"]
    assert find_customer(db, "C-1").name == "Bageriet"


def test_the_later_row_of_one_customer_counts(db: Session) -> None:
    assert put(db, row(), row(ended_on="2024-05-31")) == ["added", "updated"]
    assert find_customer(db, "C-1").ended_on == date(2024, 5, 31)


@pytest.mark.parametrize(
    ("before", "after", "action"),
    [
        (None, "2024-05-31", "customer.end"),
        ("2024-05-31", "2024-04-30", "customer.end"),
        ("2024-05-31", "2024-06-30", "customer.reopen"),
        ("2024-05-31", None, "customer.reopen"),
    ],
)
def test_each_change_of_a_relationships_end_is_audited_without_a_name(
    db: Session, before: str | None, after: str | None, action: str
) -> None:
    put(db, row(ended_on=before))
    put(db, row(ended_on=after, name="Annat"))
    line = last_line(db)
    assert (line.action, line.subject) == (action, f"customer:{find_customer(db, 'C-1').id}")
    assert line.detail == {"changed": ["name", "ended_on"], "ended_on": after}


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"started_on": "2020-02-30"}, "started_on is not an ISO 8601 date"),
        ({"started_on": None}, "started_on is not an ISO 8601 date"),
        ({"ended_on": "31.5.2024"}, "ended_on is not an ISO 8601 date"),
        ({"ended_on": "2019-12-31"}, "ended_on is before started_on"),
        ({"name": ""}, "name is empty"),
        ({"customer_number": "x" * 65}, "customer_number is too long"),
    ],
)
def test_a_row_that_cannot_be_is_refused(changed: dict[str, Any], reason: str) -> None:
    assert checked(CustomerRow, row(**changed)) == Bad(reason)


def test_a_relationship_ends_on_its_last_day_and_may_be_reopened(db: Session, agent: Agent) -> None:
    put(db, row())
    customer = find_customer(db, " C-1 ")
    end_relationship(db, customer, on=date(2024, 5, 31), by=agent)
    assert customer.ended_on == date(2024, 5, 31)
    assert (last_line(db).action, last_line(db).actor) == ("customer.end", f"agent:{agent.id}")
    reopen_relationship(db, customer, by=agent)
    assert customer.ended_on is None
    assert last_line(db).action == "customer.reopen"


def test_a_relationship_cannot_end_before_it_starts(db: Session, agent: Agent) -> None:
    put(db, row())
    with pytest.raises(RelationshipDatesError):
        end_relationship(db, find_customer(db, "C-1"), on=date(2019, 12, 31), by=agent)
    assert find_customer(db, "C-1").ended_on is None


def test_customers_are_listed_by_number_page_by_page(db: Session) -> None:
    put(db, row("C-2"), row("C-1"), row("C-3", name="Verkstad 100%"))
    assert [each.customer_number for each in customers(db, limit=2)] == ["C-1", "C-2"]
    assert [each.customer_number for each in customers(db, after="C-2")] == ["C-3"]
    assert [each.customer_number for each in customers(db, matching=" BAGERI ")] == ["C-1", "C-2"]
    assert [each.customer_number for each in customers(db, matching="0%")] == ["C-3"]


def test_a_number_that_nobody_has_is_told(db: Session) -> None:
    with pytest.raises(CustomerNotFoundError):
        find_customer(db, "C-9")
