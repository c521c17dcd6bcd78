"""What a deployment does before it serves: migrate, publish the shipped content, perhaps make the demonstration."""

from __future__ import annotations

from collections.abc import Iterator

from app.config import ROOT, Settings
from app.content.compile import compiled_digest
from app.content.packages import Found, packages_in, shelf_for
from app.content.problems import Problem, sentence
from app.db.session import reading, transaction
from app.demonstration import services as demonstration
from app.domain.language import Language
from app.factory import create_app
from app.forum.services import hand_everything_to_search as hand_forum_to_search
from app.health import migrations_are_current
from app.library.publishing import Outcome, publish_found
from app.library.queries import live_digests
from app.library.services import hand_everything_to_search as hand_library_to_search
from app.migrations import upgrade
from app.search.services import document_count, forget_all, is_in_step
from app.web.clock import now, today

SHIPPED = (ROOT / "courses", ROOT / "simulations")


class ContentRefused(Exception):
    """The shipped content has errors; the message lists them."""


def prepare(settings: Settings, *, demonstration_too: bool) -> Iterator[str]:
    """Bring database and content up to date; yield a line for each thing that was done.

    Raises:
        ContentRefused: the shipped content does not pass the checker.
    """
    app = create_app(settings)
    with app.app_context():
        if not migrations_are_current():
            upgrade(app)
            yield "The database has its newest shape."
        yield from publish_shipped()
        if demonstration_too:
            with transaction() as session:
                made = demonstration.create(session, now=now(), today=today())
            if made:
                yield "The demonstration is ready."
            yield from _people_to_sign_in_as()


def fill_search() -> Iterator[str]:
    """Let everything be found that was there before search was, or was handed to it in an older form."""
    if not is_in_step(reading()) and (count := rebuild_search()):
        yield f"{count} texts can be found by search."


def rebuild_search() -> int:
    """Hand everything that can be found to search anew; return how many texts that are."""
    with transaction() as session:
        forget_all(session)
        hand_library_to_search(session)
        hand_forum_to_search(session)
        return document_count(session)


def publish_shipped() -> Iterator[str]:
    """Publish `courses/` and `simulations/` unless exactly that is live; before that, let search know what was.

    Raises:
        ContentRefused: naming every error.
    """
    yield from fill_search()
    found = [each for root in SHIPPED for each in packages_in(root)]
    if _is_live(found):
        return
    with transaction() as session:
        outcome = publish_found(session, found, published_by_id=None, now=now())
    if outcome.refused:
        raise ContentRefused("\n".join(report(outcome, "en")))
    yield from news(outcome)


def news(outcome: Outcome) -> Iterator[str]:
    """Say what is live now that was not before."""
    yield from (f"Published {name}." for name in outcome.published)
    yield from (f"Compiled {name} anew." for name in outcome.compiled_anew)
    yield from (f"Left {name} as it was: its files no longer pass the checker." for name in outcome.left)


def report(outcome: Outcome, language: Language, *, warnings: bool = False) -> Iterator[str]:
    """Write the problems of a publication, a line each: place, code, what is wrong, what to do."""
    for found, problem in outcome.problems:
        if warnings or problem.severity == "error":
            yield line_of(found, problem, language)


def line_of(found: Found, problem: Problem, language: Language) -> str:
    """Write one problem the way compilers do, so that editors can jump to it."""
    wrong, remedy = sentence(problem, language)
    place = found.place / problem.file if problem.file else found.place
    return f"{place}:{problem.line}: {problem.severity} {problem.code}: {wrong} {remedy}"


def _is_live(found: list[Found]) -> bool:
    """Tell by digests alone, so that a start with nothing new takes little time; the shelf is always shipped."""
    live = live_digests(reading())
    packages = [each.package for each in found if each.package is not None]
    if len(packages) < len(found):
        return False
    reference = shelf_for(each for each in packages if each.kind == "reference").reference
    return all(live.get((each.kind, each.id)) == compiled_digest(each, reference) for each in packages)


def _people_to_sign_in_as() -> Iterator[str]:
    people = demonstration.accounts(reading())
    if people:
        yield f"\nThe demonstration's people (password {people[0].password}):"
        yield from (f"  {one.account:<24} {one.display_name}  {one.role}" for one in people)
