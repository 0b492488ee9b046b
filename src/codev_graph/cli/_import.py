"""``codev-graph import``: what others keep, as a folder of tables to check and complete."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from codev_graph._i18n import gettext as _
from codev_graph._i18n import language, mark
from codev_graph.cli._base import Argument, Command, Option, lang_option
from codev_graph.cli._output import told
from codev_graph.cli._progress import step
from codev_graph.errors import FileError

if TYPE_CHECKING:
    from codev_graph.sources.inbound import DraftTables

_WIKIDATA: Final = "wikidata"
_GRAPHS: Final = (".graphml", ".gexf")
_RDF: Final = (".trig", ".nq", ".ttl", ".nt", ".jsonld", ".rdf")
_CSV: Final = (".csv", ".tsv", ".txt")
_IATI: Final = (".xml",)


@click.command(
    "import",
    cls=Command,
    help=mark(
        "Bring what others keep into tables.\n\n"
        "SOURCE is a network (.graphml, .gexf, or an edge list as .csv), an IATI activity file "
        "(.xml), a graph with our terms (.trig, .nq, .ttl, .nt, .jsonld, .rdf), or the word "
        "“wikidata” for the twin towns of some cities. The result is a folder of tables in which "
        "each row cites the file it came from. What the file does not say is left empty: complete "
        "it, and let “codev-graph check” say what is missing. What no table can hold is told at "
        "the end."
    ),
    epilog=mark(
        "codev-graph import ties.csv --nodes people.csv --map from=Origin --map to=Goal\n"
        "codev-graph import activities.xml -o my-twinning\n"
        "codev-graph import wikidata --endpoint https://query.example.org/sparql --city Q12345"
    ),
)
@click.argument("source", cls=Argument, metavar=mark("SOURCE"))
@click.option(
    "-o",
    "--output",
    cls=Option,
    metavar=mark("FOLDER"),
    help=mark("The folder to write; it must be new or empty (default: named after SOURCE)."),
)
@click.option(
    "--nodes", cls=Option, metavar=mark("FILE"), help=mark("Node list of an edge list (CSV).")
)
@click.option(
    "--map",
    "pairs",
    cls=Option,
    multiple=True,
    metavar=mark("OURS=THEIRS"),
    help=mark(
        "Which of their columns becomes ours: “from=Origin”, or “ties.start=Begin” where actors "
        "and ties both have the column. May be given several times."
    ),
)
@click.option("--endpoint", cls=Option, metavar="URL", help=mark("SPARQL endpoint to ask."))
@click.option(
    "--city",
    "cities",
    cls=Option,
    multiple=True,
    metavar=mark("ITEM"),
    help=mark("City whose twin towns to ask for, as a Wikidata item; may be given several times."),
)
@lang_option
def import_(
    source: str,
    output: str | None,
    nodes: str | None,
    pairs: tuple[str, ...],
    endpoint: str | None,
    cities: tuple[str, ...],
) -> None:
    """Write the tables that SOURCE becomes."""
    from codev_graph.sources.inbound import write_tables

    folder = Path(output or Path(source).stem)
    with step(_("Reading {source}").format(source=source)):
        if source == _WIKIDATA:
            tables = _from_wikidata(endpoint, cities)
        else:
            tables = _from_file(Path(source), Path(nodes) if nodes else None, pairs)
    write_tables(tables, folder, language())
    for note in tables.notes:
        click.echo(note, err=True)
    told(_("Wrote {file}").format(file=folder))
    told(_("Next: codev-graph check {folder}").format(folder=folder))


def _from_wikidata(endpoint: str | None, cities: tuple[str, ...]) -> DraftTables:
    from codev_graph.sources.inbound import read_wikidata

    if not endpoint or not cities:
        raise click.UsageError(_("“wikidata” needs --endpoint and at least one --city."))
    return read_wikidata(endpoint, cities, datetime.now(UTC).date())


def _from_file(path: Path, nodes: Path | None, pairs: tuple[str, ...]) -> DraftTables:
    from codev_graph.sources.inbound import (
        ColumnMapping,
        read_edge_list,
        read_graph_file,
        read_iati,
    )

    today, ending = datetime.now(UTC).date(), path.suffix.lower()
    if not path.is_file():
        raise FileError(path, _("there is no such file"))
    if ending in _GRAPHS:
        return read_graph_file(path, ColumnMapping.parse(pairs), today)
    if ending in _CSV:
        return read_edge_list(path, nodes, ColumnMapping.parse(pairs), today)
    if ending in _IATI:
        return read_iati(path, today)
    return _from_rdf(path)


def _from_rdf(path: Path) -> DraftTables:
    from codev_graph.graph import read_rdf, to_tables

    if path.suffix.lower() not in _RDF:
        known = ", ".join([*_GRAPHS, *_CSV, *_IATI, *_RDF])
        reason = _("nothing is known to be read from this ending; known: {known}")
        raise FileError(path, reason.format(known=known))
    quads = read_rdf(path.read_bytes(), path.name)
    tables = to_tables(quads, path.name, datetime.now(UTC).date())
    if not any(tables.rows.values()):
        raise FileError(path, _("nothing in it is said in terms of this ontology"))
    return tables
