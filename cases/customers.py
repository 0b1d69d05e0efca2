"""Customers, companies with a relationship that starts and ends: minimising waits for the end.

A customer's number is not personal data; its name may be a sole trader's and is not audited.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from cases.audit import record
from cases.errors import CustomerNotFoundError, RelationshipDatesError
from cases.formats.rows import CustomerRow
from cases.models import Agent, Customer

Change = Literal["added", "updated", "known"]


def customers(
    db: Session, *, matching: str = "", after: str = "", limit: int = 50
) -> list[Customer]:
    """Customers in the order of their numbers, from the one `after` a number, whose number or name
    holds the words of `matching`."""
    rows = select(Customer).where(Customer.customer_number > after)
    if matching.strip():
        words = matching.strip()
        rows = rows.where(
            or_(
                Customer.customer_number.icontains(words, autoescape=True),
                Customer.name.icontains(words, autoescape=True),
            )
        )
    return list(db.scalars(rows.order_by(Customer.customer_number).limit(limit)))


def find_customer(db: Session, customer_number: str, *, lock: bool = False) -> Customer:
    """The customer with that number. Raises CustomerNotFoundError.

    lock: hold the row until the transaction ends.
    """
    rows = select(Customer).where(Customer.customer_number == customer_number.strip())
    if lock:
        rows = rows.with_for_update().execution_options(populate_existing=True)
    customer = db.scalar(rows)
    if customer is None:
        raise CustomerNotFoundError
    return customer


def end_relationship(db: Session, customer: Customer, *, on: date, by: Agent) -> None:
    """The relationship's last day is `on`, whatever it was before; days to come are allowed.

    Raises RelationshipDatesError for a day before it started.
    """
    _end(db, customer, on=on, by=by)


def reopen_relationship(db: Session, customer: Customer, *, by: Agent) -> None:
    """The customer is one again. What retention found due meanwhile it takes back by itself, unless
    it is minimised already."""
    _end(db, customer, on=None, by=by)


def _end(db: Session, customer: Customer, *, on: date | None, by: Agent) -> None:
    db.refresh(customer, with_for_update=True)
    if on is not None and on < customer.started_on:
        raise RelationshipDatesError(f"customer {customer.id} started later")
    before, customer.ended_on = customer.ended_on, on
    if before != on:
        _audit(db, customer, before=before, changed=["ended_on"], actor=f"agent:{by.id}")


def put_customers(db: Session, rows: Sequence[CustomerRow], *, actor: str) -> list[Change]:
    """Add the new ones, bring the known ones up to date; what became of each, in order."""
    there = customers_by_number(db, (row.customer_number for row in rows), lock=True)
    return [_put(db, row, there, actor=actor) for row in rows]


def customers_by_number(
    db: Session, numbers: Iterable[str], *, lock: bool = False
) -> dict[str, Customer]:
    """Those of the customers that there are."""
    rows = select(Customer).where(Customer.customer_number.in_(set(numbers))).order_by(Customer.id)
    if lock:
        rows = rows.with_for_update().execution_options(populate_existing=True)
    return {customer.customer_number: customer for customer in db.scalars(rows)}


def _put(db: Session, row: CustomerRow, there: dict[str, Customer], *, actor: str) -> Change:
    customer = there.get(row.customer_number)
    if customer is None:
        customer = there[row.customer_number] = Customer(**row.model_dump())
        db.add(customer)
        db.flush()
        record(db, actor=actor, action="customer.add", subject=f"customer:{customer.id}")
        return "added"
    new = row.model_dump(exclude={"customer_number"})
    changed = [name for name, value in new.items() if getattr(customer, name) != value]
    if not changed:
        return "known"
    before = customer.ended_on
    for name in changed:
        setattr(customer, name, new[name])
    _audit(db, customer, before=before, changed=changed, actor=actor)
    return "updated"


def _audit(
    db: Session, customer: Customer, *, before: date | None, changed: list[str], actor: str
) -> None:
    """The line names what changed; of values only the last day, on which cases depend."""
    action = "customer.update"
    if before != customer.ended_on:
        later = customer.ended_on is None or (before is not None and customer.ended_on > before)
        action = "customer.reopen" if before is not None and later else "customer.end"
    ended_on = customer.ended_on and customer.ended_on.isoformat()
    record(db, actor=actor, action=action, subject=f"customer:{customer.id}",
           changed=changed, ended_on=ended_on)  # fmt: skip
