"""Raw HTML, links, images and cited sources."""

from app.content.message import Message, error, warning

MESSAGES: dict[str, Message] = {
    "C301": error(
        ("Raw HTML is not used.", "Write it in Markdown."),
        ("这里不使用 HTML。", "请改用 Markdown。"),
    ),
    "C302": error(
        (
            "The link “{address}” has no allowed form.",
            "Use lesson:, simulation:, course:, case:, resource:, source:, hotline: or https://",
        ),
        (
            "链接“{address}”不是允许的形式。",
            "请使用 lesson:、simulation:、course:、case:、resource:、source:、hotline: 或 https://",
        ),
    ),
    "C303": error(
        ("There is no lesson “{address}”.", "Check the course and the lesson's id."),
        ("没有课文“{address}”。", "请核对课程和课文编号。"),
    ),
    "C304": error(
        ("There is no course “{address}”.", "Check the course's id."),
        ("没有课程“{address}”。", "请核对课程编号。"),
    ),
    "C305": error(
        ("There is no simulation “{address}”.", "Check the simulation's id."),
        ("没有情境模拟“{address}”。", "请核对模拟编号。"),
    ),
    "C306": error(
        ("Link definitions are not used.", "Write the address into the link itself: [words](address)."),
        ("这里不使用链接定义。", "请把地址直接写在链接里：[文字](地址)。"),
    ),
    "C307": error(
        ("There is no source “{address}”.", "Check the key, or add the entry to sources.md or policies.md."),
        ("没有来源“{address}”。", "请核对编号，或在 sources.md、policies.md 中添加条目。"),
    ),
    "C308": error(
        ("There is no hotline “{address}”.", "Check the key in hotlines.md."),
        ("没有热线“{address}”。", "请核对 hotlines.md 中的编号。"),
    ),
    "C309": error(
        (
            "The words of this hotline link do not contain its number {number}.",
            "Write the number between [ and ].",
        ),
        ("这个热线链接的文字里没有号码 {number}。", "请把号码写在 [ 和 ] 之间。"),
    ),
    "C310": error(
        ("The image “{address}” lies outside the package.", "Put it into media/ and write media/name.png."),
        ("图片“{address}”不在内容包里。", "请放进 media/，并写成 media/name.png。"),
    ),
    "C311": error(
        ("There is no file “{address}” in the package.", "Add the image, or correct its name."),
        ("内容包里没有文件“{address}”。", "请添加图片，或更正名称。"),
    ),
    "C312": error(
        ("The image has no alternative text.", "Say between [ and ] what it shows."),
        ("图片没有替代文字。", "请在 [ 和 ] 之间写出图片内容。"),
    ),
    "C313": error(
        ("The source “{key}” is cited but not listed.", "Add it to `sources` in the front matter."),
        ("来源“{key}”已引用，但未列出。", "请加入文件信息的 sources。"),
    ),
    "C314": error(
        ("The source “{key}” is listed but never cited.", "Cite it in the text, or take it off the list."),
        ("来源“{key}”已列出，但没有引用。", "请在正文中引用，或从列表中删去。"),
    ),
    "C315": warning(
        ("No text shows this image.", "Use it, or remove the file."),
        ("没有正文使用这张图片。", "请使用它，或删除文件。"),
    ),
    "C316": error(
        ("There is no case “{address}”.", "Check the case's id."),
        ("没有案例“{address}”。", "请核对案例编号。"),
    ),
    "C317": error(
        ("There is no resource “{address}”.", "Check the resource's id."),
        ("没有资源“{address}”。", "请核对资源编号。"),
    ),
}
