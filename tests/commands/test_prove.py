"""`privacy-desk prove` says where a value stands in clear, and never which value it is."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner, Result

from cases.agents import add_agent
from cases.database import Sessions, connect, sessions_of
from commands.main import app

NAME, EMAIL = "Kerstin Exempelsson", "kerstin.exempelsson@example.com"


@pytest.fixture
def canaries(tmp_path: Path) -> Path:
    path = tmp_path / "canaries.txt"
    path.write_text(f"{NAME}\n\n{EMAIL}\n", "utf-8")
    return path


@pytest.fixture
def folder(state: Path, canaries: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder, and a folder for temporary files that is ours alone."""
    state.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(state.parent / "temporary"))
    (state.parent / "temporary").mkdir()
    return state


def prove(canaries: Path, *options: str | Path) -> Result:
    done = CliRunner().invoke(app, ["prove", str(canaries), *map(str, options)])
    for shown in (done.stdout, done.stderr):
        assert "kerstin" not in shown.lower()
    return done


def test_a_folder_without_the_values_proves_it(folder: Path, canaries: Path) -> None:
    (folder / "chat.log").write_text("message 7 not redacted")
    done = prove(canaries)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "Looked for 2 values in 1 files (22 bytes) and 0 tables (0 rows):"
        " found in clear in 0 places.\n"
    )


def test_a_value_in_a_log_is_told_by_file_byte_and_line(folder: Path, canaries: Path) -> None:
    log = folder / "logs" / "chat.log"
    log.parent.mkdir()
    log.write_bytes(b"x" * 5_000_000 + EMAIL.upper().encode() + b" " + EMAIL.encode())
    done = prove(canaries)
    assert done.exit_code == 2
    first = done.stdout.splitlines()[0]
    assert first == f"{log}, byte 5,000,000: the value in line 3 (utf-8), 2 times"


def test_the_list_itself_is_left_out_wherever_it_lies(folder: Path, canaries: Path) -> None:
    inside = folder / "list.txt"
    inside.write_bytes(canaries.read_bytes())
    assert prove(inside).exit_code == 0


def test_a_value_in_a_files_name_is_told_without_the_name(folder: Path, canaries: Path) -> None:
    (folder / f"export {NAME}.csv").write_text("x")
    done = prove(canaries)
    assert done.exit_code == 2
    assert f"the folder {folder}, a file's name: the value in line 1" in done.stdout


def test_our_temporary_files_and_folders_asked_for_are_looked_at(
    folder: Path, canaries: Path
) -> None:
    spilled = folder.parent / "temporary" / "dask-scratch-space" / "worker-1" / "storage"
    spilled.parent.mkdir(parents=True)
    spilled.write_text(NAME)
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "out.jsonl.partial").write_text(EMAIL)
    assert len(prove(canaries).stdout.splitlines()) == 2
    done = prove(canaries, "--also", elsewhere, "--postgres-data-dir", elsewhere)
    assert len(done.stdout.splitlines()) == 3
    assert "out.jsonl.partial, byte 0: the value in line 3" in done.stdout


def test_a_long_value_in_pieces_in_a_sqlite_file_is_found_in_its_table(
    folder: Path, canaries: Path
) -> None:
    """A row that is longer than a page goes on elsewhere in the file."""
    path = folder / "tracker.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE events (id INTEGER PRIMARY KEY, data TEXT)")
        for length in range(9000, 9000 + 4096, 20):  # in one of them the value is on a border
            row = "x" * 4900 + EMAIL + "y" * length
            connection.execute("INSERT INTO events (data) VALUES (?)", (row,))
    connection.close()
    done = prove(canaries)
    assert f"{path}: events.data, id 1: the value in line 3 (utf-8), 205 times" in done.stdout
    in_bytes = done.stdout.splitlines()[0]
    assert "205 times" not in in_bytes


def test_a_file_that_cannot_be_read_is_no_proof(
    folder: Path, canaries: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "broken.db").write_bytes(b"SQLite format 3\x00" + os.urandom(5000))
    done = prove(canaries)
    assert done.exit_code == 1
    assert "Not looked at: the tables of" in done.stderr
    assert "proves nothing about what was not looked at" in done.stderr


def test_a_place_that_is_not_there_is_refused_in_words(folder: Path, canaries: Path) -> None:
    done = prove(canaries, "--also", folder / "nothing")
    assert (done.exit_code, done.stderr) == (1, f"There is no {folder / 'nothing'}.\n")


@pytest.fixture
def on_postgresql(folder: Path, postgresql_url: str) -> Iterator[Sessions]:
    os.environ["PRIVACY_DESK_DATABASE_URL"] = postgresql_url
    sessions = sessions_of(postgresql_url)
    yield sessions
    sessions.kw["bind"].dispose()


@pytest.mark.postgresql
def test_postgresql_without_the_values_proves_it(on_postgresql: Sessions, canaries: Path) -> None:
    with on_postgresql.begin() as db:
        add_agent(db, email="a@desk.example", name="A", role="dpo", actor="test")
    done = prove(canaries)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "in 0 files (0 bytes) and 24 tables (" in done.stdout


@pytest.mark.postgresql
@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("text", f"'{EMAIL}'"),
        ("varchar(99)", f"'{NAME}'"),
        ("json", f"""'{{"a": ["{EMAIL}"]}}'"""),
        ("jsonb", f"""'{{"{NAME}": 1}}'"""),
        ("bytea", f"convert_to('{EMAIL}', 'UTF8')"),
        ("bytea", f"convert_to('{EMAIL}', 'UTF8') || repeat('x', 100000)::bytea"),
        ("text[]", f"ARRAY['x', '{NAME}']"),
        ("text", f"repeat('y', 100000) || '{NAME}'"),
    ],
)
def test_a_value_in_any_column_of_postgresql_is_told_by_table_column_and_row(
    on_postgresql: Sessions, canaries: Path, kind: str, value: str
) -> None:
    with on_postgresql.begin() as db:
        db.execute(text("CREATE SCHEMA other"))
        db.execute(text(f'CREATE TABLE other."Odd name" (id int, "a column" {kind})'))
        db.execute(text(f'INSERT INTO other."Odd name" SELECT 7, {value}'))
    done = prove(canaries)
    assert done.exit_code == 2
    assert "other.Odd name.a column, id 7: the value in line" in done.stdout


@pytest.mark.postgresql
def test_what_is_left_of_deleted_rows_is_found_in_postgresqls_files(
    on_postgresql: Sessions, canaries: Path
) -> None:
    with on_postgresql.begin() as db:
        db.execute(text("CREATE TABLE gone (id int, words text)"))
        db.execute(text(f"INSERT INTO gone VALUES (1, '{NAME}')"))
    with on_postgresql.begin() as db:
        db.execute(text("DELETE FROM gone"))
    engine = connect(os.environ["PRIVACY_DESK_DATABASE_URL"])
    with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text("CHECKPOINT"))
        # this database's folder alone: the other tests' are in it too
        folder_of_database = (
            "SELECT current_setting('data_directory') || '/base/' || oid FROM pg_database"
            " WHERE datname = current_database()"
        )
        where = connection.scalar(text(folder_of_database))
    engine.dispose()
    assert prove(canaries).exit_code == 0
    done = prove(canaries, "--postgres-data-dir", str(where))
    assert done.exit_code == 2
