"""A pseudonymised graph keeps the structure and lets no name out."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest

from builders import REAL, actor, write_twinning
from codev_graph.errors import FileError, OntologyError
from codev_graph.graph import Pseudonym, pseudonymise
from codev_graph.knowledge import KnowledgeGraph, build
from codev_graph.sources import Actor, Source, load_dataset
from codev_graph.terms import INDIVIDUALS, expand, fold

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


def test_no_day_on_which_a_source_was_consulted_is_left(
    coded: tuple[KnowledgeGraph, Path],
) -> None:
    graph, _key = coded
    days = {str(record.consulted) for record in load_dataset(REAL).of(Source)}
    assert set(graph.query("sources").column("consulted")) == {None}
    for text in (graph.to_trig().decode(), graph.report_page("en")):
        assert [day for day in days if len(day) == len("2026-11-22") and day in text] == []


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


def test_two_rows_decided_to_be_one_have_one_code(tmp_path: Path) -> None:
    tables = {
        "actors": [actor("x", name="Instituto del Agua"), actor("y", name="Inst. del Agua")],
        "same_as": [{"actor": "y", "same_as": "x", "decision": "yes"}],
    }
    graph = build(write_twinning(tmp_path / "t", tables)).pseudonymised(tmp_path / "key.csv")
    assert len(graph.store.keys("actor")) == 1
    key = (tmp_path / "key.csv").read_text(encoding="utf-8")
    assert "Instituto del Agua" in key
    assert "Inst. del Agua" not in key


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(expand(name))


@pytest.mark.parametrize(
    "name",
    ["codev:JuanPerez", "schema:JuanPerez", "voc:x/JuanPerez", "foaf:JuanPerez", "codevsh:Juan"],
)
def test_no_name_hides_behind_a_prefix_of_ours(name: str) -> None:
    one = ox.NamedNode(INDIVIDUALS + "d/actor/x")
    quads = [
        ox.Quad(one, node("rdf:type"), node("codev:Actor")),
        ox.Quad(one, node("rdf:type"), node(name)),
        ox.Quad(one, node("codev:tieTo"), node(name)),
        ox.Quad(one, node(name), node("codev:Actor")),
        ox.Quad(one, node("codev:tieFrom"), one, node(name)),
        ox.Quad(node(name), node("codev:tieFrom"), one),
    ]
    coded, key = pseudonymise(quads)
    assert "Juan" not in "\n".join(map(str, coded))
    codes = {each.iri: each.code for each in key}
    other = ox.NamedNode(f"{INDIVIDUALS}other/other/{codes[expand(name)]}")
    # The type and the property are gone; what the name stands for is told under its code.
    assert [(quad.subject == other, quad.object == other) for quad in coded] == [
        (False, False),
        (False, True),
        (False, False),
        (True, False),
    ]
    assert coded[2].graph_name == other


def test_no_name_hides_as_the_type_of_an_individual() -> None:
    one = ox.NamedNode(INDIVIDUALS + "d/JuanPerez/x")
    coded, key = pseudonymise([ox.Quad(one, node("codev:tieFrom"), one)])
    assert [each.type for each in key] == ["other"]
    assert len(coded) == 1
    assert "Juan" not in str(coded[0])


@pytest.mark.parametrize(
    ("predicate", "value"),
    [
        ("codev:start", ox.Literal("Juan Perez 2022")),
        ("codev:start", ox.Literal("2022-03 Juan")),
        ("codev:start", ox.Literal("2022", language="juan")),
        ("codev:start", ox.Literal("2022", datatype=ox.NamedNode("http://x.org/Juan"))),
        ("codev:endLatest", ox.Literal("Juan", datatype=node("xsd:dateTime"))),
        ("codev:strength", ox.Literal("Juan")),
        ("codev:strength", ox.Literal("1\nJuan")),
        ("codev:mutual", ox.Literal("true Juan", datatype=node("xsd:boolean"))),
    ],
)
def test_no_name_hides_as_a_date_or_a_number(predicate: str, value: ox.Literal) -> None:
    tie = ox.NamedNode(INDIVIDUALS + "d/tie/t")
    assert pseudonymise([ox.Quad(tie, node(predicate), value)])[0] == []


@pytest.mark.parametrize(
    ("predicate", "value"),
    [
        ("codev:start", ox.Literal("2022-03")),
        ("codev:start", ox.Literal("2022?/2023~")),
        ("codev:end", ox.Literal("2022-03-04", datatype=node("xsd:date"))),
        ("codev:endLatest", ox.Literal("2022-03-04T23:59:59Z", datatype=node("xsd:dateTime"))),
        ("codev:strength", ox.Literal("2.5", datatype=node("xsd:decimal"))),
        ("codev:strength", ox.Literal("-1e-3", datatype=node("xsd:double"))),
        ("codev:mutual", ox.Literal("false", datatype=node("xsd:boolean"))),
    ],
)
def test_dates_and_numbers_of_ties_stay(predicate: str, value: ox.Literal) -> None:
    tie = ox.NamedNode(INDIVIDUALS + "d/tie/t")
    coded, _key = pseudonymise([ox.Quad(tie, node(predicate), value)])
    assert [quad.object for quad in coded] == [value]


def cities(count: int) -> list[ox.Quad]:
    """Return cities of as many countries, which no user may have assigned."""
    countries = [a + b for a in "BCD" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"][:count]
    named = [(ox.NamedNode(f"{INDIVIDUALS}d/city/{each}"), each) for each in countries]
    return [ox.Quad(city, node("codev:country"), ox.Literal(each)) for city, each in named]


def test_every_country_has_a_code_that_stands_for_none() -> None:
    coded, key = pseudonymise(cities(40))
    codes = {each.code for each in key if each.type == "country"}
    assert len(codes) == 40
    assert all(re.fullmatch("Q[M-Z]|X[A-Z]", code) for code in codes)
    assert {quad.object.value for quad in coded if isinstance(quad.object, ox.Literal)} == codes


def test_more_countries_than_codes_are_refused() -> None:
    with pytest.raises(OntologyError, match="40") as caught:
        pseudonymise(cities(45))
    assert caught.value.subject == "codev:country"
    _coded, key = pseudonymise(cities(40))
    with pytest.raises(OntologyError):
        pseudonymise(cities(45), known=key)


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
