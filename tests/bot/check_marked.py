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
