"""``docs/formats.md`` tells the truth about the codes and the endings."""

from __future__ import annotations

import csv
from pathlib import Path

from builders import ROOT
from codev_graph.knowledge._export import ENDINGS
from codev_graph.sources import inbound

PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")


def test_every_iati_code_is_documented_as_it_is_mapped() -> None:
    path = Path(inbound.__file__).with_name("iati-codes.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            ours = f"`{row['ours']}`" if row["ours"] else "left empty"
            assert f"| {row['code']} | {row['iati_name']} | {ours} | {row['why']} |" in PAGE


def test_every_ending_has_its_row() -> None:
    assert all(f"\n| `{ending}` |" in PAGE for ending in ENDINGS)
