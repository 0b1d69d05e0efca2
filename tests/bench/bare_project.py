"""What `rasa init` would have made of our examples: the files of a bare Rasa project.

Pipeline and policies are those of the installed Rasa's own default configuration. Every intent has
a fixed response and a rule that says it, so that neither action server nor database is needed;
stories in the manner of `rasa init` let every default policy take part. Each part is trained for
one epoch instead of 100: how long an answer takes does not depend on how good it is. The examples
stand in one file, without what only our own components read: Rasa merges files by copying all that
it has read before, which takes minutes.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from commands.training import BOT, ROOT

EXAMPLES = ROOT / "data/nlu"
_DEFAULTS = "lib/python*/site-packages/rasa/engine/recipes/config_files/default_config.yml"
_FALLBACK = "nlu_fallback"
_STORIES = (
    ("greeting", "retention", "thanks"),
    ("greeting", "controller", "affirm", "goodbye"),
    ("greeting", "controller", "deny", "goodbye"),
)


def project() -> dict[str, str]:
    """The text of each file, by its name."""
    intents, texts = sorted(set(_trained_intents())), _texts()
    told = [*intents, _FALLBACK]
    responses = {f"utter_{name}": [{"text": texts.get(name, name)}] for name in told}
    rules = [_told("rule", name) for name in told]
    stories = [_told("story", *story) for story in _STORIES]
    defaults = next((BOT / ".venv").glob(_DEFAULTS)).read_text("utf-8")
    return {
        "config.yml": defaults.replace("epochs: 100", "epochs: 1"),
        "credentials.yml": "rest:\n",
        "domain.yml": _yaml({"intents": intents, "responses": responses}),
        "data/nlu.yml": _yaml({"nlu": list(_examples())}),
        "data/rules.yml": _yaml({"rules": rules}),
        "data/stories.yml": _yaml({"stories": stories}),
    }


def _trained_intents() -> Iterator[str]:
    for path in EXAMPLES.rglob("*.yml"):
        yield from re.findall(r"^ *- intent: (\w+)$", path.read_text("utf-8"), re.MULTILINE)


def _examples() -> Iterator[dict[str, Any]]:
    """Rasa's parser takes minutes for examples that are entries; a text of one line needs none."""
    for path in sorted(EXAMPLES.rglob("*.yml")):
        for entry in yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)["nlu"]:
            kept = entry["examples"]
            if isinstance(kept, str):
                yield {"intent": entry["intent"], "examples": kept}
                continue
            texts = [example["text"].strip() for example in kept]
            lines = "".join(f"- {text}\n" for text in texts if "\n" not in text)
            longer = [{"text": text} for text in texts if "\n" in text]
            for examples in filter(None, (lines, longer)):
                yield {"intent": entry["intent"], "examples": examples}


def _texts() -> dict[str, str]:
    """What our assistant says in English to the intents that have a response of their name."""
    said: dict[str, str] = {}
    for path in (BOT / "domain").glob("*.yml"):
        for name, variations in (
            yaml.safe_load(path.read_text("utf-8")).get("responses", {}).items()
        ):
            text = variations[-1]["text"].translate(str.maketrans("{}", "()"))
            said.setdefault(name.removeprefix("utter_"), text)
    return said


def _told(kind: str, *intents: str) -> dict[str, Any]:
    steps = [step for name in intents for step in ({"intent": name}, {"action": f"utter_{name}"})]
    return {kind: ", then ".join(intents), "steps": steps}


def _yaml(content: dict[str, Any]) -> str:
    return yaml.safe_dump({"version": "3.1", **content}, allow_unicode=True, sort_keys=False)
