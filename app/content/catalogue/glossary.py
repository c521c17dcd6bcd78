"""The terms of the glossary."""

from app.content.message import Message, error, warning

MESSAGES: dict[str, Message] = {
    "C811": error(
        (
            "The form “{form}” belongs to the term “{id}” already.",
            "Give it to one term only, and not to `avoid` as well.",
        ),
        ("“{form}”已属于术语“{id}”。", "请只归到一个术语，也不要同时列入 `avoid`。"),
    ),
    "C812": warning(
        ("“{found}” is not the term of the glossary.", "Write instead: {better}."),
        ("“{found}”不是词汇表中的术语。", "建议改为：{better}。"),
    ),
    "C813": warning(
        (
            "The source says “{term}”; here “{translation}” is missing.",
            "Use the term, or add the word that stands here to `also` or `near` in the glossary.",
        ),
        (
            "源文件此处用了“{term}”，译文中没有“{translation}”。",
            "请使用该术语，或在词汇表的 `also`、`near` 中加入这里的说法。",
        ),
    ),
}
