"""Every sentence of the interface is there in both languages."""

from __future__ import annotations

import re
from io import BytesIO

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from app.config import ROOT

CATALOGUE = ROOT / "app" / "translations" / "zh_Hans_CN" / "LC_MESSAGES" / "messages.po"
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
KEYWORDS = {"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")


def extracted() -> set[str]:
    messages = extract_from_dir(
        str(ROOT / "app"), METHODS, keywords=KEYWORDS, directory_filter=lambda path: "__" not in path
    )
    return {message[0] if isinstance(message, tuple) else message for _, _, message, _, _ in messages}


def translated() -> dict[str, list[str]]:
    catalogue = read_po(BytesIO(CATALOGUE.read_bytes()))
    entries = {}
    for message in catalogue:
        key = message.id[0] if isinstance(message.id, tuple) else message.id
        words = message.string if isinstance(message.string, tuple) else (message.string,)
        if key and not message.fuzzy:
            entries[key] = [each for each in words if each]
    return entries


def test_no_sentence_is_untranslated():
    done = translated()

    assert sorted(key for key in extracted() if not done.get(key)) == []


def test_no_translation_is_left_over():
    assert sorted(set(translated()) - extracted()) == []


def test_translations_keep_their_placeholders():
    for key, words in translated().items():
        for each in words:
            wanted = set(PLACEHOLDER.findall(key)) | ({"%(num)s"} if "%(num)s" in each else set())
            assert set(PLACEHOLDER.findall(each)) <= wanted, key
            if "%(num)s" not in wanted:
                assert set(PLACEHOLDER.findall(each)) == set(PLACEHOLDER.findall(key)), key
