"""Said twice, it becomes a check."""

import functools
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from cases.taxonomy import LANGUAGES, intent_of, taxonomy
from pii.policy import TYPES
from settings import Settings

ROOT = Path(__file__).parent.parent
LINES = 250


@functools.cache
def read_all(folder: str) -> list[dict[str, Any]]:
    files = sorted((ROOT / folder).rglob("*.yml"))
    return [yaml.load(file.read_text("utf-8"), yaml.CSafeLoader) for file in files]


def responses() -> dict[str, list[dict[str, Any]]]:
    return {k: v for part in read_all("bot/domain") for k, v in part.get("responses", {}).items()}


def texts(rows: str | list[dict[str, Any]]) -> list[str]:
    """The texts of a block of examples: a line each, or an entry with what else it holds."""
    if isinstance(rows, str):
        return [line[2:] for line in rows.splitlines() if line]
    return [row["text"].strip() for row in rows]


def examples(language: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in (row for part in read_all(f"data/nlu/{language}") for row in part["nlu"]):
        found.setdefault(row["intent"], []).extend(texts(row["examples"]))
    return found


def code(folder: str) -> str:
    return "\n".join(file.read_text("utf-8") for file in (ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("name", sorted(responses()))
def test_a_response_has_exactly_one_text_per_language(name: str) -> None:
    variations = responses()[name]
    assert [v["condition"][0]["value"] for v in variations] == list(LANGUAGES)
    fields = {frozenset(re.findall(r"(?<!\{)\{(\w+)\}", v["text"])) for v in variations}
    assert len(fields) == 1


def test_responses_named_in_code_and_rules_are_those_of_the_domain() -> None:
    said = "\n".join(file.read_text("utf-8") for file in (ROOT / "data").rglob("*.yml"))
    named = set(re.findall(r"\butter_[a-z_]+\b", code("actions") + said)) - {"utter_message"}
    prefixes = {name for name in named if name.endswith("_")}
    assert named - prefixes - responses().keys() == set()
    unused = responses().keys() - named
    assert {name for name in unused if not name.startswith(tuple(prefixes))} == set()


def test_actions_named_in_the_domain_exist_in_code_and_the_reverse() -> None:
    from actions.__main__ import ACTIONS
    from actions.desk import Desk

    domain = next(part["actions"] for part in read_all("bot/domain") if "actions" in part)
    listed = {next(iter(row)) if isinstance(row, dict) else row for row in domain}
    desk = Desk(sessions=None, country="SE")  # type: ignore[arg-type]  # only names are asked for
    assert {action(desk).name() for action in ACTIONS} == listed


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_id_has_forty_examples_in_each_language(language: str) -> None:
    found = examples(language)
    expected = {intent_of(id_) for id_ in taxonomy().ids if id_ != "fallback"}
    assert found.keys() == expected
    assert {intent: len(rows) for intent, rows in found.items() if len(set(rows)) < 40} == {}
    assert len(found["out_of_scope"]) >= 150


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_development_message_is_trained_on(language: str) -> None:
    trained = {text.lower().strip() for rows in examples(language).values() for text in rows}
    messages = ROOT / "tests/messages"
    for file in messages.rglob(f"{language}.jsonl"):
        lines = file.read_text("utf-8").splitlines()
        held_out = {json.loads(line)["text"].lower().strip() for line in lines}
        # what anybody says alike: the later sets have more of it
        alike = 2 if file.parent in (messages, messages / "second", messages / "third") else 4
        assert {text for text in held_out & trained if len(text.split()) > alike} == set(), file


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_message_holds_beside_its_intent_is_in_the_domain(language: str) -> None:
    blocks = [row["examples"] for part in read_all(f"data/nlu/{language}") for row in part["nlu"]]
    entries = [entry for block in blocks if isinstance(block, list) for entry in block]
    told = [entry["metadata"] for entry in entries]
    held = {intent for each in told for intent in each.get("also", each.get("voiced", ()))}
    assert len(entries) > 900
    assert held - examples(language).keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_that_voice_a_wish_stand_in_its_message(language: str) -> None:
    blocks = [block for part in read_all(f"data/nlu/{language}") for block in part["nlu"]]
    for block in (block for block in blocks if isinstance(block["examples"], list)):
        for entry in (entry for entry in block["examples"] if "voiced" in entry["metadata"]):
            voiced = entry["metadata"]["voiced"]
            assert block["intent"] == next(iter(voiced), "out_of_scope")
            for words in (words for each in voiced.values() for words in each):
                assert words in entry["text"]


def test_every_id_has_a_title_and_every_section_a_name_in_each_language() -> None:
    known = taxonomy()
    for id_ in (*known.ids, "processor_assist"):
        assert set(known.titles[id_]) == set(LANGUAGES)
    assert known.sections.keys() == set(known.topics.values())


def test_the_policy_pages_carry_every_section_as_an_anchor() -> None:
    for language in LANGUAGES:
        page = (ROOT / f"widget/policy.{language}.html").read_text("utf-8")
        assert set(re.findall(r'<section id="(\w+)"', page)) == taxonomy().sections.keys()
        for titles in taxonomy().sections.values():
            assert titles[language] in page


@pytest.mark.parametrize("topic", taxonomy().topics)
def test_an_answer_names_the_section_it_rests_on(topic: str) -> None:
    section = taxonomy().sections[taxonomy().topics[topic]]
    for variation in responses()[f"utter_{intent_of(topic)}"]:
        language = variation["condition"][0]["value"]
        assert section[language] in " ".join(variation["text"].split())
        assert variation["custom"] == {"topic": topic}


def test_every_setting_is_in_the_docs() -> None:
    docs = (ROOT / "docs/operations.md").read_text("utf-8")
    missing = [n for n in Settings.model_fields if f"PRIVACY_DESK_{n.upper()}" not in docs]
    assert missing == []


def test_every_recognizer_has_its_table() -> None:
    recognizers = {path.stem for path in (ROOT / "pii/recognizers").glob("*_recognizer.py")}
    tables = {path.stem.removeprefix("test_") for path in (ROOT / "tests/pii").glob("test_*.py")}
    assert recognizers - tables - {"shape_recognizer"} == set()


def test_every_kind_of_personal_data_has_its_policy() -> None:
    assert len(TYPES) >= 17


def test_no_file_grew_past_its_subject() -> None:
    folders = (
        "actions",
        "cases",
        "chat",
        "commands",
        "console",
        "pii",
        "proof",
        "tests",
        "bot/components",
        "bot/serving",
    )
    files = [file for folder in folders for file in (ROOT / folder).rglob("*.py")]
    long = {
        str(f.relative_to(ROOT))
        for f in files
        if len(f.read_text("utf-8").splitlines()) > LINES and "versions" not in f.parts
    }
    assert long == set()


def test_the_environment_is_read_where_a_process_starts_and_nowhere_deeper() -> None:
    deeper = "".join(code(folder) for folder in ("cases", "pii", "proof"))
    assert "os.environ" not in deeper
    assert "getenv" not in deeper


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_judgement_learns_from_nothing_else_has_learnt(language: str) -> None:
    """The classifiers are surer of what they have learnt than of what people write."""
    blocks = [block for part in read_all(f"data/nlu/{language}") for block in part["nlu"]]
    entries = [entry for block in blocks if isinstance(block["examples"], list)
               for entry in block["examples"]]  # fmt: skip
    judged = {entry["text"].strip() for entry in entries if "also" in entry["metadata"]}
    marked = {entry["text"].strip() for entry in entries if "voiced" in entry["metadata"]}
    assert len(judged) > 900
    assert judged & marked == set()
