"""Where a learner stands in every course there is."""

from __future__ import annotations

from app.course.learner import Learner
from app.course.path import CourseStanding, standing
from app.library.queries import Catalogue


def standings_of(live: Catalogue, learner: Learner) -> dict[str, CourseStanding]:
    """Return what each live course is to a person, by its id."""
    return {
        course_id: standing(published.package, learner, live.scenarios)
        for course_id, published in live.courses.items()
    }
