import pytest

from pii.train.finnish_names import CASES, inflect

WORDS = {
    "Mäkinen": "Mäkisen Mäkistä Mäkisessä Mäkisestä Mäkiseen Mäkisellä Mäkiseltä Mäkiselle"
    " Mäkisenä Mäkiseksi",
    "Niemi": "Niemen Niemeä Niemessä Niemestä Niemeen Niemellä Niemeltä Niemelle Niemenä Niemeksi",
    "Virta": "Virran Virtaa Virrassa Virrasta Virtaan Virralla Virralta Virralle Virtana Virraksi",
    "Laine": "Laineen Lainetta Laineessa Laineesta Laineeseen Laineella Laineelta Laineelle"
    " Laineena Laineeksi",
    "Turku": "Turun Turkua Turussa Turusta Turkuun Turulla Turulta Turulle Turkuna Turuksi",
}
NAMES = {
    "Pekka": "Pekan Pekkaa Pekassa Pekasta Pekkaan Pekalla Pekalta Pekalle Pekkana Pekaksi",
    "Markus": "Markuksen Markusta Markuksessa Markuksesta Markukseen Markuksella Markukselta"
    " Markukselle Markuksena Markukseksi",
    "Andersson": "Anderssonin Anderssonia Anderssonissa Anderssonista Anderssoniin Anderssonilla"
    " Anderssonilta Anderssonille Anderssonina Anderssoniksi",
}


@pytest.mark.parametrize(("name", "forms"), WORDS.items())
def test_a_surname_that_is_a_word_changes_like_it(name, forms):
    assert [inflect(name, case, is_word=True) for case in CASES] == forms.split()


@pytest.mark.parametrize(("name", "forms"), NAMES.items())
def test_other_names_change_their_double_stops_alone(name, forms):
    assert [inflect(name, case, is_word=False) for case in CASES] == forms.split()


def test_of_several_words_and_parts_the_last_is_inflected():
    assert inflect("Anna-Liisa Haapa-aho", "all", is_word=True) == "Anna-Liisa Haapa-aholle"
