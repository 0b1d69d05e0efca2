from datetime import UTC, date, datetime

import pytest

from cases.deadlines import (
    Country,
    deadline,
    extended_deadline,
    is_working_day,
    month_deadline,
)

COUNTRIES: tuple[Country, ...] = ("SE", "FI")


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize(
    ("received", "target", "due"),
    [
        (date(2026, 1, 30), date(2026, 2, 28), date(2026, 3, 2)),
        (date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 2)),
        (date(2026, 3, 31), date(2026, 4, 30), date(2026, 4, 30)),
        (date(2026, 5, 6), date(2026, 6, 6), date(2026, 6, 8)),
        (date(2026, 11, 6), date(2026, 12, 6), date(2026, 12, 7)),
        (date(2026, 11, 25), date(2026, 12, 25), date(2026, 12, 28)),
        (date(2026, 12, 6), date(2027, 1, 6), date(2027, 1, 7)),
        (date(2028, 1, 31), date(2028, 2, 29), date(2028, 2, 29)),
    ],
)
def test_a_month_ends_on_its_date_or_the_next_working_day(
    country: Country, received: date, target: date, due: date
) -> None:
    found = month_deadline(received, country)
    assert (found.target, found.due) == (target, due)


@pytest.mark.parametrize("country", COUNTRIES)
def test_an_extension_counts_three_months_from_the_receipt(country: Country) -> None:
    assert extended_deadline(date(2026, 1, 31), country).due == date(2026, 4, 30)


def test_an_extended_end_on_a_weekend_moves_to_the_working_day_after_it() -> None:
    found = extended_deadline(date(2026, 11, 28), "SE")
    assert (found.target, found.due) == (date(2027, 2, 28), date(2027, 3, 1))


@pytest.mark.parametrize(
    ("day", "country"),
    [
        (date(2026, 6, 19), "SE"),
        (date(2026, 6, 19), "FI"),
        (date(2026, 12, 24), "SE"),
        (date(2026, 12, 24), "FI"),
        (date(2026, 12, 31), "SE"),
        (date(2026, 12, 31), "FI"),
    ],
)
def test_an_eve_is_a_working_day(day: date, country: Country) -> None:
    assert is_working_day(day, country)


@pytest.mark.parametrize(
    ("day", "country", "working"),
    [
        (date(2028, 6, 6), "SE", False),  # the national day, a Tuesday
        (date(2028, 6, 6), "FI", True),
        (date(2027, 12, 6), "FI", False),  # Independence Day, a Monday
        (date(2027, 12, 6), "SE", True),
        (date(2026, 4, 3), "SE", False),
        (date(2026, 5, 14), "FI", False),
        (date(2026, 11, 21), "SE", False),
    ],
)
def test_holidays_are_those_of_the_member_state(day: date, country: Country, working: bool) -> None:
    assert is_working_day(day, country) is working


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_breach_has_72_hours_that_run_through_a_weekend(country: Country) -> None:
    friday = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
    found = deadline("72_hours", friday, country)
    assert found is not None
    assert found.due_at == datetime(2026, 11, 23, 15, 30, tzinfo=UTC)
    assert found.due == date(2026, 11, 23)


@pytest.mark.parametrize(("country", "received_on"), [("SE", 31), ("FI", 1)])
def test_the_day_of_receipt_is_the_member_states(country: Country, received_on: int) -> None:
    late_evening = datetime(2026, 3, 31, 21, 30, tzinfo=UTC)  # 23:30 in Sweden, 00:30 in Finland
    found = deadline("one_month", late_evening, country)
    assert found is not None
    assert found.target == (date(2026, 4, 30) if received_on == 31 else date(2026, 5, 1))


def test_a_handoff_has_no_clock() -> None:
    assert deadline("none", datetime.now(UTC), "SE") is None
