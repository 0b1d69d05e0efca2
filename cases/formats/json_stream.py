"""JSON of any size, one element at a time: an array, or an array inside an object, or lines."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import ijson
from ijson.common import ObjectBuilder

from cases.errors import UnreadableFileError
from cases.formats.stream import Stream

Event = tuple[str, Any]
Keys = tuple[str, ...]
#: the keys under which exports and answers of the APIs keep their array
_ARRAYS = frozenset({"tickets", "conversations", "cases", "payload"})
_OBJECTS = frozenset({"data"})
_OF_AN_ELEMENT = frozenset({"id", "external_id", "messages", "comments"})
_DEEPEST = 100
_LINES_ENOUGH = 100
_STARTS, _ENDS = frozenset({"start_map", "start_array"}), frozenset({"end_map", "end_array"})


@dataclass(frozen=True)
class Layout:
    """keys: where the array stands, () if it is the whole file; None if every line is an element.
    first: the keys of the first element, as far as it could be read."""

    keys: Keys | None
    first: frozenset[str] = frozenset()


def layout_of(stream: Stream) -> Layout:
    """Look at the beginning of the file."""
    stream.begin()
    events = _events(stream)
    try:
        return _look(events, next(events, ("", None))[0], ())
    except UnreadableFileError:
        # a bad first line does not hide what the others are
        objects = (value for _, value in islice(lines(stream), _LINES_ENOUGH))
        return Layout(None, frozenset(next((v for v in objects if isinstance(v, dict)), ())))


def elements(stream: Stream, keys: Keys) -> Iterator[Any]:
    """The array's elements; where several documents follow each other (pages), those of all.

    Raises UnreadableFileError where the JSON breaks off; what was before it is given.
    """
    stream.begin()
    events = _events(stream)
    for event, _ in events:
        yield from _inside(events, event, keys)


def lines(stream: Stream) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """The lines' numbers and objects, or why a line is none; blank ones are left out."""
    for number, line in stream.lines():
        if line is None:
            yield number, "the line is longer than 16 MiB"
        elif line.strip():
            yield number, _object(line)


def _object(line: bytes) -> dict[str, Any] | str:
    try:
        value = json.loads(line.decode())
    except UnicodeDecodeError:
        return "the line is not UTF-8"
    except (ValueError, RecursionError):
        return "the line is not JSON"
    return value if isinstance(value, dict) else "the line is not a JSON object"


def _look(events: Iterator[Event], event: str, keys: Keys) -> Layout:
    if event == "start_array":
        first = next(events, ("", None))
        element = _value(events, *first) if first[0] == "start_map" else {}
        return Layout(keys, frozenset(element))
    if event != "start_map":
        return Layout(None)
    names: set[str] = set()
    for kind, name in events:
        if kind == "end_map":
            break
        event, _ = next(events)
        wraps = (name in _ARRAYS and event == "start_array") or (
            name in _OBJECTS and event == "start_map"
        )
        if wraps and not names & _OF_AN_ELEMENT:
            return _look(events, event, (*keys, name))
        names.add(name)
        _skip(events, event)
    return Layout(None, frozenset(names))


def _inside(events: Iterator[Event], event: str, keys: Keys) -> Iterator[Any]:
    """The elements of the array that `event` begins, or that stands under `keys` in an object."""
    if not keys:
        if event != "start_array":
            raise UnreadableFileError("a part of it is not laid out like its beginning")
        for event, value in events:
            if event == "end_array":
                return
            yield _value(events, event, value)
        return
    if event != "start_map":
        raise UnreadableFileError("a part of it is not laid out like its beginning")
    for event, name in events:
        if event == "end_map":
            return
        event, _ = next(events)
        if name == keys[0]:
            yield from _inside(events, event, keys[1:])
        else:
            _skip(events, event)


def _value(events: Iterator[Event], event: str, value: Any) -> Any:
    """The element that begins here."""
    builder, depth = ObjectBuilder(), 0
    while True:
        builder.event(event, value)
        depth += (event in _STARTS) - (event in _ENDS)
        if not depth:
            return builder.value
        if depth > _DEEPEST:
            raise UnreadableFileError("it is nested too deeply")
        event, value = next(events)


def _skip(events: Iterator[Event], event: str) -> None:
    depth = (event in _STARTS) - (event in _ENDS)
    while depth:
        event, _ = next(events)
        depth += (event in _STARTS) - (event in _ENDS)


def _events(stream: Stream) -> Iterator[Event]:
    """The parser's events. Its own errors quote the file, so that theirs are not shown."""
    try:
        # with use_float one number of more than 64 bits would end the whole file
        yield from ijson.basic_parse(stream, multiple_values=True)
    except (ijson.JSONError, UnicodeError):
        raise UnreadableFileError("it breaks off or is damaged: no JSON from there on") from None
