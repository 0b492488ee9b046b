"""The column ``supports``: what a row puts into practice, out of several vocabularies."""

from __future__ import annotations

from pathlib import Path

import pytest

from codev_graph.errors import DataError
from codev_graph.sources import Agreement, load_dataset
from codev_graph.terms import VOCAB


def _with_support(folder: Path, cell: str) -> Path:
    table = folder / "agreements.csv"
    head, row, *rest = table.read_text(encoding="utf-8").splitlines()
    table.write_text("\n".join([f"{head},supports", f"{row},{cell}", *rest]), encoding="utf-8")
    return folder


def test_a_notation_of_any_of_the_vocabularies_is_understood(real_tables: Path) -> None:
    dataset = load_dataset(_with_support(real_tables, "receptivity|step/selection"))
    (agreement, *_rest) = dataset.of(Agreement)
    assert agreement.supports == (
        f"{VOCAB}recommendation/receptivity",
        f"{VOCAB}step/selection",
    )


@pytest.mark.parametrize("cell", ["work-plans", "phase/diagnosis", "recommendation/selection"])
def test_what_no_such_vocabulary_holds_is_told(real_tables: Path, cell: str) -> None:
    with pytest.raises(DataError) as caught:
        load_dataset(_with_support(real_tables, cell))
    (problem,) = caught.value.problems
    assert (problem.file, problem.row, problem.column) == ("agreements.csv", 2, "supports")
    assert cell in problem.found
    assert "opportunity-point" in problem.expected
