"""A table of numbers, and the bars that are drawn of it."""

import csv
import io
from dataclasses import dataclass

from console.numbers import Number, number


@dataclass(frozen=True)
class Row:
    label: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class Segment:
    """left, width: percent of the chart's width; series: from 0."""

    left: float
    width: float
    series: int
    words: str


@dataclass(frozen=True)
class Figure:
    """name: in addresses; series: what the numbers of each row are; hint: what is counted.

    drawn: how many of the series are bars, one after the other; the rest stands in the table alone.
    """

    name: str
    title: str
    hint: str
    first: str
    series: tuple[str, ...]
    rows: tuple[Row, ...]
    drawn: int

    @property
    def is_empty(self) -> bool:
        return not any(value for row in self.rows for value in row.numbers)

    @property
    def legend(self) -> tuple[str, ...]:
        return self.series[: self.drawn]

    def bars(self) -> list[tuple[Row, str, list[Segment]]]:
        """Each row, its numbers in words, and its segments: the longest row is the full width."""
        longest = max((sum(row.numbers[: self.drawn]) for row in self.rows), default=0) or 1
        return [(row, self._said(row), self._segments(row, longest)) for row in self.rows]

    def _said(self, row: Row) -> str:
        # in the legend's order, so that colour is not all that tells them apart
        drawn = row.numbers[: self.drawn]
        return " + ".join(map(number, drawn)) if any(drawn) else "–"

    def _segments(self, row: Row, longest: Number) -> list[Segment]:
        left, segments = 0.0, []
        for series, value in enumerate(row.numbers[: self.drawn]):
            width = 100 * value / longest
            words = f"{self.series[series]}: {number(value)}"
            segments += [Segment(round(left, 2), round(width, 2), series, words)] if value else []
            left += width
        return segments

    def as_csv(self) -> str:
        """As a spreadsheet reads it: the mark at the beginning tells it the encoding. No cell is
        taken for a formula, for all are ours."""
        file = io.StringIO()
        file.write("\ufeff")
        writer = csv.writer(file)
        writer.writerow([self.first, *self.series])
        writer.writerows([row.label, *row.numbers] for row in self.rows)
        return file.getvalue()
