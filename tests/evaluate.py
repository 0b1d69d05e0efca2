"""`make evaluate`: how the running chat understands tests/messages, which nothing is trained on.

By set and language, with what is confused most, and by id.

A first reply counts when its topic, or one of the replies' topics, is accepted; `three`: or one of
its buttons'. requests: orders taken as an accepted request; false requests: others taken as one;
answered: messages about something else that got a policy answer or a request; all: of the ids that
a message holds together, how many were recognised; orders beside: of the orders among them, how
many were taken; language: whether all replies are in the visitor's, unless another is asked for.
"""

import json
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from cases.taxonomy import LANGUAGES, taxonomy
from tests.end_to_end.running_desk import RunningDesk, Visitor

MESSAGES = Path(__file__).parent / "messages"
#: By other writers each: as people ask authorities, forums and firms at large (second, third), made
#: hard on purpose (fourth), as visitors of such a website write (fifth), both (sixth to tenth), as
#: plainly as most do (eleventh to fifteenth and seventeenth), on rights and orders in everyday
#: words, hard on purpose (sixteenth), at length, 60 to 220 words (eighteenth and nineteenth), and
#: with several wishes each, most of them (twentieth). All have been measured, but of the eighth to
#: tenth, the twelfth and the fourteenth to twentieth nobody has read the errors.
_OTHERS = (
    *("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
SETS = (MESSAGES, *(MESSAGES / name for name in _OTHERS))
#: Messages that only tell something: none should be answered with the policy, none opens a ticket.
TOLD = MESSAGES / "told"
FOREIGN = {"out_of_scope", "fallback"}
Row = dict[str, Any]
Outcome = tuple[dict[str, list[bool]], Counter[str]]
#: Of an id, by language, whether each message was hit.
ById = dict[str, dict[str, list[bool]]]


def ask(desk: RunningDesk, language: str, row: Row) -> list[Row]:
    someone = Visitor(desk, language)
    replies = someone.say(row["text"])
    someone.http.close()
    return replies


def is_request(topic: str) -> bool:
    return topic.startswith(("request.", "report."))


def is_answer(topic: str) -> bool:
    return is_request(topic) or topic == "ticket_status" or topic in taxonomy().topics


def judge(row: Row, replies: list[Row], language: str) -> dict[str, list[bool]]:
    accept = set(row["accept"])
    topics = {reply["topic"] or "fallback" for reply in replies}
    offered = {button["topic"] for reply in replies for button in reply["buttons"]}
    seen = topics | {topic for reply in replies for topic in reply["topics"]}
    taken = {topic for topic in topics if is_request(topic)}
    verdict = {
        "first": [bool(accept & topics)],
        "three": [bool(accept & (topics | offered))],
        "all": [id_ in seen for id_ in row.get("all", [])],
    }
    if "change_language" not in accept | set(row.get("all", [])):
        verdict["language"] = [all(reply["language"] == language for reply in replies)]
    if len(together := row.get("all", [])) > 1:
        verdict["orders beside"] = [id_ in taken for id_ in together if is_request(id_)]
    if all(map(is_request, accept)):
        verdict["requests"] = [bool(accept & taken)]
    elif not any(map(is_request, accept | set(row.get("all", [])))):
        verdict["false requests"] = [bool(taken)]
    if accept <= FOREIGN:
        verdict["answered"] = [any(map(is_answer, topics))]
    return verdict


def evaluate(desk: RunningDesk, folder: Path, language: str, ids: ById) -> Outcome:
    """Ask all of a language's messages; `ids` gets, of each id, which of its messages hit."""
    lines = (folder / f"{language}.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda row: ask(desk, language, row), rows))
    totals: dict[str, list[bool]] = {}
    confused: Counter[str] = Counter()
    for row, replies in zip(rows, answers, strict=True):
        verdict = judge(row, replies, language)
        for name, hits in verdict.items():
            totals.setdefault(name, []).extend(hits)
        ids.setdefault(row["accept"][0], {}).setdefault(language, []).extend(verdict["first"])
        if not verdict["first"][0]:
            confused[f"{row['accept'][0]} → {replies[0]['topic'] or 'fallback'}"] += 1
    return totals, confused


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = RunningDesk(Path(folder), f"sqlite:///{folder}/desk.db")
        desk.start()
        ids: ById = {}
        everything: dict[str, dict[str, list[bool]]] = {language: {} for language in LANGUAGES}
        for folder_of_set in SETS:
            print(f"tests/{folder_of_set.relative_to(MESSAGES.parent)}")
            for language in LANGUAGES:
                totals, confused = evaluate(desk, folder_of_set, language, ids)
                print_shares(language, totals)
                print("      " + ", ".join(f"{p} ×{n}" for p, n in confused.most_common(12)))
                for name, hits in totals.items():
                    everything[language].setdefault(name, []).extend(hits)
        told = {language: evaluate(desk, TOLD, language, {})[0] for language in LANGUAGES}
        desk.close()
    print("told, and in no figure below")
    for language in LANGUAGES:
        print_shares(language, told[language])
    print("all sets")
    for language in LANGUAGES:
        print_shares(language, everything[language])
    print_ids(ids)


def print_shares(language: str, totals: dict[str, list[bool]]) -> None:
    judged = {name: hits for name, hits in totals.items() if hits}
    shares = [f"{name} {sum(hits) / len(hits):.3f} of {len(hits)}" for name, hits in judged.items()]
    print(f"  {language}: {' | '.join(shares)}")


def print_ids(ids: ById) -> None:
    """Print of each id how many of its messages' first replies were right, the weakest first."""
    shares = {id_: [hit for hits in of.values() for hit in hits] for id_, of in ids.items()}
    for id_ in sorted(ids, key=lambda id_: sum(shares[id_]) / len(shares[id_])):
        cells = [f"{sum(hits):3} of {len(hits):3}" for hits in
                 (ids[id_].get(language, []) for language in LANGUAGES)]  # fmt: skip
        share = sum(shares[id_]) / len(shares[id_])
        print(f"{id_:32} {share:.3f}  {'  '.join(cells)}")


if __name__ == "__main__":
    main()
