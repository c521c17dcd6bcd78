"""Small cases and sheets for tests."""

from __future__ import annotations

from app.content.compiled import CaseQuestions, CompiledCase, CompiledResource, Passage, Review, Tier, Track
from app.content.compiled_library import Form
from tests.library.factories import UNREVIEWED, both


def passage(text: str, *, is_aid: bool = False) -> Passage:
    return Passage(both(f"About {text}"), both(f"<p>The {text}.</p>"), is_aid)


def case(
    name: str = "quiet-desk",
    *,
    tier: Tier = "basic",
    tracks: tuple[Track, ...] = ("counselling",),
    issues: tuple[str, ...] = ("sleep",),
    warning: tuple[str, ...] = ("suicide",),
    lessons: tuple[str, ...] = ("lesson:cri-101/one",),
    review: Review = UNREVIEWED,
) -> CompiledCase:
    return CompiledCase(
        id=name,
        version="1.0.0",
        title=both(f"Case {name}"),
        summary=both("A pupil stays behind."),
        tier=tier,
        tracks=tracks,
        age="junior",
        issues=issues,
        warning=warning,
        facts=passage("facts"),
        questions=CaseQuestions(both("Before you speak"), (both("<p>What first?</p>"),)),
        answer=passage("answer"),
        outcome=passage("outcome"),
        sources=(),
        lessons=lessons,
        review=review,
    )


def resource(
    name: str = "note", *, form: Form = "form", tracks: tuple[Track, ...] = ("crisis",)
) -> CompiledResource:
    return CompiledResource(
        id=name,
        version="1.0.0",
        title=both(f"Sheet {name}"),
        summary=both("Five lines."),
        form=form,
        audience=("class-teacher", "dormitory-keeper"),
        tracks=tracks,
        minutes=5,
        licence="CC-BY-SA-4.0",
        warning=(),
        passages=(passage("opening"), passage("card", is_aid=True)),
        sources=(),
        lessons=(),
        review=UNREVIEWED,
    )
