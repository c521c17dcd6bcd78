"""The published form of a scenario."""

from __future__ import annotations

import re
from typing import Final, cast

from app.content.blocks import Block, join, unquoted
from app.content.compiled import (
    ChoiceWords,
    CompiledScenario,
    HarmWords,
    Line,
    NodeWords,
    Tier,
    Words,
)
from app.content.grammar import Unit
from app.content.heads import read_review
from app.content.links import Links
from app.content.markdown import inline, render
from app.content.overlay import Pair
from app.content.scenario_front import competencies_of, variables_of
from app.content.scenario_nodes import ChoiceText, NodeText, Reader, condition_directive, node_text, read_node
from app.domain.simulation.model import Feedback, Scenario, Undo

_SPEAKER: Final = re.compile(r"\*\*(?P<who>[^*]+?)\s*[:：]?\*\*\s*[:：]?\s*(?P<words>.*)", re.DOTALL)
_COLON: Final = re.compile(r"\*\*[^*]+(?:[:：]\*\*|\*\*\s*[:：])")


def logic_of(pair: Pair, reader: Reader) -> Scenario:
    """Read the logic; what cannot be read is reported to the reader."""
    front = pair.source.front
    return Scenario(
        id=front.text("id"),
        start=front.text("start"),
        variables=variables_of(front),
        competencies=competencies_of(front),
        harms=front.keys("harms"),
        nodes=tuple(read_node(unit, reader) for unit in pair.source.units),
        undo=cast(Undo, front.text("undo")),
        feedback=cast(Feedback, front.text("feedback")),
    )


def compile_pair(pair: Pair, links: Links) -> CompiledScenario:
    """Make what the pages need of a scenario that was judged."""
    front = pair.source.front
    return CompiledScenario(
        logic=logic_of(pair, Reader(pair.source.file)),
        version=front.text("version"),
        title=pair.front_words("title"),
        summary=pair.front_words("summary"),
        tier=cast(Tier, front.text("tier")),
        role=pair.front_words("role"),
        cast={name: pair.front_words("cast", name) for name in front.keys("cast")},
        minutes=front.whole("minutes"),
        warning=front.texts("warning"),
        content_warning=pair.front_words("content-warning"),
        help=pair.front_words("help"),
        review=read_review(front),
        briefing_html={
            language: render(join(document.opening), links.resolve).html
            for language, document in pair.documents
        },
        variables=_titles(pair, "vars"),
        competencies=_titles(pair, "competencies"),
        harms={name: _harm(pair, name) for name in front.keys("harms")},
        debrief=_debrief(pair),
        nodes={unit.heading: _node(pair, unit, links) for unit in pair.source.units},
        sources=tuple(
            links.shelf.reference.sources[key]
            for key in front.texts("sources")
            if key in links.shelf.reference.sources
        ),
    )


def _titles(pair: Pair, kind: str) -> dict[str, Words]:
    source, overlay = pair.source.front, pair.overlay.front if pair.overlay else pair.source.front
    return {
        name: pair.words(source.text(kind, name, "title"), overlay.text(kind, name))
        for name in source.keys(kind)
        if source.text(kind, name, "title")
    }


def _harm(pair: Pair, name: str) -> HarmWords:
    titles: Words = {}
    betters: Words = {}
    for language, document in pair.documents:
        front = document.front
        titles[language] = front.text("harms", name) or front.text("harms", name, "title")
        betters[language] = front.text("harms", name, "better")
    return HarmWords(titles, betters, pair.source.front.text("harms", name, "lesson") or None)


def _debrief(pair: Pair) -> dict[str, Words]:
    source, overlay = pair.source.front, pair.overlay.front if pair.overlay else pair.source.front
    names = [source.text("debrief", place, "id") for place in range(source.count("debrief"))]
    return {
        name: pair.words(source.text("debrief", place, "text"), overlay.text("debrief", name))
        for place, name in enumerate(names)
    }


def _node(pair: Pair, source: Unit, links: Links) -> NodeWords:
    here = node_text(source)
    other = pair.overlay.unit(source.heading) if pair.overlay else None
    there = node_text(other) if other else here
    return NodeWords(
        title=pair.words(here.title, there.title),
        lines=tuple(_line(pair, *both, links) for both in zip(here.lines, there.lines, strict=True)),
        choices={choice.key: _choice(pair, choice, there, links) for choice in here.choices},
    )


def _line(pair: Pair, source: Block, overlay: Block, links: Links) -> Line:
    condition = condition_directive(source)
    (who, words), (other_who, other_words) = _spoken(source), _spoken(overlay)
    return Line(
        who=pair.words(who, other_who),
        text_html=pair.words(render(words, links.resolve).html, render(other_words, links.resolve).html),
        condition=Reader("").condition(condition) if condition else None,
    )


def _spoken(block: Block) -> tuple[str, str]:
    """Split a paragraph into who speaks (empty for narration) and what is said."""
    text = join((block,))
    if condition_directive(block) is not None:
        text = re.sub(r"^`[^`]*`\s*", "", text)
    found = _SPEAKER.fullmatch(text) if _COLON.match(text) else None
    return (found["who"].strip(), found["words"]) if found else ("", text)


def _choice(pair: Pair, source: ChoiceText, overlay: NodeText, links: Links) -> ChoiceWords:
    other = next((each for each in overlay.choices if each.key == source.key), source)
    both = (source, other)
    labels = [inline(each.label, links.resolve) for each in both]
    reactions = [render(join(each.item.body), links.resolve).html for each in both]
    coaches = [
        render("\n\n".join(unquoted(note) for note in each.item.notes), links.resolve).html for each in both
    ]
    return ChoiceWords(pair.words(*labels), pair.words(*reactions), pair.words(*coaches))
