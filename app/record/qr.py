"""The picture that a telephone reads."""

from __future__ import annotations

from io import BytesIO

import segno


def qr_svg(address: str) -> str:
    """Return an `<svg>` without width and height; an eighth of it may be smudged."""
    drawn = BytesIO()
    segno.make(address, error="m").save(
        drawn, kind="svg", xmldecl=False, omitsize=True, border=0, nl=False, svgclass=None, lineclass=None
    )
    return drawn.getvalue().decode("ascii")
