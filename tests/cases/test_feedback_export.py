"""Labelled messages become training examples: each once, in new files."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from sqlalchemy import select

from cases.audit import record
from cases.database import Sessions
from cases.encryption import Vault
from cases.feedback_export import Exported, export_feedback
from cases.labelling import FeedbackState
from cases.models import AuditEntry
from cases.nlu_files import known_examples
from cases.taxonomy import LANGUAGES
from tests.cases.collected import collected, labelled, stored

TODAY = date(2026, 11, 28)


def export(sessions: Sessions, folder: Path) -> Exported:
    known = {language: known_examples([folder / language]) for language in LANGUAGES}
    return export_feedback(sessions, folder, known=known, today=TODAY, actor="t")


def examples(file: Path) -> dict[str, list[str]]:
    content = yaml.safe_load(file.read_text("utf-8"))
    assert content["version"] == "3.1"
    return {row["intent"]: row["examples"].splitlines() for row in content["nlu"]}


def test_labelled_messages_are_written_by_language_and_intent(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    with sessions.begin() as db:
        labelled(db, vault, "ge mig allt om <PERSON>", "request.access")
        labelled(db, vault, "fram med pärmen", "request.access")
        labelled(db, vault, "vem ansvarar", "controller")
        labelled(db, vault, "poista kaikki", "request.erasure", language="fi")
        collected(db, vault, "väntar")
        collected(db, vault, "utelämnat", state=FeedbackState.LEFT_OUT)
    done = export(sessions, tmp_path)
    assert examples(tmp_path / "sv/feedback_2026-11-28.yml") == {
        "request_access": ["- ge mig allt om <PERSON>", "- fram med pärmen"],
        "controller": ["- vem ansvarar"],
    }
    assert examples(tmp_path / "fi/feedback_2026-11-28.yml") == {
        "request_erasure": ["- poista kaikki"]
    }
    assert not (tmp_path / "en").exists()
    assert {language: done.count(language) for language in LANGUAGES} == {
        "sv": 3,
        "fi": 1,
        "en": 0,
    }


def test_what_is_exported_loses_its_text_and_is_never_written_again(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    with sessions.begin() as db:
        labelled(db, vault, "ge mig allt", "request.access")
    export(sessions, tmp_path / "first")
    assert [(found.state, found.text) for found in stored(sessions)] == [("exported", None)]
    assert export(sessions, tmp_path / "second").files == {}
    assert not (tmp_path / "second").exists()


def test_a_file_that_is_there_is_never_touched(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    by_hand = tmp_path / "sv/feedback_2026-11-28.yml"
    by_hand.parent.mkdir()
    by_hand.write_text("# by hand\n")
    with sessions.begin() as db:
        labelled(db, vault, "ge mig allt", "request.access")
    done = export(sessions, tmp_path)
    assert done.files["sv"] == tmp_path / "sv/feedback_2026-11-28_2.yml"
    assert by_hand.read_text() == "# by hand\n"


def test_the_same_words_are_one_example(sessions: Sessions, vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "sv").mkdir()
    (tmp_path / "sv/rights.yml").write_text(
        'version: "3.1"\nnlu:\n  - intent: rights\n    examples: |\n      - Mina rättigheter?\n'
    )
    with sessions.begin() as db:
        labelled(db, vault, "mina  rättigheter?", "rights")
        labelled(db, vault, "Ge mig allt", "request.access")
        labelled(db, vault, "ge mig allt", "request.access")
    done = export(sessions, tmp_path)
    assert (done.count("sv"), done.known, done.disputed) == (1, 2, [])
    assert {found.state for found in stored(sessions)} == {"exported"}


def test_the_same_words_in_another_language_are_another_example(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    with sessions.begin() as db:
        labelled(db, vault, "data", "data")
        labelled(db, vault, "data", "appendix", language="en")
    assert len(export(sessions, tmp_path).files) == 2


def test_an_example_of_another_intent_is_told_and_waits(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    with sessions.begin() as db:
        labelled(db, vault, "ge mig allt", "request.access")
        second = labelled(db, vault, "Ge mig allt", "request.portability")
    done = export(sessions, tmp_path)
    assert done.disputed == [(second.id, "request_portability", "request_access")]
    assert [found.state for found in stored(sessions)] == ["exported", "labelled"]


def test_files_of_an_export_that_fails_are_taken_away_and_nothing_is_changed(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    with sessions.begin() as db:
        labelled(db, vault, "ge mig allt", "request.access")
        labelled(db, vault, "delete it", "request.erasure", language="en")
    (tmp_path / "en").write_text("in the way")
    with pytest.raises(OSError, match="exists"):
        export_feedback(sessions, tmp_path, known={}, today=TODAY, actor="t")
    assert list((tmp_path / "sv").iterdir()) == []
    assert {found.state for found in stored(sessions)} == {"labelled"}


def test_where_only_the_file_got_written_it_is_not_written_twice(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    with sessions.begin() as db:
        first = labelled(db, vault, "ge mig allt", "request.access")
    export(sessions, tmp_path)
    with sessions.begin() as db:  # as a power cut before the commit leaves it
        db.merge(first)
    done = export(sessions, tmp_path)
    assert (done.files, done.known) == ({}, 1)


def test_the_audit_log_has_the_counts_and_no_words(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    with sessions.begin() as db:
        labelled(db, vault, "ge mig allt", "request.access")
        record(db, actor="t", action="before", subject="t")
    export(sessions, tmp_path)
    with sessions.begin() as db:
        line = db.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
        assert line is not None
        assert (line.action, line.subject) == ("feedback.export", "feedback")
        assert line.detail == {"sv": 1, "fi": 0, "en": 0, "known": 0, "disputed": 0}
