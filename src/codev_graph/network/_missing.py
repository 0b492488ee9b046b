"""How far rankings hold if the field had missed some actors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from codev_graph._i18n import gettext as _
from codev_graph._table import Table
from codev_graph.errors import NetworkError
from codev_graph.network._choices import refuse_unless_whole
from codev_graph.network._measures import cells, notify, ranks
from codev_graph.network._resampling import without
from codev_graph.network._scores import ActorScores
from codev_graph.network.definitions._registry import chosen
from codev_graph.network.kernels._adjacency import Floats, Integers, adjacency

if TYPE_CHECKING:
    import networkx as nx

RANKED: Final = ("degree", "betweenness", "harmonic", "constraint", "effective_size")


def missing_actors(
    G: nx.Graph[Any],  # noqa: N803 - the name that NetworkX gives it
    names: Iterable[str] | None = None,
    seed: int = 0,
    *,
    shares: Sequence[float] = (0.05, 0.1, 0.2, 0.3),
    repeats: int = 100,
) -> Table:
    """Say how far rankings hold if some actors had not been seen (Costenbader and Valente 2003).

    Args:
        G: Any NetworkX graph.
        names: Measures of scope ``actor`` that need no groups; by default five on position and
            structural holes.
        seed: The seed of the draws.
        shares: The shares of actors to take away.
        repeats: How many times for each share.

    Returns:
        Columns measure, share, correlation, low, high, repeats, seed: mean and the middle 95 % of
        the Spearman correlation between the ranks of the actors left, before and after. ``None``
        where ranks can not be compared.

    Raises:
        NetworkError: if a name is unknown or needs groups, a share is not in [0, 1), or
            ``repeats`` is not positive.
    """
    refuse_unless_whole(seed=seed)
    refuse_unless_whole(1, repeats=repeats)
    network = adjacency(G)
    notify(network, None)
    wanted = [measure.name for measure in chosen("actor", names or RANKED, network.directed, False)]
    before = {name: ActorScores(network, None).scores(name).values for name in wanted}
    rng, rows = np.random.default_rng(seed), []
    for share in shares:
        if not 0 <= share < 1:
            raise NetworkError("shares", _("a share must lie in 0 … 1, 1 left out"))
        kept = [_kept(rng, len(network), share) for _repeat in range(repeats)]
        after = [ActorScores(without(network, some), None) for some in kept]
        for name in wanted:
            pairs = zip(kept, after, strict=True)
            found = [spearman(before[name][some], less.scores(name).values) for some, less in pairs]
            rows.append([name, share, *_summary(np.array(found)), repeats, seed])
    return Table.of(("measure", "share", "correlation", "low", "high", "repeats", "seed"), rows)


def _kept(rng: np.random.Generator, size: int, share: float) -> Integers:
    return np.sort(rng.permutation(size)[round(size * share) :])


def _summary(found: Floats) -> list[float | None]:
    defined = found[np.isfinite(found)]
    if not len(defined):
        return [None, None, None]
    return cells(np.array([defined.mean(), *np.quantile(defined, [0.025, 0.975])]))


def spearman(one: Floats, other: Floats) -> float:
    """Return the rank correlation of the values defined in both; NaN if one does not vary."""
    both = np.isfinite(one) & np.isfinite(other)
    first, second = (_mean_ranks(values[both]) for values in (one, other))
    if len(first) < 2 or np.ptp(first) == 0 or np.ptp(second) == 0:
        return float("nan")
    return float(np.corrcoef(first, second)[0, 1])


def _mean_ranks(values: Floats) -> Floats:
    """Return ranks; equals share their mean rank, which is midway between best and worst."""
    worst: Floats = len(values) + 1 - ranks(values, low_first=True)
    return (ranks(values, low_first=False) + worst) / 2
