"""What people sign in with: an e-mail address or a Chinese mobile number, in one canonical form."""

from __future__ import annotations

import re
import unicodedata

from app.domain.errors import Invalid

MAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+")
MOBILE = re.compile(r"1[3-9]\d{9}")
COUNTRY = re.compile(r"^(\+|00)86")


def account_name(typed: str) -> str:
    """Return the canonical form of what somebody typed: full width folded, mail lower case, phone without +86.

    Raises:
        Invalid: it is neither an e-mail address nor a mobile number.
    """
    folded = unicodedata.normalize("NFKC", typed).strip()
    if "@" in folded:
        address = folded.lower()
        if len(address) <= 254 and MAIL.fullmatch(address):
            return address
    else:
        digits = COUNTRY.sub("", re.sub(r"[\s().-]", "", folded))
        if MOBILE.fullmatch(digits):
            return digits
    raise Invalid("account.not-an-account-name", field="account")


def is_mail(account: str) -> bool:
    """Say whether this canonical account name is an e-mail address."""
    return "@" in account
