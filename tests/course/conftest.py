"""What several files about attempts begin with; each offers its own quiz and names who sits it `ana`."""

from __future__ import annotations

import pytest

from tests.browser import Browser


@pytest.fixture
def attempt(ana: Browser) -> str:
    """Begin an attempt at the quiz of `cri-101`; its address."""
    return ana.post("/learn/cri-101/quizzes/final/attempts").location
