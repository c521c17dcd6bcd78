"""Words that can hurt."""

from app.content.message import Message, warning

MESSAGES: dict[str, Message] = {
    "C801": warning(
        ("“{found}” can hurt a reader.", "Write instead: {better}."),
        ("“{found}”可能伤害读者。", "建议改为：{better}。"),
    ),
}
