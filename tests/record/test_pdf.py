"""The certificate on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.domain.certificate_code import new_code, printed
from app.domain.certification import Period
from app.domain.errors import Invalid
from app.record.pdf import render, sheet
from app.record.queries import HeldCertificate
from app.record.snapshot import ISSUER, Statement, StudiedCourse
from tests.people import NOW

CODE = new_code(2**60 + 12345)
ADDRESS = f"https://training.example.cn/verify/{CODE}"
SAYS = Statement(
    holder="李文静",
    place={"en": "Qingxi No. 2 School", "zh-CN": "清溪第二中学"},
    issuer=ISSUER,
    title={"en": "Crisis first responder", "zh-CN": "危机第一响应者"},
    rule_version="1.0.0",
    courses=(StudiedCourse({"en": "Ask and stay", "zh-CN": "询问与陪伴"}, {"lesson": 6, "quiz": 1}),),
    minutes=185,
    minutes_per_hour=45,
)
HELD = HeldCertificate(
    code=CODE,
    programme_id="first",
    issued_at=NOW,
    period=Period(date(2026, 11, 24), date(2028, 11, 23), 90, 30),
    says=SAYS,
)


def named(holder: str) -> HeldCertificate:
    return replace(HELD, says=replace(SAYS, holder=holder))


def read(document: bytes) -> PdfReader:
    return PdfReader(BytesIO(document))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            (
                "Crisis first responder",
                "Qingxi No. 2 School",
                "4.0 hours",
                "6 lessons, 1 quiz",
                "24 November 2026",
                "23 November 2028 (last day included)",
                "Certificate of online study. Not a licence to counsel.",
            ),
        ),
        (
            "zh-CN",
            (
                "危机第一响应者",
                "清溪第二中学",
                "4.0 学时",
                "6 课、1 次测验",
                "2026 年 11 月 24 日",
                "2028 年 11 月 23 日（含当日）",
                "在线学习证明，非执业资格。",
            ),
        ),
    ],
)
def test_it_says_in_either_language_what_it_certifies(language: str, words: tuple[str, ...]):
    document = read(render(sheet(HELD, language, ADDRESS)))
    text = document.pages[0].extract_text()

    assert len(document.pages) == 1
    for each in ("李文静", printed(CODE), ADDRESS, *words):
        assert each in text


def test_it_is_tagged_for_screen_readers_in_its_language():
    catalogue = read(render(sheet(HELD, "zh-CN", ADDRESS))).trailer["/Root"]

    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == "zh-CN"
    assert b"pdfuaid" in catalogue["/Metadata"].get_data()


def test_the_same_certificate_is_the_same_file_on_every_day():
    assert render(sheet(HELD, "en", ADDRESS)) == render(sheet(HELD, "en", ADDRESS))


def test_two_names_give_two_pictures():
    pictures = {
        render(sheet(named(holder), "zh-CN", ADDRESS), "png") for holder in ("李文静", "李文婧", "王文静")
    }

    assert len(pictures) == 3


def test_the_code_is_in_the_picture_that_telephones_read():
    other = ADDRESS.replace("https", "http")

    assert sheet(HELD, "en", ADDRESS).values["qr"] != sheet(HELD, "en", other).values["qr"]


def test_a_certificate_without_school_or_end_is_printed():
    open_ended = replace(HELD, says=replace(SAYS, place=None), period=Period(date(2026, 11, 24), None))

    assert "does not expire" in read(render(sheet(open_ended, "en", ADDRESS))).pages[0].extract_text()


def test_a_name_is_never_code():
    name = '#panic("x") *bold* $x$ `raw` @here \\ "quoted" <label>'

    text = read(render(sheet(named(name), "en", ADDRESS))).pages[0].extract_text()

    assert name in " ".join(text.split())


@pytest.mark.parametrize("holder", ["𠮷田", "Ана 😀"])
def test_a_character_that_the_font_lacks_is_named_and_not_printed(holder: str):
    with pytest.raises(Invalid) as refusal:
        sheet(named(holder), "zh-CN", ADDRESS)

    assert refusal.value.code == "record.glyph-missing"
    assert refusal.value.values["character"] in holder


@pytest.mark.parametrize("holder", ["阿依古丽·买买提", "㐂田", "Ngô Đình", "Zoë O’Brien-Müller"])
def test_names_of_many_kinds_are_printable(holder: str):
    assert render(sheet(named(holder), "zh-CN", ADDRESS)).startswith(b"%PDF")
