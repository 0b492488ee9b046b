"""One measure of the register: its definition, in the language in force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from codev_graph._i18n import gettext as _
from codev_graph.network.definitions._citations import CITATIONS

Scope = Literal[
    "actor", "tie", "group", "pair", "network", "two-mode", "layer", "method", "prospect"
]


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One measure. Texts are kept in English and read in the language in force.

    Attributes:
        name: Its name in tables and calls, as the literature has it.
        scope: What one value is about.
        term: Its name in words.
        formula: The formula; ``a_ij`` is 1 for a tie from i to j, ``w_ij`` its strength.
        sources: Keys of ``CITATIONS``.
        extent: The range of its values.
        conventions: What is done with directions, strengths and lengths.
        undefined: When there is no value, and what isolates, unconnected and empty networks give.
        plain: How to read it, in plain words.
        low_first: Whether the lowest value takes rank 1.
        directed_only: Whether it is reported for directed networks only.
        grouped: Whether it needs groups.
        default: Whether it is in the table when no names are asked for.
    """

    name: str
    scope: Scope
    term: str
    formula: str
    sources: tuple[str, ...]
    extent: str
    conventions: str
    undefined: str
    plain: str
    low_first: bool = False
    directed_only: bool = False
    grouped: bool = False
    default: bool = True

    @property
    def label(self) -> str:
        """The name in words."""
        return _(self.term)

    @property
    def definition(self) -> str:
        """The formula, with its words."""
        return _(self.formula)

    @property
    def bounds(self) -> str:
        """The range of its values, with its words."""
        return _(self.extent)

    @property
    def reading(self) -> str:
        """How to read a value, in plain words."""
        return _(self.plain)

    @property
    def convention(self) -> str:
        """What is done with directions, strengths and lengths."""
        return _(self.conventions)

    @property
    def undefined_case(self) -> str:
        """When there is no value."""
        return _(self.undefined)

    @property
    def citations(self) -> tuple[str, ...]:
        """The references in full."""
        return tuple(CITATIONS[key] for key in self.sources)

    def __str__(self) -> str:
        """Return the name in words, the formula and the reading on one line."""
        return f"{self.label} ({self.name}): {self.definition}. {self.reading}"
