"""The controlled vocabularies, read from the ontology: its concepts, actor kinds and classes."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from codev_graph._i18n import Language, language
from codev_graph.terms._iris import CODEV, VOCAB, expand
from codev_graph.terms._resources import ontology_files

ACTOR_KIND = "actor-kind"

_LABEL = ox.NamedNode(expand("skos:prefLabel"))
_RDFS_LABEL = ox.NamedNode(expand("rdfs:label"))
_ALT_LABEL = ox.NamedNode(expand("skos:altLabel"))
_NOTATION = ox.NamedNode(expand("skos:notation"))
_IN_SCHEME = ox.NamedNode(expand("skos:inScheme"))
_SUBCLASS = ox.NamedNode(expand("rdfs:subClassOf"))
_POSITION = ox.NamedNode(CODEV + "position")
_ACTOR = ox.NamedNode(CODEV + "Actor")


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry of a controlled vocabulary.

    Attributes:
        iri: Its IRI: a SKOS concept, or a class of actors.
        scheme: The vocabulary it belongs to, such as ``area`` or ``actor-kind``.
        notation: The code that stands in the tables.
        labels: Its preferred label by language.
        variants: Every other label, of any language, under which it may be written.
        top: For an actor kind the notation of its class of Tabla 1; else its own notation.
        position: Its place in an ordered vocabulary, or 0.
    """

    iri: str
    scheme: str
    notation: str
    labels: Mapping[Language, str]
    variants: tuple[str, ...]
    top: str
    position: int = 0

    def label(self, code: Language | None = None) -> str:
        """Return the label in ``code``, by default in the language in force."""
        return self.labels.get(code or language(), self.notation)


def fold(text: str) -> str:
    """Return ``text`` without case, accents, and with every run of other signs as one space."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(char if char.isalnum() else " " for char in plain if char.isascii())
    return " ".join(kept.split())


@cache
def ontology_store() -> ox.Store:
    """Return the OWL modules and vocabularies in a store of their own, read once a process."""
    store = ox.Store()
    for path in ontology_files() + ontology_files("vocab"):
        store.bulk_load(path=path, format=ox.RdfFormat.TURTLE)
    return store


def _objects(subject: ox.NamedNode, predicate: ox.NamedNode) -> list[ox.Quad]:
    return list(ontology_store().quads_for_pattern(subject, predicate, None))


def _texts(subject: ox.NamedNode, predicate: ox.NamedNode) -> list[ox.Literal]:
    return [
        quad.object for quad in _objects(subject, predicate) if isinstance(quad.object, ox.Literal)
    ]


def _concept(node: ox.NamedNode, scheme: str, top: str = "") -> Concept | None:
    notations = _texts(node, _NOTATION)
    if not notations:
        return None
    labels = {
        text.language: text.value for text in _texts(node, _LABEL) + _texts(node, _RDFS_LABEL)
    }
    positions = [int(text.value) for text in _texts(node, _POSITION)]
    return Concept(
        iri=node.value,
        scheme=scheme,
        notation=notations[0].value,
        labels={code: labels[code] for code in ("es", "en") if code in labels},
        variants=tuple(sorted(text.value for text in _texts(node, _ALT_LABEL))),
        top=top or notations[0].value,
        position=positions[0] if positions else 0,
    )


def _subclasses(parent: ox.NamedNode) -> list[ox.NamedNode]:
    quads = ontology_store().quads_for_pattern(None, _SUBCLASS, parent)
    found = {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}
    return [ox.NamedNode(iri) for iri in sorted(found)]


def _kinds(node: ox.NamedNode, top: str) -> Iterator[Concept]:
    """Yield the actor class ``node`` and every kind under it."""
    concept = _concept(node, ACTOR_KIND, top)
    if concept is not None:
        yield concept
        for child in _subclasses(node):
            yield from _kinds(child, concept.top)


@cache
def vocabulary(scheme: str) -> tuple[Concept, ...]:
    """Return the concepts of ``scheme``, ordered by position, then notation.

    The scheme ``actor-kind`` is the tree of classes under ``codev:Actor``, the six classes
    of Tabla 1 included.

    Raises:
        KeyError: if the ontology has no such scheme.
    """
    concepts = _read(scheme)
    if not concepts:
        raise KeyError(scheme)
    unique = {concept.iri: concept for concept in concepts}
    return tuple(sorted(unique.values(), key=lambda concept: (concept.position, concept.notation)))


def _read(scheme: str) -> list[Concept]:
    if scheme == ACTOR_KIND:
        return [kind for node in _subclasses(_ACTOR) for kind in _kinds(node, "")]
    quads = ontology_store().quads_for_pattern(None, _IN_SCHEME, ox.NamedNode(VOCAB + scheme))
    nodes = [quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)]
    return [concept for node in nodes if (concept := _concept(node, scheme))]


def actor_classes() -> tuple[Concept, ...]:
    """Return the six actor classes of Tabla 1, in its order."""
    tops = [kind for kind in vocabulary(ACTOR_KIND) if kind.top == kind.notation]
    return tuple(sorted(tops, key=lambda kind: kind.position))


@cache
def by_written_form(scheme: str) -> Mapping[str, Concept]:
    """Return the concepts of ``scheme`` by every folded form in which they may be written.

    A notation or preferred label wins over another concept's variant of the same form.
    """
    forms: dict[str, Concept] = {}
    weaker: dict[str, list[Concept]] = defaultdict(list)
    for concept in vocabulary(scheme):
        for text in (concept.notation, *concept.labels.values()):
            forms[fold(text)] = concept
        for text in concept.variants:
            weaker[fold(text)].append(concept)
    alone = {form: found[0] for form, found in weaker.items() if len(found) == 1}
    return alone | forms


@cache
def concept_by_iri(iri: str) -> Concept | None:
    """Return the concept or actor kind with this IRI, or ``None``."""
    if iri.startswith(CODEV):
        return next((kind for kind in vocabulary(ACTOR_KIND) if kind.iri == iri), None)
    scheme = iri.removeprefix(VOCAB).partition("/")[0]
    try:
        return next((concept for concept in vocabulary(scheme) if concept.iri == iri), None)
    except (KeyError, ValueError):  # no such scheme, or what no IRI can hold, such as a space
        return None
