"""A change of what the compiler writes reaches what is published already only when `COMPILER` is raised."""

from __future__ import annotations

import hashlib

from app.content.compile import COMPILER, compile_package
from app.content.compiled import encode
from tests.content.packages import (
    SHELF,
    case_package,
    course_package,
    programme_package,
    reference_package,
    resource_package,
)
from tests.content.stories import child

WRITES = (1, "faea0aa2c68f9710")
"""The compiler's number, and a digest of what it makes of the samples."""


def test_the_samples_compile_to_what_they_did_or_the_compiler_has_a_new_number():
    samples = (
        course_package(),
        programme_package(),
        case_package(),
        resource_package(),
        reference_package(),
        child(),
    )
    written = hashlib.sha256(b"".join(encode(compile_package(each, SHELF)) for each in samples)).hexdigest()

    assert (COMPILER, written[:16]) == WRITES, (
        "The samples compile to something else. If the compiler changed, raise COMPILER in app/content/compile.py, "
        "so that what is published is compiled anew; then, or if only a sample changed, write the new pair here."
    )
