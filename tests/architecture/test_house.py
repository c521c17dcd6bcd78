"""The rules of the house that no linter knows."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask

from app.config import ROOT
from app.web.refusals import known_codes

APP = ROOT / "app"
LONGEST_FILE = 250
LONGEST_TEMPLATE = 120
LONGEST_TEST = 300


def files(pattern: str, below: Path = APP) -> list[Path]:
    return [path for path in sorted(below.rglob(pattern)) if "__pycache__" not in path.parts]


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_files_stay_small():
    grown = {
        str(path.relative_to(ROOT)): lines(path)
        for paths, limit in (
            (files("*.py"), LONGEST_FILE),
            (files("*.html"), LONGEST_TEMPLATE),
            (files("*.py", ROOT / "tests"), LONGEST_TEST),
        )
        for path in paths
        if lines(path) > limit
    }

    assert grown == {}


def test_one_file_commits():
    committing = [path.name for path in files("*.py") if ".commit(" in path.read_text(encoding="utf-8")]

    assert sorted(committing) == ["migrations.py", "session.py"]


def test_one_filter_trusts_html_and_only_of_the_content_room():
    for path in files("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"\|\s*safe\b", text), path
        for named in re.findall(r"([\w.]+)(?:\|words)?\|trusted\b", text):
            assert named.endswith(("html", ".qr_svg")), (path, named)
    making = [path.name for path in files("*.py") if "Markup(" in path.read_text("utf-8")]

    assert making == ["gettext.py", "markup.py"]


def test_pages_carry_no_inline_script_or_style():
    for path in files("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", text), path


def test_only_the_clock_asks_what_time_it_is():
    for path in files("*.py"):
        if path.name != "clock.py":
            assert not re.search(r"datetime\.now\(|date\.today\(|time\.time\(", path.read_text("utf-8")), path


def test_the_domain_runs_on_the_standard_library_alone():
    modules = ["app.domain." + path.stem for path in (APP / "domain").glob("*.py") if path.stem != "__init__"]
    modules += [f"app.domain.simulation.{path.stem}" for path in (APP / "domain" / "simulation").glob("*.py")]
    program = f"import importlib; [importlib.import_module(name) for name in {modules!r}]"

    subprocess.run([sys.executable, "-S", "-c", program], cwd=ROOT, check=True)


def test_every_template_compiles(app: Flask):
    for name in app.jinja_env.list_templates(filter_func=lambda name: name.endswith(".html")):
        app.jinja_env.get_template(name)


@pytest.mark.parametrize("word", ["utils", "helpers", "misc", "common"])
def test_no_room_is_called_everything(word: str):
    assert [path for path in APP.rglob(f"{word}*") if "__pycache__" not in path.parts] == []


def test_every_refusal_has_a_sentence(app: Flask):
    raised = set()
    for path in files("*.py"):
        raised |= set(
            re.findall(r"\b(?:NotFound|Denied|Conflict|Invalid)\(\s*\"([^\"]+)\"", path.read_text("utf-8"))
        )

    assert raised - known_codes() == set()
