"""Export: the actors and their documented ties in the formats of other tools and engines."""

from collections.abc import Callable, Mapping
from typing import Final

from codev_graph.network.export._content import NetworkContent, network_content
from codev_graph.network.export._matrix_files import write_dl, write_pajek
from codev_graph.network.export._parquet import write_parquet
from codev_graph.network.export._sheets import worded_table, workbook, write_csv, write_xlsx
from codev_graph.network.export._xml import write_gexf, write_graphml

# The content of each file by what is put after the name that the user gave, its ending taken off.
NETWORK_WRITERS: Final[Mapping[str, Callable[[NetworkContent], dict[str, bytes]]]] = {
    "graphml": lambda content: {".graphml": write_graphml(content)},
    "gexf": lambda content: {".gexf": write_gexf(content)},
    "pajek": write_pajek,
    "dl": write_dl,
    "csv": write_csv,
    "xlsx": lambda content: {".xlsx": write_xlsx(content)},
}

__all__ = [
    "NETWORK_WRITERS",
    "NetworkContent",
    "network_content",
    "worded_table",
    "workbook",
    "write_csv",
    "write_dl",
    "write_gexf",
    "write_graphml",
    "write_pajek",
    "write_parquet",
    "write_xlsx",
]
