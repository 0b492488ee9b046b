"""How far a tie can be trusted to lead from one actor to another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph._table import Cell, Table
from codev_graph.network.gaps._scene import Pair, pair
from codev_graph.terms import VOCAB, vocabulary

CONFIDENCE: Final[Mapping[str, float]] = {
    "documented": 0.9,
    "reported": 0.7,
    "testimony": 0.7,
    "inferred": 0.4,
    "disputed": 0.2,
}
UNSTATED: Final = 0.5
ENDED: Final = 0.5
TRUSTED: Final = 0.5


def trust_rule() -> str:
    """Say how the trust in a tie is reckoned, in the language in force."""
    labels = {term.notation: term.label().lower() for term in vocabulary("confidence")}
    listed = ", ".join(f"{labels[name]} {weight:g}" for name, weight in CONFIDENCE.items())
    return _(
        "The trust in a tie is that of its confidence ({listed}; {unstated:g} where none is "
        "stated), by its strength (from half for none to all for the strongest tie there is; all "
        "where none is stated), and by {ended:g} if its end is on record. Several ties of one pair "
        "bear each other out: the trust in the pair is 1 minus the product of what each lacks. A "
        "pair is trusted from {trusted:g} on. A path takes as few pairs that are not as it can, "
        "then as few steps, then the greatest product of trust."
    ).format(listed=listed, unstated=UNSTATED, ended=ENDED, trusted=TRUSTED)


def trust_of_pairs(ties: Table) -> dict[Pair, float]:
    """Return the trust in each pair of actors that a tie joins, from 0 to 1.

    Args:
        ties: The answer of the query ``tie-trust``.

    Returns:
        The trust by the pair in order of its IRIs; ties of an actor to itself are left out.
    """
    strongest = max((float(s) for s in ties.column("strength") if s is not None), default=0.0)
    doubt: dict[Pair, float] = {}
    for _tie, one, other, confidence, strength, ended in ties:
        if one != other:
            ends = pair(str(one), str(other))
            found = _trust(confidence, _relative(strength, strongest), bool(ended))
            doubt[ends] = doubt.get(ends, 1.0) * (1.0 - found)
    return {ends: 1.0 - left for ends, left in doubt.items()}


def _relative(strength: Cell, strongest: float) -> float:
    if strength is None or strongest <= 0:
        return 1.0
    return (1.0 + max(float(strength), 0.0) / strongest) / 2


def _trust(confidence: Cell, strength: float, ended: bool) -> float:
    notation = str(confidence or "").removeprefix(f"{VOCAB}confidence/")
    known = CONFIDENCE.get(notation, UNSTATED)
    return known * strength * (ENDED if ended else 1.0)


def degrees(pairs: Iterable[Pair]) -> dict[str, int]:
    """Return with how many others each actor has a tie; who has none is not in it."""
    found: dict[str, int] = {}
    for ends in pairs:
        for end in ends:
            found[end] = found.get(end, 0) + 1
    return found
