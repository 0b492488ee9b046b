"""How a server is started: of what, for whom, with how many workers, and how it ends."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from served import Server, serving

from builders import run

FEDERATED = "http://www.w3.org/ns/sparql-service-description#BasicFederatedQuery"
SELECT = "SELECT ?city WHERE { ?city a codev:City } ORDER BY ?city"


@pytest.fixture(scope="module")
def open_server(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that may ask itself, and answers pages of one origin."""
    folder = tmp_path_factory.mktemp("open")
    told = ("--allow-service", "localhost", "--cors", "https://friend.example", "--workers", "2")
    with serving(folder / "log", str(workspace), *told) as server:
        yield server


def test_a_service_that_is_allowed_is_asked(open_server: Server, server: Server) -> None:
    service = f"<http://localhost:{server.port}/sparql>"
    query = f"SELECT ?city {{ SERVICE {service} {{ ?city a codev:City }} }}"
    assert len(open_server.ask(query).json["results"]["bindings"]) == 2
    other = query.replace("localhost", "127.0.0.1")
    assert open_server.ask(other).status == 403
    assert FEDERATED in open_server.get("/sparql", Accept="application/n-triples").text


def test_only_the_origins_named_may_ask_by_script(open_server: Server) -> None:
    friend = open_server.ask("ASK {}", Origin="https://friend.example").headers
    assert friend["access-control-allow-origin"] == "https://friend.example"
    foe = open_server.ask("ASK {}", Origin="https://foe.example").headers
    assert "access-control-allow-origin" not in foe


def test_several_workers_answer_from_one_workspace(open_server: Server) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(lambda _number: open_server.ask(SELECT), range(40)))
    assert {reply.status for reply in replies} == {200}
    assert len({reply.body for reply in replies}) == 1


def test_a_new_build_is_answered_from_at_once(tmp_path: Path) -> None:
    from codev_graph.graph import write_workspace

    def quad(name: str) -> ox.Quad:
        node = ox.NamedNode(f"http://example.org/{name}")
        return ox.Quad(node, node, node, node)

    folder = tmp_path / "workspace"
    write_workspace(folder, [quad("one")])
    with serving(tmp_path / "log", str(folder)) as server:
        old = server.get("/graphs?graph=http://example.org/one")
        assert old.status == 200
        write_workspace(folder, [quad("two")])
        assert server.get("/graphs?graph=http://example.org/one").status == 404
        assert server.get("/graphs?graph=http://example.org/two").status == 200


def test_files_keep_their_graphs_and_their_blank_nodes(tmp_path: Path) -> None:
    (tmp_path / "one.trig").write_text("<http://g/1> { _:a <http://p/> 1 }")
    (tmp_path / "two.nq").write_text('_:a <http://p/> "2" <http://g/2> .\n')
    (tmp_path / "three.ttl").write_text("_:a <http://p/> 3 .")
    files = [str(tmp_path / name) for name in ("one.trig", "two.nq", "three.ttl")]
    with serving(tmp_path / "log", *files) as server:
        graphs = server.ask("SELECT ?g { GRAPH ?g { ?s <http://p/> ?o } } ORDER BY ?g").json
        assert [row["g"]["value"] for row in graphs["results"]["bindings"]] == [
            "http://g/1",
            "http://g/2",
        ]
        count = server.ask("SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s <http://p/> ?o }").json
        assert count["results"]["bindings"][0]["n"]["value"] == "3"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("graph.trig", "<a> {", "is not valid TriG"),
        ("graph.xyz", "", "expected a workspace, a folder of tables or a graph file"),
        ("absent.trig", None, "there is no such file or folder"),
        ("laughs.rdf", '<!DOCTYPE a [<!ENTITY b "c">]><a/>', "laughs.rdf"),
    ],
)
def test_what_can_not_be_served_is_told_before(
    tmp_path: Path, name: str, content: str | None, told: str
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_text(content)
    result = run("serve", str(file))
    assert result.exit_code == 1
    assert told in result.stderr


def test_an_address_that_is_taken_is_told(server: Server, workspace: Path) -> None:
    result = run("serve", str(workspace), "--port", str(server.port))
    assert result.exit_code == 1
    assert "can not listen there" in result.stderr
    assert "Serving" not in result.output


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_what_was_put_together_goes_when_the_server_ends(tmp_path: Path, number: int) -> None:
    (tmp_path / "data.ttl").write_text("<http://a/> <http://b/> 1 .")
    with serving(tmp_path / "log", str(tmp_path / "data.ttl"), TMPDIR=str(tmp_path)) as server:
        assert list(tmp_path.glob("codev-graph-*"))
        server.process.send_signal(number)
        server.process.wait(timeout=30)
    assert not list(tmp_path.glob("codev-graph-*"))
    assert "Traceback" not in server.log.read_text()


def test_markup_and_scripts_in_the_data_stay_text(tmp_path: Path) -> None:
    hostile = "<img src=x onerror=alert(1)>\"'</script>{{7*7}}"
    quoted = hostile.replace('"', '\\"')
    lines = [
        f'<http://a/> <http://www.w3.org/2000/01/rdf-schema#label> "{quoted}" .',
        "<http://a/> <http://b/> <javascript:alert(1)> .",
    ]
    (tmp_path / "data.nt").write_text("\n".join(lines))
    with serving(tmp_path / "log", str(tmp_path / "data.nt")) as server:
        for path in (
            "/resource?iri=http%3A%2F%2Fa%2F",
            "/sparql?query=SELECT+*+%7B%3Chttp%3A%2F%2Fa%2F%3E+%3Fp+%3Fo%7D",
            f"/sparql?edit={quote(hostile)}",
            f"/queries/actors?run=1&city={quote(hostile)}",
        ):
            page = server.get(path, Accept="text/html").text
            assert "&lt;img" in page
            assert "<img" not in page
            assert 'href="javascript' not in page
            assert "49" not in page.partition("<main")[2]
