"""What the pages of the record show: plain values in the reader's language, decided before any template."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from app.domain.certificate_code import printed
from app.domain.certification import Validity, last_grace_day, renewal_opens
from app.library.queries import Catalogue
from app.record.outlook import Outlook, outlooks
from app.record.qr import qr_svg
from app.record.queries import HeldCertificate, LedgerEntry, PublicCertificate
from app.record.ribbon import Ribbon, ribbon
from app.record.snapshot import Statement
from app.record.standing import Standing, standing
from app.web.gettext import gettext, ngettext
from app.web.words import day as in_words
from app.web.words import words as in_my_language

WORTH_NOTHING = frozenset({Validity.EXPIRED, Validity.REVOKED})


@dataclass(frozen=True, slots=True)
class Held:
    """A certificate with what it is worth today."""

    certificate: HeldCertificate
    standing: Standing
    ribbon: Ribbon | None
    """None when there is nothing to draw: it does not expire, or is worth nothing any more."""
    renewal_opens_on: date | None
    last_grace_day: date | None


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the timeline."""

    icon: str
    title: str
    minutes: int
    meta: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class RecordPage:
    """My record."""

    held: tuple[Held, ...]
    to_earn: tuple[Outlook, ...]
    year: int
    other_years: tuple[int, ...]
    """Newest first."""
    minutes: int
    """Of the year, the sum of its lines."""
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class CertificateSheet:
    """A certificate on the screen, as `_parts/certificate.html` takes it."""

    holder: str
    school: str
    title: str
    basis: str
    minutes: int
    issued_on: date
    valid_until: date | None
    issuer: str
    rule: str
    code: str
    check_address: str
    qr_svg: str


@dataclass(frozen=True, slots=True)
class CertificatePage:
    """One of my certificates."""

    code: str
    """Canonical, for addresses."""
    standing: Standing
    sheet: CertificateSheet


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to a check: `kind` is valid, not-yet, expired, revoked or unknown."""

    kind: str
    code: str
    """As it is printed."""
    certificate: PublicCertificate | None
    day: date


VERDICTS = {
    Validity.VALID: "valid",
    Validity.EXPIRING: "valid",
    Validity.NOT_YET: "not-yet",
    Validity.GRACE: "expired",
    Validity.EXPIRED: "expired",
    Validity.REVOKED: "revoked",
}


def record_page(
    *,
    certificates: Sequence[HeldCertificate],
    ledger: Sequence[LedgerEntry],
    earned: Collection[str],
    live: Catalogue,
    year: int | None,
    today: date,
) -> RecordPage:
    """Put my record together; a `year` without any hours, or None, means this year."""
    years = {today.year, *(entry.earned_on.year for entry in ledger)}
    shown = year if year in years and year is not None else today.year
    lines = [entry for entry in ledger if entry.earned_on.year == shown]
    return RecordPage(
        held=tuple(_held(each, today) for each in certificates),
        to_earn=tuple(outlooks(live, earned, {each.programme_id for each in certificates})),
        year=shown,
        other_years=tuple(sorted(years - {shown}, reverse=True)),
        minutes=sum(entry.minutes for entry in lines),
        events=tuple(_event(entry) for entry in lines),
    )


def certificate_page(held: HeldCertificate, check_address: str, today: date) -> CertificatePage:
    """Put one certificate together."""
    says = held.says
    parts = urlsplit(check_address)
    return CertificatePage(
        code=held.code,
        standing=standing(held.period, today),
        sheet=CertificateSheet(
            holder=says.holder,
            school=in_my_language(says.place) if says.place else "",
            title=in_my_language(says.title),
            basis="; ".join(_basis(says)),
            minutes=says.minutes,
            issued_on=held.period.valid_from,
            valid_until=held.period.valid_until,
            issuer=in_my_language(says.issuer),
            rule=gettext(
                "version %(version)s; 1 hour = %(minutes)s minutes",
                version=says.rule_version,
                minutes=says.minutes_per_hour,
            ),
            code=printed(held.code),
            check_address=parts.netloc + parts.path.rpartition("/")[0],
            qr_svg=qr_svg(check_address),
        ),
    )


def verdict(found: PublicCertificate | None, code: str, today: date) -> Verdict:
    """Answer a check."""
    kind = "unknown" if found is None else VERDICTS[standing(found.period, today).validity]
    return Verdict(kind, printed(code), found, today)


def to_do(missing: Mapping[str, int]) -> str:
    """Write what is to do: `2 lessons, 1 quiz`."""
    return gettext(", ").join(_count(kind, missing[kind]) for kind in _KINDS if missing.get(kind))


_KINDS = ("lesson", "quiz", "simulation")


def _count(kind: str, number: int) -> str:
    if kind == "lesson":
        return ngettext("%(num)s lesson", "%(num)s lessons", number)
    if kind == "quiz":
        return ngettext("%(num)s quiz", "%(num)s quizzes", number)
    return ngettext("%(num)s simulation with its debrief", "%(num)s simulations with debrief", number)


def _basis(says: Statement) -> list[str]:
    return [
        gettext("%(title)s (%(items)s)", title=in_my_language(course.title), items=to_do(course.items))
        for course in says.courses
    ]


def _held(certificate: HeldCertificate, today: date) -> Held:
    period, state = certificate.period, standing(certificate.period, today)
    drawn = None if state.validity in WORTH_NOTHING else ribbon(period, today)
    return Held(certificate, state, drawn, renewal_opens(period), last_grace_day(period))


def _event(entry: LedgerEntry) -> Event:
    day = entry.earned_on.isoformat()
    title = in_my_language(entry.title) if entry.title else gettext("No longer on offer")
    if entry.reverses_on is None:
        return Event("done", title, entry.minutes, day)
    meta = gettext(
        "%(day)s, takes back the entry of %(earlier)s", day=day, earlier=in_words(entry.reverses_on)
    )
    return Event("reverse", title, entry.minutes, meta)
