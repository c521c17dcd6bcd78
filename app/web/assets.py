"""Names of built front-end files: what a page asks for -> the hashed file."""

from __future__ import annotations

import json
from pathlib import Path

from flask import Flask

from app.config import ROOT

MANIFEST = ROOT / "static" / "dist" / "manifest.json"


class FrontEndNotBuilt(Exception):
    """The built files are missing."""

    def __init__(self) -> None:
        super().__init__("The front end has not been built. Run `make front-end`.")


def init_assets(app: Flask) -> None:
    """Give templates `"app.css"|asset`.

    Raises:
        FrontEndNotBuilt: there is no manifest.
    """
    addresses = {name: f"{app.static_url_path}/{file}" for name, file in read_manifest(MANIFEST).items()}
    app.add_template_filter(addresses.__getitem__, "asset")


def read_manifest(path: Path) -> dict[str, str]:
    """Read the manifest that the build wrote: name -> file below `static/dist/`.

    Raises:
        FrontEndNotBuilt: there is none.
    """
    if not path.exists():
        raise FrontEndNotBuilt
    manifest: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return manifest
