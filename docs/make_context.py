"""Write ``ontology/context.jsonld`` anew: the names that the ontology's terms have in JSON-LD."""

from __future__ import annotations

import json

from codev_graph.graph import CONTEXT_FILE, make_context
from codev_graph.terms import resource

if __name__ == "__main__":
    text = json.dumps(make_context(), ensure_ascii=False, indent=2) + "\n"
    (resource("ontology") / CONTEXT_FILE).write_text(text, encoding="utf-8")
