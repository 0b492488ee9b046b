"""A build as the pages need it: what several of them ask is asked once, when first needed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, wraps
from http import HTTPStatus
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, Concatenate, Final, Generic, ParamSpec, TypeVar, cast

from codev_graph._i18n import language
from codev_graph.errors import FileError
from codev_graph.graph import Changes, Manifest, read_changes, read_manifest
from codev_graph.knowledge import KnowledgeGraph, open_workspace
from codev_graph.network import Gaps, Network, Outlook, registry
from codev_graph.terms import VOCAB
from codev_graph.web._exchange import RefusedError
from codev_graph.web.explorer._catalogue import Catalogue
from codev_graph.web.explorer._entries import Entry, read_entries, told
from codev_graph.web.explorer._index import Index

if TYPE_CHECKING:
    from codev_graph.network import Projection
    from codev_graph.network.gaps import CoverageCube
    from codev_graph.web.explorer._home import Twinnings

T = TypeVar("T")
P = ParamSpec("P")
# With more actors than these the measures that walk all paths take minutes; a build that should
# have them all is written with them (`codev-graph measures --write`).
LARGE: Final = 5_000
_CHEAP: Final = ("degree", "strength", "core_number", "clustering", "constraint", "effective_size")
_CROSSING: Final = ("cross_ties", "cross_share", "ei_index")
ROLES: Final = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison", "brokerage")
_KEPT_PAGES: Final = 8
# Each is a store in memory, of some ten megabytes.
_KEPT_ALONE: Final = 4
# The largest are lists of all entries: a megabyte each for 100,000.
_REMEMBERED: Final = 64
_MEASURE: Final = f"{VOCAB}measure/"
_WRITTEN: Final = """SELECT ?actor ?measure ?value ?rank WHERE {{
  {bound} ?actor a codev:Actor . ?m codev:measurementOf ?actor ; codev:ofMeasure ?measure ;
    codev:measuredValue ?value ; codev:rank ?rank }} ORDER BY ?measure"""
# An actor, and a measure of it: the name, the value, the rank.
Measured = tuple[str, str, float, int]
_ENDS: Final = "SELECT ?one ?other WHERE { ?tie codev:tieFrom ?one ; codev:tieTo ?other }"


def remembered(
    make: Callable[Concatenate[Explored, P], T],
) -> Callable[Concatenate[Explored, P], T]:
    """Let a build remember what a function made of it, for its arguments and the language.

    What it returns is shared: nobody may change it.
    """

    @wraps(make)
    def get(explored: Explored, /, *told: P.args, **_none: P.kwargs) -> T:
        key = (make, language(), *told)
        # Of many readers who ask the same at once, one lets it be made, and the others wait.
        with explored.turns(*key):
            return cast("T", explored.memory(*key))

    return get


class once(Generic[T]):  # noqa: N801 - it reads as the decorators of functools do
    """A property made when first asked, by one thread, however many ask at once.

    ``functools.cached_property`` lets each of them make it (since Python 3.12).
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, _owner: type, name: str) -> None:
        """Keep the name under which the value will stand."""
        self._name = name

    def __get__(self, instance: Explored, _owner: type) -> T:
        """Make the value; from then on the instance answers itself."""
        with instance.lock:
            if self._name not in instance.__dict__:
                instance.__dict__[self._name] = self._make(instance)
        value: T = instance.__dict__[self._name]
        return value


class Explored:
    """One build of the graph, and what the pages tell of it.

    Attributes:
        graph: The façade over its store.
        manifest: What the workspace says of the build.
        changes: What the build changed.
    """

    def __init__(self, graph: KnowledgeGraph, manifest: Manifest, changes: Changes) -> None:
        self.graph = graph
        self.manifest = manifest
        self.changes = changes
        self.lock = RLock()
        self.memory = lru_cache(_REMEMBERED)(self._made)
        self.turns = lru_cache(_REMEMBERED)(lambda *_key: RLock())
        self._alone = lru_cache(_KEPT_ALONE)(self._alone_of)
        self.network_page = lru_cache(_KEPT_PAGES)(self._network_page)

    @once
    def entries(self) -> Mapping[str, Entry]:
        """Everything that lists hold, by IRI, in the order of names."""
        return read_entries(self.graph.store)

    @once
    def catalogue(self) -> Catalogue:
        """The entries as columns, to be chosen from."""
        return Catalogue(self.entries.values())

    @once
    def index(self) -> Index:
        """The names of the entries, to be searched; its places are those of the catalogue."""
        return Index(entry.names for entry in self.entries.values())

    @once
    def counts(self) -> Counter[str]:
        """How many entries there are of each kind."""
        return Counter(entry.kind for entry in self.entries.values())

    @once
    def gaps(self) -> Gaps:
        """The coverage and the candidates."""
        return self.graph.gaps()

    @once
    def network(self) -> Network:
        """The actors and their ties."""
        return self.graph.network()

    @once
    def outlook(self) -> Outlook:
        """What could become of the twinning."""
        from codev_graph.network import outlook

        return outlook(self.graph.store, self.network, self.gaps)

    @once
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The two ends of every documented tie; ties of an actor to itself are left out."""
        rows = (row for answer in self.graph.store.stream(_ENDS) for row in answer)
        return tuple((one.value, other.value) for one, other in rows if one != other)

    @once
    def partners(self) -> Mapping[str, Counter[str]]:
        """With whom each actor has how many ties; who has none is not in it."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for one, other in self.pairs:
            found[one][other] += 1
            found[other][one] += 1
        return dict(found)

    @once
    def measures(self) -> Mapping[str, list[tuple[str, float, int]]]:
        """The measures of each actor: name, value and rank.

        Those written into the build; without any, those of its network, of a large one the quick.
        """
        found: dict[str, list[tuple[str, float, int]]] = defaultdict(list)
        for actor, name, value, rank in self.written() or self._measured():
            found[actor].append((name, value, rank))
        return found

    def written(self, actor: str = "") -> list[Measured]:
        """Return the measures written into the build, of the actor with an IRI or of all."""
        bound = f"VALUES ?actor {{ <{actor}> }}" if actor else ""
        rows = self.graph.sparql(_WRITTEN.format(bound=bound)).rows
        named = ((str(row[1]).removeprefix(_MEASURE).replace("-", "_"), row) for row in rows)
        return [
            (str(row[0]), name, float(row[2] or 0), int(row[3] or 0))
            for name, row in named
            if name in registry()
        ]

    def _measured(self) -> Iterator[Measured]:
        for row in self.network.measures(self._quick() if self.large else None).records():
            if row["value"] is not None and row["rank"] is not None:
                value, rank = float(row["value"]), int(row["rank"])
                yield str(row["actor"]), str(row["measure"]), value, rank

    @property
    def large(self) -> bool:
        """Whether what takes minutes is told only when a reader asks for it."""
        return self.counts["actor"] > LARGE

    def prepare(self) -> tuple[Index, Catalogue, Twinnings, CoverageCube]:
        """Make and return what searches, lists, home and, last, the coverage are made from."""
        return self.index, self.catalogue, self.twinnings, self.gaps.cells

    def alone(self, agreement: Entry) -> Explored:
        """Return what concerns the cities of one agreement, as a build of its own."""
        with self.turns("alone", agreement):
            return self._alone(agreement)

    def scope(self, agreement: Entry | None) -> Explored:
        """Return what the gaps of an agreement are asked of: of a large build the twinning alone.

        Of the whole they take minutes.
        """
        return self.alone(agreement) if agreement and self.large else self

    def _alone_of(self, agreement: Entry) -> Explored:
        from codev_graph.web.explorer._alone import alone

        return Explored(alone(self, agreement), self.manifest, Changes())

    def label(self, iri: str) -> str:
        """Return what an entry is called, or a class or concept; else the end of an IRI."""
        return self.entries[iri].label if iri in self.entries else told(iri)

    @once
    def peer_ranks(self) -> Mapping[tuple[str, str], list[int]]:
        """The ranks of each measure in each class of actors, in order."""
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for actor, rows in self.measures.items():
            for name, _value, rank in rows:
                found[name, self.entries[actor].actor_class].append(rank)
        return {key: sorted(ranks) for key, ranks in found.items()}

    def _quick(self) -> tuple[str, ...]:
        located = any(row.city for row in self.network.documented.actors)
        return _CHEAP + (_CROSSING + ROLES if located else ())

    @once
    def missing(self) -> tuple[tuple[str, int], ...]:
        """How many things each query on structural gaps finds, the most first."""
        found: dict[str, int] = defaultdict(int)
        for gap in self.gaps.structure:
            found[gap.query] += 1
        return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0])))

    def _made(self, make: Callable[..., object], _language: str, *told: object) -> object:
        return make(self, *told)

    @once
    def twinnings(self) -> Twinnings:
        """The figures of the agreements."""
        from codev_graph.web.explorer._home import Twinnings

        return Twinnings(self)

    def _network_page(self, projection: Projection, code: str) -> str:
        return self.graph.network_page(projection)


class Builds:
    """The build in force; a workspace that was built anew is opened by the next page."""

    def __init__(self, workspace: str) -> None:
        self._folder = Path(workspace)
        self._lock = RLock()
        self._held: Explored | None = None

    def current(self) -> Explored:
        """Return the build in force.

        Raises:
            RefusedError: if the workspace has gone.
        """
        try:
            with self._lock:
                manifest = read_manifest(self._folder)
                if self._held is None or self._held.manifest != manifest:
                    changes = read_changes(self._folder / manifest.build)
                    self._held = Explored(open_workspace(self._folder), manifest, changes)
                return self._held
        except FileError as error:
            raise RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, str(error)) from error
