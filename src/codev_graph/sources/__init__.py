"""Sources: the tables of a twinning → validated records, every problem reported at once."""

from codev_graph.sources._collector import without_collecting
from codev_graph.sources._columns import Citation, Column, Guidance, Reference, Term, Text
from codev_graph.sources._countries import FREE_COUNTRY_CODES
from codev_graph.sources._dataset import Dataset, load_dataset
from codev_graph.sources._dates import Date
from codev_graph.sources._decisions import SameAs
from codev_graph.sources._duplicates import (
    Proposal,
    draft_decisions,
    duplicates_of,
    propose_duplicates,
    warn_of_duplicates,
)
from codev_graph.sources._raw import RawTable
from codev_graph.sources._reader import read_table
from codev_graph.sources._records import (
    RECORDS,
    Actor,
    Agreement,
    Cited,
    City,
    Committee,
    Evaluation,
    Participation,
    PhaseRecord,
    Project,
    Record,
    Resource,
    Result,
    SectorPresence,
    Source,
    Tie,
    columns,
    header,
)
from codev_graph.sources._rewrite import rewrite_tables
from codev_graph.sources._validate import Watch, unwatched
from codev_graph.sources._value_columns import Url
from codev_graph.sources._workbook import is_workbook

__all__ = [
    "FREE_COUNTRY_CODES",
    "RECORDS",
    "Actor",
    "Agreement",
    "Citation",
    "Cited",
    "City",
    "Column",
    "Committee",
    "Dataset",
    "Date",
    "Evaluation",
    "Guidance",
    "Participation",
    "PhaseRecord",
    "Project",
    "Proposal",
    "RawTable",
    "Record",
    "Reference",
    "Resource",
    "Result",
    "SameAs",
    "SectorPresence",
    "Source",
    "Term",
    "Text",
    "Tie",
    "Url",
    "Watch",
    "columns",
    "draft_decisions",
    "duplicates_of",
    "header",
    "is_workbook",
    "load_dataset",
    "propose_duplicates",
    "read_table",
    "rewrite_tables",
    "unwatched",
    "warn_of_duplicates",
    "without_collecting",
]
