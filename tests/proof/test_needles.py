"""Every way in which a value may stand in bytes is found, wherever a chunk ends."""

import base64
import json
import os
import urllib.parse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proof.errors import ProofError
from proof.needles import needles_of
from proof.search import hits

VALUES = (
    "Åsa Öberg-Lindström",
    "asa.oberg@example.com",
    "070-174 06 05",
    "FI21 1234 5600 0007 85",
    "Mäkelänkatu 5 B 12, 00510 Helsinki",
)
WAYS = {
    "as it is": lambda v: v.encode(),
    "in capitals": lambda v: v.upper().encode(),
    "in small letters": lambda v: v.lower().encode(),
    "without spaces and dashes": lambda v: v.replace(" ", "").replace("-", "").encode(),
    "in other groups": lambda v: "-".join(v.replace(" ", "").replace("-", "")).encode(),
    "UTF-16, little-endian": lambda v: v.encode("utf-16-le"),
    "UTF-16, big-endian": lambda v: v.encode("utf-16-be"),
    "Latin-1": lambda v: v.encode("latin-1"),
    "percent-encoded": lambda v: urllib.parse.quote(v).encode(),
    "percent-encoded, in small letters": lambda v: urllib.parse.quote(v.lower()).lower().encode(),
    "as a form sends it": lambda v: urllib.parse.urlencode({"q": v}).encode(),
    "JSON": lambda v: json.dumps({"text": v}).encode(),
    "JSON in JSON": lambda v: json.dumps(json.dumps({"text": v})).encode(),
    "base64, the first alignment": lambda v: base64.b64encode(b"abc" + v.encode() + b"ok?"),
    "base64, the second alignment": lambda v: base64.b64encode(b"abcd" + v.encode() + b"ok?"),
    "base64, the third alignment": lambda v: base64.b64encode(b"abcde" + v.encode() + b"ok?"),
    "base64 for addresses": lambda v: base64.urlsafe_b64encode(b">>?" + v.encode() + b"ok?"),
    "base64 without spaces": lambda v: base64.b64encode(v.replace(" ", "").encode()),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("value", VALUES)
def test_a_value_is_found_in_every_spelling(value: str, way: str) -> None:
    written = WAYS[way](value)
    found = list(hits(needles_of(["", value]), [b"before ", written, b" after"]))
    assert {hit.needle.line for hit in found} == {2}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("size", [1, 7, 4096])
def test_a_value_across_the_borders_of_chunks_is_found(way: str, size: int) -> None:
    data = os.urandom(4090) + WAYS[way](VALUES[0]) + os.urandom(50)
    chunks = [data[at : at + size] for at in range(0, len(data), size)]
    assert {hit.needle.line for hit in hits(needles_of(VALUES), chunks)} == {1}


@given(st.binary(max_size=60), st.integers(1, 40), st.integers(1, 5))
def test_each_occurrence_is_found_once_at_its_place(filling: bytes, size: int, times: int) -> None:
    value = b"kerstin@example.com"
    filling = filling.replace(b"k", b"").replace(b"K", b"").replace(b" ", b"").replace(b"-", b"")
    data = (filling + value) * times
    chunks = [data[at : at + size] for at in range(0, len(data), size)]
    found = [hit for hit in hits(needles_of([value.decode()]), [data])]
    assert [hit.offset for hit in found] == [
        len(filling) * (n + 1) + len(value) * n for n in range(times)
    ]
    assert len(list(hits(needles_of([value.decode()]), chunks))) == times


def test_the_offset_counts_the_bytes_that_folding_left_out() -> None:
    (hit,) = hits(needles_of(["070-174 06 05"]), [b"- - 1", b"tel - 0 7 0 174 0605"])
    assert hit.offset == 5 + len(b"tel - ")


def test_bytes_that_hold_no_value_give_no_hit() -> None:
    assert list(hits(needles_of(VALUES), [os.urandom(2_000_000)])) == []


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], "There is no value in the list."),
        (["", "  "], "There is no value in the list."),
        (["kerstin@example.com", "12-3 4"], "The value in line 2 is too short"),
    ],
)
def test_a_list_that_proves_nothing_is_refused_in_words(lines: list[str], words: str) -> None:
    with pytest.raises(ProofError, match=words) as refused:
        needles_of(lines)
    assert "12-3 4" not in str(refused.value)
