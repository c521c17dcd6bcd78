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
