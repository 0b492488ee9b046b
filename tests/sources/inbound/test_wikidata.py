"""Twin towns come from an endpoint of Wikidata's shape; the data is made for this test."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest
from inbound_rows import DAY, by_id

from builders import run
from codev_graph.errors import FileError
from codev_graph.sources.inbound import read_wikidata

# Puerto Alba (Q11), Santa Clara (Q22) and Nova Vila (Q33) are on no map.
DATA = """
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix p: <http://www.wikidata.org/prop/> .
@prefix ps: <http://www.wikidata.org/prop/statement/> .
@prefix pqv: <http://www.wikidata.org/prop/qualifier/value/> .
@prefix wikibase: <http://wikiba.se/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix geo: <http://www.opengis.net/ont/geosparql#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
wd:Q11 rdfs:label "Puerto Alba"@es, "Port Dawn"@en, "Port-Aube"@fr ; wdt:P17 wd:Q1 ;
  wdt:P625 "Point(-89.5 13.98)"^^geo:wktLiteral ;
  p:P190 [ ps:P190 wd:Q22 ; pqv:P580 [ wikibase:timePrecision 10 ;
    wikibase:timeValue "2012-05-01T00:00:00Z"^^xsd:dateTime ] ] .
wd:Q22 rdfs:label "Santa Clara"@es ; wdt:P17 wd:Q1, wd:Q2 ; p:P190 [ ps:P190 wd:Q11 ] .
wd:Q33 rdfs:label "Nova Vila"@en ; wdt:P17 wd:Q2 ; p:P190 [ ps:P190 wd:Q11 ;
  pqv:P580 [ wikibase:timePrecision 7 ;
    wikibase:timeValue "1900-01-01T00:00:00Z"^^xsd:dateTime ] ;
  pqv:P582 [ wikibase:timeValue "2020-01-01T00:00:00Z"^^xsd:dateTime ] ] .
wd:Q44 rdfs:label "Sola"@es .
wd:Q55 rdfs:label "Villa Nuova"@it, "Ville-Neuve"@fr ; p:P190 [ ps:P190 wd:Q66 ] .
wd:Q66 rdfs:label "Sister"@en .
wd:Q1 wdt:P297 "XA" . wd:Q2 wdt:P297 "XB" .
"""


class Endpoint(BaseHTTPRequestHandler):
    """Answers SPARQL by POST from the data above; any other path is no endpoint."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/page":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<html>Sign in</html>")
            return
        if self.path != "/sparql":
            self.send_error(404)
            return
        store = ox.Store()
        store.load(DATA.encode(), format=ox.RdfFormat.TURTLE)
        answer = store.query(parse_qs(body)["query"][0])
        content = answer.serialize(format=ox.QueryResultsFormat.JSON)  # type: ignore[union-attr]
        self.send_response(200)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class's
        """Keep quiet."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    httpd.server_close()


def test_both_ends_of_each_statement_are_cities(server: str) -> None:
    tables = read_wikidata(f"{server}/sparql", ["Q11"], DAY)
    cities = by_id(tables, "cities")
    assert cities["Q11"] == {
        "id": "Q11",
        "name": "Puerto Alba",
        "name_en": "Port Dawn",
        "country": "XA",
        "wikidata": "Q11",
        "longitude": "-89.5",
        "latitude": "13.98",
        "sources": "wikidata#Q11",
    }
    assert set(cities) == {"Q11", "Q22", "Q33"}
    assert cities["Q33"]["name"] == "Nova Vila"
    assert "country" not in cities["Q22"]


def test_a_statement_on_either_item_is_one_agreement(server: str) -> None:
    agreements = by_id(read_wikidata(f"{server}/sparql", ["Q11"], DAY), "agreements")
    assert agreements["Q11--Q22"] == {
        "id": "Q11--Q22",
        "name": "Puerto Alba – Santa Clara",
        "kind": "twinning",
        "cities": "Q11|Q22",
        "signed": "2012-05",
        "sources": "wikidata#Q11|wikidata#Q22",
    }
    assert set(agreements) == {"Q11--Q22", "Q11--Q33"}
    assert "signed" not in agreements["Q11--Q33"]


def test_a_city_without_a_spanish_or_english_name_has_one_of_any_language(server: str) -> None:
    tables = read_wikidata(f"{server}/sparql", ["Q55"], DAY)
    assert by_id(tables, "cities")["Q55"]["name"] == "Villa Nuova"
    assert tables.rows["agreements"][0]["name"] == "Villa Nuova – Sister"


def test_what_no_table_can_hold_is_told(server: str) -> None:
    notes = read_wikidata(f"{server}/sparql", ["Q11"], DAY).notes
    assert any("Q22" in note and "XA, XB" in note for note in notes)
    assert any("Q11--Q33" in note and "2020-01-01" in note for note in notes)


def test_the_endpoint_is_the_source(server: str) -> None:
    tables = read_wikidata(f"{server}/sparql", ["Q22", "Q33"], DAY)
    assert tables.rows["sources"] == [
        {
            "id": "wikidata",
            "title": "Wikidata",
            "url": f"{server}/sparql",
            "consulted": "2026-11-22",
            "kind": "reference-database",
        }
    ]


@pytest.mark.parametrize(
    ("path", "city", "told"),
    [
        ("/sparql", "Q44", "no twin town of Q44"),
        ("/sparql", "Tapachula", "a Wikidata item"),
        ("/sparql", "Q1 } DROP", "a Wikidata item"),
        ("/other", "Q11", "does not answer"),
        ("/page", "Q11", "not with results of SPARQL"),
    ],
)
def test_what_gives_no_twin_town_is_told(server: str, path: str, city: str, told: str) -> None:
    with pytest.raises(FileError, match=told):
        read_wikidata(server + path, [city], DAY)


@pytest.mark.parametrize("endpoint", ["file:///etc/hostname", "sparql", "ftp://example.org/x"])
def test_only_web_addresses_are_asked(endpoint: str) -> None:
    with pytest.raises(FileError, match="http"):
        read_wikidata(endpoint, ["Q11"], DAY)


def test_an_endpoint_that_is_not_there_is_told() -> None:
    with pytest.raises(FileError, match="does not answer"):
        read_wikidata("http://127.0.0.1:9/sparql", ["Q11"], DAY)


def test_the_command_line_asks_the_endpoint_that_it_is_given(server: str, tmp_path: Path) -> None:
    folder = tmp_path / "alba"
    options = ["--endpoint", f"{server}/sparql", "--city", "Q22", "--city", "Q33"]
    done = run("import", "wikidata", *options, "-o", str(folder))
    assert done.exit_code == 0, done.output
    assert "Q11--Q33 ended on 2020-01-01" in done.stderr
    lines = (folder / "agreements.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[0] for line in lines] == ["id", "Q11--Q22", "Q11--Q33"]
