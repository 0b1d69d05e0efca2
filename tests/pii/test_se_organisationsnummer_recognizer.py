"""SE_ORGANISATIONSNUMMER: a table of hits and near-misses."""

import pytest

HITS = [
    ("Org.nr 559999-000 (sista siffran syns inte)", "559999-000"),
    ("Bolaget 556239-4717 AB", "556239-4717"),
    ("5562394717", "5562394717"),
    ("org.nr 16556239-4717", "16556239-4717"),
    ("momsnr SE556239471701", "SE556239471701"),
    ("orgnr 556239-4718 (felskrivet)", "556239-4718"),
    ("organisationsnummer: 802002-4280", "802002-4280"),
    ("orgnr 202100 5489", "202100 5489"),
    ("nummer 556239-4718", "556239-4718"),
]
MISSES = [
    "2021005480 poster",
    "kl 2024-05-01",
    "556239-47171",
    "5562394718 poster",
]


@pytest.mark.parametrize(("text", "value"), HITS)
def test_an_organisation_number_is_found_however_it_is_written(found, text, value):
    assert found(text, "SE_ORGANISATIONSNUMMER") == [value]


@pytest.mark.parametrize("text", MISSES)
def test_a_number_that_is_no_organisation_number_stays(found, text):
    assert found(text, "SE_ORGANISATIONSNUMMER") == []


def test_a_mistyped_one_beside_a_right_one_is_found_too(found):
    text = "The form shows 802417-5526, {}on our stamp it is 802417-5256."
    both = ["802417-5526", "802417-5256"]
    assert found(text.format(""), "SE_ORGANISATIONSNUMMER") == both
    assert found(text.format("and so on " * 30), "SE_ORGANISATIONSNUMMER") == both[:1]
