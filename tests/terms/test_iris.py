"""IRIs of individuals are valid whatever a folder or a row is called, and never meet."""

from __future__ import annotations

from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from codev_graph.errors import ResourceError
from codev_graph.terms import (
    DESCRIPTION,
    ENTAILMENTS,
    INDIVIDUALS,
    PREFIXES,
    expand,
    individual,
    is_entailed,
    named_graph,
    ontology_files,
    ontology_store,
    parts_of,
    resource,
)

NAMES = st.text(min_size=1)


@given(NAMES, NAMES)
def test_an_individual_has_a_valid_iri_that_can_be_read_back(dataset: str, key: str) -> None:
    iri = individual(dataset, "actor", key)
    quads = list(ox.parse(f"<{iri}> <x:p> <x:o> .", format=ox.RdfFormat.N_TRIPLES))
    assert quads[0].subject.value == iri
    assert not urlsplit(iri).query
    assert parts_of(iri) == (dataset, "actor", key)


@pytest.mark.parametrize(
    "iri",
    ["", INDIVIDUALS, INDIVIDUALS + "d/actor", INDIVIDUALS + "d/actor/a/b", "http://x.org/d/a/b"],
)
def test_what_names_no_individual_has_no_parts(iri: str) -> None:
    assert parts_of(iri) is None


@given(NAMES)
def test_only_the_graph_of_entailments_is_entailed(dataset: str) -> None:
    assert is_entailed(named_graph(dataset, ENTAILMENTS))
    assert not is_entailed(named_graph(dataset, DESCRIPTION))
    assert not is_entailed(named_graph(ENTAILMENTS, f"{dataset}/graph/{ENTAILMENTS}"))


def test_a_graph_is_named_in_its_data_set() -> None:
    assert named_graph("a b", "s/1") == f"{INDIVIDUALS}a%20b/graph/s%2F1"


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_prefixed_name_is_written_out(prefix: str) -> None:
    assert expand(f"{prefix}:x:y") == f"{PREFIXES[prefix]}x:y"


def test_an_unknown_prefix_is_told() -> None:
    with pytest.raises(KeyError, match="nothing"):
        expand("nothing:x")


@pytest.mark.parametrize("name", ["ontology", "queries", "data"])
def test_what_travels_with_the_package_is_there(name: str) -> None:
    assert list(resource(name).rglob("*.*"))


def test_a_missing_part_is_told() -> None:
    with pytest.raises(ResourceError, match="“nothing”") as caught:
        resource("nothing")
    assert caught.value.name == "nothing"


def test_the_ontology_is_read_once_with_its_vocabularies() -> None:
    assert ontology_store() is ontology_store()
    assert len(ontology_store()) > 1000
    assert [path.suffix for path in ontology_files("vocab")] == [".ttl"] * len(
        list((resource("ontology") / "vocab").iterdir())
    )
    assert ontology_files() == sorted(resource("ontology").glob("*.ttl"))
