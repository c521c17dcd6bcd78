"""One site and one Chromium for all journeys; everybody who visits has a browser of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from app.library.services import CheckedPackage
from tests.journeys.answers import Answers
from tests.journeys.running import running_chromium, running_site
from tests.journeys.visitor import SCREENS, Site, Visitor

LetIn = Callable[..., Visitor]
"""`let_in(language, size)`: one more person, or the same one at another screen."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with running_chromium() as browser:
        yield browser


@pytest.fixture
def let_in(site: Site, chromium: Browser) -> Iterator[LetIn]:
    """Open browsers that are closed when the journey is over."""
    contexts = []

    def open_browser(language: str = "en", size: str = "desktop", **options: object) -> Visitor:
        # Chinese on a phone is read in the dark, so that this look is judged too.
        dark = (language, size) == ("zh-CN", "phone")
        context = chromium.new_context(
            locale=language,
            base_url=site.address,
            color_scheme="dark" if dark else "light",
            **SCREENS[size],
            **options,
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        return Visitor(site, context.new_page(), language, size)

    yield open_browser
    for context in contexts:
        context.close()


@pytest.fixture(
    params=[(size, language) for size in SCREENS for language in ("en", "zh-CN")],
    ids="-".join,
)
def visitor(request: pytest.FixtureRequest, let_in: LetIn) -> Visitor:
    """A person with a browser of their own: phone and desktop, English and Chinese."""
    size, language = request.param
    return let_in(language, size)


@pytest.fixture
def newcomer(visitor: Visitor, let_in: LetIn) -> Visitor:
    """The visitor, who has just come to the primary school by an invitation: nothing learnt yet."""
    lead = let_in()
    lead.sign_in("heping")
    visitor.page.goto(lead.invitation())
    visitor.register("林溪")
    return visitor


@pytest.fixture(scope="session")
def answers(shipped: tuple[CheckedPackage, ...]) -> Answers:
    return Answers(shipped)
