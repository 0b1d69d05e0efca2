"""The figures in words: titles, labels, and what each counts."""

from collections import defaultdict
from datetime import date
from statistics import median, quantiles

from babel.dates import format_date
from sqlalchemy.orm import Session

from cases.figures import (
    Answer,
    Months,
    answers,
    chats,
    moved_on,
    open_by_age,
    received_by_language,
    redaction_runs,
)
from cases.overview import count_cases
from cases.queue import KINDS
from cases.taxonomy import LANGUAGES
from console.charts import Figure, Row
from console.words import language, title

_STATES = {"open": "Open", "settled": "Settled", "evidence": "Redacted", "set_aside": "Set aside"}


def all_figures(db: Session, months: Months, today: date) -> list[Figure]:
    """Every figure, in the order of the page."""
    solved = answers(db, months)
    return [
        _open(db, today),
        _deadlines(solved, months),
        _days(solved),
        _languages(db, months),
        _chats(db, months),
        _runs(db, months),
        _states(db),
        _moves(db, months),
    ]


def summary(db: Session, months: Months) -> dict[str, str]:
    """The year in a few numbers; "–" where there is nothing to say."""
    solved = answers(db, months)
    clocked = [answer for answer in solved if answer.in_time is not None]
    talks = chats(db, months)
    alone, all_of_them = sum(row[0] for row in talks), sum(map(sum, talks))
    return {
        "Requests and reports received": f"{received_by_language(db, months).total():,}",
        "Tickets solved": f"{len(solved):,}",
        "Solved within the legal time": _share(sum(bool(a.in_time) for a in clocked), len(clocked)),
        "Median days to an answer": f"{median(a.days for a in solved):g}" if solved else "–",
        "Chats answered without a human": _share(alone, all_of_them),
    }


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%} ({part:,} of {whole:,})" if whole else "–"


def _by_month(months: Months, numbers: list[tuple[int, ...]]) -> tuple[Row, ...]:
    labels = [format_date(first, "MMM y", locale="en") for first in months.firsts]
    return tuple(Row(label, row) for label, row in zip(labels, numbers, strict=True))


def _open(db: Session, today: date) -> Figure:
    found = open_by_age(db, today)
    return Figure(
        "open",
        "Open tickets by kind and age",
        "Today. Age is counted from the day of receipt.",
        "Kind",
        ("up to 7 days", "8 to 14 days", "15 to 30 days", "over 30 days"),
        tuple(Row(title(kind), tuple(found[kind])) for kind in KINDS if kind in found),
        drawn=4,
    )


def _deadlines(solved: list[Answer], months: Months) -> Figure:
    counts = [[0, 0] for _ in months.firsts]
    for answer in solved:
        if answer.in_time is not None:
            counts[answer.month][not answer.in_time] += 1
    return Figure(
        "deadlines",
        "Deadlines met",
        "Solved tickets with a clock, by the month they were solved in.",
        "Month",
        ("in time", "late"),
        _by_month(months, [tuple(row) for row in counts]),
        drawn=2,
    )


def _days(solved: list[Answer]) -> Figure:
    by_kind: dict[str, list[int]] = defaultdict(list)
    for answer in solved:
        by_kind[answer.kind].append(answer.days)
    return Figure(
        "days",
        "Days to an answer",
        "From receipt until solved, by kind: the bar is the median; nine in ten were solved"
        " within the days of the second column.",
        "Kind",
        ("median", "nine in ten within", "tickets"),
        tuple(
            Row(title(kind), (float(median(days)), _nine_in_ten(days), len(days)))
            for kind, days in sorted(by_kind.items(), key=lambda pair: KINDS.index(pair[0]))
        ),
        drawn=1,
    )


def _nine_in_ten(days: list[int]) -> float:
    return float(days[0]) if len(days) == 1 else quantiles(days, n=10, method="inclusive")[8]


def _languages(db: Session, months: Months) -> Figure:
    found = received_by_language(db, months)
    return Figure(
        "languages",
        "Tickets by language",
        "Received in these months.",
        "Language",
        ("tickets",),
        tuple(Row(language(code), (found[code],)) for code in LANGUAGES),
        drawn=1,
    )


def _chats(db: Session, months: Months) -> Figure:
    return Figure(
        "chats",
        "Chats answered without a human",
        "Chats in which somebody wrote something, by the month they began in. Without a human:"
        " no ticket came of them.",
        "Month",
        ("without a human", "with a ticket"),
        _by_month(months, list(chats(db, months))),
        drawn=2,
    )


def _runs(db: Session, months: Months) -> Figure:
    rows = [
        (run.started_at.astimezone(months.zone).date(), run.counts) for run in redaction_runs(db)
    ]
    return Figure(
        "redaction",
        "Redaction runs",
        "The last twelve runs of the job that redacts cases.",
        "Day",
        ("cases redacted", "set aside", "texts"),
        tuple(
            Row(
                format_date(day, "d MMM y", locale="en"),
                (counts.get("minimised", 0), counts.get("set_aside", 0), counts.get("texts", 0)),
            )
            for day, counts in rows
        ),
        drawn=2,
    )


def _states(db: Session) -> Figure:
    found = count_cases(db)
    return Figure(
        "storage",
        "Stored cases by state",
        "Today. Redacted cases hold no readable original; those set aside are settled ones that"
        " could not be redacted.",
        "State",
        ("cases",),
        tuple(Row(words, (found[state],)) for state, words in _STATES.items()),
        drawn=1,
    )


def _moves(db: Session, months: Months) -> Figure:
    return Figure(
        "moves",
        "Cases that moved on",
        "By month, from the audit log: what is erased leaves no other trace.",
        "Month",
        ("settled", "redacted", "erased"),
        _by_month(months, [tuple(row) for row in moved_on(db, months)]),
        drawn=3,
    )
