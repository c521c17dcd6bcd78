"""A learner who clicks at random."""

from app.domain.simulation.engine import begin, may_step_back, offered, replay
from app.domain.simulation.state import Chosen, Expired, StepBack

MOST_MOVES = 12


def played(story, random, seed, *, steps_back=True):
    """Return the moves of a random run: choices, steps back, time running out."""
    moves, state = [], begin(story, seed)
    nodes = {node.id: node for node in story.nodes}
    while not state.ended and len(moves) < MOST_MOVES:
        possible = [Chosen(state.node, offer.key) for offer in offered(story, state) if not offer.locked]
        if nodes[state.node].timer is not None:
            possible.append(Expired(state.node))
        if steps_back and may_step_back(story, moves):
            possible.append(StepBack())
        if not possible:
            break
        moves.append(random.choice(possible))
        state = replay(story, seed, moves)[-1]
    return moves
