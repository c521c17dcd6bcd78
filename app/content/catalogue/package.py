"""Reading a folder or a zip."""

from app.content.message import Message, error

MESSAGES: dict[str, Message] = {
    "C101": error(
        ("The path leads out of the package.", "Use plain paths inside the package, with / between folders."),
        ("路径指向了内容包之外。", "请使用内容包内部的普通路径，文件夹之间用 /。"),
    ),
    "C102": error(
        ("This is a link to another file.", "Put the file itself into the package."),
        ("这是指向别处的链接文件。", "请把文件本身放进内容包。"),
    ),
    "C103": error(
        (
            "The package is too large: at most {most} files and {largest} bytes.",
            "Make the images smaller, or split the course.",
        ),
        ("内容包过大：最多 {most} 个文件、{largest} 字节。", "请缩小图片，或把课程拆开。"),
    ),
    "C104": error(
        ("The file has {size} bytes; {largest} are allowed.", "Split the text, or make the image smaller."),
        ("文件有 {size} 字节，上限是 {largest}。", "请拆分文本，或缩小图片。"),
    ),
    "C105": error(
        (
            "The file unpacks to far more than its packed size.",
            "Pack the folder again with an ordinary program.",
        ),
        ("文件解压后大得不正常。", "请用普通压缩软件重新打包。"),
    ),
    "C106": error(
        ("This line is not UTF-8 text.", "Save the file as UTF-8."),
        ("这一行不是 UTF-8 文本。", "请把文件另存为 UTF-8 编码。"),
    ),
    "C107": error(
        (
            "A file of this name or type has no place in a package.",
            "Markdown files have names such as lessons/some-id.md; images lie in media/ and are png, jpg, webp or gif.",
        ),
        (
            "内容包里不能有这种名称或类型的文件。",
            "Markdown 文件请用 lessons/some-id.md 这样的名称；图片放在 media/，格式为 png、jpg、webp 或 gif。",
        ),
    ),
    "C108": error(
        (
            "No main file was found.",
            "Add course.md, scenario.md, sources.md, or the file of a programme, case or resource.",
        ),
        ("没有找到主文件。", "请添加 course.md、scenario.md、sources.md，或证书项目、案例、资源的文件。"),
    ),
    "C109": error(
        ("The package has more than one main file.", "Make one package of each."),
        ("内容包里有不止一个主文件。", "请分别做成独立的内容包。"),
    ),
    "C110": error(
        ("This is not a zip file, or it is damaged.", "Pack the folder again and upload the new file."),
        ("这不是 zip 文件，或者文件已损坏。", "请重新打包并上传新文件。"),
    ),
    "C111": error(
        ("The zip holds this path twice.", "Pack the folder again."),
        ("压缩包里这个路径出现了两次。", "请重新打包。"),
    ),
    "C112": error(
        ("The content is not a {type} image.", "Export the image again in the type its name says."),
        ("文件内容不是 {type} 图片。", "请按文件名所示的格式重新导出图片。"),
    ),
    "C113": error(
        ("The file is protected by a password.", "Pack the folder without a password."),
        ("文件有密码保护。", "请不设密码重新打包。"),
    ),
    "C114": error(
        ("Another package already has the id “{id}”.", "Give this package an id of its own."),
        ("另一个内容包已经使用了编号“{id}”。", "请为这个内容包换一个编号。"),
    ),
}
