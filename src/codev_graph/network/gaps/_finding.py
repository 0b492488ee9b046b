"""Whom a person means: actors and kinds of actors by id, name, acronym, notation or label."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz, process

from codev_graph._i18n import gettext as _
from codev_graph.errors import NetworkError, did_you_mean
from codev_graph.network.gaps._scene import Scene, wider_kinds
from codev_graph.terms import ACTOR_KIND, Concept, by_written_form, fold

NEAR: Final = 75
"""How alike, of 100, two texts must be for one to be offered for the other."""


class Names:
    """The actors of a scene by every text that names them."""

    def __init__(self, scene: Scene) -> None:
        self._shown: dict[str, str] = {}
        self._meant: defaultdict[str, set[str]] = defaultdict(set)
        for key, party in scene.parties.items():
            for text in filter(None, (party.name, party.acronym, key.rpartition("/")[2])):
                self._meant[fold(text)].add(key)
                self._shown[fold(text)] = text

    def find(self, text: str) -> str:
        """Return the IRI of the actor that a text means: its IRI, id, name or acronym.

        Raises:
            NetworkError: if there is none, the nearest names being offered, or more than one.
        """
        found = self._meant.get(fold(text.rpartition("/")[2]), set())
        if len(found) == 1:
            return next(iter(found))
        if found:
            reason = _("several actors are called so; use one of the ids {ids}")
            ids = ", ".join(sorted(key.rpartition("/")[2] for key in found))
            raise NetworkError(text, reason.format(ids=ids))
        told = [_("no actor has this id, name or acronym."), did_you_mean(self.near(text))]
        raise NetworkError(text, " ".join(filter(None, told)))

    def unknown(self, text: str) -> bool:
        """Return whether no actor is called so."""
        return fold(text.rpartition("/")[2]) not in self._meant

    def near(self, text: str) -> list[str]:
        """Return up to three texts that may have been meant, each for another actor."""
        found = _nearest(text, self._meant, 6)
        near = {frozenset(self._meant[form]): self._shown[form] for form in reversed(found)}
        return list(reversed(near.values()))[:3]


def find_kind(text: str) -> Concept:
    """Return the class or kind of actors that a notation or a label of either language means.

    Raises:
        NetworkError: if there is none; the nearest labels are offered.
    """
    forms = by_written_form(ACTOR_KIND)
    if fold(text) in forms:
        return forms[fold(text)]
    offered = list(dict.fromkeys(forms[form].label() for form in _nearest(text, forms, 3)))
    told = [_("there is no such class or kind of actors."), did_you_mean(offered)]
    raise NetworkError(text, " ".join(filter(None, told)))


def _nearest(text: str, forms: Iterable[str], limit: int) -> list[str]:
    """Return the folded forms most like a text, word by word: some words may be left out."""
    found = process.extract(
        fold(text), list(forms), scorer=fuzz.token_set_ratio, score_cutoff=NEAR, limit=limit
    )
    return [form for form, _score, _place in found]


def of_kinds(scene: Scene, kinds: Iterable[Concept]) -> list[str]:
    """Return the actors of some classes or kinds, narrower ones included, by IRI."""
    wanted = {kind.iri for kind in kinds}
    parties = scene.parties.values()
    return sorted(p.actor for p in parties if wanted & (wider_kinds(p.kind) | {p.actor_class}))
