"""One of many that write to the same database at once; also run as a process of its own."""

import sys

from sqlalchemy import update

from cases.audit import record
from cases.database import Sessions, sessions_of
from cases.models import Agent


def write_lines(sessions: Sessions, name: str, transactions: int) -> None:
    """Transactions that hold a row that all of them want, before or after their lines; every third
    takes back a savepoint, every fifth is rolled back."""
    for number in range(transactions):
        with sessions() as db:
            if number % 2:
                db.execute(update(Agent).values(name=name))
            record(db, actor=name, action="case.look", subject=f"case:{number}")
            db.flush()
            if number % 3 == 0:
                savepoint = db.begin_nested()
                record(db, actor=name, action="case.taken_back", subject=f"case:{number}")
                savepoint.rollback()
            if number % 2 == 0:
                db.execute(update(Agent).values(name=name))
            if number % 5 == 4:
                db.rollback()
            else:
                db.commit()


if __name__ == "__main__":
    opened = sessions_of(sys.argv[1])
    write_lines(opened, sys.argv[2], int(sys.argv[3]))
    opened.kw["bind"].dispose()
