"""How the findings are written: lists in words, and the command under each sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from codev_graph._i18n import gettext as _
from codev_graph._i18n import percentage
from codev_graph._table import Cell
from codev_graph.terms import parts_of


def in_words(texts: Iterable[str], most: int = 12) -> str:
    """Return a list as one reads it: “a, b and c”; of more than ``most`` the rest is counted.

    Names that hold commas themselves are parted by semicolons.
    """
    named = list(texts)
    if len(named) > most:
        rest = _("{n} more").format(n=len(named) - most + 1)
        named = [*named[: most - 1], rest]
    if len(named) < 2:
        return "".join(named)
    if any("," in name for name in named):
        return "; ".join(named)
    return _("{list} and {last}").format(list=", ".join(named[:-1]), last=named[-1])


def said(sentence: str, *commands: str) -> Iterator[str]:
    """Yield a sentence as an item of a list, and under it each command that one can run."""
    yield f"- {sentence}"
    yield from (f"  <br>`codev-graph {command}`" for command in commands)


def key_of(iri: str) -> str:
    """Return the id of the row that an IRI stands for: what a query takes."""
    parts = parts_of(iri)
    return parts[2] if parts else iri


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    named = list(head)
    yield ""
    yield f"| {' | '.join(named)} |"
    yield "|" + "---|" * len(named)
    for row in rows:
        yield f"| {' | '.join(map(_escaped, row))} |"


def _escaped(cell: str) -> str:
    return cell.replace("|", "\\|")


def percent(share: Cell) -> str:
    """Return a cell's share in per cent; a dash where it is undefined."""
    return percentage(share if isinstance(share, float) else None)
