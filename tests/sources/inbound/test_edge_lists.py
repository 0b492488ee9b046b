"""Edge lists and node lists become actors and ties, whatever their columns are called."""

from __future__ import annotations

from pathlib import Path

import pytest
from inbound_rows import DAY, by_id, write

from codev_graph._i18n import in_language
from codev_graph.errors import FileError
from codev_graph.sources.inbound import ColumnMapping, read_edge_list

NO_MAP = ColumnMapping()


def test_ends_of_edges_are_actors_called_by_their_names(tmp_path: Path) -> None:
    path = write(tmp_path, "e.csv", "Source,Target,Weight\nUNACH Tapachula,Alcaldía,2\nمدينة,市,\n")
    tables = read_edge_list(path, None, NO_MAP, DAY)
    names = {key: row["name"] for key, row in by_id(tables, "actors").items()}
    assert names == {
        "unach-tapachula": "UNACH Tapachula",
        "alcaldia": "Alcaldía",
        "actor": "مدينة",
        "actor-2": "市",
    }
    assert [(t["from"], t["to"], t.get("strength")) for t in tables.rows["ties"]] == [
        ("unach-tapachula", "alcaldia", "2"),
        ("actor", "actor-2", None),
    ]
    assert all(row["sources"] == "e-csv" for row in tables.rows["ties"])


@pytest.mark.parametrize("start", ["ties.start", "vinculos.inicio"])
def test_columns_are_mapped_as_the_user_says(start: str, tmp_path: Path) -> None:
    edges = write(tmp_path, "e.csv", "Origen del lazo;Destino;Año\na1;a2;2019\n")
    nodes = write(
        tmp_path, "n.csv", "Clave;Razón social\na1;=Cámara\na2;Óptica\na3;Nadie\n", "cp1252"
    )
    pairs = [
        "from=Origen del lazo",
        "to=Destino",
        f"{start}=Año",
        "id=Clave",
        "name=Razón social",
    ]
    tables = read_edge_list(edges, nodes, ColumnMapping.parse(pairs), DAY)
    names = [row["name"] for row in tables.rows["actors"]]
    assert names == ["=Cámara", "Óptica", "Nadie"]
    assert tables.rows["ties"][0]["start"] == "2019"
    assert tables.notes == []


def test_tables_and_columns_are_told_in_the_readers_language(tmp_path: Path) -> None:
    path = write(tmp_path, "e.csv", "desde,hacia,color\na,b,rojo\n")
    with in_language("es"):
        (note,) = read_edge_list(path, None, NO_MAP, DAY).notes
        with pytest.raises(FileError, match="direccion"):
            ColumnMapping.parse(["rumbo=color"])
    assert "“vinculos”" in note


def test_guarded_cells_come_back_as_they_were(tmp_path: Path) -> None:
    path = write(tmp_path, "e.csv", "from,to\n'=SUM(A1),'hola'\n")
    names = [row["name"] for row in read_edge_list(path, None, NO_MAP, DAY).rows["actors"]]
    assert names == ["=SUM(A1)", "'hola'"]


def test_line_ends_within_a_name_stay_as_they_are(tmp_path: Path) -> None:
    (path := tmp_path / "e.csv").write_bytes(b'from,to\r\n"a\r\nb","c\rd"\r\n')
    names = [row["name"] for row in read_edge_list(path, None, NO_MAP, DAY).rows["actors"]]
    assert names == ["a\r\nb", "c\rd"]


def test_names_that_fold_to_one_id_stay_two_actors(tmp_path: Path) -> None:
    path = write(tmp_path, "e.csv", "from,to\nA-B,a b\na b,C\n")
    tables = read_edge_list(path, None, NO_MAP, DAY)
    assert [row["id"] for row in tables.rows["actors"]] == ["a-b", "a-b-2", "c"]
    assert tables.rows["ties"][1]["from"] == "a-b-2"


def test_sources_and_agreements_that_are_named_become_rows_to_complete(tmp_path: Path) -> None:
    path = write(tmp_path, "e.csv", "from,to,agreement,sources\na,b,Pacto 1,diario#3|e.csv\n")
    tables = read_edge_list(path, None, NO_MAP, DAY)
    assert [row["id"] for row in tables.rows["sources"]] == ["e-csv", "diario", "e-csv-2"]
    assert tables.rows["ties"][0]["sources"] == "e-csv|diario#3|e-csv-2"
    assert tables.rows["agreements"] == [{"id": "pacto-1", "name": "Pacto 1", "sources": "e-csv"}]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no row"),
        ("a,b\n", "no row"),
        ("a,b\n1,2\n", "--map from=NAME"),
        ("from,x\n1,2\n", "--map to=NAME"),
        ("from,to\n1,2,3\n", "row 2 has more cells"),
        ('from,to\n"1,2\n', "not a table"),
    ],
)
def test_what_is_no_edge_list_is_refused(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(FileError, match=told):
        read_edge_list(write(tmp_path, "e.csv", text), None, NO_MAP, DAY)


def test_a_node_that_stands_twice_is_refused(tmp_path: Path) -> None:
    edges = write(tmp_path, "e.csv", "from,to\n1,2\n")
    nodes = write(tmp_path, "n.csv", "id,name\n1,A\n1,B\n")
    with pytest.raises(FileError, match="“1” twice"):
        read_edge_list(edges, nodes, NO_MAP, DAY)


@pytest.mark.parametrize(
    ("pair", "told"),
    [
        ("from", "OUR-COLUMN=THEIR-COLUMN"),
        ("strenght=w", "Did you mean “strength”"),
        ("actors.strength=w", "no column"),
        ("from=Origin", "Did you mean “Origen”"),
    ],
)
def test_a_mapping_that_means_nothing_is_told(pair: str, told: str, tmp_path: Path) -> None:
    path = write(tmp_path, "e.csv", "Origen,to\n1,2\n")
    with pytest.raises(FileError, match=told):
        read_edge_list(path, None, ColumnMapping.parse([pair, "note=Origen"]), DAY)


def test_resources_that_a_node_list_names_get_a_row_to_complete(tmp_path: Path) -> None:
    edges = write(tmp_path, "e.csv", "from,to\na1,a2\n")
    nodes = write(tmp_path, "n.csv", "id,resources\na1,Town square|Two teachers\na2,\n")
    tables = read_edge_list(edges, nodes, NO_MAP, DAY)
    named = {row["id"]: row["name"] for row in tables.rows["resources"]}
    assert named == {"town-square": "Town square", "two-teachers": "Two teachers"}
    assert by_id(tables, "actors")["a1"]["resources"] == "town-square|two-teachers"


def test_the_words_people_write_over_the_ends_are_known(tmp_path: Path) -> None:
    path = write(tmp_path, "e.csv", "Origen;Destino;areas\nuno;dos;Zona centro\n")
    (tie,) = read_edge_list(path, None, NO_MAP, DAY).rows["ties"]
    assert (tie["from"], tie["to"], tie["areas"]) == ("uno", "dos", "Zona centro")
