"""Two languages: files in pairs, the same parts, stamps."""

from app.content.message import Message, error, warning

MESSAGES: dict[str, Message] = {
    "C601": error(
        ("The translation {file} is missing.", "Add it; both languages are needed."),
        ("缺少译文 {file}。", "请添加；两种语言都需要。"),
    ),
    "C602": error(
        ("This translation has no source {source}.", "Add the source, or correct the name."),
        ("这份译文没有对应的源文件 {source}。", "请添加源文件，或更正文件名。"),
    ),
    "C603": error(
        (
            "This file and {file} both claim to be the source.",
            "Begin the translation with `of:` and no logic.",
        ),
        ("本文件与 {file} 都以源文件自居。", "译文请以 `of:` 开头，不写逻辑。"),
    ),
    "C604": error(
        ("A translation of this source is in {language}.", "Correct the name of the file and `lang`."),
        ("这份源文件的译文应为 {language}。", "请更正文件名和 `lang`。"),
    ),
    "C605": error(
        ("`of` names something else; the source is “{id}”.", "Write `of: {id}`."),
        ("`of` 写的不是源文件“{id}”。", "请写 `of: {id}`。"),
    ),
    "C606": error(
        ("“{id}” is not translated.", "Add it under the same id."),
        ("“{id}”没有译文。", "请以同样的编号补上。"),
    ),
    "C607": error(
        ("“{id}” is not in the source.", "Correct the id, or remove this part."),
        ("源文件中没有“{id}”。", "请更正编号，或删去这一部分。"),
    ),
    "C608": error(
        ("“{id}” stands at another place than in the source.", "Keep the order of the source."),
        ("“{id}”的位置与源文件不同。", "请保持源文件的顺序。"),
    ),
    "C609": error(
        ("The directive `{found}` stands in a translation.", "Remove it; the source holds all logic."),
        ("译文中出现了指令 `{found}`。", "请删去；逻辑都写在源文件里。"),
    ),
    "C610": error(
        (
            "The source has {wanted} options, the translation {found}.",
            "Translate each option, in the same order.",
        ),
        ("源文件有 {wanted} 个选项，译文有 {found} 个。", "请按相同顺序逐个翻译。"),
    ),
    "C611": warning(
        (
            "The source has {wanted} blocks here, the translation {found}, or they differ in kind.",
            "Write paragraph for paragraph, list for list, so that a reader keeps the place.",
        ),
        (
            "此处源文件有 {wanted} 个段块，译文有 {found} 个，或类型不同。",
            "请逐段对应，列表对列表，读者切换语言时才不会走丢。",
        ),
    ),
    "C612": warning(
        (
            "The translation has never been stamped.",
            "Compare it with the source, then run `flask content stamp`.",
        ),
        ("译文还没有做过对照标记。", "请与源文件核对，然后运行 `flask content stamp`。"),
    ),
    "C613": warning(
        (
            "The source of “{id}” has changed since.",
            "Revise the translation, then run `flask content stamp`.",
        ),
        ("“{id}”的源文件此后有改动。", "请修订译文，然后运行 `flask content stamp`。"),
    ),
    "C614": warning(
        ("“{id}” has no stamp.", "Compare it with the source, then run `flask content stamp`."),
        ("“{id}”没有对照标记。", "请与源文件核对，然后运行 `flask content stamp`。"),
    ),
    "C615": error(
        (
            "The file says that it is a translation, but is named as a source.",
            "Name it {name}.zh-CN.md or {name}.en.md.",
        ),
        ("文件自称是译文，却用了源文件的名称。", "请改名为 {name}.zh-CN.md 或 {name}.en.md。"),
    ),
    "C616": error(
        ("A mark [x] or [ ] stands in a translation.", "Remove it; the source says what is right."),
        ("译文中出现了 [x] 或 [ ]。", "请删去；对错只写在源文件里。"),
    ),
    "C617": error(
        (
            "The source has {wanted} objectives, the translation {found}.",
            "Translate each one, in the same order.",
        ),
        ("源文件有 {wanted} 条目标，译文有 {found} 条。", "请按相同顺序逐条翻译。"),
    ),
    "C618": error(
        (
            "The sections differ: {wanted} in the source, {found} here, or a check at another place.",
            "Keep the sections and the order of the source.",
        ),
        (
            "各节不对应：源文件有 {wanted} 节，这里有 {found} 节，或小测位置不同。",
            "请保持源文件的分节和顺序。",
        ),
    ),
    "C619": error(
        (
            "The table has {wanted} rows in the source, {found} here.",
            "Translate each row, in the same order.",
        ),
        ("源文件的表格有 {wanted} 行，这里有 {found} 行。", "请按相同顺序逐行翻译。"),
    ),
    "C620": error(
        (
            "This row is matched otherwise than in the source.",
            "Leave the same left cells empty, and repeat a right entry word for word where the source does.",
        ),
        ("这一行的配对与源文件不同。", "左边空格的位置要相同；源文件中重复的右边内容，译文也要逐字重复。"),
    ),
}
