"""A pseudonymised graph keeps the structure and lets no name out."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest

from builders import REAL
from codev_graph.errors import FileError
from codev_graph.graph import Pseudonym, pseudonymise
from codev_graph.knowledge import KnowledgeGraph, build
from codev_graph.sources import Actor, Source, load_dataset
from codev_graph.terms import fold

FORMS = ("trig", "nq", "ttl", "jsonld", "graphml", "gexf", "net", "dl", "csv", "xlsx")


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> tuple[KnowledgeGraph, Path]:
    key = tmp_path_factory.mktemp("key") / "key.csv"
    return build(REAL).pseudonymised(key), key


def secrets() -> set[str]:
    """Return every name, id, address and coordinate that the tables of the founding case hold."""
    found: set[str] = set()
    for records in load_dataset(REAL).records.values():
        for record in records:
            values = record.model_dump()
            private = ("name", "name_en", "acronym", "note", "evidence", "title", "author", "url")
            found |= {str(values[name]) for name in private if values.get(name)}
            found |= {
                str(values[n]) for n in ("latitude", "longitude") if values.get(n) is not None
            }
            if "id" in values:
                found.add(values["id"])
    # Too short, or also a word of a vocabulary or of a page: tested by the others.
    return {text for text in found if len(text) > 6 and fold(text) not in WORDS}


WORDS = {"santa ana", "tapachula", "el universal"}


def text_of(path: Path) -> str:
    if path.suffix == ".xlsx":
        import openpyxl

        book = openpyxl.load_workbook(path)
        cells = [
            cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
        ]
        return "\n".join(map(str, cells))
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", FORMS)
def test_no_export_holds_a_name_an_id_or_a_place(
    ending: str, coded: tuple[KnowledgeGraph, Path], tmp_path: Path
) -> None:
    graph, _key = coded
    for path in graph.export(tmp_path / f"n.{ending}"):
        text = text_of(path)
        assert [secret for secret in secrets() if secret in text] == []
        for word in ("tapachula", "santa-ana", "santa ana", "chiapas", "wikidata.org"):
            assert word not in text.lower()


def test_no_short_id_or_acronym_is_left_in_the_graph(coded: tuple[KnowledgeGraph, Path]) -> None:
    words = set(re.findall(r"[\w-]+", coded[0].to_trig().decode()))
    dataset = load_dataset(REAL)
    short = {record.id for record in dataset.of(Actor)} | {
        record.id for record in dataset.of(Source)
    }
    short |= {record.acronym for record in dataset.of(Actor) if record.acronym}
    assert short & words == set()


@pytest.mark.parametrize("page", ["network_page", "report_page"])
def test_no_view_holds_a_name_an_id_or_a_place(
    page: str, coded: tuple[KnowledgeGraph, Path]
) -> None:
    graph, _key = coded
    text = getattr(graph, page)()
    assert [secret for secret in secrets() if secret in text] == []
    assert not re.search(r"tapachula|santa[- ]ana|chiapas", text, re.IGNORECASE)
    assert all(name in text for name in graph.query("actors").column("name"))


def test_structure_measures_and_shapes_stay(
    coded: tuple[KnowledgeGraph, Path], real_graph: KnowledgeGraph
) -> None:
    graph, _key = coded
    before, after = real_graph.network(), graph.network()
    names = {data["name"]: node for node, data in after.graph.nodes(data=True)}
    assert len(names) == len(before.graph)
    assert sorted(d for _n, d in before.graph.degree()) == sorted(
        d for _n, d in after.graph.degree()
    )
    for attribute in ("class", "level"):
        assert Counter(d[attribute] for _n, d in before.graph.nodes(data=True)) == Counter(
            d[attribute] for _n, d in after.graph.nodes(data=True)
        )
    assert Counter(row["crossing"] for row in real_graph.query("ties").records()) == Counter(
        row["crossing"] for row in graph.query("ties").records()
    )
    assert [problem for problem in graph.check() if problem.severity == "error"] == []


def test_the_key_leads_back_to_every_name(
    coded: tuple[KnowledgeGraph, Path], real_graph: KnowledgeGraph
) -> None:
    from codev_graph.knowledge._export import _read_key

    graph, path = coded
    key = {each.code: each for each in _read_key(path)}
    names = {key[str(row["name"])].name for row in graph.query("actors").records()}
    assert names == {row["name"] for row in real_graph.query("actors").records()}
    assert len({each.code for each in key.values()}) == len(key)


def test_codes_stay_when_the_key_is_there_and_new_ones_are_added(tmp_path: Path) -> None:
    key = tmp_path / "key.csv"
    first = build(REAL).pseudonymised(key)
    rows = key.read_text(encoding="utf-8").splitlines()
    again = build(REAL).pseudonymised(key)
    assert again.to_trig() == first.to_trig()
    assert key.read_text(encoding="utf-8").splitlines() == rows
    build(REAL.with_name("hermanamientos")).pseudonymised(key)
    assert set(rows) < set(key.read_text(encoding="utf-8").splitlines())


def test_without_a_key_the_codes_do_not_follow_the_alphabet(tmp_path: Path) -> None:
    quads = build(REAL)._build.quads
    runs = [pseudonymise(quads, chance=Random(seed))[1] for seed in (1, 2)]  # noqa: S311 -- a test
    codes = [[each.iri for each in key if each.type == "actor"] for key in runs]
    assert codes[0] != codes[1]
    assert all(found != sorted(found) for found in codes)


def test_statements_in_the_words_of_others_are_left_out() -> None:
    person = ox.NamedNode("http://example.org/ana")
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    codev = "https://w3id.org/codev-graph/ontology#"
    a = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    quads = [
        ox.Quad(person, a, ox.NamedNode(codev + "Actor")),
        ox.Quad(person, a, ox.NamedNode("http://example.org/Ana")),
        ox.Quad(person, label, ox.Literal("Ana")),
        ox.Quad(person, label, ox.Literal("Anna", language="en")),
        ox.Quad(person, ox.NamedNode("http://example.org/mail"), ox.Literal("ana@example.org")),
        ox.Quad(person, ox.NamedNode(codev + "note"), ox.Literal("Ana said")),
        ox.Quad(person, ox.NamedNode("https://schema.org/sameAs"), ox.NamedNode("http://x.org/1")),
        ox.Quad(ox.BlankNode("ana"), ox.NamedNode(codev + "tieFrom"), person),
    ]
    coded, key = pseudonymise(quads)
    text = "\n".join(map(str, coded))
    assert "ana" not in text.lower()
    assert "x.org" not in text
    assert len(coded) == 3
    assert [each.name for each in key if each.iri == person.value] == ["Ana"]


def test_a_name_like_a_formula_is_guarded_in_the_key_and_read_back(tmp_path: Path) -> None:
    from codev_graph.graph import Build
    from codev_graph.knowledge._export import _read_key, without_names

    iri = "https://w3id.org/codev-graph/id/d/actor/x"
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    build_ = Build((ox.Quad(ox.NamedNode(iri), label, ox.Literal("=1+1")),), ())
    path = tmp_path / "key.csv"
    without_names(build_, path)
    assert "A001,actor,'=1+1," in path.read_text(encoding="utf-8")
    assert Pseudonym("A001", "actor", "=1+1", iri) in _read_key(path)


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", '"'])
def test_a_file_that_is_no_key_is_not_overwritten(text: str, tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileError, match="no key"):
        build(REAL.with_name("hermanamientos")).pseudonymised(path)
    assert path.read_text(encoding="utf-8") == text
