"""Which measures an engine gives, and what is said of the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph.errors import NetworkError
from codev_graph.network._mixed import MIXED_PAIRS
from codev_graph.network._sampling import EXACT, Sampling
from codev_graph.network._whole import GROUP_VALUES
from codev_graph.network.definitions._measure import Measure, Scope
from codev_graph.network.definitions._registry import chosen_of
from codev_graph.network.engines._scores import SCORES
from codev_graph.network.engines._whole import STATEMENTS

_Offer = tuple[tuple[Scope, ...], Collection[str]]
_ACTORS: Final[_Offer] = (("actor",), frozenset(SCORES))
_WHOLE: Final[_Offer] = (
    ("network", "group", "pair"),
    frozenset({*STATEMENTS, *GROUP_VALUES, *MIXED_PAIRS, "pair_reach"}),
)


def at_hand(
    names: Iterable[str] | None, directed: bool, grouped: bool = True, *, whole: bool = False
) -> list[Measure]:
    """Return the measures asked for, or all that an engine gives; nothing of a network is read.

    Args:
        names: The measures; ``None`` for all.
        directed: Whether ties have a direction.
        grouped: Whether actors have groups.
        whole: Whether it is the network that is measured, and not its actors.

    Raises:
        NetworkError: if a name is unknown, of another kind or unfit for such a network, or needs
            the whole network in memory.
    """
    scopes, ours = _WHOLE if whole else _ACTORS
    wanted = None if names is None else tuple(names)
    found = chosen_of(scopes, wanted, directed, grouped)
    for measure in found if wanted else ():
        if measure.name not in ours:
            raise NetworkError(measure.name, _refusal(measure.name))
    return [measure for measure in found if measure.name in ours]


def missing(directed: bool, grouped: bool, *, whole: bool = False) -> tuple[str, ...]:
    """Return the measures that a network in memory gives by default, and no engine."""
    scopes, ours = _WHOLE if whole else _ACTORS
    found = chosen_of(scopes, None, directed, grouped)
    return tuple(measure.name for measure in found if measure.name not in ours)


def sampled_instead(names: Collection[str]) -> str:
    """Return the sentence that offers the sampled betweenness, empty where none of ``names`` is."""
    if EXACT.isdisjoint(names):
        return ""
    text = _(
        "betweenness_sampled, with --engine memory, follows the paths from a sample of the actors: "
        "with probability {sure:g} or more no normalised betweenness is more than {epsilon:g} off "
        "(--epsilon, --delta)."
    )
    usual = Sampling()
    return text.format(epsilon=usual.epsilon, sure=1 - usual.delta)


def _refusal(name: str) -> str:
    """Say that a measure is not to be had of an engine, and what is."""
    text = _("this needs the whole network in memory: ask for it with --engine memory.")
    return " ".join(filter(None, [text, sampled_instead((name,))]))
