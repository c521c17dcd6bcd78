"""Conditions and effects of scenarios, from text to trees; only what the grammar lists can be said."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final, Literal, cast

from lark import Lark, Token, Transformer, UnexpectedInput, v_args

from app.domain.simulation.model import Effect, Expression

LONGEST: Final = 200

GRAMMAR: Final = r"""
condition: or_
effects: effect (";" effect)* ";"?
effect: NAME ASSIGN or_

?or_: and_ ("or" and_)*             -> either
?and_: not_ ("and" not_)*           -> both
?not_: "not" not_                   -> negated
     | comparison
?comparison: sum
     | sum COMPARISON sum           -> compared
     | sum "in" "{" NAME ("," NAME)* "}" -> member
?sum: term (SUM term)*              -> added
?term: atom (TIMES atom)*           -> multiplied
?atom: INT                          -> number
     | "true"                       -> true
     | "false"                      -> false
     | NAME                         -> name
     | "-" atom                     -> minus
     | "(" or_ ")"
     | "visited" "(" NODE ")"       -> visited
     | "chose" "(" CHOICE ")"       -> chose

COMPARISON: "==" | "!=" | "<=" | ">=" | "<" | ">"
ASSIGN: "+=" | "-=" | "="
SUM: "+" | "-"
TIMES: "*"
NAME: /[a-z][a-z0-9_]*/
NODE: /[a-z][a-z0-9-]*/
CHOICE: /[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*/
%import common.INT
%import common.WS
%ignore WS
"""

_FULL_WIDTH: Final = re.compile(r"[\u3000-\u303f\uff00-\uffef\u2018-\u201d]")
"""Signs and spaces that a Chinese input method leaves in an expression."""

Hint = Literal["assignment", "comparison", "full-width", "chained", "too-long", "unexpected", "unfinished"]


class BadExpression(Exception):
    """Text that is no condition or effect; `column` counts from 1."""

    def __init__(self, column: int, hint: Hint) -> None:
        super().__init__(f"{hint} at column {column}")
        self.column = column
        self.hint = hint


def parse_condition(text: str) -> Expression:
    """Read a condition: `trust >= 5 and not asked`.

    Raises:
        BadExpression: with the column and what is probably meant.
    """
    return cast(Expression, _parse(text, "condition"))


def parse_effects(text: str) -> tuple[Effect, ...]:
    """Read effects: `trust += 2; asked = true`.

    Raises:
        BadExpression: with the column and what is probably meant.
    """
    return cast("tuple[Effect, ...]", _parse(text, "effects"))


def _parse(text: str, start: str) -> object:
    if len(text) > LONGEST:
        raise BadExpression(LONGEST + 1, "too-long")
    try:
        return _Trees().transform(_parser().parse(text, start=start))
    except UnexpectedInput as fault:
        raise BadExpression(max(1, fault.column), _hint(text, fault)) from fault


@lru_cache(maxsize=1)
def _parser() -> Lark:
    return Lark(GRAMMAR, parser="lalr", start=["condition", "effects"])


def _hint(text: str, fault: UnexpectedInput) -> Hint:
    rest = text[max(0, fault.column - 1) :]
    if _FULL_WIDTH.match(rest):
        return "full-width"
    token = getattr(fault, "token", None)
    kind = token.type if isinstance(token, Token) else ""
    if kind == "$END":
        return "unfinished"
    if rest.startswith("="):
        return "comparison" if text[: fault.column].endswith("==") else "assignment"
    return "chained" if kind == "COMPARISON" else "unexpected"


@v_args(inline=True)
class _Trees(Transformer[Token, object]):
    """Builds the tuples that `domain.simulation.model.Expression` describes."""

    def condition(self, tree: Expression) -> Expression:
        return tree

    def effects(self, *effects: Effect) -> tuple[Effect, ...]:
        return effects

    def effect(self, name: Token, operator: Token, value: Expression) -> Effect:
        return Effect(str(name), cast(Any, str(operator)), value)

    def either(self, *parts: Expression) -> Expression:
        return parts[0] if len(parts) == 1 else ("or", *parts)

    def both(self, *parts: Expression) -> Expression:
        return parts[0] if len(parts) == 1 else ("and", *parts)

    def negated(self, part: Expression) -> Expression:
        return ("not", part)

    def compared(self, left: Expression, sign: Token, right: Expression) -> Expression:
        return (str(sign), left, right)

    def member(self, left: Expression, *names: Token) -> Expression:
        return ("in", left, *(str(name) for name in names))

    def added(self, first: Expression, *rest: Any) -> Expression:
        return _folded(first, rest)

    def multiplied(self, first: Expression, *rest: Any) -> Expression:
        return _folded(first, rest)

    def number(self, token: Token) -> Expression:
        return ("int", int(token))

    def true(self) -> Expression:
        return ("bool", True)

    def false(self) -> Expression:
        return ("bool", False)

    def name(self, token: Token) -> Expression:
        return ("name", str(token))

    def minus(self, part: Expression) -> Expression:
        return ("neg", part)

    def visited(self, node: Token) -> Expression:
        return ("visited", str(node))

    def chose(self, choice: Token) -> Expression:
        return ("chose", str(choice))


def _folded(first: Expression, rest: tuple[Any, ...]) -> Expression:
    """Fold `a + b - c` to the left: (a + b) - c."""
    tree = first
    for sign, part in zip(rest[::2], rest[1::2], strict=True):
        tree = (str(sign), tree, part)
    return tree
