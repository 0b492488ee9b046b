"""Terms of ours that a query names and the graph does not hold: probably misspelt.

SPARQL answers them with nothing, which looks like an answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pyoxigraph as ox
from rapidfuzz import process

from codev_graph._i18n import gettext as _
from codev_graph.errors import did_you_mean
from codev_graph.graph._asked import Store
from codev_graph.graph._tokens import Mention, mentions
from codev_graph.terms import CODEV, INDIVIDUALS, VOCAB, ontology_store, parts_of

_OURS: Final = (CODEV, VOCAB, INDIVIDUALS)


def unknown_terms(store: Store, query: str) -> list[str]:
    """Return a sentence for each term of ours that a query names in vain.

    Terms that a CONSTRUCT makes anew are none; nor are those of other vocabularies.

    Args:
        store: The graph that is asked.
        query: A text that it can run.
    """
    named = {each.iri: each for each in mentions(query) if each.iri and each.iri.startswith(_OURS)}
    return [_told(store, iri, each) for iri, each in named.items() if not store.holds(iri)]


def _told(store: Store, iri: str, mention: Mention) -> str:
    text = _("{term} is not in the graph.").format(term=mention.token.text)
    # As it was written: “codev:Actr” is nearest to “codev:Actor”.
    written = mention.token.text.strip("<>")
    head = written.removesuffix(iri.removeprefix(_space(iri)))
    known = [head + each for each in _candidates(store, iri)]
    nearest = process.extract(written, known, score_cutoff=80, limit=2)
    return " ".join(filter(None, [text, did_you_mean([each for each, _s, _i in nearest])]))


def _space(iri: str) -> str:
    """Return what an IRI has before its last part."""
    parts = parts_of(iri)
    if parts is None and iri.startswith(CODEV):
        return CODEV
    return iri[: iri.rfind("/") + 1]


def _candidates(store: Store, iri: str) -> Sequence[str]:
    """Return what there is where an IRI should be: rows of its type, concepts, or terms."""
    parts = parts_of(iri)
    if parts is not None:
        return store.keys(parts[1])
    space = _space(iri)
    found = {
        quad.subject.value
        for quad in ontology_store()
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(space)
    }
    return sorted(each.removeprefix(space) for each in found)
