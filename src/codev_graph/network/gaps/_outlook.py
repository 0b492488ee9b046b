"""What a twinning could become: one object to ask whom to invite and what if."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from codev_graph.graph import Store
from codev_graph.network._network import Network
from codev_graph.network.gaps._gaps import Gaps
from codev_graph.network.gaps._invite import Invitations, invitations
from codev_graph.network.gaps._key_players import KeyPlayers, Problem, key_players
from codev_graph.network.gaps._objective import Weights
from codev_graph.network.gaps._plausible import Rule
from codev_graph.network.gaps._prediction import Prediction, predict_ties
from codev_graph.network.gaps._scene import Scene, TieAreas, read_scene
from codev_graph.network.gaps._what_if import WhatIf, what_if


@dataclass(frozen=True)
class Outlook:
    """Departures, invitations, key players and likely ties of one graph.

    Attributes:
        scene: The actors, their ties and the areas.
        gaps: The coverage and the candidates.
    """

    scene: Scene
    gaps: Gaps

    def invite(
        self, k: int = 5, rule: Rule | None = None, weights: Weights | None = None
    ) -> Invitations:
        """Return whom to invite first; see :func:`codev_graph.network.invitations`."""
        return invitations(self.scene, self.gaps, k, rule, weights)

    def what_if(
        self,
        *,
        remove: Iterable[str] = (),
        remove_class: Iterable[str] = (),
        remove_random: float = 0.0,
        add: Iterable[str] | Mapping[str, TieAreas] = (),
        runs: int = 1000,
        seed: int = 0,
        rule: Rule | None = None,
    ) -> WhatIf:
        """Return before and after; see :func:`codev_graph.network.what_if`."""
        return what_if(
            self.scene,
            remove=remove,
            remove_class=remove_class,
            remove_random=remove_random,
            add=add,
            runs=runs,
            seed=seed,
            rule=rule,
        )

    def key_players(
        self, k: int = 3, problem: Problem = "negative", steps: int | None = None
    ) -> KeyPlayers:
        """Return on whom the network depends; see :func:`codev_graph.network.key_players`."""
        return key_players(self.scene.graph, k, problem, steps)

    def predict(
        self, by: str = "adamic_adar", *, most: int = 20, repeats: int = 100, seed: int = 0
    ) -> Prediction:
        """Return likely ties; see :func:`codev_graph.network.predict_ties`."""
        located = any(party.city for party in self.scene.parties.values())
        group = "city" if located else None
        return predict_ties(self.scene.graph, group, by, most=most, repeats=repeats, seed=seed)


def outlook(store: Store, network: Network, gaps: Gaps) -> Outlook:
    """Return the outlook of a graph, under the choice of ties of its network."""
    return Outlook(read_scene(store, network.graph), gaps)
