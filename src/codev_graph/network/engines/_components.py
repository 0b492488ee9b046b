"""Components by randomised contraction, which needs a logarithmic number of rounds of SQL.

Bögeholz, Brand and Todor (2020): in each round every actor is represented by the first of itself
and its neighbours in an order drawn anew, and the representatives are the actors of the next
round. A quarter of the actors or more is expected to go in each round, whatever the network looks
like; following the smallest label would take as many rounds as the longest path is long.
"""

from __future__ import annotations

import random
from typing import Final

from codev_graph.network.engines._steps import Workings

PRIME: Final = 2**31 - 1


def represent(at_work: Workings) -> None:
    """Make the table ``represented``: of each actor with a tie, which actor stands for its part."""
    at_work.need("ties")
    order = random.Random(0)  # noqa: S311 - shuffles, hides nothing
    edges, rounds = "ties", 0
    while rounds == 0 or at_work.size(edges):
        factor, shift = order.randrange(1, PRIME), order.randrange(PRIME)
        values = {"factor": factor, "shift": shift, "inverse": pow(factor, -1, PRIME)}
        parts, contracted = f"parts_{rounds}", f"edges_{rounds}"
        at_work.run(parts, "representatives", edges=edges, prime=PRIME, **values)
        at_work.run(contracted, "contracted", edges=edges, parts=parts)
        if rounds:
            at_work.engine.drop(edges)
        edges, rounds = contracted, rounds + 1
    _compose(at_work, rounds)


def _compose(at_work: Workings, rounds: int) -> None:
    """Follow the representatives from the last round back to the first."""
    later = f"parts_{rounds - 1}"
    for number in reversed(range(rounds - 1)):
        at_work.run(f"whole_{number}", "composed", earlier=f"parts_{number}", later=later)
        later = f"whole_{number}"
    at_work.run("represented", "all_of", table=later)
