"""Compares the two languages of a scenario: logic stands in one of them only."""

from __future__ import annotations

from collections.abc import Iterator

from app.content.frontmatter import Front
from app.content.links import Links
from app.content.overlay import Pair, block_problems, logic_problems, paired_units, unit_problems
from app.content.problems import Problem, problem
from app.content.prose import citation_problems, prose_problems
from app.content.scenario_front import translated_keys
from app.content.scenario_nodes import ChoiceText, NodeText, node_text


def parity_problems(pair: Pair, links: Links) -> Iterator[Problem]:
    """Report what an overlay lacks, adds, or says in another order."""
    overlay = pair.overlay
    if overlay is None or not overlay.is_overlay:
        return
    source = pair.source
    yield from unit_problems(source, overlay)
    yield from logic_problems(overlay, allowed={"key"})
    yield from _key_problems(overlay.file, source.front, overlay.front)
    yield from citation_problems(overlay, source.front.texts("sources"), all_cited=False)
    yield from prose_problems(overlay.file, overlay.opening, links)
    yield from block_problems(overlay, 1, source.opening, overlay.opening)
    for unit, other in paired_units(source, overlay):
        yield from _node_problems(overlay.file, node_text(unit), node_text(other), links)


def _key_problems(file: str, source: Front, overlay: Front) -> Iterator[Problem]:
    for kind, wanted in translated_keys(source).items():
        here = overlay.keys(kind)
        for key in wanted:
            if key not in here:
                yield problem("C606", file, overlay.line(kind), id=f"{kind}.{key}")
        for key in here:
            if key not in wanted:
                yield problem("C607", file, overlay.line(kind, key), id=f"{kind}.{key}")


def _node_problems(file: str, source: NodeText, here: NodeText, links: Links) -> Iterator[Problem]:
    line = here.unit.line
    if bool(source.title) != bool(here.title):
        yield problem("S114", file, line)
    if [block.kind for block in source.lines] != [block.kind for block in here.lines]:
        # Conditions hang on the place of a paragraph, so here a difference is no matter of style.
        yield problem("S201", file, line, wanted=len(source.lines), found=len(here.lines))
    yield from prose_problems(file, here.lines, links)
    wanted = {choice.key: choice for choice in source.choices}
    found = {choice.key: choice for choice in here.choices}
    for key in wanted:
        if key not in found:
            yield problem("S202", file, line, key=key)
    for key, choice in found.items():
        if key not in wanted:
            yield problem("S203", file, choice.item.line, key=key)
        else:
            yield from _choice_problems(file, wanted[key], choice, links)


def _choice_problems(file: str, source: ChoiceText, here: ChoiceText, links: Links) -> Iterator[Problem]:
    if source.target != here.target:
        yield problem("S204", file, here.item.line, wanted=source.target, found=here.target)
    if len(source.item.body) != len(here.item.body) or len(source.item.notes) != len(here.item.notes):
        yield problem("S205", file, here.item.line)
    yield from prose_problems(file, here.item.rest, links)
