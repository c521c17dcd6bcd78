"""Scenarios that nobody would write, for the properties."""

from hypothesis import strategies as st

from app.domain.simulation.machine import RETURN
from app.domain.simulation.model import Choice, Effect, Node, Timer
from tests.domain.simulation.builders import ASKED, FEAR, TRUST, scenario

VARIABLES = (TRUST, ASKED, FEAR)
NUMBERS = st.integers(-3, 12).map(lambda number: ("int", number))
SUMS = st.recursive(
    st.just(("name", "trust")) | NUMBERS,
    lambda part: st.tuples(st.sampled_from("+-*"), part, part) | part.map(lambda inner: ("neg", inner)),
    max_leaves=3,
)


def conditions(nodes, keys):
    leaves = st.one_of(
        st.just(("name", "asked")),
        st.tuples(st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), SUMS, SUMS),
        st.sampled_from(FEAR.values).map(lambda member: ("==", ("name", "fear"), ("name", member))),
        st.sampled_from(FEAR.values).map(lambda member: ("in", ("name", "fear"), member, "named")),
        st.sampled_from(nodes).map(lambda node: ("visited", node)),
        st.tuples(st.sampled_from(nodes), st.sampled_from(keys)).map(lambda pair: ("chose", ".".join(pair))),
    )
    return st.recursive(
        leaves,
        lambda part: (
            part.map(lambda inner: ("not", inner)) | st.tuples(st.sampled_from(["and", "or"]), part, part)
        ),
        max_leaves=3,
    )


EFFECTS = st.one_of(
    st.builds(Effect, st.just("trust"), st.sampled_from(["=", "+=", "-="]), SUMS),
    st.booleans().map(lambda value: Effect("asked", "=", ("bool", value))),
    st.sampled_from(FEAR.values).map(lambda member: Effect("fear", "=", ("name", member))),
)
SCORES = st.dictionaries(st.sampled_from(["ask", "listen"]), st.integers(0, 3), max_size=2)


@st.composite
def scenarios(draw):
    """Draw a few nodes in any tangle, a shared scene that returns, and one ending."""
    names = [f"n{number}" for number in range(draw(st.integers(2, 6)))]
    keys = ["a", "b", "c"]
    everywhere = [*names, "end"]

    def choice(key):
        called = draw(st.integers(0, 9)) == 0
        return Choice(
            key=key,
            target="shared" if called else draw(st.sampled_from(everywhere)),
            condition=draw(st.none() | conditions(names, keys)),
            locked=draw(st.booleans()),
            once=draw(st.booleans()),
            effects=tuple(draw(st.lists(EFFECTS, max_size=2))),
            scores=tuple(sorted(draw(SCORES).items())),
            harms=draw(st.sampled_from([(), (), ("secrecy",)])),
            weight=draw(st.integers(1, 3)),
            call=draw(st.sampled_from(everywhere)) if called else None,
        )

    def node(name):
        kind = draw(st.sampled_from(["scene", "scene", "hub", "route", "chance"]))
        timed = kind in {"scene", "hub"} and draw(st.integers(0, 4)) == 0
        return Node(
            id=name,
            kind=kind,
            effects=tuple(draw(st.lists(EFFECTS, max_size=1))),
            choices=tuple(choice(key) for key in keys[: draw(st.integers(1, 3))]),
            timer=Timer(30, draw(st.sampled_from(everywhere))) if timed else None,
        )

    shared = Node("shared", choices=(Choice("back", RETURN), Choice("again", "shared")))
    nodes = [node(name) for name in names]
    return scenario(*nodes, shared, Node("end", end="best"), variables=VARIABLES, undo="always")
