"""Who did what to whom in a news report, where, when, who says so and whether it happened."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, TypedDict

Offsets = Literal["codepoint", "utf8", "utf16"]
Report = dict[str, Any]
"""As schema/report.schema.json has it."""
Published = str | datetime.date | None
"""A day, or one written in any form that is read; what pandas has in an empty cell is none."""
Correction = dict[str, Any]
"""As newsglass.d.ts has it; spans count as `offsets` says."""

class Article(TypedDict, total=False):
    id: object
    title: str | None
    published: Published
    country: str | None
    text: str
    corrections: Sequence[Correction] | None

class Table:
    """A table of facts; pyarrow, Polars, pandas and DuckDB take it over without a copy."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __len__(self) -> int: ...

def analyze(
    text: str,
    *,
    published: Published = None,
    title: str | None = None,
    country: str | None = None,
    offsets: Offsets = "codepoint",
    tokens: bool = False,
    corrections: Sequence[Correction] | None = None,
    limit: float | None = None,
) -> Report:
    """The report of one article. Any text gives one; a strange text gives a thin one with warnings. Of one that needs longer
    than about `limit` seconds the beginning is read."""

def analyze_many(
    articles: Iterable[str | Article],
    *,
    published: Published = None,
    country: str | None = None,
    offsets: Offsets = "codepoint",
    tokens: bool = False,
    limit: float | None = None,
) -> Iterator[Report]:
    """Their reports, in order, worked out on all cores. What is no article raises at its place; the next call goes on.
    `limit` is the seconds of each."""

def tables(
    articles: Iterable[str | Article],
    *,
    only: Sequence[str] | None = None,
    published: Published = None,
    country: str | None = None,
    offsets: Offsets = "codepoint",
    limit: float | None = None,
) -> dict[str, Table]:
    """Documents, entities, mentions, places, times, quantities, statements, events, roles and relations, or some of them.
    `limit` is the seconds of each article."""
