"""The picture shows the areas that are counted in, whether or not a tie names one."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import actor, agreement, city, taking_part, write_twinning
from codev_graph import build
from codev_graph.knowledge._picture import picture


@pytest.mark.parametrize("named", ["", "culture"])
def test_the_areas_are_those_of_the_coverage_and_of_what_actors_do(
    tmp_path: Path, named: str
) -> None:
    tie = {"from": "x", "to": "y", "areas": named}
    tables = {
        "cities": [city("a"), city("b")],
        "actors": [actor("x", "a"), actor("y", "b"), actor("z", "b")],
        "agreements": [agreement("d", "a|b", "culture|sport|youth")],
        "participations": [
            taking_part("x", "d", role="signatory"),
            taking_part("y", "d", "sport"),
        ],
        "ties": [tie, {**tie, "to": "z"}],
    }
    graph = build(write_twinning(tmp_path / "t", tables))
    shown = picture(graph)
    assert {area.notation for area in shown.areas} == {"culture", "sport", "youth"}
    active = {node.id.rsplit("/", 1)[-1]: set(node.areas) for node in shown.nodes}
    assert active == {"x": {"culture", "sport", "youth"}, "y": {"sport"}, "z": set()}
    report = graph.report_page("en")
    assert all(label in report for label in ("Culture", "Sport", "Youth"))
