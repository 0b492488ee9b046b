"""GraphML and GEXF become actors and ties; what the file does not say stays empty."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from inbound_rows import DAY, by_id, write

from codev_graph.errors import DataError, FileError
from codev_graph.sources import load_dataset
from codev_graph.sources.inbound import ColumnMapping, read_graph_file, write_tables

GEXF = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="directed" mode="dynamic"
 timeformat="date"><attributes class="node"><attribute id="0" title="Tipo" type="string"/>
</attributes><nodes>
<node id="1" label="Universidad Autónoma"><attvalues><attvalue for="0" value="Universidad"/>
</attvalues></node><node id="2" label="市役所"/></nodes>
<edges><edge id="0" source="1" target="2" start="2021-05-01" end="2022-03-31T00:00:00Z"
 weight="2.5"/></edges></graph></gexf>"""

LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;">]>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="directed">
<node id="&lol2;"/></graph></graphml>"""

OUTSIDE = """<?xml version="1.0"?>
<!DOCTYPE graphml [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="directed">
<node id="&secret;"/></graph></graphml>"""

REMOTE_DTD = """<?xml version="1.0"?>
<!DOCTYPE graphml SYSTEM "http://example.org/graphml.dtd">
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="directed"/></graphml>"""

NO_MAP = ColumnMapping()


@pytest.fixture
def graphml(tmp_path: Path) -> Path:
    graph = nx.MultiGraph()
    graph.add_node("n1", label="Alcaldía", ciudad="Santa Ana", kind="Gobierno local", budget=12.5)
    graph.add_node("n2", name="Cámara “X”\nde Comercio", city="Santa Ana")
    graph.add_edge("n1", "n2", weight=2.0, start="2022-03", areas="Cultura|comercial")
    graph.add_edge("n1", "n2", weight=1.0)
    graph.add_node("n3")
    path = tmp_path / "red.graphml"
    nx.write_graphml(graph, path)
    return path


def test_nodes_become_actors_and_cities_that_they_name(graphml: Path) -> None:
    tables = read_graph_file(graphml, NO_MAP, DAY)
    actors = by_id(tables, "actors")
    assert actors["n1"] == {
        "id": "n1",
        "name": "Alcaldía",
        "kind": "local-government",
        "city": "santa-ana",
        "sources": "red-graphml",
    }
    assert actors["n2"]["name"] == "Cámara “X”\nde Comercio"
    assert actors["n3"]["name"] == "n3"
    assert tables.rows["cities"] == [
        {"id": "santa-ana", "name": "Santa Ana", "sources": "red-graphml"}
    ]


def test_every_edge_becomes_a_tie_and_an_undirected_one_a_mutual_tie(graphml: Path) -> None:
    first, second = read_graph_file(graphml, NO_MAP, DAY).rows["ties"]
    assert first == {
        "from": "n1",
        "to": "n2",
        "areas": "culture|commercial",
        "mutual": "yes",
        "start": "2022-03",
        "strength": "2",
        "sources": "red-graphml",
    }
    assert second["strength"] == "1"
    assert "start" not in second


def test_the_file_itself_is_a_source_whose_kind_a_person_must_tell(graphml: Path) -> None:
    source = read_graph_file(graphml, NO_MAP, DAY).rows["sources"]
    assert source == [{"id": "red-graphml", "title": "red.graphml", "consulted": "2026-11-22"}]


def test_an_attribute_without_a_column_is_told(graphml: Path) -> None:
    notes = read_graph_file(graphml, NO_MAP, DAY).notes
    assert [note for note in notes if "budget" in note and "--map" in note]


def test_the_user_may_map_any_attribute(graphml: Path) -> None:
    tables = read_graph_file(graphml, ColumnMapping.parse(["actors.note=budget"]), DAY)
    assert by_id(tables, "actors")["n1"]["note"] == "12.5"
    assert tables.notes == []


def test_gexf_brings_labels_weights_and_the_time_of_ties(tmp_path: Path) -> None:
    tables = read_graph_file(write(tmp_path, "red.gexf", GEXF), NO_MAP, DAY)
    assert by_id(tables, "actors")["1"]["kind"] == "university"
    assert by_id(tables, "actors")["2"]["name"] == "市役所"
    (tie,) = tables.rows["ties"]
    assert (tie["start"], tie["end"], tie["strength"]) == ("2021-05-01", "2022-03-31", "2.5")
    assert "mutual" not in tie


def test_an_edge_of_two_spells_is_two_ties(tmp_path: Path) -> None:
    spells = (
        '<spells><spell start="2001-01-01" end="2002-01-01"/><spell start="2010-05-05"/></spells>'
    )
    text = GEXF.replace(' weight="2.5"/>', f">{spells}</edge>")
    text = text.replace('start="2021-05-01" end="2022-03-31T00:00:00Z"', "")
    ties = read_graph_file(write(tmp_path, "red.gexf", text), NO_MAP, DAY).rows["ties"]
    assert [(tie["start"], tie.get("end")) for tie in ties] == [
        ("2001-01-01", "2002-01-01"),
        ("2010-05-05", None),
    ]


@pytest.mark.parametrize("text", [LAUGHS, OUTSIDE, REMOTE_DTD], ids=["bomb", "external", "dtd"])
@pytest.mark.parametrize("ending", [".graphml", ".gexf"])
def test_entities_and_document_types_are_refused(ending: str, text: str, tmp_path: Path) -> None:
    path = write(tmp_path, f"bad{ending}", text)
    with pytest.raises(FileError, match="DOCTYPE"):
        read_graph_file(path, NO_MAP, DAY)


@pytest.mark.parametrize("text", ["", "<graphml", "<a/>", '{"nodes": []}'])
def test_what_is_no_graph_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"bad\.gexf"):
        read_graph_file(write(tmp_path, "bad.gexf", text), NO_MAP, DAY)


def test_the_check_tells_exactly_what_the_file_did_not_say(graphml: Path, tmp_path: Path) -> None:
    write_tables(read_graph_file(graphml, NO_MAP, DAY), tmp_path / "red")
    with pytest.raises(DataError) as caught:
        load_dataset(tmp_path / "red")
    missing = {(problem.file, problem.column) for problem in caught.value.problems}
    assert missing == {
        ("actors.csv", "kind"),
        ("actors.csv", "level"),
        ("cities.csv", "country"),
        ("sources.csv", "kind"),
    }


def test_a_folder_with_anybodys_tables_is_left_alone(graphml: Path, tmp_path: Path) -> None:
    write(tmp_path, "actors.csv", "id\n")
    with pytest.raises(FileError, match="not empty"):
        write_tables(read_graph_file(graphml, NO_MAP, DAY), tmp_path)
    assert (tmp_path / "actors.csv").read_text() == "id\n"
