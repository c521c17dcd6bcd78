"""The glossary: what each term is called in both languages, what it means, and how it is not to be written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.content.blocks import join
from app.content.compiled import GlossaryEntry, TermForms
from app.content.grammar import FLAG, Document, Rule, Unit, directive_problems, missing_directives, rule
from app.content.heads import LESSON
from app.content.links import Links
from app.content.markdown import https_only, render
from app.content.overlay import Pair
from app.content.problems import Problem, problem

_FORMS: Final = rule(".+", "…, …")
FORM_RULES: Final[dict[str, Rule]] = {
    "term": rule(".+", "…"),
    "also": _FORMS,
    "near": _FORMS,
    "avoid": _FORMS,
    "common": FLAG,
}
"""Words, and so in both languages."""
LESSON_RULE: Final = rule(LESSON.pattern, "lesson:asm-101/how-to-read-a-scale")


def glossary_entry(pair: Pair, unit: Unit, other: Unit) -> GlossaryEntry:
    """Read a term; a missing name reads as the key, so that other packages can be judged beside it."""
    texts = (render(join(each.prose), https_only).html for each in (unit, other))
    return GlossaryEntry(
        key=unit.heading,
        forms={pair.language: _forms(unit), pair.other: _forms(other)},
        text_html=pair.words(*texts),
        lesson=unit.value("lesson"),
        last_verified=unit.value("last-verified") or "",
    )


def glossary_problems(pair: Pair, links: Links) -> Iterator[Problem]:
    """Judge what only a glossary has: the forms of each term, in both languages, and where it is taught."""
    for unit in pair.source.units:
        lesson = unit.value("lesson")
        if lesson and LESSON.fullmatch(lesson) and links.resolve(lesson) is None:
            yield problem("C303", pair.source.file, unit.line, address=lesson.removeprefix("lesson:"))
    yield from _claims(pair.source)
    if pair.overlay is None or not pair.overlay.is_overlay:
        return
    for unit in pair.overlay.units:
        yield from directive_problems(pair.overlay.file, unit.directives, FORM_RULES)
        yield from missing_directives(pair.overlay.file, unit, ("term",))
    yield from _claims(pair.overlay)


def _claims(document: Document) -> Iterator[Problem]:
    """Report forms that two terms claim, or that are right and to be avoided at once."""
    owners: dict[str, str] = {}
    for unit in document.units:
        forms = _forms(unit)
        for form in (*forms.right, *forms.avoid):
            owner = owners.setdefault(form.lower(), unit.heading)
            if owner != unit.heading or (form in forms.avoid and form in forms.right):
                yield problem("C811", document.file, unit.line, form=form, id=owner)


def _forms(unit: Unit) -> TermForms:
    return TermForms(
        term=unit.value("term") or unit.heading,
        also=_list(unit, "also"),
        near=_list(unit, "near"),
        avoid=_list(unit, "avoid"),
        is_common=unit.value("common") is not None,
    )


def _list(unit: Unit, key: str) -> tuple[str, ...]:
    return tuple(form for form in (each.strip() for each in (unit.value(key) or "").split(",")) if form)
