"""Twenty thousand texts to find something in, as many as a province may ask and answer in some years."""

from __future__ import annotations

import random

from sqlalchemy.orm import Session

from app.domain.access import Permission
from app.search.document import NO_LANGUAGE, Document
from app.search.services import replace

DOCUMENTS = 20_000
IN_ONE_OF = 20
"""How rare the word is that is looked for: a thousand texts have it."""
WORD = "焦虑"
SENTENCES = (
    "孩子坐在窗边，一句话也不说。",
    "家长在外地打工，电话总是打不通。",
    "我先听她讲完，再一起商量下一步。",
    "班主任说他最近成绩下降，上课总是走神。",
    "按照学校的流程，当天要告诉监护人并做好记录。",
    "她问我能不能保密，我先说清楚三种例外。",
    "PHQ-9 的得分只是线索，不能当成诊断。",
    "晚自习以后，宿舍里有人一直在哭。",
    "We sat together and I left the silence to her.",
    "第二天我请心理教师一起参加会谈。",
)
LENGTH = 24
"""Sentences in a text: some 450 characters."""


def fill_search(session: Session) -> None:
    """Hand documents down, a thousand at a time; the same ones every time."""
    chance = random.Random(1)
    for block in range(DOCUMENTS // 1_000):
        numbers = range(block * 1_000, (block + 1) * 1_000)
        replace(session, f"bench:{block}", [_document(number, chance) for number in numbers])


def _document(number: int, chance: random.Random) -> Document:
    sentences = chance.choices(SENTENCES, k=LENGTH)
    if number % IN_ONE_OF == 0:
        sentences[chance.randrange(LENGTH)] = f"他说考试前总是{WORD}，睡不着。"
    return Document(
        key=f"question:{1_000_000 + number}",
        kind="question",
        language=NO_LANGUAGE,
        title=f"孩子不愿意说话，怎么办？（{number}）",
        body="\n".join(sentences),
        permission=Permission.QUESTION_READ,
    )
