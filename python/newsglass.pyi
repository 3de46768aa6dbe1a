"""Who did what to whom in a news report, where, when, who says so and whether it happened."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, TypedDict

Offsets = Literal["codepoint", "utf8", "utf16"]
Report = dict[str, Any]
"""As schema/report.schema.json has it."""

class Article(TypedDict, total=False):
    id: object
    title: str | None
    published: str | None
    country: str | None
    text: str

class Table:
    """A table of facts; pyarrow, Polars, pandas and DuckDB take it over without a copy."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __len__(self) -> int: ...

def analyze(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    country: str | None = None,
    offsets: Offsets = "codepoint",
    tokens: bool = False,
) -> Report:
    """The report of one article. Any text gives one; a strange text gives a thin one with warnings."""

def analyze_many(
    articles: Iterable[str | Article],
    *,
    published: str | None = None,
    country: str | None = None,
    offsets: Offsets = "codepoint",
    tokens: bool = False,
) -> Iterator[Report]:
    """Their reports, in order, worked out on all cores. What is no article raises at its place; the next call goes on."""

def tables(
    articles: Iterable[str | Article],
    *,
    only: Sequence[str] | None = None,
    published: str | None = None,
    country: str | None = None,
    offsets: Offsets = "codepoint",
) -> dict[str, Table]:
    """Documents, entities, mentions, places, times, quantities, statements, events, roles and relations, or some of them."""
