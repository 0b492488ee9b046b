"""The answer of a query as a page: a table that links what it names, and files to download."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from codev_graph.graph import answer_types
from codev_graph.web._exchange import Answer, Question
from codev_graph.web._pages import page
from codev_graph.web._requests import ask
from codev_graph.web._solutions import JSON, Solutions, read_solutions

# What pages read: rows, or triples to be shown as they are.
READABLE: Final = f"{JSON}, text/turtle;q=0.9"


def shown(answer: Answer) -> Mapping[str, object]:
    """Return what the template ``answer`` needs of an answer that is :data:`READABLE`."""
    graph = answer.kind == "triples"
    return {
        "query": answer.query,
        "solutions": Solutions((), ()) if graph else read_solutions(answer.body),
        "turtle": answer.body.decode() if graph else None,
        "forms": list(answer_types("triples" if graph else "solutions")),
    }


async def result_page(request: Request, question: Question) -> Response:
    """Return the answer of a query that a person wrote."""
    answer = await ask(request, replace(question, accept=READABLE))
    return page(request, "result", {"answer": shown(answer)})
