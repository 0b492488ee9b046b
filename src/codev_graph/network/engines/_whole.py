"""The measures of a network as a whole, from what an engine has counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from codev_graph.network._mixed import MIXED, MIXED_PAIRS, NAN, Statement, quotient
from codev_graph.network._mixing import Mixing
from codev_graph.network._nulls import LabelNull, moments
from codev_graph.network._whole import GROUP_VALUES
from codev_graph.network.engines._chances import group_sizes
from codev_graph.network.engines._steps import Workings
from codev_graph.network.kernels._adjacency import Floats


@dataclass(frozen=True)
class Whole:
    """What an engine has counted of a network; each thing is counted once, when asked for.

    Attributes:
        at_work: The engine.
        directed: Whether ties have a direction.
        labels: The groups' names, by code.
    """

    at_work: Workings
    directed: bool
    labels: tuple[str, ...]

    def statement(self, name: str) -> Statement:
        """Return the value of the measure ``name`` of the register (scope network)."""
        found = STATEMENTS[name](self)
        return found if isinstance(found, Statement) else Statement(float(found))

    def of_groups(self, name: str) -> Floats:
        """Return one value for each group of the measure ``name`` (scope group)."""
        return GROUP_VALUES[name](self.mixing).astype(float)

    def of_pair(self, name: str, one: int, other: int) -> float:
        """Return the value of the measure ``name`` of the register (scope pair)."""
        if name in MIXED_PAIRS:
            return MIXED_PAIRS[name](self.mixing, one, other)
        sizes = self.mixing.sizes
        return self._pairs_joined.get((one, other), 0.0) / float(sizes[one] * sizes[other])

    def total(self, name: str) -> float:
        """Return a number of the step ``totals``."""
        return float(self._totals[name][0])

    @property
    def size(self) -> float:
        """The number of actors."""
        return self.total("actors")

    @cached_property
    def closure(self) -> dict[str, float]:
        """The numbers of the step ``closure``."""
        return {name: float(column[0]) for name, column in self.at_work.columns("closure").items()}

    @cached_property
    def component_sizes(self) -> Floats:
        """The sizes of the components."""
        return self.at_work.columns("part_sizes")["size"]

    @cached_property
    def mixing(self) -> Mixing:
        """Arcs between groups: a matrix, however few of its cells are filled."""
        sizes = group_sizes(self.at_work)
        found = self.at_work.columns("mixed_rows")
        cells = found["tail"].astype(np.int64), found["head"].astype(np.int64)
        arcs, strengths = np.zeros((2, len(sizes), len(sizes)))
        arcs[cells], strengths[cells] = found["arcs"], found["strength"]
        return Mixing(sizes, arcs.astype(np.int64), strengths, self.directed)

    @cached_property
    def null(self) -> LabelNull:
        """Ties between groups under permutation of the labels; without p, which is drawn."""
        pairs, ties = int(self.total("known_contacts")) // 2, self.mixing.ties
        # A mutual pair of arcs is one pair of actors: two ties between the same two.
        single = pairs + 3 * (ties - pairs)
        meeting = int(self.total("known_squares")) - 2 * single
        mean, sd = moments(ties, single, meeting, self.mixing.sizes)
        return LabelNull(self.mixing.external, mean, sd, NAN)

    @cached_property
    def _totals(self) -> dict[str, NDArray[np.float64]]:
        return self.at_work.columns("totals")

    @cached_property
    def _pairs_joined(self) -> dict[tuple[int, int], float]:
        """How many pairs across two groups are in one component."""
        found = self.at_work.columns("shared_parts")
        keys = zip(found["one"].astype(int), found["other"].astype(int), strict=True)
        return dict(zip(keys, found["pairs"].tolist(), strict=True))


def _reciprocity(found: Whole) -> float:
    arcs = found.total("arcs")
    return quotient(2 * (arcs - found.total("contact_ends") / 2), arcs)


def _fragmentation(found: Whole) -> float:
    sizes = found.component_sizes
    return 1 - quotient(float((sizes * (sizes - 1)).sum()), found.size * (found.size - 1))


def _degree_centralisation(found: Whole) -> float:
    if found.size < 3:
        return NAN
    share = 2 if found.directed else 1
    spread = found.size * found.total("greatest") - share * found.total("arcs")
    return spread / ((found.size - 1) * (found.size - 2) * share)


def _degree_assortativity(found: Whole) -> float:
    ends = found.at_work.columns("degree_ends")
    apart = ends["outs_apart"][0] > 0 and ends["ins_apart"][0] > 0
    return float(ends["correlation"][0]) if apart else NAN


STATEMENTS: Final[dict[str, Callable[[Whole], Statement | float]]] = {
    "actors": lambda found: found.size,
    "ties": lambda found: found.total("arcs") / (1 if found.directed else 2),
    # The projection has dropped and merged them, and told it: nothing is left to count.
    "loops_dropped": lambda found: 0.0,
    "ties_merged": lambda found: 0.0,
    "isolates": lambda found: found.total("isolates"),
    "density": lambda found: quotient(found.total("arcs"), found.size * (found.size - 1)),
    "mean_degree": lambda found: quotient(
        found.total("arcs") * (2 if found.directed else 1), found.size
    ),
    "reciprocity": _reciprocity,
    "transitivity": lambda found: quotient(found.closure["closed"], found.closure["triples"]),
    "mean_clustering": lambda found: found.closure["clustering"],
    "components": lambda found: len(found.component_sizes),
    "largest_component_share": lambda found: quotient(
        float(found.component_sizes.max(initial=0)), found.size
    ),
    "fragmentation": _fragmentation,
    "degree_centralisation": _degree_centralisation,
    "degree_assortativity": _degree_assortativity,
    "clustering_ratio": lambda found: quotient(
        found.closure["clustering"] * found.size**2, found.total("contact_ends")
    ),
    "actors_without_group": lambda found: found.size - found.total("grouped"),
    **MIXED,
}
