"""Questions, quizzes, and what their form gives away."""

from app.content.message import Message, error, warning

MESSAGES: dict[str, Message] = {
    "C501": error(
        ("The question has no right option.", "Mark the right option with [x]."),
        ("这道题没有正确选项。", "请用 [x] 标出正确选项。"),
    ),
    "C502": error(
        ("A question of type {type} has one right option.", "Leave one [x], or use `type: multiple`."),
        ("{type} 题只有一个正确选项。", "请只留一个 [x]，或改用 `type: multiple`。"),
    ),
    "C504": error(
        ("The option has no rationale.", "Add an indented quotation under it: > because …"),
        ("这个选项没有解析。", "请在选项下缩进写一段引用：> 因为……"),
    ),
    "C505": error(
        ("{must} questions are marked `must`, and {draw} are drawn.", "Mark fewer, or draw more."),
        ("有 {must} 道题标为 `must`，而每次只抽 {draw} 道。", "请减少必答题，或增加抽题数。"),
    ),
    "C506": error(
        ("The course has no lesson “{lesson}”.", "Name a lesson of this course."),
        ("本课程没有课文“{lesson}”。", "请写本课程的课文编号。"),
    ),
    "C507": error(
        ("{draw} questions are drawn from {bank}.", "Add questions, or draw fewer."),
        ("题库只有 {bank} 道题，却要抽 {draw} 道。", "请补充题目，或减少抽题数。"),
    ),
    "C508": error(
        ("A true-false question has two options.", "Leave two, or use `type: single`."),
        ("判断题只有两个选项。", "请只留两个，或改用 `type: single`。"),
    ),
    "C510": error(
        ("A question of type {type} has no options.", "Remove them, or use `type: single`."),
        ("{type} 题没有选项。", "请删去选项，或改用 `type: single`。"),
    ),
    "C511": error(
        ("The question itself is missing.", "Write it above the options."),
        ("缺少题干。", "请在选项上方写出题干。"),
    ),
    "C512": error(
        ("The question has {found} options.", "Write between 2 and {most}, as a list with -   [ ]"),
        ("这道题有 {found} 个选项。", "请写 2 到 {most} 个，用列表 -   [ ]。"),
    ),
    "C515": error(
        ("`{key}` does not belong to a question of type {type}.", "Remove it, or change the type."),
        ("`{key}` 不用于 {type} 题。", "请删去，或更改题型。"),
    ),
    "C517": error(
        ("The question has no closing rationale.", "End it with a quotation: > because …"),
        ("这道题末尾没有解析。", "请以一段引用结尾：> 因为……"),
    ),
    "C518": error(
        ("The option has no mark.", "Begin it with [x] if it is right, else with [ ]."),
        ("这个选项没有标记。", "正确选项以 [x] 开头，其他以 [ ] 开头。"),
    ),
    "C519": error(
        ("Text stands after the options.", "Move it above them, or indent it under an option."),
        ("选项之后还有文字。", "请移到选项之前，或缩进到某个选项之下。"),
    ),
    "C520": error(
        ("The option is empty.", "Write its words on the line of the mark."),
        ("这个选项是空的。", "请在标记同一行写出选项内容。"),
    ),
    "C521": error(
        ("The quiz has no questions.", "Add units such as ## direct-question."),
        ("测验没有题目。", "请添加 ## direct-question 这样的单元。"),
    ),
    "C522": error(
        ("Text stands before the first question.", "Move it into a question, or remove it."),
        ("第一题之前有文字。", "请移到题目里，或删去。"),
    ),
    "C523": error(
        (
            "The place of an option is its key here; it bears no [x].",
            "Number the options, the best or first one first.",
        ),
        ("这种题以选项的位置为准，不用 [x]。", "请用数字列表，把最好的或最先的一项写在第一位。"),
    ),
    "C524": error(
        (
            "Marking would not see the accepted answer “{found}”, or sees another one in it.",
            "Remove it: case, width, blanks and a closing full stop do not count.",
        ),
        ("判分时“{found}”等于空白，或与另一个答案相同。", "请删去：大小写、全半角、空格和句末句号都不计。"),
    ),
    "C525": error(
        (
            "The pairs do not stand in a table of two columns.",
            "Write one with a head, and each right pair in a row.",
        ),
        ("配对内容不是两列的表格。", "请写一个有表头的两列表格，每行一对。"),
    ),
    "C526": error(
        ("The table has {found} pairs.", "Write at least 2, and {most} rows at most."),
        ("表格中有 {found} 对。", "请至少写 2 对，最多 {most} 行。"),
    ),
    "C527": error(
        ("The right cell is empty.", "Write what belongs to the left one, or remove the row."),
        ("右边的单元格是空的。", "请写出与左边对应的内容，或删去这一行。"),
    ),
    "C528": error(
        ("The entry stands in the table already.", "Remove this row, or word it differently."),
        ("这一项在表格里已经有了。", "请删去这一行，或换一种说法。"),
    ),
    "C529": error(
        ("All rows have the same right entry.", "Write at least two different ones."),
        ("所有行的右边都相同。", "请至少写出两种不同的内容。"),
    ),
    "C802": warning(
        ("The right option is clearly the longest.", "Shorten it, or give the others the same weight."),
        ("正确选项明显最长。", "请缩短它，或把其他选项写得同样充分。"),
    ),
    "C803": warning(
        ("In {count} of {all} questions the right option stands at place {place}.", "Vary the place."),
        ("{all} 道题中有 {count} 道的正确选项在第 {place} 位。", "请变换位置。"),
    ),
    "C804": warning(
        ("The bank holds {bank} questions; {wanted} would be three times the draw.", "Write more questions."),
        ("题库有 {bank} 道题；抽题数的三倍是 {wanted} 道。", "请补充题目。"),
    ),
    "C805": warning(
        ("In {count} of {all} questions the right option is the longest.", "Even out the options."),
        ("{all} 道题中有 {count} 道的正确选项最长。", "请平衡各选项的长度。"),
    ),
    "C806": warning(
        (
            "The time limit of {limit} minutes is shorter than the {minutes} minutes the quiz usually takes.",
            "Give more time, or leave the limit out.",
        ),
        ("时限 {limit} 分钟，短于测验通常所需的 {minutes} 分钟。", "请放宽时限，或不设时限。"),
    ),
    "C807": warning(
        (
            "The right entry is too long for a list on a telephone.",
            "Shorten it to {most} characters, or {half} Chinese ones.",
        ),
        ("右边这一项太长，手机上的下拉列表放不下。", "请缩短到 {most} 个字符或 {half} 个汉字以内。"),
    ),
    "C808": warning(
        ("The question holds its own answer “{found}”.", "Ask so that the answer is not in the question."),
        ("题干里已经有答案“{found}”。", "请换一种问法，不要让答案出现在题干里。"),
    ),
}
