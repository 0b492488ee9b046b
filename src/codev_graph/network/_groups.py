"""The groups of a network (its cities, classes, levels …): one code for each actor."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from codev_graph._i18n import gettext as _
from codev_graph._i18n import ngettext
from codev_graph.errors import NetworkError
from codev_graph.network.kernels._adjacency import Integers

if TYPE_CHECKING:
    import networkx as nx

UNGROUPED = -1
"""The code of an actor without a group: it is counted and left out, it is never a group."""


@dataclass(frozen=True)
class Groups:
    """Who belongs to which group.

    Attributes:
        attribute: The node attribute (or attributes, joined by ``×``) that names the groups.
        labels: The groups' names, in ascending order.
        codes: For each actor the place of its group in ``labels``, or :data:`UNGROUPED`.
    """

    attribute: str
    labels: tuple[str, ...]
    codes: Integers

    @cached_property
    def sizes(self) -> Integers:
        """The number of actors in each group."""
        return np.bincount(self.codes[self.codes >= 0], minlength=len(self.labels))

    @property
    def excluded(self) -> int:
        """The number of actors that have no group."""
        return int(np.count_nonzero(self.codes == UNGROUPED))

    def label(self, actor: int) -> str | None:
        """Return the name of an actor's group, or ``None``."""
        code = int(self.codes[actor])
        return None if code == UNGROUPED else self.labels[code]

    def notes(self) -> list[str]:
        """Say how many actors have no group, in the language in force; empty if all have one."""
        text = ngettext(
            "{n} actor without “{attribute}” is left out of the measures on groups.",
            "{n} actors without “{attribute}” are left out of the measures on groups.",
            self.excluded,
        )
        return [text.format(n=self.excluded, attribute=self.attribute)] if self.excluded else []


def groups(graph: nx.Graph[Any], attribute: str | Sequence[str]) -> Groups:
    """Read the groups from a node attribute, or from the combination of several.

    An actor whose value is missing, ``None``, blank or NaN (in any of the attributes) has no group.

    Raises:
        NetworkError: if no attribute is named, or no actor of a network that has actors carries it.
    """
    if isinstance(attribute, str) or not isinstance(attribute, Sequence):
        names: Sequence[str] = (attribute,)
    else:
        names = attribute
    if not any(names):
        raise NetworkError("group", _("name the attribute that says who belongs to which group"))
    title = " × ".join(map(str, names))
    values = [_combined(data, names) for _node, data in graph.nodes(data=True)]
    labels = tuple(sorted({value for value in values if value is not None}))
    if values and not labels:
        raise NetworkError(title, _no_such(graph))
    places: dict[Hashable, int] = {label: place for place, label in enumerate(labels)}
    codes = [UNGROUPED if value is None else places[value] for value in values]
    return Groups(title, labels, np.array(codes, dtype=np.int64))


def _combined(data: dict[str, Any], names: Sequence[str]) -> str | None:
    values = [data.get(name) for name in names]
    if any(map(_absent, values)):
        return None
    return " × ".join(map(str, values))


def _absent(value: object) -> bool:
    """Tell whether a value names no group: ``None``, blank text, NaN, or an array of values."""
    try:
        return value is None or not str(value).strip() or bool(value != value)  # noqa: PLR0124 - NaN
    except (TypeError, ValueError):  # pandas' NA and arrays are neither equal nor unequal
        return True


def _no_such(graph: nx.Graph[Any]) -> str:
    present = sorted({str(name) for _node, data in graph.nodes(data=True) for name in data})
    if not present:
        return _("no actor has this attribute, nor any other")
    text = _("no actor has this attribute; there are: {present}")
    return text.format(present=", ".join(present))
