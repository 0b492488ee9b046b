"""Which step gives each measure of actors, and as what of its columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from codev_graph.network._brokerage import ROLES


@dataclass(frozen=True)
class Score:
    """Where a measure of actors is found.

    Attributes:
        table: The table that holds it.
        value: The expression of its value; NULL is undefined.
        z: The expression of z, if it has one.
        p: The expression of p, if it has one.
    """

    table: str
    value: str
    z: str = "NULL"
    p: str = "NULL"


def _share(upper: str, lower: str) -> str:
    return f"({upper}) / NULLIF({lower}, 0)"


def _role(role: str) -> Score:
    kinds = "{kinds} > 2" if role == "liaison" else "TRUE"
    known = f"code IS NOT NULL AND {kinds}"
    z = f"({role} - {role}_mean) / {role}_sd"
    return Score(
        "roles",
        f"CASE WHEN {known} THEN {role} END",
        f"CASE WHEN {known} AND {role}_sd > 0 THEN {z} END",
    )


_PAIRS: Final = "NULLIF(contacts * (contacts - 1), 0)"
SCORES: Final[dict[str, Score]] = {
    "degree": Score("positions", "outs + {directed} * ins"),
    "in_degree": Score("positions", "ins"),
    "out_degree": Score("positions", "outs"),
    "strength": Score("positions", "out_strength + {directed} * in_strength"),
    "pagerank": Score("pagerank", "value"),
    "clustering": Score("holes", f"2 * triangles / {_PAIRS}"),
    "constraint": Score("holes", "burt_constraint"),
    "effective_size": Score("holes", "effective_size"),
    "efficiency": Score("holes", "effective_size / contacts"),
    "hierarchy": Score("holes", "hierarchy"),
    "bridging_coefficient": Score("bridging", "coefficient"),
    "local_bridges": Score("holes", "contacts - closed"),
    "simmelian_ties": Score("holes", "held"),
    **{role: _role(role) for role in ROLES},
    "cross_local_bridges": Score("cross_bridges", "cross_bridges"),
    "cross_ties": Score("crossing_tests", "across", "z", "p"),
    "cross_share": Score("crossing", _share("across", "across + within")),
    "cross_strength": Score("crossing", "strength"),
    "ei_index": Score("crossing", _share("across - within", "across + within")),
    "participation": Score("spreads", "spread"),
    "participation_in": Score("spreads", "in_spread"),
    "participation_out": Score("spreads", "out_spread"),
    "blau": Score("spreads", "contact_spread"),
    "iqv": Score(
        "spreads", "CASE WHEN {kinds} > 1 THEN contact_spread * {kinds} / ({kinds} - 1.0) END"
    ),
}
