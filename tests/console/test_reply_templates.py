"""The reply templates: every kind has some, each in three languages, with the same gaps to fill."""

import re

import pytest

from cases.models import Case, Ticket
from cases.taxonomy import LANGUAGES, PROCESSOR_ASSIST, taxonomy
from console.ticket_templates import reply_templates, template_text, templates_for

KINDS = [kind for kind in taxonomy().ticket_kinds]


@pytest.mark.parametrize("kind", [*KINDS, PROCESSOR_ASSIST])
def test_every_kind_has_a_template(kind: str) -> None:
    assert templates_for(Ticket(kind=kind))


@pytest.mark.parametrize("name", reply_templates())
def test_a_template_has_the_same_gaps_in_every_language(name: str) -> None:
    row = reply_templates()[name]
    assert set(row) == {"title", "kinds", *LANGUAGES}
    assert set(row["title"]) == set(LANGUAGES)
    for gap in (r"\{\w+\}", r"\["):
        assert len({frozenset(re.findall(gap, row[language])) for language in LANGUAGES}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", reply_templates())
def test_a_template_can_be_filled_in(name: str, language: str) -> None:
    kind = reply_templates()[name]["kinds"][0].replace("*", "access")
    case = Case(language=language)
    text = template_text(Ticket(kind=kind, reference="PD-00000-00000", case=case), name)
    assert text
    assert "{" not in text


def test_a_template_of_another_kind_is_not_given() -> None:
    ticket = Ticket(kind="handoff", reference="PD-00000-00000", case=Case(language="sv"))
    assert template_text(ticket, "erasure") == ""
