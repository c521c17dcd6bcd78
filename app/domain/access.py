"""Who may do what: one table.

A permission is granted when any one rule of its row says yes. Route marks use the rules that need no record;
loaders use the same rules with the record's owner and place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import Denied


class Role(StrEnum):
    """What a membership makes of a person, in one place, between two days."""

    TEACHER = "teacher"
    TRAINER = "trainer"
    EXPERT = "expert"
    SCHOOL_LEAD = "school-lead"
    BUREAU_OFFICER = "bureau-officer"
    ADMINISTRATOR = "administrator"


class Permission(StrEnum):
    """One line per thing a person can be allowed to do."""

    LEARN = "course:study"
    """Enrol, read, be quizzed, run scenarios."""
    QUESTION_READ = "question:read"
    QUESTION_ASK = "question:ask"
    ANSWER_WRITE = "answer:write"
    ANSWER_ACCEPT = "answer:accept"
    """Say that an answer to one's own question helped."""
    ANSWER_ENDORSE = "answer:endorse"
    """Vouch for an answer as an expert, by name and date."""
    RECORD_READ = "record:read"
    """See one's own hours, evidence and certificates."""
    SHELF_KEEP = "shelf:keep"
    """Look through, change and take away one's own bookmarks and notes."""
    SCHOOL_REPORT_READ = "school-report:read"
    """See the progress, hours and certificates of the people of a school."""
    REQUIREMENT_MAKE = "requirement:make"
    """Require a course or a certificate of the people of a place, change the day, take it back."""
    INVITE = "person:invite"
    """Create an invitation link to a school."""
    EXTRA_TIME_GRANT = "extra-time:grant"
    """Give a person of a school more time in quizzes, or take it back."""
    CONTENT_PUBLISH = "content:publish"
    """Make a package live."""
    ITEM_ANALYSIS_READ = "item-analysis:read"
    """See how the questions of a quiz do: figures over all people, never anybody's name or answers."""
    QUIZ_REGRADE = "quiz:regrade"
    """Mark the results of a quiz again by the key that is live."""
    CERTIFICATE_REVOKE = "certificate:revoke"
    """Take the worth of a certificate away from a day on."""


@dataclass(frozen=True, slots=True)
class Membership:
    """A role in one place of the organisation, already known to hold today."""

    role: Role
    unit_id: int
    unit_path: str
    """The ids from the root to the unit: `/1/4/9/`; a place below begins with it."""


@dataclass(frozen=True, slots=True)
class Actor:
    """The person on whose behalf something is done, with what they are today."""

    person_id: int
    memberships: tuple[Membership, ...]

    def has(self, *roles: Role) -> bool:
        """Say whether the person has one of these roles anywhere."""
        return any(membership.role in roles for membership in self.memberships)

    def paths(self, *roles: Role) -> tuple[str, ...]:
        """Return the places in which the person has one of these roles."""
        return tuple(m.unit_path for m in self.memberships if m.role in roles)


@dataclass(frozen=True, slots=True)
class Resource:
    """What the rules need to know of a record."""

    owner_id: int | None = None
    unit_path: str | None = None


Rule = Callable[[Actor, Resource | None], bool]

OVERSEEING = (Role.SCHOOL_LEAD, Role.BUREAU_OFFICER, Role.ADMINISTRATOR)


def member(actor: Actor, resource: Resource | None) -> bool:
    """Anybody who belongs somewhere today."""
    del resource
    return bool(actor.memberships)


def owner(actor: Actor, resource: Resource | None) -> bool:
    """The person whose record it is; without a record, anybody could be."""
    return resource is None or resource.owner_id == actor.person_id


def expert(actor: Actor, resource: Resource | None) -> bool:
    """A person named as expert."""
    del resource
    return actor.has(Role.EXPERT)


def trainer(actor: Actor, resource: Resource | None) -> bool:
    """A person who writes courses."""
    del resource
    return actor.has(Role.TRAINER, Role.ADMINISTRATOR)


def administrator(actor: Actor, resource: Resource | None) -> bool:
    """A person who administers the platform."""
    del resource
    return actor.has(Role.ADMINISTRATOR)


def overseer(actor: Actor, resource: Resource | None) -> bool:
    """School lead, bureau officer or administrator, of the place or of one above it."""
    return _is_over(actor.paths(*OVERSEEING), resource)


def school_lead(actor: Actor, resource: Resource | None) -> bool:
    """School lead or administrator, of the place or of one above it: those who know its people by name."""
    return _is_over(actor.paths(Role.SCHOOL_LEAD, Role.ADMINISTRATOR), resource)


def _is_over(paths: tuple[str, ...], resource: Resource | None) -> bool:
    if resource is None or resource.unit_path is None:
        return bool(paths)
    return any(resource.unit_path.startswith(path) for path in paths)


RULES: dict[Permission, tuple[Rule, ...]] = {
    Permission.LEARN: (member,),
    Permission.QUESTION_READ: (member,),
    Permission.QUESTION_ASK: (member,),
    Permission.ANSWER_WRITE: (member,),
    Permission.ANSWER_ACCEPT: (owner,),
    Permission.ANSWER_ENDORSE: (expert,),
    Permission.RECORD_READ: (owner,),
    Permission.SHELF_KEEP: (owner,),
    Permission.SCHOOL_REPORT_READ: (overseer,),
    Permission.REQUIREMENT_MAKE: (overseer,),
    Permission.INVITE: (overseer,),
    Permission.EXTRA_TIME_GRANT: (school_lead,),
    Permission.CONTENT_PUBLISH: (trainer,),
    Permission.ITEM_ANALYSIS_READ: (trainer,),
    Permission.QUIZ_REGRADE: (trainer,),
    Permission.CERTIFICATE_REVOKE: (administrator,),
}


def may(actor: Actor, permission: Permission, resource: Resource | None = None) -> bool:
    """Say whether the actor may do this (to this record, when one is given)."""
    return any(rule(actor, resource) for rule in RULES[permission])


def ensure(actor: Actor, permission: Permission, resource: Resource | None = None) -> None:
    """Let the actor pass.

    Raises:
        Denied: the table does not allow it.
    """
    if not may(actor, permission, resource):
        raise Denied("common.not-allowed")
