"""Measures as statements of a graph of their own: which measure, of what, in which run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from codev_graph._i18n import LANGUAGES, in_language, mark
from codev_graph._i18n import gettext as _
from codev_graph._table import Cell
from codev_graph.terms import MEASURES, VOCAB, expand, individual, named_graph, parts_of

if TYPE_CHECKING:
    from codev_graph.network._network import Network

_TYPE: Final = ox.NamedNode(expand("rdf:type"))
_LABEL: Final = ox.NamedNode(expand("rdfs:label"))
_COMMENT: Final = ox.NamedNode(expand("rdfs:comment"))
_GENERATED: Final = ox.NamedNode(expand("prov:wasGeneratedBy"))
_NUMBERS: Final = {
    "value": "measuredValue",
    "rank": "rank",
    "expected": "expectedValue",
    "z": "zScore",
    "p": "pValue",
}
_RUN: Final = mark("Computation of the measures of the network")
_NETWORK: Final = mark("Network measured")

Pair = tuple[ox.NamedNode, ox.NamedNode | ox.Literal]


def measured_quads(
    network: Network, dataset: str, digest: str, version: str, seed: int = 0
) -> list[ox.Quad]:
    """Return the measures of a network as statements in the graph ``…/graph/measures``.

    Each value is an individual that tells its measure, what it is of (an actor, a city, two
    cities, or the network), and the run that gave it; the run tells program version, seed, the
    digest of the graph it started from and the network, which tells its projection. No clock is
    read: the same graph gives the same statements. Undefined values are not written.

    Args:
        network: What to measure, by city.
        dataset: The data set whose individuals these are.
        digest: The SHA-256 of the graph that the network is of.
        version: The version of the program.
        seed: The seed of the permutations.
    """
    written = _Writer(network, dataset, digest, version, seed)
    return [
        ox.Quad(subject, predicate, value, written.graph)
        for subject, pairs in written.subjects()
        for predicate, value in pairs
    ]


class _Writer:
    """Names and describes what a run gave."""

    def __init__(
        self, network: Network, dataset: str, digest: str, version: str, seed: int
    ) -> None:
        self._measured, self._dataset, self._seed = network, dataset, seed
        self._digest, self._version = digest, version
        self._choice = json.dumps(network.projection.as_dict(), sort_keys=True)
        run = _short("\n".join([digest, self._choice, str(seed), version]))
        self.graph = ox.NamedNode(named_graph(dataset, MEASURES))
        self.run = self._node("run", run)
        self.network = self._node("network", _short(self._choice))

    def _node(self, kind: str, key: str) -> ox.NamedNode:
        return ox.NamedNode(individual(self._dataset, kind, key))

    def subjects(self) -> Iterator[tuple[ox.NamedNode, list[Pair]]]:
        """Yield every individual with what is said of it."""
        yield self.graph, [(_GENERATED, self.run)]
        yield self.run, self._of_run()
        yield self.network, self._of_network()
        for row in self._measured.measures(seed=self._seed).records():
            yield from self._measurement(row, [str(row["actor"])])
        for row in self._measured.network_measures(seed=self._seed).records():
            yield from self._measurement(row, str(row["group"] or "").split(" | "))

    def _of_run(self) -> list[Pair]:
        return [
            (_TYPE, _term("MeasurementRun")),
            (_TYPE, ox.NamedNode(expand("prov:Activity"))),
            *_told(_LABEL, lambda: _(_RUN)),
            (ox.NamedNode(expand("prov:used")), self.network),
            (_term("seed"), ox.Literal(self._seed)),
            (_term("softwareVersion"), ox.Literal(self._version)),
            (_term("graphDigest"), ox.Literal(self._digest)),
        ]

    def _of_network(self) -> list[Pair]:
        return [
            (_TYPE, _term("MeasuredNetwork")),
            *_told(_LABEL, lambda: _(_NETWORK)),
            *_told(_COMMENT, lambda: str(self._measured.projection)),
            (_term("parameters"), ox.Literal(self._choice)),
        ]

    def _measurement(
        self, row: Mapping[str, Cell], ends: list[str]
    ) -> Iterator[tuple[ox.NamedNode, list[Pair]]]:
        """Yield what one row says, if its value is defined."""
        if row["value"] is None:
            return
        measure = str(row["measure"]).replace("_", "-")
        of = [ox.NamedNode(end) for end in ends if parts_of(end)] or [self.network]
        keys = [self._key(node) for node in of]
        yield (
            self._node("measurement", "--".join([measure, *keys])),
            [
                (_TYPE, _term("Measurement")),
                (_term("ofMeasure"), ox.NamedNode(f"{VOCAB}measure/{measure}")),
                *((_term("measurementOf"), node) for node in of),
                *_numbers(row),
                (_GENERATED, self.run),
            ],
        )

    def _key(self, node: ox.NamedNode) -> str:
        """Return an individual's key, its data set before it where that is another."""
        dataset, kind, key = parts_of(node.value) or ("", "", node.value)
        if node == self.network:
            return kind
        return key if dataset == self._dataset else f"{dataset}--{key}"


def _numbers(row: Mapping[str, Cell]) -> Iterator[Pair]:
    for column, term in _NUMBERS.items():
        number = row.get(column)
        if isinstance(number, int | float):
            value = int(number) if column == "rank" else float(number)
            yield _term(term), ox.Literal(value)


def _told(predicate: ox.NamedNode, tell: Callable[[], str]) -> Iterator[Pair]:
    """Yield a text in each language."""
    for code in LANGUAGES:
        with in_language(code):
            yield predicate, ox.Literal(tell(), language=code)


def _term(name: str) -> ox.NamedNode:
    return ox.NamedNode(expand(f"codev:{name}"))


def _short(text: str) -> str:
    """Return the first half of a digest: enough to tell runs apart."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]
