"""Short ways to write scenarios down."""

from app.domain.simulation.model import Choice, Competency, Effect, Node, Scenario, Variable

TRUST = Variable("trust", 4, low=0, high=10)
ASKED = Variable("asked", False)
FEAR = Variable("fear", "unspoken", values=("unspoken", "named", "eased"))

IS_ASKED = ("name", "asked")
NOT_ASKED = ("not", IS_ASKED)


def way(target, key=None, **rest):
    return Choice(key or target.removeprefix("#"), target, **rest)


def scene(name, *choices, **rest):
    return Node(name, choices=choices, **rest)


def hub(name, *choices, **rest):
    return Node(name, kind="hub", choices=choices, **rest)


def ending(name="end", kind="best"):
    return Node(name, end=kind)


def plus(name, amount):
    return Effect(name, "+=", ("int", amount))


def minus(name, amount):
    return Effect(name, "-=", ("int", amount))


def to(name, value):
    return Effect(name, "=", ("bool", value) if isinstance(value, bool) else ("name", value))


def at_least(amount, name="trust"):
    return (">=", ("name", name), ("int", amount))


def below(amount, name="trust"):
    return ("<", ("name", name), ("int", amount))


def scenario(
    *nodes, variables=(TRUST, ASKED, FEAR), competencies=(("ask", 2), ("listen", 2)), undo="practice"
):
    return Scenario(
        id="sample",
        start=nodes[0].id,
        variables=tuple(variables),
        competencies=tuple(Competency(name, needs) for name, needs in competencies),
        harms=("secrecy", "alone"),
        nodes=nodes,
        undo=undo,
        feedback="after-choice",
    )
