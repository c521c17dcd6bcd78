"""Courses, lessons and programmes."""

from app.content.message import Message, error

MESSAGES: dict[str, Message] = {
    "C401": error(
        ("The version has another form.", "Write three numbers such as 1.0.0."),
        ("版本号格式不对。", "请写成 1.0.0 这样的三个数字。"),
    ),
    "C402": error(
        (
            "The course says {found} minutes; its items add up to {total}.",
            "Correct `minutes` here or in an item.",
        ),
        ("课程写的是 {found} 分钟，各项合计为 {total} 分钟。", "请更正此处或某一项的 minutes。"),
    ),
    "C403": error(
        ("There is no {item}.", "Check the id, or add the file."),
        ("没有 {item}。", "请核对编号，或添加文件。"),
    ),
    "C404": error(
        ("{item} is listed twice.", "Keep one of the two."),
        ("{item} 列出了两次。", "请只保留一处。"),
    ),
    "C405": error(
        ("No module lists this file.", "Add it to a module in course.md, or remove the file."),
        ("没有模块列出这个文件。", "请加入 course.md 的某个模块，或删除文件。"),
    ),
    "C406": error(
        ("The objective is shown by {item}, which is no item of this course.", "Name an item of a module."),
        ("目标由 {item} 体现，但本课程没有这一项。", "请写出模块中的某一项。"),
    ),
    "C407": error(
        ("The id differs from the name of the file or folder, {id}.", "Make both the same."),
        ("编号与文件或文件夹名 {id} 不一致。", "请改为一致。"),
    ),
    "C408": error(
        ("There is no other course “{course}” to require.", "Check the id."),
        ("没有可作为先修的课程“{course}”。", "请核对编号。"),
    ),
    "C409": error(
        ("The lesson has no quick check.", "Add a unit ## check-some-id with a question."),
        ("本课没有小测。", "请添加 ## check-some-id 单元和一道题。"),
    ),
    "C410": error(
        ("The lesson has nothing to do.", "Add a section that begins with `activity`."),
        ("本课没有活动。", "请添加以 `activity` 开头的一节。"),
    ),
    "C411": error(
        ("The lesson has no question to think with.", "Add a section that begins with `think`."),
        ("本课没有思考题。", "请添加以 `think` 开头的一节。"),
    ),
    "C412": error(
        (
            "A section has one kind, named in its first paragraph.",
            "Move the directive up, or split the section.",
        ),
        ("每一节只有一种类型，写在第一段。", "请把指令移到开头，或拆成两节。"),
    ),
    "C413": error(
        ("Nothing stands under this heading.", "Write the text, or remove the heading."),
        ("这个标题下没有内容。", "请补写内容，或删除标题。"),
    ),
    "C414": error(
        ("The introduction is missing.", "Write one to four paragraphs under the front matter."),
        ("缺少简介。", "请在文件信息之后写一到四段文字。"),
    ),
    "C415": error(
        ("This file has no sections.", "Remove the heading, or use ### instead of ##."),
        ("这个文件不分节。", "请删除标题，或把 ## 改为 ###。"),
    ),
    "C701": error(
        ("It is not said how long the certificate holds.", "Add `for: 24mo`, or write `method: none`."),
        ("没有写明证书有效期。", "请加上 `for: 24mo`，或写 `method: none`。"),
    ),
}
