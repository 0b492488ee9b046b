"""Which ties are likely by structure alone, and whether that can be trusted here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from codev_graph._i18n import gettext as _
from codev_graph._table import Cell, Table
from codev_graph.errors import NetworkError
from codev_graph.network._choices import refuse_unknown
from codev_graph.network._groups import UNGROUPED, groups
from codev_graph.network.gaps._hold_out import RANDOM, SCOPES, Skill, hold_out, scopes
from codev_graph.network.gaps._likely import BASELINE, PREDICTORS, Pairs, Surroundings
from codev_graph.network.kernels._adjacency import Adjacency, Integers, adjacency

if TYPE_CHECKING:
    import networkx as nx

ENOUGH: Final = 30
"""Ties that a network must have in a scope before its scores are trusted there at all."""
LIKELY_COLUMNS: Final = (
    *("scope", "place", "source_name", "target_name", *PREDICTORS),
    *("source", "target"),
)
SKILL_COLUMNS: Final = (
    *("scope", "predictor", "auc", "auc_low", "auc_high"),
    *("precision", "precision_low", "precision_high", "hidden", "trusted"),
)


@dataclass(frozen=True, slots=True)
class LikelyTie:
    """A pair without a tie that shares contacts.

    Attributes:
        source: The node of one.
        target: The node of the other.
        names: Their names.
        scope: ``within`` one city, ``across`` two, or ``all`` where one is of none.
        scores: The scores by predictor.
    """

    source: Any
    target: Any
    names: tuple[str, str]
    scope: str
    scores: Mapping[str, float]


@dataclass(frozen=True)
class Prediction:
    """Likely ties and the skill with which hidden ones were told. Printing it judges the skill.

    Attributes:
        by: The predictor that the ties are ordered by.
        likely: The likeliest ties.
        skills: The skill of each predictor in each scope.
        ties: How many ties each scope has.
        k: What the precision was taken at.
    """

    by: str
    likely: tuple[LikelyTie, ...]
    skills: tuple[Skill, ...]
    ties: Mapping[str, int]
    k: int

    def skill(self, predictor: str, scope: str = "all") -> Skill:
        """Return one skill.

        Raises:
            NetworkError: if there is no such predictor or scope.
        """
        for found in self.skills:
            if (found.predictor, found.scope) == (predictor, scope):
                return found
        raise NetworkError(f"{predictor}, {scope}", _("there is no such predictor or scope"))

    def trusted(self, predictor: str, scope: str = "all") -> bool:
        """Return whether a predictor tells more than chance and than numbers of ties do.

        It does if the scope has at least 30 ties and its interval of the AUC lies above 0.5 and
        above that of the degree baseline, which so is never trusted itself.
        """
        found, baseline = self.skill(predictor, scope), self.skill(BASELINE, scope)
        return self.ties[scope] >= ENOUGH and found.auc_low > max(0.5, baseline.auc_high)

    def table(self) -> Table:
        """Return the likely ties, one a row."""
        rows: Iterator[tuple[Cell, ...]] = (
            (tie.scope, place, *tie.names, *tie.scores.values(), str(tie.source), str(tie.target))
            for place, tie in enumerate(self.likely, start=1)
        )
        return Table.of(LIKELY_COLUMNS, rows)

    def skill_table(self) -> Table:
        """Return the skills, one row for each scope and predictor."""
        return Table.of(SKILL_COLUMNS, (self._row(found) for found in self.skills))

    def _row(self, found: Skill) -> tuple[Cell, ...]:
        return (
            *(found.scope, found.predictor, found.auc, found.auc_low, found.auc_high),
            *(found.precision, found.precision_low, found.precision_high, found.hidden),
            found.predictor != RANDOM and self.trusted(found.predictor, found.scope),
        )

    def __str__(self) -> str:
        """Say for each scope what the ordering predictor is worth, in the language in force."""
        return " ".join(self._sentences())

    def _sentences(self) -> Iterator[str]:
        scopes = {"all": _("All pairs"), "within": _("Within a city"), "across": _("Across cities")}
        for scope, name in scopes.items():
            yield f"{name}: {self._judged(scope)}"

    def _judged(self, scope: str) -> str:
        found, baseline = self.skill(self.by, scope), self.skill(BASELINE, scope)
        if self.ties[scope] < ENOUGH:
            return _("too few ties to trust any prediction ({n}; at least {enough}).").format(
                n=self.ties[scope], enough=ENOUGH
            )
        text = (
            _("AUC {auc:.2f} ({low:.2f} – {high:.2f}), better than numbers of ties ({base:.2f}).")
            if self.trusted(self.by, scope)
            else _(
                "AUC {auc:.2f} ({low:.2f} – {high:.2f}), not surely better than chance (0.5) and "
                "numbers of ties ({base:.2f}): do not trust it."
            )
        )
        numbers = {"auc": found.auc, "low": found.auc_low, "high": found.auc_high}
        return text.format(**numbers, base=baseline.auc)


def predict_ties(
    G: nx.Graph[Any],  # noqa: N803 - the name that NetworkX gives it
    group: str | None = "city",
    by: str = "adamic_adar",
    *,
    most: int = 20,
    repeats: int = 100,
    k: int = 10,
    seed: int = 0,
) -> Prediction:
    """Return the likeliest ties by structure alone, and how well hidden ties are told.

    Args:
        G: Any NetworkX graph; ties count in either direction, whatever their strength.
        group: The node attribute that names the cities; ``None`` without any.
        by: What the likely ties are ordered by: ``common_neighbours``, ``jaccard``,
            ``adamic_adar``, ``resource_allocation`` or ``preferential_attachment``.
        most: At most so many likely ties, in each scope.
        repeats: How many times a tenth of the ties is hidden and looked for.
        k: What the precision is taken at.
        seed: Of all that is drawn.

    Returns:
        Only pairs that share a contact are likely: an actor without ties has no score, and
        nothing can be said of it by structure. Without two ties no skill is defined (NaN).

    Raises:
        NetworkError: if there is no such predictor or attribute, or a number is negative.
    """
    refuse_unknown(by, tuple(PREDICTORS))
    for number in (most, repeats, k):
        if number < 0:
            raise NetworkError(str(number), _("this can not be negative"))
    network = adjacency(G.to_undirected(as_view=True), None)
    whole, codes = Surroundings.of(network.out), _codes(G, group)
    return Prediction(
        by=by,
        likely=tuple(_likely(G, network, whole, codes, by, most)),
        skills=tuple(hold_out(whole, codes, repeats, k, seed)),
        ties=_by_scope(codes, whole.ties),
        k=k,
    )


def _codes(graph: nx.Graph[Any], group: str | None) -> Integers:
    if group is None or not len(graph):
        return np.full(len(graph), UNGROUPED, dtype=np.int64)
    return groups(graph, group).codes


def _by_scope(codes: Integers, pairs: Integers) -> dict[str, int]:
    return {scope: int(np.count_nonzero(inside)) for scope, inside in scopes(codes, pairs).items()}


def _likely(
    graph: nx.Graph[Any],
    network: Adjacency,
    whole: Surroundings,
    codes: Integers,
    by: str,
    most: int,
) -> Iterator[LikelyTie]:
    """Yield the likeliest pairs of each scope, highest score first, then by their order."""
    best = {scope: np.zeros((0, 2), dtype=np.int64) for scope in SCOPES}
    for part in whole.two_steps():
        inside = scopes(codes, part)
        inside["all"] = ~(inside["within"] | inside["across"])
        for scope, pairs in best.items():
            best[scope] = _first(whole, np.concatenate([pairs, part[inside[scope]]]), by, most)
    for scope in reversed(SCOPES):
        yield from _told(graph, network, Pairs(whole, best[scope]), scope)


def _first(whole: Surroundings, pairs: Integers, by: str, most: int) -> Integers:
    """Return the pairs of highest score; of equals those of the lowest numbers."""
    scores = PREDICTORS[by](Pairs(whole, pairs))
    if len(pairs) > most > 0:
        high = scores >= -np.partition(-scores, most - 1)[most - 1]
        pairs, scores = pairs[high], scores[high]
    return pairs[np.lexsort((pairs[:, 1], pairs[:, 0], -scores))[:most]]


def _told(
    graph: nx.Graph[Any], network: Adjacency, pairs: Pairs, scope: str
) -> Iterator[LikelyTie]:
    columns = {name: score(pairs) for name, score in PREDICTORS.items()}
    for place, numbers in enumerate(pairs.numbers.tolist()):
        source, target = (network.nodes[number] for number in numbers)
        one, other = (str(graph.nodes[end].get("name", end)) for end in (source, target))
        scores = {name: float(values[place]) for name, values in columns.items()}
        yield LikelyTie(source, target, (one, other), scope, scores)
