"""Graph files: the same bytes for the same quads, and the same quads from the bytes."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from codev_graph import KnowledgeGraph
from codev_graph.errors import FileError
from codev_graph.graph import read_graph, stream_graph, write_trig
from codev_graph.terms import PREFIXES

IRIS = st.sampled_from([f"https://example.org/{name}" for name in "abc"]).map(ox.NamedNode)
LITERALS = st.one_of(
    st.text().map(ox.Literal),
    st.text(min_size=1).map(lambda text: ox.Literal(text, language="es")),
    st.booleans().map(ox.Literal),
    st.integers(-9999, 9999).map(ox.Literal),
)
QUADS = st.lists(st.builds(ox.Quad, IRIS, IRIS, st.one_of(IRIS, LITERALS), IRIS), max_size=12)


@given(QUADS)
def test_what_is_written_is_read_back(quads: list[ox.Quad]) -> None:
    assert set(read_graph(write_trig(quads), "g.trig")) == set(quads)


@given(QUADS, st.randoms(use_true_random=False))
def test_the_order_and_the_repeats_do_not_matter(quads: list[ox.Quad], random: Random) -> None:
    mixed = quads + quads
    random.shuffle(mixed)
    assert write_trig(mixed) == write_trig(quads)


def test_our_prefixes_are_declared_once_and_in_order(real_graph: KnowledgeGraph) -> None:
    lines = real_graph.to_trig().decode().splitlines()
    declared = [line.split()[1] for line in lines if line.startswith("@prefix")]
    assert declared == sorted(f"{prefix}:" for prefix in PREFIXES)
    assert "codev:Agreement" in "\n".join(lines)


def test_nothing_is_written_as_nothing() -> None:
    assert read_graph(write_trig([]), "g.trig") == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("g.trig", "<x:g> { <x:a> <x:b> <x:c> }"),
        ("g.TRIG", "<x:g> { <x:a> <x:b> <x:c> }"),
        ("g.nq", "<x:a> <x:b> <x:c> <x:g> ."),
        ("standard-input", "<x:g> { <x:a> <x:b> <x:c> }"),
    ],
)
def test_the_ending_tells_the_format(name: str, text: str) -> None:
    (quad,) = read_graph(text.encode(), name)
    assert quad == ox.Quad(*(ox.NamedNode(f"x:{sign}") for sign in "abcg"))


@pytest.mark.parametrize("name", ["g.ttl", "g.nt"])
def test_triples_are_in_the_default_graph(name: str) -> None:
    (quad,) = read_graph(b"<x:a> <x:b> <x:c> .", name)
    assert quad.graph_name == ox.DefaultGraph()


def test_an_unknown_ending_is_told_with_the_known_ones() -> None:
    with pytest.raises(FileError, match=r"g\.pdf: expected .*\.trig, \.nq, \.ttl, \.nt"):
        read_graph(b"", "g.pdf")


@pytest.mark.parametrize("content", [b"<x:a> <x:b>", b"\xff\xfe", b"PK\x03\x04", b"id,name\n"])
def test_what_is_no_graph_is_told(content: bytes) -> None:
    with pytest.raises(FileError, match=r"g\.trig: is not valid trig"):
        read_graph(content, "g.trig")


def test_a_file_is_read_as_it_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    path.write_text("<a:a> <a:b> <a:c> .\n<a:a> <a:b\n", encoding="utf-8")
    quads = stream_graph(path)
    assert str(next(quads).subject) == "<a:a>"
    with pytest.raises(FileError, match=r"graph\.nq: is not valid nq in line 2"):
        list(quads)
    with pytest.raises(FileError, match="expected a folder of tables or a graph file"):
        next(stream_graph(tmp_path / "graph.odt"))
    with pytest.raises(FileError, match=r"none\.nq"):
        next(stream_graph(tmp_path / "none.nq"))
