"""IP_ADDRESS: a table of hits and near-misses."""

import pytest

HITS = [
    ("den ligger på adress 10.20.4.7, maskin 3", "10.20.4.7"),
    ("istunto 0x3F2A, 10.14.3.12", "10.14.3.12"),
    (" 1  10.0.0.1  1.2 ms\n", "10.0.0.1"),
    ("osoitteesta 2001:db8:77::5:\n198", "2001:db8:77::5"),
    ("från 192.168.1.10 igår", "192.168.1.10"),
    ("http://10.0.0.1:8080/x", "10.0.0.1"),
    ("IP 2001:db8::1", "2001:db8::1"),
    ("fe80::1ff:fe23:4567:890a", "fe80::1ff:fe23:4567:890a"),
    ("10.2.3.0/24", "10.2.3.0"),
    ("nätet 83.250.12[.]34", "83.250.12[.]34"),
    ("user=x src=10.1.1.1", "10.1.1.1"),
    ("kirjautuminen 10.0.0.5", "10.0.0.5"),
    ("nekas från 85.224 .12. 77", "85.224 .12. 77"),
    ("deny in from 91 . 152 . 44 . 7", "91 . 152 . 44 . 7"),
    ("Chrome, IP 198.51.100.7", "198.51.100.7"),
]
MISSES = [
    "session 1.2.3.4 of the minutes",
    "1 . 2 . 3 . 4 steps",
    "version 10.2.1.4",
    "versio 1.2.3.4",
    "build 10.0.19041.1",
    "kl 12:30:45",
    "1.2.3",
    "300.1.1.1",
    "1.2.3.4.5",
    "std::map",
    "aa:bb:cc:dd:ee:ff",
    "uppdaterade till 3.10.12.0 igår",
    "app (5.12.0.1)",
    "Firefox 124.0.2.1",
    "kohta 4.3.2.1",
    "kl 10::15",
    "fick 120. 40. 35. 12 blev kvar",
    "den 12 . 4 . 2025",
    "skrivardrivrutinen 4.12.31.40 felar",
]


@pytest.mark.parametrize(("text", "value"), HITS)
def test_an_ip_address_is_found(found, text, value):
    assert found(text, "IP_ADDRESS") == [value]


@pytest.mark.parametrize("text", MISSES)
def test_a_version_or_a_time_is_no_ip_address(found, text):
    assert found(text, "IP_ADDRESS") == []


def test_both_ends_of_a_range_are_addresses(found):
    ends = ["192.168.1.1", "192.168.1.20"]
    assert found("-".join(ends), "IP_ADDRESS") == ends
