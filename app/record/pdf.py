"""A certificate on A4, as a tagged PDF that screen readers can read and that is the same on every day."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

import typst

from app.domain.certificate_code import printed
from app.domain.errors import Invalid
from app.domain.hours import hours
from app.domain.language import Language
from app.record.qr import qr_svg
from app.record.queries import HeldCertificate
from app.record.snapshot import Statement
from app.record.typeface import FAMILY, first_missing, fonts

TEMPLATE = Path(__file__).with_name("certificate.typ")
PICTURE_PPI = 110


@dataclass(frozen=True, slots=True)
class Sheet:
    """A certificate in one language, ready for paper: plain words, no markup."""

    values: dict[str, str]
    issued_at: datetime


def sheet(certificate: HeldCertificate, language: Language, address: str) -> Sheet:
    """Write a certificate out in one language; `address` is where it is checked, and where the QR code leads.

    Raises:
        Invalid: the font lacks a character; the refusal names it.
    """
    says, period = certificate.says, certificate.period
    values = {
        "language": language,
        "font": FAMILY,
        "holder": unicodedata.normalize("NFC", says.holder),
        "place": says.place[language] if says.place else "",
        "issuer": says.issuer[language],
        "title": says.title[language],
        "courses": json.dumps(_courses(says, language), ensure_ascii=False),
        "hours": f"{hours(says.minutes):.1f}",
        "rule": says.rule_version,
        "minutes_per_hour": str(says.minutes_per_hour),
        "issued_on": _day(period.valid_from),
        "valid_until": _day(period.valid_until),
        "code": printed(certificate.code),
        "address": address,
    }
    _ensure_printable("".join(values.values()))
    return Sheet({**values, "qr": qr_svg(address)}, certificate.issued_at)


def render(made: Sheet, form: Literal["pdf", "png"] = "pdf") -> bytes:
    """Print a sheet: the same bytes for the same sheet. A picture of it (`png`) is for looking at."""
    return typst.compile(
        str(TEMPLATE),
        font_paths=fonts(),
        format=form,
        ppi=PICTURE_PPI,
        sys_inputs=made.values,
        pdf_standards=["ua-1"] if form == "pdf" else [],
        timestamp=int(made.issued_at.timestamp()),
    )


def _courses(says: Statement, language: Language) -> list[dict[str, object]]:
    return [{"title": course.title[language], **course.items} for course in says.courses]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _ensure_printable(text: str) -> None:
    missing = first_missing(text)
    if missing is not None:
        raise Invalid("record.glyph-missing", character=missing, point=f"U+{ord(missing):04X}")
