"""Inbound: foreign files and endpoints → rows of our tables, for a person to check and complete."""

from codev_graph.sources.inbound._edge_lists import read_edge_list
from codev_graph.sources.inbound._graph_files import read_graph_file
from codev_graph.sources.inbound._iati import read_iati
from codev_graph.sources.inbound._mapping import ColumnMapping
from codev_graph.sources.inbound._tables import (
    DraftTables,
    Ids,
    add_file_source,
    slug,
    write_tables,
)
from codev_graph.sources.inbound._wikidata import read_wikidata
from codev_graph.sources.inbound._xml import refuse_entities

__all__ = [
    "ColumnMapping",
    "DraftTables",
    "Ids",
    "add_file_source",
    "read_edge_list",
    "read_graph_file",
    "read_iati",
    "read_wikidata",
    "refuse_entities",
    "slug",
    "write_tables",
]
