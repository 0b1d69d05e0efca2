"""A person's name in a firm's name is the firm's."""

import pytest

from pii.recognizers.firms import firms

CASES = [
    ("Fakturan från Lindqvist Bygg AB kom.", ["Lindqvist Bygg AB"]),
    ("Tilaus: Virtanen & Pojat Oy, kiitos", ["Virtanen & Pojat Oy"]),
    ("Hän on Mattilan Leipomo Oy:n kautta", ["Mattilan Leipomo Oy:n"]),
    ("Tmi Anna Virtanen laskutti", ["Tmi Anna Virtanen"]),
    ("Jani Kallio, Kallion Sora Ky", ["Kallion Sora Ky"]),
    ("Anna Berg ringde i dag", []),
    ("Köpta hos Hellströms Skor i Arvika", ["Hellströms Skor"]),
    ("bokat Kuljetusliike Hietanen till", ["Kuljetusliike Hietanen"]),
    ("Hanna Marin soitti", []),
    ("på förskolan Smultronet i vår", ["förskolan Smultronet"]),
    ("på förskolan Anna gick på", []),
    ("Hej förskolan Johansson här", []),
    ("förskolan Björns mamma", []),
    ("päiväkoti Nieminen tässä", []),
    ("klippt hos Lindqvists Frisör", ["Lindqvists Frisör"]),
    ("Emma Lund Frisör ringde", []),
    ("Text: Karin Lindqvist Foto: Per Holm", []),
    ("Ring Karin Lindqvist Hemtjänst kommer", []),
    ("Anna Hiss ringde", []),
    ("köpt av Möller Bil", ["Möller Bil"]),
    ("Från Amira El-Sayed i Lund", []),
    ("köpt hos Tjäders Blommor i Vasa", ["Tjäders Blommor"]),
    ("Ompelimo Sirkka on kiinni", ["Ompelimo Sirkka"]),
    ("Hoivakoti Pekka Virtanen ei vastaa", []),
    ("Parturi Anna Virtanen leikkasi hiukset", []),
    ("Låssmeden Erik Johansson kom", []),
    ("Kalle Virtanen Groupilta soitti", []),
]


@pytest.mark.parametrize(("text", "names"), CASES)
def test_firms_are_seen(text, names):
    found = [text[start:end] for start, end in firms(text)]
    assert set(names) <= set(found)
    assert bool(found) == bool(names)


def test_the_firm_without_its_form_is_the_firm_still():
    text = "Hannun Huolto Oy. Miksi Hannun Huolto näkyy kahdesti?"
    starts = {start for start, end in firms(text) if text[start:end] == "Hannun Huolto"}
    assert starts == {0, text.rindex("Hannun")}
