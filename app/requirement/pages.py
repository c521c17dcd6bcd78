"""What is shown of requirements: to those who are asked, and to those who require."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.content.compiled import SourceEntry, Words
from app.domain.requirement import State, Verdict, is_in_view, verdict
from app.library.queries import Catalogue
from app.requirement.queries import Asked, Made, Reached
from app.requirement.shelf import clauses, what_can_be_required
from app.web.gettext import gettext, ngettext
from app.web.words import day as in_words
from app.web.words import words

SOON_DAYS = 14

RANKS = {State.LATE: 0, State.OPEN: 0, State.DONE: 1, State.DONE_LATE: 1}
"""What is still to do comes first, the earliest day first."""


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A requirement for the one who is asked, for `_parts/required.html`."""

    key: str
    name: str
    """What is required."""
    by: Words
    reason: str
    clause: SourceEntry | None
    state: str
    """By when, with the days left; or that it is done."""
    kind: str
    """A kind of the `status` macro."""
    is_done: bool


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody who is asked, for those who require."""

    name: str
    unit_id: int
    place: Words
    verdict: Verdict

    @property
    def kind(self) -> str:
        """A kind of the `status` macro."""
        return {State.LATE: "late", State.OPEN: ""}.get(self.verdict.state, "good")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many are asked, and how they stand."""

    people: int
    done: int
    """In time or late."""
    late: int
    """Not done, and the day is past."""


@dataclass(frozen=True, slots=True)
class RequirementPage:
    """A requirement with the people it asks in the places of the one who looks."""

    made: Made
    name: str
    """What is required."""
    clause: SourceEntry | None
    people: tuple[PersonLine, ...]
    counts: Counts

    @property
    def places(self) -> dict[int, tuple[Words, Counts]]:
        """Return the places of the people, with how many of each, in the order of their ids."""
        names = {line.unit_id: line.place for line in self.people}
        return {
            unit_id: (names[unit_id], counts_of(each for each in self.people if each.unit_id == unit_id))
            for unit_id in sorted(names)
        }


def asked_rows(asked: Iterable[Asked], live: Catalogue, today: date) -> list[AskedRow]:
    """List what is required of a person and still in view: first what is to do, the earliest day first."""
    titles, shelf = what_can_be_required(live), clauses(live)
    judged = [(each, verdict(each.proofs, due_on=each.due_on, today=today)) for each in asked]
    shown = [
        (each, stands)
        for each, stands in judged
        if each.key in titles and is_in_view(stands, due_on=each.due_on, today=today)
    ]
    return [
        AskedRow(
            key=each.key,
            name=what_name(each.key, titles[each.key]),
            by=each.by,
            reason=each.reason,
            clause=shelf.get(each.clause or ""),
            state=_words(stands, each.due_on, today),
            kind=_kind(stands, each.due_on, today),
            is_done=stands.is_done,
        )
        for each, stands in sorted(shown, key=lambda pair: (RANKS[pair[1].state], pair[0].due_on, pair[0].id))
    ]


def rows_about(course_id: str, rows: Iterable[AskedRow], live: Catalogue) -> list[AskedRow]:
    """Return those that ask for a course, or for a certificate that takes it."""
    keys = {f"course:{course_id}"} | {
        f"programme:{key}"
        for key, each in live.programmes.items()
        if f"course:{course_id}" in each.package.requires
    }
    return [row for row in rows if row.key in keys]


def requirement_page(made: Made, reached: Iterable[Reached], live: Catalogue, today: date) -> RequirementPage:
    """Put a requirement and its people together; the list, the page and the file count by this."""
    people = tuple(
        PersonLine(each.name, each.unit_id, each.place, verdict(each.proofs, due_on=made.due_on, today=today))
        for each in reached
        if each.requirement_id == made.id
    )
    return RequirementPage(
        made=made,
        name=what_name(made.key, what_can_be_required(live).get(made.key, {})),
        clause=clauses(live).get(made.clause or ""),
        people=people,
        counts=counts_of(people),
    )


def counts_of(people: Iterable[PersonLine]) -> Counts:
    """Count people by how they stand."""
    states: Sequence[State] = [line.verdict.state for line in people]
    return Counts(
        people=len(states),
        done=sum(state in {State.DONE, State.DONE_LATE} for state in states),
        late=states.count(State.LATE),
    )


def what_name(key: str, title: Words) -> str:
    """Write what is required; what is no longer on offer has its id for a name."""
    kind, _, package_id = key.partition(":")
    name = words(title) or package_id
    return gettext("Certificate: %(title)s", title=name) if kind == "programme" else name


def state_name(judged: Verdict) -> str:
    """Write how somebody stands, for those who require."""
    return {
        State.DONE: gettext("Done"),
        State.DONE_LATE: gettext("Done after the day"),
        State.OPEN: gettext("Still to do"),
        State.LATE: gettext("Late"),
    }[judged.state]


def _words(judged: Verdict, due_on: date, today: date) -> str:
    if judged.done_on is not None:
        return gettext("Done on %(day)s", day=in_words(judged.done_on))
    day, left = in_words(due_on), (due_on - today).days
    if left < 0:
        return gettext("Was asked for by %(day)s; still open to you", day=day)
    if left == 0:
        return gettext("By today, %(day)s", day=day)
    return ngettext("By %(day)s: %(num)s day left", "By %(day)s: %(num)s days left", left, day=day)


def _kind(judged: Verdict, due_on: date, today: date) -> str:
    if judged.is_done:
        return "good"
    return "soon" if (due_on - today).days <= SOON_DAYS else ""
