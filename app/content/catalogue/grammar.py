"""Front matter, units and directives."""

from app.content.message import Message, error, warning

TERMS: dict[str, dict[str, str]] = {
    "text": {"en": "a text", "zh-CN": "一段文字"},
    "id": {"en": "an id such as ask-directly", "zh-CN": "编号，如 ask-directly"},
    "mapping": {"en": "keys with values", "zh-CN": "若干“键: 值”"},
    "filled-list": {"en": "a list with at least one entry", "zh-CN": "至少有一项的列表"},
    "day": {"en": "a day such as 2027-05-31", "zh-CN": "日期，如 2027-05-31"},
    "nothing": {"en": "no value", "zh-CN": "不带值"},
    "paragraph": {"en": "a paragraph", "zh-CN": "段落"},
    "heading": {"en": "a heading", "zh-CN": "标题"},
    "list": {"en": "a list", "zh-CN": "列表"},
    "quote": {"en": "a quotation", "zh-CN": "引用"},
    "table": {"en": "a table", "zh-CN": "表格"},
    "rule": {"en": "a line", "zh-CN": "分隔线"},
    "code": {"en": "a code block", "zh-CN": "代码块"},
    "nothing-more": {"en": "nothing more", "zh-CN": "没有更多内容"},
    "none": {"en": "none", "zh-CN": "无"},
}

MESSAGES: dict[str, Message] = {
    "C201": error(
        (
            "The file does not begin with front matter.",
            "Begin it with a line ---, the keys, and another line ---.",
        ),
        ("文件开头没有文件信息。", "请以一行 --- 开头，写上各个键，再以一行 --- 结束。"),
    ),
    "C202": error(
        ("The front matter is not closed.", "Add a line --- after its last key."),
        ("文件信息没有结束。", "请在最后一个键之后加一行 ---。"),
    ),
    "C203": error(
        (
            "The front matter cannot be read here ({detail}).",
            "Put texts that contain : # or quotes into quotes.",
        ),
        ("文件信息在此处无法读取（{detail}）。", "含有 : # 或引号的文字，请整体加上引号。"),
    ),
    "C204": error(
        ("The key “{key}” is not known here.", "Known keys: {known}."),
        ("这里没有名为“{key}”的键。", "可用的键：{known}。"),
    ),
    "C205": error(
        ("The key “{key}” is missing.", "Add it to the front matter."),
        ("缺少键“{key}”。", "请在文件信息中补上。"),
    ),
    "C206": error(
        ("The value of “{key}” does not fit.", "Write: {expected}."),
        ("“{key}”的值不合要求。", "应为：{expected}。"),
    ),
    "C207": error(
        ("The key “{key}” is there twice.", "Keep one of the two."),
        ("键“{key}”出现了两次。", "请只保留一个。"),
    ),
    "C208": error(
        ("Anchors, aliases, tags and deep nesting are not used in front matter.", "Write the value out."),
        ("文件信息中不使用锚点、别名、标签和过深的嵌套。", "请直接写出值。"),
    ),
    "C209": error(
        (
            "“{found}” is not an id ({key}).",
            "Use small letters, digits and hyphens, beginning with a letter.",
        ),
        ("“{found}”不能作为编号（{key}）。", "请用小写字母、数字和连字符，以字母开头。"),
    ),
    "C210": error(
        ("The id “{id}” is there twice.", "Give each unit an id of its own."),
        ("编号“{id}”出现了两次。", "请为每个单元使用不同的编号。"),
    ),
    "C211": error(
        ("The directive `{found}` is not known here.", "Known directives: {known}."),
        ("这里没有指令 `{found}`。", "可用的指令：{known}。"),
    ),
    "C212": error(
        (
            "The directive `{found}` contains a full-width sign.",
            "Use half-width : ; ( ) and a half-width space.",
        ),
        ("指令 `{found}` 中有全角符号。", "请改用半角的 : ; ( ) 和空格。"),
    ),
    "C213": error(
        (
            "A code span stands inside a text.",
            "Put directives into a paragraph of their own, or remove the span.",
        ),
        ("正文中间出现了代码片段。", "请把指令单独成段，或去掉反引号。"),
    ),
    "C214": error(
        ("The directive `{key}` is there twice.", "Keep one of the two."),
        ("指令 `{key}` 出现了两次。", "请只保留一个。"),
    ),
    "C215": error(
        ("The value of `{key}` does not fit.", "Write: {expected}."),
        ("指令 `{key}` 的值不合要求。", "应为：{expected}。"),
    ),
    "C216": error(
        ("“{unit}” lacks the directive `{key}`.", "Add it in the paragraph under the heading."),
        ("“{unit}”缺少指令 `{key}`。", "请在标题下的指令段中补上。"),
    ),
    "C217": error(
        (
            "This heading has a form that is not used.",
            "Use ## and ###, and an empty line before a line of ---.",
        ),
        ("这里不使用这种标题写法。", "请使用 ## 和 ###；单独的 --- 行之前要空一行。"),
    ),
    "C218": error(
        (
            "Markdown programs read this part differently ({seen} or {built}).",
            "Put an empty line before lists, quotations and tables, and indent by four spaces what belongs to an item.",
        ),
        (
            "不同的 Markdown 程序对这一部分理解不同（{seen} 或 {built}）。",
            "列表、引用和表格之前请空一行；属于列表项的内容请缩进四个空格。",
        ),
    ),
    "C219": error(
        ("Code blocks are not used.", "Remove the fence, or the indentation of four spaces."),
        ("这里不使用代码块。", "请去掉围栏符号，或去掉四个空格的缩进。"),
    ),
    "C220": warning(
        (
            "A ** here does not begin or end bold text.",
            "Put punctuation outside the stars: **Mr Zhao**: he …",
        ),
        ("此处的 ** 没有构成粗体。", "请把标点放在星号外面：**赵先生**：他…"),
    ),
}
