"""Texts as people write them, for properties: both scripts, several widths, figures, marks, and plain noise."""

from __future__ import annotations

from hypothesis import strategies as st

CHINESE = st.text(
    "的一是在学生自伤者焦虑抑郁家长老师不同意转介危机心理健康教育安全计划", min_size=1, max_size=12
)
WORDS = """
    PHQ-9 phq9 ＰＨＱ－９ GAD-7 listening Listen crises children naïve café self-harm child’s 12356 400-161-9995
    Straße ﬁne ㎏ Ⅷ 自伤self x
"""
LATIN = st.sampled_from(WORDS.split())
GAPS = st.sampled_from(["", " ", "  ", "，", "。", ". ", "\n", "（", "）", " - ", "“"])
PROSE = st.lists(st.tuples(CHINESE | LATIN | st.text(max_size=6), GAPS), max_size=25).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)
