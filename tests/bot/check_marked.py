"""What marked messages teach about whole messages, checked with the bot's own Python (see
check_wishes.py)."""

from check_wishes import EXAMPLES, SETTINGS, several  # before the components: it names their path
from components.voiced import Voiced
from components.wishes import WishModel
from outcomes import print_outcomes

BACKGROUND: list[Voiced] = [
    (f"{who} {what}", {})
    for who in ("my son", "my daughter", "our neighbour", "a colleague of mine")
    for what in ("worked there last summer", "is fourteen", "told us about this the other day")
]


def trained(marked: list[Voiced]) -> WishModel:
    rows = [(text, intent) for intent, joined in EXAMPLES.items() for text in joined.split("|")]
    texts, intents = zip(*rows, strict=True)
    return WishModel(dict(SETTINGS)).fit(texts, intents, several(), marked)


def check_a_message_with_one_marked_wish_is_learnt_as_a_whole() -> None:
    text = "abracadabra simsalabim hocus pocus"
    model = trained([(text, {"sharing": ["abracadabra"]})] * 3)
    assert model.wishes_of(text).ranking[0][0] == "sharing"


def check_a_message_with_two_marked_wishes_teaches_the_whole_both() -> None:
    voiced = {"sharing": ["abracadabra simsalabim."], "retention": ["hocus pocus"]}
    text = "abracadabra simsalabim. hocus pocus"
    alone = [("abracadabra simsalabim", {"sharing": ["abracadabra simsalabim"]})] * 3
    model = trained([*alone, *[(text, voiced)] * 6])
    holds = dict(zip(model._intents, model._hear(text).holds, strict=True))
    assert min(holds["sharing"], holds["retention"]) > 0.5, holds
    assert max(sure for intent, sure in holds.items() if intent not in voiced) < 0.2, holds


def check_what_was_said_before_tells_what_a_part_is_about() -> None:
    stories = {
        "ticket_status": "i have a ticket|my ticket is old|that ticket of mine|i opened tickets",
        "sharing": "you have partners|our partner is new|partners read it|i met a partner",
    }
    marked: list[Voiced] = [
        (f"{story}. and what of this one", {intent: ["and what of this one"]})
        for intent, each in stories.items()
        for story in each.split("|")
    ]
    model = trained(marked * 3)
    for intent, story in {"ticket_status": "the ticket", "sharing": "the partner"}.items():
        hearing = model._hear(f"{story}. and what of this one")
        part = list(hearing.parts).index("and what of this one")
        found = model._intents[hearing.of_parts[part].argmax()]
        assert found == intent, (story, found)


def check_a_message_that_holds_nothing_is_learnt_as_background() -> None:
    model = trained(BACKGROUND)
    text = "my daughter worked there last summer"
    found = model.wishes_of(text)
    assert found.held == []
    assert sum(sure for _, sure in found.ranking) < 0.5
    assert "nothing" not in dict(found.ranking)
    assert model.wishes_of(f"{text}. delete all my data now").held == ["request_erasure"]


if __name__ == "__main__":
    print_outcomes(globals())
