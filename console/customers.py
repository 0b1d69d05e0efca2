"""Customers: who is one since when; officers write down when a relationship ended."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from pydantic import BaseModel

from cases.customers import customers, end_relationship, find_customer, reopen_relationship
from cases.models import Agent, Customer
from console.access import agent_of, is_officer, page_of, require_officer
from console.confirmations import confirmed
from console.desk import FromDesk
from console.kept_form import kept_form
from console.pages import page
from console.refusal import Refusal

SHOWN_AT_MOST = 50

router = APIRouter(prefix="/customers")
# a number from elsewhere may hold a slash
for_officers = APIRouter(prefix="/{number:path}", dependencies=[Depends(require_officer)])


class EndForm(BaseModel):
    ended_on: date


@router.get("")
def show_customers(
    request: Request, desk: FromDesk, matching: str = "", after: str = ""
) -> Response:
    with desk.sessions.begin() as db:
        agent = agent_of(db, request)
        rows = customers(db, matching=matching, after=after, limit=SHOWN_AT_MOST + 1)
        return page(
            request,
            "customers.html",
            agent=agent,
            officer=is_officer(agent),
            matching=matching,
            rows=rows[:SHOWN_AT_MOST],
            more=len(rows) > SHOWN_AT_MOST,
        )


@for_officers.get("")
def show_customer(request: Request, desk: FromDesk, number: str) -> Response:
    with desk.sessions.begin() as db:
        agent, customer = agent_of(db, request), find_customer(db, number)
        return customer_page(request, agent, customer, kept_form(db, request))


@for_officers.post("/end")
def end(
    request: Request, desk: FromDesk, number: str, form: Annotated[EndForm, Form()]
) -> Response:
    with desk.sessions.begin() as db:
        customer = find_customer(db, number)
        end_relationship(db, customer, on=form.ended_on, by=agent_of(db, request))
    return confirmed(request, page_of(request), "end")


@for_officers.post("/reopen")
def reopen(request: Request, desk: FromDesk, number: str) -> Response:
    with desk.sessions.begin() as db:
        reopen_relationship(db, find_customer(db, number), by=agent_of(db, request))
    return confirmed(request, page_of(request), "reopen")


def customer_page(
    request: Request, agent: Agent, customer: Customer, refusal: Refusal | None = None
) -> Response:
    """The customer; with `refusal`, also what went wrong with a form, and what was typed."""
    return page(
        request,
        "customer.html",
        status=refusal.status if refusal else 200,
        agent=agent,
        customer=customer,
        refusal=refusal,
        typed=refusal.typed if refusal else {},
    )


router.include_router(for_officers)
