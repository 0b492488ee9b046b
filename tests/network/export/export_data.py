"""A small network with what formats find hard, and files read back by row."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from builders import actor, agreement, city, write_twinning
from codev_graph.knowledge import KnowledgeGraph, build

HARD = {
    "a1": 'Alcaldía "Ñandú", de\nPuerto Alba',
    "a2": "=SUM(A1:A9)",
    "a3": "市役所 🤝 مدينة",
    "a4": "-5",
    "an-actor-with-a-very-long-id-1": "Cámara & <Comercio>",
    "an-actor-with-a-very-long-id-2": "Cámara & <Comercio>",
    "lonely": "@solo\\nadie",
}


def hard_graph(folder: Path) -> KnowledgeGraph:
    """Return a graph of seven actors, five ties of which two join one pair, one without ties."""
    cities = {"a1": "alba", "a2": "alba", "a3": "clara"}
    actors = [actor(key, cities.get(key, ""), name=name) for key, name in HARD.items()]
    long1, long2 = (key for key in HARD if key.startswith("an-"))
    ties = [
        {"from": "a1", "to": "a2", "mutual": "yes", "start": "2022-03", "strength": "2.5"},
        {
            "from": "a1",
            "to": "a2",
            "mutual": "yes",
            "end": "2023",
            "purposes": "cultural|peace",
        },
        {"from": "a2", "to": "a3", "mutual": "no", "evidence": "+34 “dicho”", "agreement": "pacto"},
        {"from": "a3", "to": long1, "start": "1999~", "areas": "culture", "confidence": "reported"},
        {"from": long1, "to": long2, "strength": "0.125"},
    ]
    tables = {
        "cities": [city("alba", "Puerto Alba"), city("clara", "Santa Clara", "MX")],
        "actors": actors,
        "agreements": [agreement("pacto", "alba|clara")],
        "ties": ties,
    }
    return build(write_twinning(folder / "hard", tables))


def merged_graph(folder: Path) -> KnowledgeGraph:
    """Return a graph of three rows of actors, two of which a decision made one."""
    tables = {
        "cities": [city("alba")],
        "actors": [actor("unach", "alba"), actor("uni"), actor("otra", "alba")],
        "ties": [{"from": "otra", "to": "uni"}],
        "same_as": [{"actor": "uni", "same_as": "unach", "decision": "yes"}],
    }
    return build(write_twinning(folder / "merged", tables))


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))
