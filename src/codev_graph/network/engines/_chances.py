"""What chance gives: worked out in Python from counts, and put beside the engine's tables."""

from __future__ import annotations

import numpy as np

from codev_graph.network._brokerage import ROLES, expected_roles
from codev_graph.network._chance import tested
from codev_graph.network.engines._steps import Workings
from codev_graph.network.kernels._adjacency import Integers


def group_sizes(at_work: Workings) -> Integers:
    """Return how many actors each group has, in the order of the codes."""
    return at_work.columns("group_rows")["size"].astype(np.int64)


def put_chances(at_work: Workings) -> None:
    """Put the table ``chances``: expectation and deviation of each role for each group.

    It has no rows where fewer than two actors have a group: nothing is expected of them.
    """
    sizes = group_sizes(at_work)
    arcs = int(at_work.columns("mixed_arcs")["arcs"][0])
    codes = np.arange(len(sizes) if sizes.sum() > 1 else 0)
    columns = {"of_group": codes}
    for kind, table in zip(("mean", "sd"), expected_roles(sizes, arcs), strict=True):
        columns |= {f"{role}_{kind}": table[codes, at] for at, role in enumerate(ROLES)}
    at_work.engine.put("chances", columns)


def put_chance_of_cases(at_work: Workings) -> None:
    """Put the table ``chance_of_cases``: z and p of each number of contacts in other groups.

    Every case is worked out once, however many actors are one; a z that is undefined is left out
    as NaN, which no engine takes for a number.
    """
    cases = at_work.columns("case_rows")
    names = ("far", "known_contacts", "cross_contacts")
    numbers = np.column_stack([cases[name] for name in names]).astype(np.int64)
    found = tested(int(group_sizes(at_work).sum()), numbers)
    columns = {f"case_{name}": cases[name] for name in names}
    at_work.engine.put("chance_of_cases", columns | {"z": found[:, 0], "p": found[:, 1]})
