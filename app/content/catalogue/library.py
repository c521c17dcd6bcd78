"""Cases and resources."""

from app.content.message import Message, error

MESSAGES: dict[str, Message] = {
    "C901": error(
        ("A text stands before the first section.", "Move it into the section of the facts."),
        ("第一节之前有文字。", "请移到事实那一节里。"),
    ),
    "C902": error(
        (
            "The section “{heading}” does not say which part of the case it is.",
            "Begin it with `facts`, `questions`, `answer` or `outcome`, or use ### instead of ##.",
        ),
        (
            "“{heading}”这一节没有写明是案例的哪一部分。",
            "请以 `facts`、`questions`、`answer` 或 `outcome` 开头，或把 ## 改为 ###。",
        ),
    ),
    "C903": error(
        ("The case has no part `{part}`.", "Add a section whose first paragraph is `{part}`."),
        ("案例缺少 `{part}` 部分。", "请添加第一段为 `{part}` 的一节。"),
    ),
    "C904": error(
        ("The part `{part}` comes twice.", "Make one section of both."),
        ("`{part}` 部分出现了两次。", "请合并为一节。"),
    ),
    "C905": error(
        ("The part `{part}` stands at another place.", "Keep the order facts, questions, answer, outcome."),
        ("`{part}` 部分的位置不对。", "请按 facts、questions、answer、outcome 的顺序排列。"),
    ),
    "C906": error(
        ("The questions are not one list.", "Write one list and nothing else, each item a question."),
        ("问题部分不是一个列表。", "请只写一个列表，每项一个问题。"),
    ),
    "C907": error(
        (
            "The source has {wanted} questions, the translation {found}.",
            "Translate each one, in one list and the same order.",
        ),
        ("源文件有 {wanted} 个问题，译文有 {found} 个。", "请写成一个列表，按相同顺序逐个翻译。"),
    ),
    "C908": error(
        ("The resource is empty.", "Write what is to be printed."),
        ("资源没有内容。", "请写出要打印的内容。"),
    ),
    "C909": error(
        ("The mark [x] or [ ] would be printed as it stands.", "Write ☐ for a box to tick."),
        ("[x] 或 [ ] 会原样打印出来。", "要打勾的方框请写 ☐。"),
    ),
}
