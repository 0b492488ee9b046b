"""What drawn tables call their columns and their coded values, in the language in force.

CSV, TSV and JSON keep the names that programs rely on; only what is drawn goes through here.
"""

from __future__ import annotations

from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph._table import Cell

_COLUMNS: Final = {
    "absent": mark("absent"),
    "actor": mark("actor"),
    "actors": mark("actors"),
    "after": mark("after"),
    "agreement": mark("agreement"),
    "area": mark("area"),
    "areas": mark("areas"),
    "auc": mark("AUC"),
    "auc_high": mark("AUC, high"),
    "auc_low": mark("AUC, low"),
    "balance": mark("balance"),
    "before": mark("before"),
    "cells": mark("cells"),
    "city": mark("city"),
    "city_name": mark("city"),
    "class": mark("class"),
    "column": mark("column"),
    "correlation": mark("correlation"),
    "coverage": mark("coverage"),
    "coverage_gain": mark("Gain"),
    "empty": mark("empty"),
    "evidence": mark("evidence"),
    "exact": mark("exact"),
    "expected": mark("expected"),
    "file": mark("file"),
    "found": mark("found"),
    "hint": mark("hint"),
    "fragile_share": mark("share on one actor"),
    "gap": mark("gap"),
    "group": mark("group"),
    "group_name": mark("group"),
    "guideline": mark("guideline"),
    "held": mark("held"),
    "held_share": mark("share held"),
    "hidden": mark("hidden"),
    "high": mark("high"),
    "label": mark("what it is"),
    "layer": mark("layer"),
    "list": mark("List"),
    "low": mark("low"),
    "measure": mark("measure"),
    "message": mark("message"),
    "mode": mark("mode"),
    "name": mark("name"),
    "occupied": mark("occupied"),
    "other": mark("other"),
    "other_layer": mark("other layer"),
    "other_name": mark("other name"),
    "parameters": mark("parameters"),
    "place": mark("Place"),
    "position": mark("No."),
    "precedent": mark("precedent"),
    "precision": mark("precision"),
    "precision_high": mark("precision, high"),
    "precision_low": mark("precision, low"),
    "predictor": mark("predictor"),
    "question": mark("question"),
    "rank": mark("rank"),
    "raw": mark("count"),
    "reason": mark("reason"),
    "repeats": mark("repeats"),
    "role": mark("role"),
    "row": mark("row"),
    "same_as": mark("same as"),
    "scope": mark("scope"),
    "score": mark("score"),
    "sd": mark("sd"),
    "seed": mark("seed"),
    "severity": mark("severity"),
    "share": mark("share"),
    "simulated_z": mark("simulated z"),
    "source_name": mark("one"),
    "state": mark("state"),
    "status": mark("status"),
    "target_name": mark("the other"),
    "trusted": mark("trusted"),
    "two_sided_share": mark("two-sided share"),
    "value": mark("value"),
}
_SCOPES: Final = {
    "across": mark("across cities"),
    "actor": mark("actor"),
    "agreement": mark("agreement"),
    "all": mark("all"),
    "area": mark("area"),
    "city": mark("city"),
    "class": mark("class"),
    "network": mark("network"),
    "within": mark("within a city"),
}
_VALUES: Final = {
    "gap": {"actor": mark("actor"), "cell": mark("cell")},
    "group": {
        "actors": mark("actors"),
        "cooperation": mark("cooperation"),
        "explore": mark("exploring"),
        "gaps": mark("gaps"),
        "measures": mark("measures"),
    },
    "list": {
        "best": mark("best set"),
        "codevelopment-principle": mark("principle of co-development"),
        "phase": mark("phase"),
        "ranking": mark("by itself"),
        "recommendation": mark("recommendation"),
        "step": mark("step"),
    },
    "predictor": {"random": mark("chance")},
    "scope": _SCOPES,
    "severity": {"error": mark("error"), "warning": mark("warning")},
    "state": {
        "empty": mark("empty"),
        "held": mark("held"),
        "one-sided": mark("one-sided"),
        "single-actor": mark("a single actor"),
    },
}
# What these columns hold are names in the register of measures.
_MEASURES: Final = {"measure", "predictor", "role"}


def heading(column: str) -> str:
    """Return what a column is called when drawn: its own name where the catalogue has none.

    A name of the register of measures reads as its label.
    """
    return _(_COLUMNS[column]) if column in _COLUMNS else _measure(column)


def value(column: str, cell: Cell) -> Cell:
    """Return a coded value of a column in words; any other as it is."""
    if not isinstance(cell, str):
        return cell
    words = _VALUES.get(column, {})
    if cell in words:
        return _(words[cell])
    return _measure(cell) if column in _MEASURES else cell


def _measure(name: str) -> str:
    from codev_graph.network.definitions import registry

    found = registry().get(name)
    return found.label if found else name
