"""The letters' words, in both languages."""

from __future__ import annotations

from app.domain.language import DEFAULT
from app.notice.mail import Letter

PASSWORD_RESET = {
    "en": (
        "A new password for Heart-Research Pro",
        "Hello %(name)s,\n\n"
        "somebody, we hope you, asked for a new password. Please choose one here within %(hours)s hours:\n\n"
        "%(link)s\n\n"
        "If it was not you, you need do nothing; your password stays as it is.\n",
    ),
    "zh-CN": (
        "重设心研 Pro 的密码",
        "%(name)s,您好:\n\n"
        "我们收到了重设密码的请求。请在 %(hours)s 小时内打开下面的链接设置新密码:\n\n"
        "%(link)s\n\n"
        "如果不是您本人操作,请忽略这封邮件,您的密码不会改变。\n",
    ),
}


def password_reset(*, to: str, name: str, link: str, hours: int, language: str | None) -> Letter:
    """Write the letter that carries a reset link."""
    subject, body = PASSWORD_RESET[language or DEFAULT]
    return Letter(to, subject, body % {"name": name, "link": link, "hours": hours})


PASSED_AFTER_ALL = {
    "en": (
        "You have passed a quiz after all",
        "Hello %(name)s,\n\n"
        "the right answer to a question of a quiz you had handed in was corrected, and your answers were marked again. "
        "You have passed it. Your result, and why it changed, are here:\n\n"
        "%(link)s\n\n"
        "There is nothing you need to do.\n",
    ),
    "zh-CN": (
        "您的一次测验经重新评分后已通过",
        "%(name)s，您好：\n\n"
        "您提交过的一次测验中，有题目的正确答案已更正，您的作答已重新评分，现已通过。成绩和更正原因见：\n\n"
        "%(link)s\n\n"
        "您无需做任何操作。\n",
    ),
}


def passed_after_all(*, to: str, name: str, link: str, language: str | None) -> Letter:
    """Write the letter that tells somebody of a pass that came by a corrected key."""
    subject, body = PASSED_AFTER_ALL[language or DEFAULT]
    return Letter(to, subject, body % {"name": name, "link": link})
