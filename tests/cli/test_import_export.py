"""``codev-graph import`` and ``export`` from the command line."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import networkx as nx
import pytest

from builders import REAL, actor, city, run, write_twinning
from codev_graph.sources import Record, load_dataset
from codev_graph.sources._reader import read_table


def test_an_edge_list_becomes_a_folder_that_check_asks_to_complete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ties.csv").write_text("Origin,Goal,Mood\na,b,good\n", encoding="utf-8")
    done = run("import", "ties.csv", "--map", "from=Origin", "--map", "to=Goal")
    assert done.exit_code == 0, done.output
    assert "Mood" in done.stderr
    assert Path("ties/ties.csv").read_text(encoding="utf-8").splitlines()[1].startswith("a,b,")
    checked = run("check", "ties")
    assert checked.exit_code == 1
    assert "kind" in checked.output


def test_imported_tables_are_named_in_the_language_asked(tmp_path: Path) -> None:
    edges, folder = tmp_path / "ties.csv", tmp_path / "red"
    edges.write_text("source,target\na,b\n", encoding="utf-8")
    assert run("import", str(edges), "-o", str(folder), "--lang", "es").exit_code == 0
    ties = (folder / "vinculos.csv").read_text(encoding="utf-8").splitlines()
    assert ties[0].startswith("desde,hacia,")
    assert ties[1].startswith("a,b,")


def test_imported_cells_are_words_of_the_language_asked(tmp_path: Path) -> None:
    graph, folder = tmp_path / "g.trig", tmp_path / REAL.name
    assert run("export", str(REAL), "--to", str(graph)).exit_code == 0
    assert run("import", str(graph), "-o", str(folder), "--lang", "es").exit_code == 0
    cells = _cells((folder / "convenios.csv").read_text(encoding="utf-8"))
    words = {part for cell in cells for part in cell.split("|")}
    assert {"Cultura", "Medio ambiente"} <= words
    assert not {"culture", "yes"} & words
    held = {kind: list(map(_values, rows)) for kind, rows in load_dataset(folder).records.items()}
    for kind, rows in load_dataset(REAL).records.items():
        assert sorted(held[kind]) == sorted(map(_values, rows))


def _values(record: Record) -> str:
    """Return what a row says but for its sources; the order in its lists does not count."""
    cells = record.model_dump(exclude={"row", "sources"}).items()
    return str([(k, sorted(map(str, v)) if isinstance(v, tuple) else str(v)) for k, v in cells])


def test_a_graph_comes_back_as_tables(tmp_path: Path) -> None:
    graph, folder = tmp_path / "g.jsonld", tmp_path / REAL.name
    assert run("export", str(REAL), "--to", str(graph)).exit_code == 0
    assert run("import", str(graph), "-o", str(folder)).exit_code == 0
    before, after = load_dataset(REAL), load_dataset(folder)
    assert {k.table: len(r) for k, r in before.records.items()} == {
        k.table: len(r) for k, r in after.records.items()
    }


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("other.nt", "<x:a> <x:b> <x:c> .", "nothing in it is said in terms of this ontology"),
        ("bad.ttl", "@prefix x: <x:> .\nx:a x:b", "bad.ttl: is not valid ttl in line 2: "),
    ],
)
def test_rdf_that_gives_no_tables_is_told_and_nothing_written(
    name: str, text: str, told: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    done = run("import", str(tmp_path / name), "-o", str(tmp_path / "out"))
    assert done.exit_code == 1
    assert told in done.stderr
    assert "Parser error" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_an_iati_file_becomes_projects_in_a_folder_of_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    activity = "<iati-activity><iati-identifier>X-1</iati-identifier></iati-activity>"
    text = f"<iati-activities version='2.02'>{activity}</iati-activities>"
    Path("activities.xml").write_text(text, encoding="utf-8")
    assert run("import", "activities.xml").exit_code == 0
    rows = Path("activities/projects.csv").read_text(encoding="utf-8").splitlines()
    assert [row.split(",")[0] for row in rows] == ["id", "x-1"]
    again = run("import", "activities.xml")
    assert again.exit_code == 1
    assert "not empty" in again.output


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["import", "nothing.csv"], 1, "no such file"),
        (["import", "wikidata"], 2, "--endpoint"),
        (["import", "notes.docx"], 1, ".graphml"),
        (["export", str(REAL), "--to", "x.docx"], 1, ".gexf"),
        (["export", str(REAL), "--to", "x.csv", "--format", "docx"], 1, "name or ending"),
        (["export", str(REAL)], 2, "--to"),
    ],
)
def test_wrong_use_is_told(
    arguments: list[str],
    code: int,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notes.docx").write_text("no")
    done = run(*arguments)
    assert done.exit_code == code
    assert told in done.output
    assert [path.name for path in tmp_path.iterdir()] == ["notes.docx"]


def test_names_stay_at_home_in_exports_and_views(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("export", str(REAL), "--to", "n.gexf", "--pseudonymise").exit_code == 0
    for command in ("view", "report"):
        done = run(command, str(REAL), "-o", f"{command}.html", "--pseudonymise")
        assert done.exit_code == 0, done.output
        assert "Tapachula" not in Path(f"{command}.html").read_text(encoding="utf-8")
    labels = {data["label"] for _node, data in nx.read_gexf("n.gexf").nodes(data=True)}
    key = Path("pseudonyms.csv").read_text(encoding="utf-8")
    assert all(f"\n{label},actor," in key for label in labels)
    assert all(label in Path("view.html").read_text(encoding="utf-8") for label in labels)


def test_the_key_goes_where_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    key = tmp_path / "safe" / "key.csv"
    done = run("export", str(REAL), "--to", "n.csv", "--pseudonymise", "--key", str(key))
    assert done.exit_code == 0, done.output
    assert key.is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "n.edges.csv",
        "n.nodes.csv",
        "safe",
    ]


FORMULA = "=SUM(A1)"


def _cells(text: str) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]


def _with_formula(folder: Path) -> str:
    actors = [actor("x", "a", name=FORMULA), actor("y", "b"), actor("z", "b")]
    ties = [{"from": "x", "to": "y"}, {"from": "x", "to": "z"}]
    tables = {"cities": [city("a"), city("b", country="MX")], "actors": actors, "ties": ties}
    return str(write_twinning(folder, tables))


@pytest.mark.parametrize("asked", ["measures", "measures --ties", "gaps", "key-players -k 1"])
def test_no_command_writes_a_cell_that_a_spreadsheet_runs(asked: str, tmp_path: Path) -> None:
    command, *options = asked.split()
    done = run(command, _with_formula(tmp_path / "t"), *options, "--format", "csv")
    assert done.exit_code == 0, done.output
    cells = _cells(done.stdout)
    assert not any(cell.startswith("=") for cell in cells)
    assert any(FORMULA in cell for cell in cells)


def test_an_answer_has_its_names_exactly_as_they_are(tmp_path: Path) -> None:
    folder = _with_formula(tmp_path / "t")
    assert FORMULA in _cells(run("query", "actors", "--graph", folder, "--format", "csv").stdout)


def test_imported_names_like_formulas_are_guarded_and_read_as_they_were(tmp_path: Path) -> None:
    (edges := tmp_path / "ties.csv").write_text(f"from,to\n'{FORMULA},b\n", encoding="utf-8")
    folder = tmp_path / "tables"
    assert run("import", str(edges), "-o", str(folder)).exit_code == 0
    assert f"'{FORMULA}" in _cells((folder / "actors.csv").read_text(encoding="utf-8"))
    names = [cells[1] for _row, cells in read_table(folder / "actors.csv").rows]
    assert FORMULA in names
