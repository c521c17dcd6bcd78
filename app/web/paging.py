"""Pages of a list."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request

PER_PAGE = 20
MOST_PAGES = 10_000


@dataclass(frozen=True, slots=True)
class Paging:
    """Which rows of a list are shown."""

    number: int
    """This page, counted from 1."""
    total: int
    """Rows in the whole list."""
    per_page: int = PER_PAGE

    @property
    def last(self) -> int:
        """The number of the last page; an empty list has one."""
        return max(1, -(-self.total // self.per_page))

    @property
    def first_row(self) -> int:
        """The place of the first row shown, counted from 1."""
        return (self.number - 1) * self.per_page + 1

    @property
    def last_row(self) -> int:
        """The place of the last row shown."""
        return min(self.total, self.number * self.per_page)


def page_asked_for() -> int:
    """Return the page number in the address; nonsense means the first page."""
    number = request.args.get("page", 1, type=int)
    return min(max(1, number), MOST_PAGES)
