"""The steps, written in the dialect of DuckDB, translated for Spark rather than written anew."""

from __future__ import annotations

from collections.abc import Mapping

import sqlglot
from sqlglot import exp


def in_spark(
    select: str, names: Mapping[str, str], *, ordered: bool = True
) -> tuple[str, tuple[str, ...]]:
    """Return a query in the dialect of Spark, and the tables that it reads.

    Args:
        select: The query in the dialect of DuckDB.
        names: What each table is called there; other tables, as those of a ``WITH``, keep theirs.
        ordered: Whether its rows keep their order; those of a table, in many parts, have none.
    """
    tree = sqlglot.parse_one(select, read="duckdb", into=exp.Select)
    if not ordered:
        tree.set("order", None)
    own = {table.alias for table in tree.find_all(exp.CTE)}
    used: dict[str, None] = {}
    for table in tree.find_all(exp.Table):
        if table.name in names and table.name not in own:
            used[table.name] = None
            table.set("alias", exp.TableAlias(this=exp.to_identifier(table.alias_or_name)))
            table.set("this", exp.to_identifier(names[table.name]))
    for number in tree.find_all(exp.Literal):
        # 1.0 is a decimal of one place to Spark, and 1.0e0 a double.
        if not number.is_string and "." in number.name and "e" not in number.name.lower():
            number.set("this", f"{number.name}e0")
    for place, column in enumerate(tree.selects):
        # Parquet needs a name that Spark does not take from the expression.
        if not column.output_name:
            column.replace(exp.alias_(column.copy(), f"column_{place}"))
    return tree.sql(dialect="spark"), tuple(used)


def renamed(select: str) -> str | None:
    """Return the table that a query gives as it is; ``None`` if it does anything to it."""
    words = sqlglot.parse_one(select, read="duckdb").sql(comments=False).split()
    return words[3] if words[:3] == ["SELECT", "*", "FROM"] and len(words) == 4 else None
