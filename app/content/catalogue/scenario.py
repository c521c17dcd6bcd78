"""Scenarios: their form, their two languages, what their form teaches."""

from app.content.message import Message, error, warning

TERMS: dict[str, dict[str, str]] = {
    "variable": {
        "en": "true, false, {range: [0, 10], start: 4} or {values: [a, b], start: a}",
        "zh-CN": "true、false、{range: [0, 10], start: 4} 或 {values: [a, b], start: a}",
    },
    "harm": {"en": "words, or {title, better, lesson}", "zh-CN": "文字，或 {title, better, lesson}"},
}

MESSAGES: dict[str, Message] = {
    "S101": error(
        (
            "“{found}” cannot be read from column {column} on.",
            "See the conditions and effects in docs/authoring.md.",
        ),
        ("“{found}” 从第 {column} 列起无法读懂。", "条件与效果的写法见 docs/authoring.md。"),
    ),
    "S102": error(
        ("“{found}” has a single = at column {column}.", "Compare with ==; a single = is for `do`."),
        ("“{found}” 第 {column} 列是单个 =。", "比较请用 ==；单个 = 只用于 `do`。"),
    ),
    "S103": error(
        ("“{found}” has a full-width sign at column {column}.", "Use the half-width one."),
        ("“{found}” 第 {column} 列是全角符号。", "请改用半角符号。"),
    ),
    "S104": error(
        ("“{found}” compares twice in a row at column {column}.", "Write `low < x and x < high`."),
        ("“{found}” 第 {column} 列连续比较。", "请写成 `low < x and x < high`。"),
    ),
    "S105": error(
        ("The expression is longer than 200 characters.", "Split it, or keep a variable for a part of it."),
        ("表达式超过 200 个字符。", "请拆开，或用一个变量保存其中一部分。"),
    ),
    "S106": error(
        ("“{found}” has == at column {column}.", "Set with a single =; == is for `if`."),
        ("“{found}” 第 {column} 列是 ==。", "赋值请用单个 =；== 只用于 `if`。"),
    ),
    "S110": error(
        ("The node has a second list of choices.", "Keep one list, or make two nodes."),
        ("这个节点有第二个选项列表。", "请只留一个，或拆成两个节点。"),
    ),
    "S111": error(
        ("Two choices of this node have the key “{key}”.", "Give one of them a `key: …` of its own."),
        ("本节点有两个选项的键都是“{key}”。", "请用 `key: …` 为其中一个另起一个键。"),
    ),
    "S112": error(
        ("Text stands after the choice's link: “{found}”.", "Move it into an indented paragraph below."),
        ("选项链接后面还有文字：“{found}”。", "请移到下方缩进的段落里。"),
    ),
    "S113": error(
        ("Only some items of this list are choices.", "Begin every item with a link to a node, or none."),
        ("这个列表只有部分项是选项。", "请让每一项都以指向节点的链接开头，或者都不要。"),
    ),
    "S114": error(
        ("The node has no title.", "Open it with a `### heading`."),
        ("这个节点没有标题。", "请以 `### 标题` 开头。"),
    ),
    "S115": error(
        (
            "Text stands after the choices.",
            "Indent by four spaces what belongs to a choice; move the rest up.",
        ),
        ("选项之后还有内容。", "属于某个选项的请缩进四个空格，其余移到选项之前。"),
    ),
    "S116": error(
        (
            "`else` stands where it means nothing.",
            "Put it, without `if`, on the last choice of a `kind: route`.",
        ),
        ("此处的 `else` 没有意义。", "请放在 `kind: route` 的最后一项，并且不带 `if`。"),
    ),
    "S117": error(
        ("`weight` stands outside a draw.", "Remove it, or write `kind: chance` on the node."),
        ("`weight` 不在随机节点里。", "请删去，或给节点写上 `kind: chance`。"),
    ),
    "S118": error(
        ("`locked` without `if` would never open.", "Add the condition, or remove `locked`."),
        ("`locked` 没有 `if`，永远不会解锁。", "请补上条件，或删去 `locked`。"),
    ),
    "S119": error(
        ("Nobody decides here, so nothing can be scored.", "Move `score` or `harm` to the choice before."),
        ("这里没有人做选择，不能计分。", "请把 `score` 或 `harm` 移到前一个选项。"),
    ),
    "S120": error(
        ("There is no node “{found}”.", "Correct the target, or add the node."),
        ("没有节点“{found}”。", "请改正目标，或补上这个节点。"),
    ),
    "S121": error(
        ("“{found}” is no competency; there are: {known}.", "Correct the name in `score`."),
        ("没有能力“{found}”；已有：{known}。", "请改正 `score` 里的名称。"),
    ),
    "S122": error(
        ("“{found}” is no harm; there are: {known}.", "Correct the name in `harm`."),
        ("没有伤害“{found}”；已有：{known}。", "请改正 `harm` 里的名称。"),
    ),
    "S123": error(
        ("“{node}” has no choice and is no ending.", "Add choices, or `end: …`."),
        ("“{node}”没有选项，也不是结局。", "请补上选项，或写 `end: …`。"),
    ),
    "S124": error(
        ("“{node}” is an ending and has choices.", "Remove one of the two."),
        ("“{node}”是结局，却有选项。", "请去掉其中之一。"),
    ),
    "S125": error(
        ("A timer needs somebody who chooses.", "Remove it from this route, draw or ending."),
        ("计时器需要有人在做选择。", "请从这个路由、随机节点或结局中删去。"),
    ),
    "S126": error(
        ("`call` cannot go to `#return`.", "Name the shared scene as the target."),
        ("`call` 不能指向 `#return`。", "请以共用场景为目标。"),
    ),
    "S127": error(
        (
            "The picture {address} is not described in the text.",
            "Show it with its description: ![…]({address}).",
        ),
        ("正文没有说明图片 {address}。", "请写上图片及说明：![…]({address})。"),
    ),
    "S130": error(
        ("Nothing is called “{found}”.", "Declare it under `vars`, or correct the name."),
        ("没有名为“{found}”的东西。", "请在 `vars` 里声明，或改正名称。"),
    ),
    "S131": error(
        ("There is no variable “{found}” to change.", "Declare it under `vars`, or correct the name."),
        ("没有可以修改的变量“{found}”。", "请在 `vars` 里声明，或改正名称。"),
    ),
    "S132": error(
        ("The condition speaks of a node “{found}” that does not exist.", "Correct the name."),
        ("条件里的节点“{found}”不存在。", "请改正名称。"),
    ),
    "S133": error(
        ("The condition speaks of a choice “{found}” that does not exist.", "Write `chose(node.key)`."),
        ("条件里的选项“{found}”不存在。", "请写成 `chose(节点.键)`。"),
    ),
    "S134": error(
        ("“{found}” is not true or false.", "Compare it with something."),
        ("“{found}”不是真假值。", "请把它与某个值比较。"),
    ),
    "S135": error(
        ("“{found}” is not a number.", "Only whole numbers can be added or ordered."),
        ("“{found}”不是数字。", "只有整数才能相加或比较大小。"),
    ),
    "S136": error(
        ("“{found}” is not a variable with `values`.", "Name the variable on the left."),
        ("“{found}”不是带 `values` 的变量。", "请在左边写变量名。"),
    ),
    "S137": error(
        ("The two sides of “{found}” are of different kinds.", "Compare like with like."),
        ("“{found}”两边的类型不同。", "请比较同类的值。"),
    ),
    "S138": error(
        ("“{found}” is none of the variable's values.", "Use one that is declared."),
        ("“{found}”不是该变量的取值。", "请用已声明的取值。"),
    ),
    "S139": error(
        ("“{found}” is a word of the expressions.", "Choose another name."),
        ("“{found}”是表达式用词。", "请换一个名称。"),
    ),
    "S140": error(
        ("“{found}” is a variable and a value of another one.", "Rename one of them."),
        ("“{found}”既是变量，又是另一变量的取值。", "请改掉其中一个。"),
    ),
    "S141": error(
        (
            "Nobody ever reads this paragraph: its condition can never hold.",
            "Correct it, or remove the paragraph.",
        ),
        ("没有人会读到这一段：条件永远不成立。", "请改正，或删去这一段。"),
    ),
    "S142": warning(
        ("The condition of this paragraph always holds.", "Leave it out."),
        ("这一段的条件总是成立。", "可以去掉。"),
    ),
    "S201": error(
        (
            "The source has {wanted} paragraphs here, the translation {found}.",
            "Write one for each, in order.",
        ),
        ("这里源文件有 {wanted} 段，译文有 {found} 段。", "请逐段对应，顺序一致。"),
    ),
    "S202": error(
        ("The choice “{key}” is missing here.", "Add it with the same target."),
        ("这里缺少选项“{key}”。", "请补上，目标相同。"),
    ),
    "S203": error(
        ("The source has no choice “{key}” here.", "Remove it, or correct its key."),
        ("源文件这里没有选项“{key}”。", "请删去，或改正键名。"),
    ),
    "S204": error(
        ("The choice leads to “{found}”, in the source to “{wanted}”.", "Use the source's target."),
        ("这个选项指向“{found}”，源文件指向“{wanted}”。", "请用源文件的目标。"),
    ),
    "S205": warning(
        ("Reaction or coach's note differ from the source in number.", "Translate what the source says."),
        ("反应或教练提示的数量与源文件不同。", "请按源文件翻译。"),
    ),
    "S401": warning(
        ("In {count} of {all} decisions the best answer is the longest.", "Even the lengths out."),
        ("{all} 个抉择中有 {count} 个最佳回答最长。", "请让各选项长短相当。"),
    ),
    "S402": warning(
        ("In {count} of {all} decisions the best answer is number {place}.", "Vary its place."),
        ("{all} 个抉择中有 {count} 个最佳回答排在第 {place}。", "请变换位置。"),
    ),
    "S403": warning(
        ("A scored choice has no coach's note.", "Say in an indented quotation why it helps or harms."),
        ("计分的选项没有教练提示。", "请缩进写一段引用，说明它为什么有益或有害。"),
    ),
}
