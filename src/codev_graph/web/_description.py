"""The Service Description (W3C Recommendation, 2013): what this endpoint is and can do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from codev_graph._i18n import gettext as _
from codev_graph.graph import answer_types
from codev_graph.terms import PREFIXES, expand
from codev_graph.web._exchange import Question, RefusedError
from codev_graph.web._negotiation import choose
from codev_graph.web._requests import VARY, ask, service
from codev_graph.web._solutions import read_solutions

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_FORMAT_NAMES: Final = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "RDF_XML", "JSON-LD"),
)
# An empty pattern makes Oxigraph list its graphs rather than read them.
_GRAPHS_QUERY: Final = "SELECT DISTINCT ?graph { GRAPH ?graph {} }"
Node = ox.NamedNode | ox.BlankNode


async def describe(request: Request) -> Response:
    """Return the description in the form of RDF that the client wants.

    Raises:
        RefusedError: 406 if it wants none.
    """
    types = list(answer_types("triples").values())
    media_type = choose(request.headers.get("accept", ""), types)
    if media_type is None:
        reason = _("This answer can be had as {known}.").format(known=", ".join(types))
        raise RefusedError(406, reason)
    found = read_solutions((await ask(request, Question(_GRAPHS_QUERY))).body)
    graphs = [row[0].value for row in found.rows if row[0]]
    endpoint = str(request.url.replace(path="/sparql", query=""))
    triples = _description(endpoint, graphs, federated=bool(service(request).settings.services))
    form = ox.RdfFormat.from_media_type(media_type)
    body = ox.serialize(triples, format=form, prefixes=PREFIXES | {"sd": _SD})
    return Response(body, media_type=media_type, headers={"Vary": VARY})


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)


def _description(endpoint: str, graphs: Iterable[str], *, federated: bool) -> Iterator[ox.Triple]:
    this, dataset, default = ox.NamedNode(endpoint), ox.BlankNode(), ox.BlankNode()
    yield _typed(this, "Service")
    yield ox.Triple(this, _sd("endpoint"), this)
    yield ox.Triple(this, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield ox.Triple(this, _sd("feature"), _sd("UnionDefaultGraph"))
    if federated:
        yield ox.Triple(this, _sd("feature"), _sd("BasicFederatedQuery"))
    for name in _FORMAT_NAMES:
        yield ox.Triple(this, _sd("resultFormat"), ox.NamedNode(_FORMATS + name))
    yield ox.Triple(this, _sd("defaultDataset"), dataset)
    yield _typed(dataset, "Dataset")
    yield ox.Triple(dataset, _sd("defaultGraph"), default)
    yield _typed(default, "Graph")
    for graph in sorted(graphs):
        named = ox.BlankNode()
        yield ox.Triple(dataset, _sd("namedGraph"), named)
        yield _typed(named, "NamedGraph")
        yield ox.Triple(named, _sd("name"), ox.NamedNode(graph))


def _typed(node: Node, name: str) -> ox.Triple:
    return ox.Triple(node, ox.NamedNode(expand("rdf:type")), _sd(name))
