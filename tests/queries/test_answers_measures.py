"""The questions about social capital and its measures; each test says why its answer holds."""

from __future__ import annotations

from collections import Counter

import pytest
from real_data import (
    AUTHORITY,
    DATASETS,
    answer,
    city_of,
    class_of,
    column,
    crosses,
    neighbours,
    pairs,
    table,
    ties,
    told_of,
    twins,
)

everywhere = pytest.mark.parametrize("dataset", DATASETS)


def test_measure_definitions() -> None:
    # Who proposed each is a matter of the literature.
    cited = told_of(answer("measure-definitions"), "notation", "citations")
    for measure, author in (
        ("betweenness", "Freeman"),
        ("constraint", "Burt"),
        ("pagerank", "Brin"),
        ("katz", "Katz"),
        ("gatekeeper", "Gould"),
        ("ei-index", "Krackhardt"),
        ("bridging-centrality", "Hwang"),
        ("group-modularity", "Newman"),
    ):
        assert author in str(cited[measure])
    assert all(row["definition"] and row["reading"] for row in answer("measure-definitions"))


def test_measure_definitions_of_one_form_of_capital() -> None:
    rows = answer("measure-definitions", capital="bridging")
    assert column(rows, "concept") == column(
        answer("capital-measures", capital="bridging"), "measure"
    )
    # A measure that indicates two forms tells both, whichever was asked for.
    labels = told_of(rows, "notation", "capitalLabels")
    assert len(str(labels["ei-index"]).split("|")) == 2


def test_capital_measures() -> None:
    found = pairs(answer("capital-measures"), "capital", "measure")
    # Burt (1992): structural holes are what gives bridging capital, and constraint lacks them.
    assert ("bridging", "effective-size") in found
    assert ("bonding", "constraint") in found
    assert ("bridging", "constraint") not in found
    # Coleman (1988) and Putnam (2000): closure and density bind.
    assert {("bonding", "density"), ("bonding", "transitivity")} <= found
    # Szreter and Woolcock (2004): linking capital spans levels of authority.
    assert {measure for form, measure in found if form == "linking"} == {
        "cross-level-ties",
        "cross-level-share",
    }
    # The border between the two cities is what bridging means here.
    assert ("bridging", "cross-ties") in found


def builds(row: dict[str, str], dataset: str) -> set[str]:
    """Return the forms of social capital a tie builds (Putnam 2000; Szreter & Woolcock 2004)."""
    cities = {city_of(row[end], dataset) for end in ("from", "to")}
    authority = {class_of(row[end], dataset) in AUTHORITY for end in ("from", "to")}
    forms = set()
    if len(cities) == 1 and cities != {""}:
        forms.add("bonding")
    if crosses(row, dataset):
        forms.add("bridging")
    if authority == {True, False}:
        forms.add("linking")
    return forms


@everywhere
def test_capital_of_ties(dataset: str) -> None:
    counts = Counter(form for row in ties(dataset).values() for form in builds(row, dataset))
    assert told_of(answer("capital-of-ties", dataset), "capital", "ties") == {
        form: counts[form] for form in ("bonding", "bridging", "linking")
    }


def test_capital_of_the_ties_of_one_city() -> None:
    counts: Counter[str] = Counter()
    for row in ties().values():
        if "santa-ana" in {city_of(row["from"]), city_of(row["to"])}:
            counts.update(builds(row, DATASETS[0]))
    rows = told_of(answer("capital-of-ties", city="santa-ana"), "capital", "ties")
    assert rows == {form: counts[form] for form in ("bonding", "bridging", "linking")}


@everywhere
def test_partners(dataset: str) -> None:
    documented = Counter(end for row in table(dataset, "ties") for end in (row["from"], row["to"]))
    expected = {
        actor: (
            len(others),
            sum(
                (city_of(actor, dataset), city_of(one, dataset)) in twins(dataset) for one in others
            ),
            documented[actor],
        )
        for actor, others in neighbours(dataset).items()
    }
    rows = answer("partners", dataset)
    assert told_of(rows, "actor", "partners", "acrossBorder", "ties") == expected


def test_partners_of_one_kind() -> None:
    rows = answer("partners", class_="university")
    assert {"unach", "ues-fmo"} <= column(rows, "actor")
    assert "acnur" not in column(rows, "actor")
