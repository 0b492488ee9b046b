"""Write the reference pages of the ontology, docs/reference/ontology.{es,en}.html (``make docs``).

Everything on them is read from ``ontology/``: terms by module, what the ontology says of each in
Manchester syntax, the rules it compiles to, the vocabularies and the alignments. A test says when
a page is no longer that of the ontology.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from ontology_diagram import relations_svg, tree_svg

from codev_graph.graph.reasoning._compile import compile_rules
from codev_graph.graph.reasoning._manchester import manchester
from codev_graph.graph.reasoning._names import OWL, RDFS, TYPE, compact
from codev_graph.graph.reasoning._tbox import Object, TBox
from codev_graph.terms import CODEV, ONTOLOGY, VOCAB, expand, ontology_files, ontology_store

FOLDER: Final = Path(__file__).parent
PAGES: Final = {code: FOLDER / "reference" / f"ontology.{code}.html" for code in ("es", "en")}
KINDS: Final = {
    "classes": OWL + "Class",
    "object": OWL + "ObjectProperty",
    "data": OWL + "DatatypeProperty",
    "annotation": OWL + "AnnotationProperty",
}
# What is said of a term, by the word that stands before it in Manchester syntax.
SAID: Final = {
    "EquivalentTo": OWL + "equivalentClass",
    "SubClassOf": RDFS + "subClassOf",
    "DisjointWith": OWL + "disjointWith",
    "SubPropertyOf": RDFS + "subPropertyOf",
    "Domain": RDFS + "domain",
    "Range": RDFS + "range",
    "InverseOf": OWL + "inverseOf",
}
CHARACTER: Final = ("Functional", "InverseFunctional", "Symmetric", "Transitive", "Asymmetric")


@dataclass(frozen=True)
class Term:
    """A class or property as a page tells it."""

    name: str
    iri: str
    label: str
    definition: str
    notation: str
    sources: tuple[str, ...]
    said: tuple[tuple[str, str], ...]
    module: str


@dataclass(frozen=True)
class Concept:
    """A concept of a vocabulary as a page tells it."""

    notation: str
    label: str
    definition: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Scheme:
    """A vocabulary with its concepts."""

    name: str
    title: str
    description: str
    concepts: tuple[Concept, ...]


class Reader:
    """Reads the ontology for one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._store = ontology_store()
        self.tbox = TBox(self._store)

    def text(self, node: ox.NamedNode, curie: str) -> str:
        """Return the value in the page's language, or the plain one."""
        found = list(self._literals(node, curie))
        told = [text.value for text in found if text.language == self.language]
        plain = [text.value for text in found if not text.language]
        return next(iter(told + plain), "")

    def texts(self, node: ox.NamedNode, curie: str) -> tuple[str, ...]:
        """Return every plain value, sorted."""
        return tuple(sorted(text.value for text in self._literals(node, curie)))

    def _literals(self, node: ox.NamedNode, curie: str) -> Iterator[ox.Literal]:
        for quad in self._store.quads_for_pattern(node, ox.NamedNode(expand(curie)), None):
            if isinstance(quad.object, ox.Literal):
                yield quad.object

    @cached_property
    def terms(self) -> dict[str, list[Term]]:
        """The terms of the house by kind, by their label."""
        return {
            kind: sorted(self._terms_of(iri), key=lambda term: term.label.casefold())
            for kind, iri in KINDS.items()
        }

    def _terms_of(self, kind: str) -> Iterator[Term]:
        for node in self.tbox.instances(kind):
            if isinstance(node, ox.NamedNode) and node.value.startswith(CODEV):
                yield self._term(node)

    def _term(self, node: ox.NamedNode) -> Term:
        modules = self._store.quads_for_pattern(node, ox.NamedNode(RDFS + "isDefinedBy"), None)
        return Term(
            name=node.value.removeprefix(CODEV),
            iri=node.value,
            label=self.text(node, "rdfs:label"),
            definition=self.text(node, "skos:definition"),
            notation=self.text(node, "skos:notation"),
            sources=self.texts(node, "dcterms:source"),
            said=tuple(self._said(node)),
            module=next(str(quad.object.value) for quad in modules).rpartition("/")[2],
        )

    def _said(self, node: ox.NamedNode) -> Iterator[tuple[str, str]]:
        character = [word for word in CHARACTER if self.tbox.is_a(node, f"{OWL}{word}Property")]
        if character:
            yield "Characteristics", ", ".join(character)
        for word, predicate in SAID.items():
            for value in self._values(node, predicate):
                yield word, manchester(self.tbox, value)
        for chain in self._values(node, OWL + "propertyChainAxiom"):
            links = (manchester(self.tbox, link) for link in self.tbox.items(chain))
            yield "SubPropertyChain", " o ".join(links)

    def _values(self, node: ox.NamedNode, predicate: str) -> list[Object]:
        values = [value for subject, value in self.tbox.pairs(predicate) if subject == node]
        return sorted(values, key=lambda value: manchester(self.tbox, value))

    @cached_property
    def schemes(self) -> list[Scheme]:
        """The vocabularies by title."""
        kind = ox.NamedNode(expand("skos:ConceptScheme"))
        quads = self._store.quads_for_pattern(None, ox.NamedNode(TYPE), kind)
        found = [self._scheme(quad.subject) for quad in quads]
        return sorted(found, key=lambda scheme: scheme.title.casefold())

    def _scheme(self, node: ox.NamedNode) -> Scheme:
        quads = self._store.quads_for_pattern(None, ox.NamedNode(expand("skos:inScheme")), node)
        nodes = [quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)]
        return Scheme(
            name=node.value.rpartition("/")[2],
            title=self.text(node, "dcterms:title"),
            description=self.text(node, "dcterms:description"),
            concepts=tuple(self._concept(each) for each in sorted(nodes, key=self._place)),
        )

    def _place(self, node: ox.NamedNode) -> tuple[int, str]:
        return int(self.text(node, "codev:position") or 0), node.value

    def _concept(self, node: ox.NamedNode) -> Concept:
        return Concept(
            notation=self.text(node, "skos:notation"),
            label=self.text(node, "skos:prefLabel"),
            definition=self.text(node, "skos:definition"),
            sources=self.texts(node, "dcterms:source"),
        )

    @cached_property
    def parents(self) -> dict[str, list[str]]:
        """The named classes of the house above each class of the house."""
        found: dict[str, list[str]] = {term.name: [] for term in self.terms["classes"]}
        for subject, value in self.tbox.pairs(RDFS + "subClassOf"):
            names = [self._own(subject), self._own(value)]
            if all(names):
                found[names[0]].append(names[1])
        return found

    def _own(self, node: Object) -> str:
        iri = node.value if isinstance(node, ox.NamedNode) else ""
        return iri.removeprefix(CODEV) if iri.startswith(CODEV) else ""


def alignments(language: str) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """Yield each vocabulary aligned to, with its mappings: ours, how, theirs."""
    for path in ontology_files("alignments"):
        store = ox.Store()
        store.bulk_load(path=path, format=ox.RdfFormat.TURTLE)
        node = next(q.subject for q in store if q.object == ox.NamedNode(OWL + "Ontology"))
        titles = store.quads_for_pattern(node, ox.NamedNode(expand("dcterms:title")), None)
        title = next(q.object.value for q in titles if q.object.language == language)
        yield title, sorted(_mappings(store))


def _mappings(store: ox.Store) -> Iterator[tuple[str, str, str]]:
    ours = (CODEV, VOCAB)
    for quad in store:
        ends = (quad.subject, quad.object)
        named = [end.value for end in ends if isinstance(end, ox.NamedNode)]
        if len(named) == 2 and quad.predicate.value != TYPE and any(map(_starts(ours), named)):
            yield compact(named[0]), compact(quad.predicate), compact(named[1])


def _starts(prefixes: tuple[str, ...]) -> Callable[[str], bool]:
    return lambda iri: iri.startswith(prefixes)


def rules() -> list[str]:
    """Return the rules that the build entails by, as text."""
    return sorted(str(compile_rules(ontology_store())).splitlines())


def page(language: str) -> str:
    """Return the reference page in one language."""
    reader = Reader(language)
    root = ox.NamedNode(ONTOLOGY)
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    labels = {term.name: term.label for term in reader.terms["classes"]}
    return environment.get_template("ontology_page.html.j2").render(
        language=language,
        title=reader.text(root, "dcterms:title"),
        description=reader.text(root, "dcterms:description"),
        version=reader.text(root, "owl:versionInfo"),
        iri=ONTOLOGY,
        namespace=CODEV,
        terms=reader.terms,
        modules=_modules(reader),
        schemes=reader.schemes,
        alignments=list(alignments(language)),
        rules=rules(),
        tree=tree_svg(reader.parents, labels),
        relations=relations_svg(reader.terms["object"], labels),
    )


def _modules(reader: Reader) -> list[tuple[str, str, int]]:
    """Return each module's name, title and number of terms."""
    every: Iterable[Term] = (term for terms in reader.terms.values() for term in terms)
    names = [term.module for term in every]
    return [
        (name, reader.text(ox.NamedNode(f"{ONTOLOGY}/{name}"), "dcterms:title"), names.count(name))
        for name in sorted(set(names))
    ]


def main() -> None:
    """Write both pages."""
    for language, path in PAGES.items():
        path.write_text(page(language), encoding="utf-8")


if __name__ == "__main__":
    main()
