"""The façade: one object that a build returns, with one method for each step of the work."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from codev_graph._files import write_whole
from codev_graph._i18n import Language, language
from codev_graph._table import Table
from codev_graph.errors import Problem, Severity
from codev_graph.graph import (
    Build,
    GraphStore,
    OwlReport,
    Store,
    ask,
    check_consistency,
    split_build,
    write_trig,
    write_workspace,
)
from codev_graph.knowledge._findings import as_problem
from codev_graph.knowledge._measured import written_back
from codev_graph.terms import ontology_store

if TYPE_CHECKING:
    import pyoxigraph as ox

    from codev_graph.network import Gaps, Level, Network, Outlook, Projection, TwoModes
    from codev_graph.views import FigureName, Width


class KnowledgeGraph:
    """The graph of one or more twinnings.

    Made by :func:`build` from tables, by :func:`open_graph` from a file that :meth:`save` wrote,
    by :func:`open_workspace` from a folder that :meth:`save_workspace` wrote, or by
    :func:`open_endpoint` from a store on another machine.

    Attributes:
        name: The name of the data set.
        inputs: The SHA-256 of each input file, by name.
        seed: The seed of the free layout; everything else is exact.
        warnings: What was noticed while the tables were read, and stops nothing.
    """

    seed = 0

    def __init__(
        self,
        graph: Build | Store,
        name: str,
        inputs: Mapping[str, str],
        warnings: Sequence[Problem] = (),
        review: Callable[[], list[Problem]] = list,
        measured: tuple[ox.Quad, ...] = (),
    ) -> None:
        self._measured = measured
        if isinstance(graph, Build):
            self._build = graph
        else:
            self.store = graph
        self.name = name
        self.inputs = dict(inputs)
        self.warnings = tuple(warnings)
        self._review = review

    @property
    def asserted(self) -> int:
        """How many statements the sources make."""
        return len(self._build.asserted)

    @property
    def entailed(self) -> int:
        """How many statements follow from them under the ontology."""
        return len(self._build.entailed)

    @cached_property
    def _build(self) -> Build:
        """What the store holds, as a build."""
        return split_build(self.store.quads())

    @cached_property
    def store(self) -> Store:
        """The store that answers SPARQL."""
        return GraphStore(self._written)

    @property
    def _written(self) -> tuple[ox.Quad, ...]:
        """What is stated, what follows, and the measures written back."""
        return self._build.quads + self._measured

    def query(self, name: str, /, **parameters: str) -> Table:
        """Return the answer of a query of the library; see ``codev-graph query --help``.

        Args:
            name: The query's name.
            parameters: What the query may be told, as ids, notations, labels or plain values.

        Raises:
            UnknownQueryError: if there is no such query.
            ParameterError: for an unknown parameter, or a value that it can not take.
        """
        return ask(self.store, name, parameters)

    def sparql(self, text: str) -> Table:
        """Return the answer of any SPARQL 1.1 query, our prefixes supplied.

        Raises:
            QuerySyntaxError: if the text is no SPARQL.
        """
        return self.store.select(text)

    def check(self) -> list[Problem]:
        """Return the warnings and what does not fit the SHACL shapes: errors first, then by row."""
        found = [as_problem(each, self._build.places) for each in self._build.findings]
        found += [*self.warnings, *self._review()]
        grave = get_args(Severity)
        return sorted(found, key=lambda p: (grave.index(p.severity), p.file, p.row or 0, p.message))

    def check_owl(self) -> OwlReport:
        """Reason over ontology and data in full OWL 2 DL: is there a contradiction, and where?

        Raises:
            OntologyError: if the extra ``codev-graph[owl]`` is not installed.
        """
        places = self._build.places
        return check_consistency(self._build.asserted, ontology_store(), places=places)

    def network(self, projection: Projection | None = None) -> Network:
        """Return the actors and their ties as a NetworkX graph that can be measured.

        Args:
            projection: How ties become a graph; by default all ties, without direction, and
                actors without any tie kept.
        """
        from codev_graph.network import read_network

        return read_network(self.store, projection)

    def two_modes(self, mode: str = "committee") -> TwoModes:
        """Return the actors and what they take part in, measurable and nothing projected.

        Args:
            mode: ``committee``, ``agreement``, ``project`` or ``area``.

        Raises:
            NetworkError: if it is none of these.
        """
        from codev_graph.network import read_two_modes

        return read_two_modes(self.store, mode)

    def with_measures(self, projection: Projection | None = None, seed: int = 0) -> KnowledgeGraph:
        """Return this graph with the measures of its network in the graph ``…/graph/measures``.

        They stand there with the run that gave them, in the place of any written before.

        Args:
            projection: As in :meth:`network`.
            seed: The seed of the permutations.
        """
        made = written_back(self._build.quads, self.network(projection), self.name, seed)
        return KnowledgeGraph(
            self._build, self.name, self.inputs, self.warnings, self._review, made
        )

    def gaps(self, level: Level = "class") -> Gaps:
        """Return what is missing, and who could fill it.

        Args:
            level: At which level of Tabla 1: ``class`` for its six classes, or ``kind``.
        """
        from codev_graph.network import find_gaps

        return find_gaps(self.store, level)

    def outlook(self) -> Outlook:
        """Return what could become of the twinning: whom to invite, and what if somebody left."""
        from codev_graph.network import outlook

        return outlook(self.store, self.network(), self.gaps())

    def network_page(self, projection: Projection | None = None) -> str:
        """Return the interactive network as one HTML page that needs no network access."""
        from codev_graph.knowledge._picture import picture
        from codev_graph.views import network_page

        return network_page(picture(self, projection))

    def report_page(self, code: Language | None = None) -> str:
        """Return the report as one HTML page, by default in the language in force."""
        from codev_graph.knowledge._picture import picture
        from codev_graph.knowledge._report import report
        from codev_graph.views import report_page

        chosen = code or language()
        return report_page(report(self, chosen), picture(self), chosen)

    def view(self, path: str | Path, projection: Projection | None = None) -> Path:
        """Write :meth:`network_page` to a file and return its path."""
        return write_whole(Path(path), self.network_page(projection))

    def report(self, path: str | Path, code: Language | None = None) -> Path:
        """Write :meth:`report_page` to a file and return its path.

        Raises:
            FileError: if it ends in ``.pdf`` and no browser is found that can print one.
        """
        from codev_graph.views import printable

        return write_whole(Path(path), printable(self.report_page(code), Path(path)))

    def figure(self, name: FigureName, path: str | Path, width: Width = "full") -> Path:
        """Write a figure for print to a file and return its path.

        Args:
            name: ``network``, ``coverage``, ``measures`` or ``timeline``.
            path: The file; its ending tells the form: SVG, PDF or PNG.
            width: ``column`` or ``full``, of an A4 page.

        Raises:
            FileError: if the ending is of none of these forms, or the file can not be written.
        """
        from codev_graph.knowledge._figures import figure

        return write_whole(Path(path), figure(self, name, Path(path), width))

    def _repr_html_(self) -> str:
        """Return the interactive network for a notebook, in a frame of its own."""
        from codev_graph.knowledge._picture import picture
        from codev_graph.views import framed, network_page

        shown = picture(self)
        return framed(network_page(shown), shown.title.of(language()))

    def save(self, path: str | Path) -> Path:
        """Write the graph as TriG: a named graph a source, and one for the entailments."""
        return write_whole(Path(path), self.to_trig())

    def save_workspace(self, folder: str | Path, source: str = "") -> None:
        """Write the graph as a store on disk, which :func:`open_workspace` opens at once.

        Args:
            folder: The workspace; what an earlier build wrote there is replaced as a whole.
            source: What the graph was built from, told to whoever has to build it again.

        Raises:
            FileError: if another build is writing it, it holds anything else, or can not be
                written.
        """
        write_workspace(
            Path(folder), self._written, name=self.name, source=source, inputs=self.inputs
        )

    def to_trig(self) -> bytes:
        """Return the graph as TriG, always in the same order."""
        return write_trig(self._written)

    def export(
        self, path: str | Path, form: str | None = None, projection: Projection | None = None
    ) -> list[Path]:
        """Write the graph, or its network, in a format of others and return the files.

        Args:
            path: The file; a format of several files puts its own endings in the place of its one.
            form: ``trig``, ``nquads``, ``turtle``, ``jsonld``, ``graphml``, ``gexf``, ``pajek``,
                ``dl``, ``csv``, ``xlsx`` or, a folder, ``parquet``; by default what the path's
                ending means. What each holds and loses is told in ``docs/formats.md``.
            projection: For a network's format: only the actors and ties that count.

        Raises:
            FileError: if no format is meant, or a file can not be written.
        """
        from codev_graph.knowledge._export import export_files
        from codev_graph.network.export import write_parquet

        if form == "parquet":
            return [write_parquet(self.store, Path(path), projection)]
        network = None if projection is None else self.network(projection)
        return export_files(self._written, Path(path), form, network)

    def pseudonymised(self, key: str | Path) -> KnowledgeGraph:
        """Return the graph with a code in the place of every name; see ``docs/formats.md``.

        Args:
            key: The CSV file that leads from the codes back to the names; the codes of one that is
                there already are kept. Keep it apart from what is shared.

        Raises:
            FileError: if the file is no such key, or can not be written.
        """
        from codev_graph.knowledge._export import without_names

        return KnowledgeGraph(without_names(self._build, Path(key)), "pseudonymised", {})
