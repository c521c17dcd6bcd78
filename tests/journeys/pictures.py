"""Writes the README's pictures: `python -m tests.journeys.pictures`.

Starts the product on an empty folder and photographs what people of the demonstration see there.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from app.config import ROOT
from tests.journeys.running import running_chromium, running_site
from tests.journeys.visitor import SCREENS, Site, Visitor

FOLDER = ROOT / "docs" / "images"
LARGEST_BYTES = 250_000
SCALES = {"phone": 2, "desktop": 1}
LESSON = "/learn/cri-101/lessons/warning-signs"
FONT = ':root { --font-latin: "Roboto", "Liberation Sans", "Noto Sans CJK SC", sans-serif; }'
"""A phone's own font is not here; this one comes nearest."""
GOING_ASTRAY = (2, 1, 0)
"""Which choice is taken first, second, third: one of them does harm, so that the debrief has something to say."""


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as data_dir, running_site(Path(data_dir)) as site:
        photograph_today(site)
        photograph_lesson(site)
        photograph_run(site)
        photograph_debrief(site)
        photograph_search(site)
        photograph_case(site)
        photograph_learn(site)
        photograph_school(site)
        photograph_certificate(site)
    too_large = [path.name for path in FOLDER.glob("*.png") if path.stat().st_size > LARGEST_BYTES]
    print(f"{len(list(FOLDER.glob('*.png')))} pictures; larger than they should be: {too_large or 'none'}")
    return 1 if too_large else 0


def photograph_today(site: Site) -> None:
    with somebody(site, "wenjing", "zh-CN", "phone") as visitor:
        take(visitor, "today-phone-zh")


def photograph_lesson(site: Site) -> None:
    with somebody(site, "wenjing", "en", "phone") as visitor:
        visitor.page.goto(LESSON)
        look_at(visitor, "form.check", below_px=16)
        take(visitor, "lesson-phone-en")


def photograph_run(site: Site) -> None:
    with somebody(site, "yangguang", "zh-CN", "phone") as visitor:
        begin(visitor, "sim-b2")
        visitor.choose(visitor.page.locator("button.choice").first)
        take(visitor, "run-phone-zh")


def photograph_debrief(site: Site) -> None:
    with somebody(site, "yangguang", "en", "phone") as visitor:
        begin(visitor, "sim-b1")
        play_to_the_end(visitor)
        visitor.page.locator('a[href$="/debrief"]').click()
        look_at(visitor, "#way ~ .key", below_px=72)
        take(visitor, "debrief-phone-en")


def photograph_search(site: Site) -> None:
    with somebody(site, "wenjing", "zh-CN", "phone") as visitor:
        visitor.page.goto("/search?q=自伤")
        take(visitor, "search-phone-zh")


def photograph_case(site: Site) -> None:
    with somebody(site, "wenjing", "en", "phone") as visitor:
        visitor.page.goto("/library/cases/line-in-the-journal")
        look_at(visitor, "blockquote", below_px=300)
        take(visitor, "case-phone-en")


def photograph_learn(site: Site) -> None:
    with somebody(site, "wenjing", "en", "desktop") as visitor:
        visitor.page.goto("/learn")
        take(visitor, "learn-desktop-en")


def photograph_school(site: Site) -> None:
    with somebody(site, "luojing", "zh-CN", "desktop") as visitor:
        visitor.page.goto("/school")
        take(visitor, "school-desktop-zh")


def photograph_certificate(site: Site) -> None:
    with somebody(site, "zhoumin", "zh-CN", "desktop") as visitor:
        visitor.page.goto("/record")
        visitor.page.locator('a[href^="/certificates/"]').first.click()
        look_at(visitor, ".certificate .seal", below_px=620)
        take(visitor, "certificate-desktop-zh")


def begin(visitor: Visitor, scenario_id: str) -> None:
    visitor.page.goto(f"/simulations/{scenario_id}")
    visitor.send('form[action$="/runs"]')


def play_to_the_end(visitor: Visitor) -> None:
    choices = visitor.page.locator("button.choice:not([disabled])")
    step = 0
    while count := choices.count():
        wanted = GOING_ASTRAY[step] if step < len(GOING_ASTRAY) else 0
        visitor.choose(choices.nth(min(wanted, count - 1)))
        step += 1


@contextmanager
def somebody(site: Site, name: str, language: str, size: str) -> Iterator[Visitor]:
    """Sign in as somebody of the demonstration."""
    with running_chromium() as chromium:
        context = chromium.new_context(
            device_scale_factor=SCALES[size],
            locale=language,
            base_url=site.address,
            reduced_motion="reduce",
            bypass_csp=True,
            **SCREENS[size],
        )
        visitor = Visitor(site, context.new_page(), language, size)
        visitor.sign_in(name)
        yield visitor


def look_at(visitor: Visitor, part: str, below_px: int) -> None:
    """Scroll until a part of the page stands so far below the upper edge."""
    visitor.page.locator(part).first.evaluate(
        "(part, below) => scrollBy(0, part.getBoundingClientRect().top - below)", below_px
    )


def take(visitor: Visitor, name: str) -> None:
    visitor.page.add_style_tag(content=FONT)
    visitor.check_page()
    visitor.page.screenshot(path=FOLDER / f"{name}.png", animations="disabled", caret="hide")


if __name__ == "__main__":
    sys.exit(main())
