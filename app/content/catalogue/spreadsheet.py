"""Questions in CSV files; each sentence names the row and the column."""

from app.content.message import Message, error

MESSAGES: dict[str, Message] = {
    "I201": error(
        (
            "The file is in GBK, as Excel saves a plain CSV in Chinese.",
            "Save it as “CSV UTF-8” and try again.",
        ),
        (
            "文件是 GBK 编码，Excel 中文版另存为普通 CSV 时就会这样。",
            "请另存为“CSV UTF-8（逗号分隔）”后再试。",
        ),
    ),
    "I202": error(
        ("The file is no text in UTF-8.", "Save it as “CSV UTF-8” and try again."),
        ("文件不是 UTF-8 文本。", "请另存为“CSV UTF-8（逗号分隔）”后再试。"),
    ),
    "I203": error(
        (
            "Row {row}: a quotation mark opens and does not close, or stands inside a cell.",
            'Write "" for one inside.',
        ),
        ("第 {row} 行：引号没有成对，或单元格里有单独的引号。", '单元格里的引号请写成 ""。'),
    ),
    "I204": error(
        (
            "Column {column} of the head: “{found}” is no column of a bank.",
            "Correct it; the template has all of them.",
        ),
        ("表头 {column} 列：“{found}”不是题库的列名。", "请更正；模板里有全部列名。"),
    ),
    "I205": error(
        ("Column {column} of the head: “{found}” is there twice.", "Keep one of the two."),
        ("表头 {column} 列：“{found}”出现了两次。", "请只保留一个。"),
    ),
    "I206": error(
        ("Row 1 lacks the column “{column}”.", "Add it; the columns are separated by commas."),
        ("第 1 行缺少“{column}”列。", "请添加；各列以逗号分隔。"),
    ),
    "I207": error(
        ("Row {row}, column {column}: this column has no name.", "Name it in row 1, or empty the cell."),
        ("第 {row} 行 {column} 列：这一列没有列名。", "请在第 1 行写列名，或清空单元格。"),
    ),
    "I208": error(
        ("Row {row}, column {column}: the cell is empty.", "Fill it in."),
        ("第 {row} 行，{column} 列：单元格是空的。", "请填写。"),
    ),
    "I209": error(
        (
            "Row {row}, column {column}: a question of type {type} has nothing here.",
            "Empty the cell, or change the type.",
        ),
        ("第 {row} 行，{column} 列：{type} 题不用这一格。", "请清空单元格，或更改题型。"),
    ),
    "I210": error(
        (
            "Row {row}, column {column}: the id “{found}” is there already.",
            "Give each question its own, or none.",
        ),
        ("第 {row} 行，{column} 列：编号“{found}”已经用过。", "请为每道题使用不同的编号，也可以不写。"),
    ),
    "I211": error(
        ("The file holds no question.", "Write one in each row below the head."),
        ("文件里没有题目。", "请在表头下面每行写一道题。"),
    ),
    "I212": error(
        ("Row {row}, column {column}: “{found}” does not fit.", "Write: {expected}."),
        ("第 {row} 行，{column} 列：“{found}”不合要求。", "应为：{expected}。"),
    ),
}
