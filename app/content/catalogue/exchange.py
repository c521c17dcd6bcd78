"""Questions that come from other systems."""

from app.content.message import Message, error

MESSAGES: dict[str, Message] = {
    "I101": error(
        (
            "The question has no answers in braces.",
            "Write them as {{=right ~wrong}}; a brace that is text as \\{{.",
        ),
        ("这道题没有用花括号写出答案。", "请写成 {{=对 ~错}}；正文里的花括号写成 \\{{。"),
    ),
    "I102": error(
        ("The question is written in HTML.", "Export it as plain text or Markdown."),
        ("这道题是用 HTML 写的。", "请以纯文本或 Markdown 导出。"),
    ),
    "I103": error(
        (
            "Text stands after the answers: a gap to fill is not taken.",
            "Turn it into a question with options.",
        ),
        ("答案之后还有文字：不支持填空题。", "请改成选择题。"),
    ),
    "I104": error(
        ("The number cannot be read, or several numbers count.", "Write one: {{#19.1:0.1}}."),
        ("数字无法识别，或有多个得分的数字。", "请只写一个：{{#19.1:0.1}}。"),
    ),
    "I105": error(
        ("The question is to be answered in one's own words.", "Turn it into a question with options."),
        ("这道题要用自己的话回答。", "请改成选择题。"),
    ),
    "I106": error(
        (
            "These pairs or short answers cannot be taken.",
            "Write only pairs or only short answers, none half empty or worth a part, none with * or a backtick.",
        ),
        (
            "无法读取这些配对或简答。",
            "请只写配对或只写简答；每项写完整，不要部分得分，不要用 * 或反引号。",
        ),
    ),
    "I107": error(
        (
            "The weights of the options fit no kind of question.",
            "Use one =, or positive and negative weights.",
        ),
        ("选项的权重不符合任何题型。", "请只用一个 =，或使用正负权重。"),
    ),
}
