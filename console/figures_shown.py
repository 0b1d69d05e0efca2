"""The figures in words: titles, labels, and what each counts."""

from collections import defaultdict
from datetime import date
from statistics import median, quantiles

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
from cases.lifecycle import State
from cases.overview import count_cases
from cases.queue import KINDS
from cases.storage_history import stored_by_month
from cases.taxonomy import LANGUAGES
from console.charts import Figure, Row
from console.languages import N_, gettext, pgettext
from console.numbers import number, percent
from console.words import case_states, language, month, short_day, title


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
        _history(db, months, today),
        _moves(db, months),
    ]


def summary(db: Session, months: Months) -> dict[str, str]:
    """The year in a few numbers; "–" where there is nothing to say."""
    solved = answers(db, months)
    clocked = [answer for answer in solved if answer.in_time is not None]
    talks = chats(db, months)
    alone, all_of_them = sum(row[0] for row in talks), sum(map(sum, talks))
    return {
        gettext("Requests and reports received"): number(received_by_language(db, months).total()),
        gettext("Tickets solved"): number(len(solved)),
        gettext("Solved within the legal time"): _share(
            sum(bool(a.in_time) for a in clocked), len(clocked)
        ),
        gettext("Median days to an answer"): number(median(a.days for a in solved))
        if solved
        else "–",
        gettext("Chats answered without a human"): _share(alone, all_of_them),
    }


def _share(part: int, whole: int) -> str:
    if not whole:
        return "–"
    words = N_("%(share)s (%(part)s of %(whole)s)")
    return gettext(words, share=percent(part, whole), part=number(part), whole=number(whole))


def _by_month(months: Months, numbers: list[tuple[int, ...]]) -> tuple[Row, ...]:
    labels = [month(first) for first in months.firsts]
    return tuple(Row(label, row) for label, row in zip(labels, numbers, strict=True))


def _open(db: Session, today: date) -> Figure:
    found = open_by_age(db, today)
    return Figure(
        "open",
        gettext("Open tickets by kind and age"),
        gettext("Today. Age is counted from the day of receipt."),
        gettext("Kind"),
        (
            gettext("up to 7 days"),
            gettext("8 to 14 days"),
            gettext("15 to 30 days"),
            gettext("over 30 days"),
        ),
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
        gettext("Deadlines met"),
        gettext("Solved tickets with a clock, by the month they were solved in."),
        gettext("Month"),
        (gettext("in time"), gettext("late")),
        _by_month(months, [tuple(row) for row in counts]),
        drawn=2,
    )


def _days(solved: list[Answer]) -> Figure:
    by_kind: dict[str, list[int]] = defaultdict(list)
    for answer in solved:
        by_kind[answer.kind].append(answer.days)
    return Figure(
        "days",
        gettext("Days to an answer"),
        gettext(
            "From receipt until solved, by kind: the bar is the median; nine in ten were solved"
            " within the days of the second column."
        ),
        gettext("Kind"),
        (gettext("median"), gettext("nine in ten within"), gettext("tickets")),
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
        gettext("Tickets by language"),
        gettext("Received in these months."),
        gettext("Language"),
        (gettext("tickets"),),
        tuple(Row(language(code), (found[code],)) for code in LANGUAGES),
        drawn=1,
    )


def _chats(db: Session, months: Months) -> Figure:
    return Figure(
        "chats",
        gettext("Chats answered without a human"),
        gettext(
            "Chats in which somebody wrote something, by the month they began in. Without a human:"
            " no ticket came of them."
        ),
        gettext("Month"),
        (gettext("without a human"), gettext("with a ticket")),
        _by_month(months, list(chats(db, months))),
        drawn=2,
    )


def _runs(db: Session, months: Months) -> Figure:
    rows = [
        (run.started_at.astimezone(months.zone).date(), run.counts) for run in redaction_runs(db)
    ]
    return Figure(
        "redaction",
        gettext("Redaction runs"),
        gettext("The last twelve runs of the job that redacts cases."),
        gettext("Day"),
        (gettext("cases redacted"), gettext("set aside"), gettext("texts")),
        tuple(
            Row(
                short_day(day),
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
        gettext("Stored cases by state"),
        gettext(
            "Today. Redacted cases hold no readable original; those set aside are settled ones that"
            " could not be redacted."
        ),
        gettext("State"),
        (gettext("cases"),),
        tuple(
            Row(words, (found[state],))
            for state, words in case_states().items()
            if state != State.ERASED
        ),
        drawn=1,
    )


def _history(db: Session, months: Months, today: date) -> Figure:
    begun = [first <= today for first in months.firsts]
    stored = stored_by_month(db, months)
    return Figure(
        "history",
        gettext("Stored cases by state, month by month"),
        gettext(
            "At the end of each month, or today. Redacted cases hold no readable original; of"
            " those that were erased until then nothing but the count is left."
        ),
        gettext("Month"),
        (pgettext("cases", "open"), gettext("settled"), gettext("redacted"), gettext("erased")),
        tuple(
            row
            for row, has_begun in zip(
                _by_month(months, [tuple(each[state] for state in State) for each in stored]),
                begun,
                strict=True,
            )
            if has_begun
        ),
        drawn=4,
    )


def _moves(db: Session, months: Months) -> Figure:
    return Figure(
        "moves",
        gettext("Cases that moved on"),
        gettext("By month, from the audit log: what is erased leaves no other trace."),
        gettext("Month"),
        (gettext("settled"), gettext("redacted"), gettext("erased")),
        _by_month(months, [tuple(row) for row in moved_on(db, months)]),
        drawn=3,
    )
