"""Scenarios: what a search through every state a learner can reach has found."""

from app.content.message import Message, error, warning

MESSAGES: dict[str, Message] = {
    "S301": error(
        ("No choice leads to “{node}”.", "Link to it, or remove it."),
        ("没有选项通向“{node}”。", "请加上链接，或删去它。"),
    ),
    "S302": error(
        ("The scenario has no ending that can be reached.", "Give a node `end: …`."),
        ("没有能到达的结局。", "请给某个节点写上 `end: …`。"),
    ),
    "S303": error(
        ("From “{node}” no way leads to an ending.", "Give it a way on."),
        ("从“{node}”无法走到任何结局。", "请给它一条出路。"),
    ),
    "S304": error(
        ("`#return` is used outside a called scene.", "Use a node as the target, or `call` this one."),
        ("`#return` 用在了没有被调用的场景里。", "请改为指向节点，或用 `call` 进入这里。"),
    ),
    "S305": error(
        ("The shared scene “{scene}” calls itself.", "Leave it before it is called again."),
        ("共用场景“{scene}”调用了自己。", "请先离开，再次调用。"),
    ),
    "S306": error(
        ("The condition can never hold.", "Correct it, or remove the choice."),
        ("这个条件永远不成立。", "请改正，或删去这个选项。"),
    ),
    "S307": error(
        (
            "A learner is stuck at “{node}” with nothing to choose; for example after {witness}.",
            "Add a choice that is always open.",
        ),
        ("学习者会卡在“{node}”，没有可选项；例如：{witness}。", "请加一个始终可选的选项。"),
    ),
    "S308": error(
        (
            "At “{node}” only the timer leads on; learners may switch it off. For example after {witness}.",
            "Add a choice.",
        ),
        ("在“{node}”只有计时器能继续，而学习者可以关掉它；例如：{witness}。", "请加一个选项。"),
    ),
    "S309": error(
        ("The route “{node}” has no way that holds; for example after {witness}.", "End it with an `else`."),
        ("路由“{node}”没有成立的去向；例如：{witness}。", "请以 `else` 收尾。"),
    ),
    "S310": error(
        (
            "From “{node}” a learner walks in circles ({nodes}) and never reaches an ending; for example after {witness}.",
            "Open a way out.",
        ),
        ("从“{node}”起学习者会一直打转（{nodes}），到不了结局；例如：{witness}。", "请留一条出路。"),
    ),
    "S311": error(
        (
            "No learner ever meets “{node}”: the conditions before it never hold together.",
            "Loosen one of them.",
        ),
        ("没有学习者会遇到“{node}”：前面的条件不会同时成立。", "请放宽其中一个。"),
    ),
    "S312": error(
        ("The choice “{choice}” is never offered in play.", "Loosen its condition, or remove it."),
        ("选项“{choice}”在演练中从不出现。", "请放宽条件，或删去它。"),
    ),
    "S321": warning(
        ("The condition always holds.", "Leave it out."),
        ("这个条件总是成立。", "可以去掉。"),
    ),
    "S322": warning(
        ("The route “{node}” may find no way that holds.", "End it with an `else`."),
        ("路由“{node}”可能没有成立的去向。", "请以 `else` 收尾。"),
    ),
    "S323": warning(
        ("The shared scene “{node}” never returns.", "Link to it without `call`."),
        ("共用场景“{node}”从不返回。", "请不用 `call`，直接链接。"),
    ),
    "S324": warning(
        (
            "“{variable}” can be raised without end here; for example after {witness}.",
            "Mark the choice `once`.",
        ),
        ("“{variable}”在这里可以无限增加；例如：{witness}。", "请给选项加上 `once`。"),
    ),
    "S325": warning(
        (
            "The search stopped after {states} states of up to {combinations}.",
            "Make “{variable}” smaller; until then “never” means “not so far”.",
        ),
        (
            "搜索在 {states} 个状态后停止（最多 {combinations} 个）。",
            "请缩小“{variable}”；在此之前，“从不”只表示“目前没有”。",
        ),
    ),
    "S326": warning(
        (
            "“{competency}” needs level {needs}, and no path shows more than {best}.",
            "Add a better answer, or ask for less.",
        ),
        ("“{competency}”要求 {needs} 级，而任何路径最多显示 {best} 级。", "请加入更好的回答，或降低要求。"),
    ),
    "S327": warning(
        (
            "Somebody who chooses at random reaches the ending “{node}” in only {share} of plays.",
            "Look whether it can be found.",
        ),
        ("随机选择只有 {share} 会走到结局“{node}”。", "请看看它是否找得到。"),
    ),
    "S328": warning(
        ("All choices of “{node}” have the same result.", "Let one of them change something."),
        ("“{node}”的所有选项结果相同。", "请让其中一个有所不同。"),
    ),
    "S329": warning(
        (
            "Perhaps no learner ever meets “{node}”; the search stopped early.",
            "Look at the conditions before it.",
        ),
        ("可能没有学习者会遇到“{node}”；搜索提前停止。", "请看看前面的条件。"),
    ),
    "S330": warning(
        (
            "Perhaps the choice “{choice}” is never offered; the search stopped early.",
            "Look at its condition.",
        ),
        ("选项“{choice}”可能从不出现；搜索提前停止。", "请看看它的条件。"),
    ),
    "S331": warning(
        (
            "No choice gives evidence of “{competency}”.",
            "Add `score: {competency} 3` to a choice, or remove it.",
        ),
        ("没有选项为“{competency}”计分。", "请给某个选项写上 `score: {competency} 3`，或删去这项能力。"),
    ),
}
