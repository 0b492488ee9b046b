"""The library of named queries: every ``.rq`` file says in its header what it answers.

The header follows grlc's decorators: the lines that begin with ``#+`` are one YAML document
with ``title`` and ``summary`` in Spanish and English, ``params``, ``columns``, ``booleans`` and
``example``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

import yaml
from rapidfuzz import fuzz, process

from codev_graph._i18n import gettext as _
from codev_graph._i18n import language
from codev_graph.errors import QueryError, UnknownQueryError
from codev_graph.terms import fold, resource, vocabulary

_MARK: Final = "#+"
_LIST: Final = re.compile(r'SEPARATOR\s*=\s*"\|"\s*\)\s*AS\s+\?(\w+)', re.IGNORECASE)
Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query may be told.

    Attributes:
        name: Its name: the variable that takes the value.
        kind: ``individual`` (the id or IRI of a row), ``concept`` (of a vocabulary),
            ``string``, ``integer`` or ``date``.
        of: For an individual its type (``city``), for a concept its vocabulary (``area``).
        title: What it is, by language.
        values: The only texts that it takes; empty if it takes others. Concepts have their
            vocabulary's.
        default: What it is when left out; empty if it does not restrict the answer then.
    """

    name: str
    kind: str
    of: str
    title: Texts
    values: tuple[str, ...] = ()
    default: str = ""

    @property
    def allowed(self) -> tuple[str, ...]:
        """The values, or the notations of the concepts, that it takes; empty if it takes others."""
        if self.kind == "concept":
            return tuple(concept.notation for concept in vocabulary(self.of))
        return self.values


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with its documentation.

    Attributes:
        name: The file's name without its ending.
        group: The folder it lies in, such as ``gaps``.
        text: The whole file.
        body: The SPARQL text without the header.
        title: What it answers, by language.
        summary: How to read the answer, by language.
        params: What it may be told; all may be left out.
        columns: What each column means, with its unit, by language.
        example: A command that runs it.
        booleans: The columns that are true or false; not every engine tells them from 1 and 0.
    """

    name: str
    group: str
    text: str
    body: str
    title: Texts
    summary: Texts
    params: tuple[Parameter, ...]
    columns: Mapping[str, Texts]
    example: str
    booleans: frozenset[str] = frozenset()

    @property
    def lists(self) -> frozenset[str]:
        """The columns whose cells are lists, separated by ``|``; SPARQL gives them any order."""
        return frozenset(_LIST.findall(self.body))

    def told(self, texts: Texts) -> str:
        """Return a text of the header in the language in force."""
        return texts[language()]


def parse_query(text: str, name: str, group: str = "") -> NamedQuery:
    """Return the query that a file holds.

    Raises:
        QueryError: if the header is not the YAML that a query needs.
    """
    lines = text.splitlines()
    told = (line.removeprefix(_MARK) for line in lines if line.startswith(_MARK))
    try:
        header: dict[str, Any] = yaml.safe_load("\n".join(told)) or {}
        return NamedQuery(
            name=name,
            group=group,
            text=text,
            body="\n".join(line for line in lines if not line.startswith(_MARK)),
            title=header["title"],
            summary=header["summary"],
            params=tuple(_parameter(*item) for item in header.get("params", {}).items()),
            columns=header["columns"],
            example=header["example"],
            booleans=frozenset(header.get("booleans", ())),
        )
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        reason = _("the header of query “{name}” is not complete: {why}")
        raise QueryError(name, reason.format(name=name, why=error)) from error


def _parameter(name: str, header: Mapping[str, Any]) -> Parameter:
    values = tuple(map(str, header.get("values", ())))
    default = str(header.get("default", ""))
    return Parameter(name, header["type"], header.get("of", ""), header["title"], values, default)


@cache
def query_library() -> Mapping[str, NamedQuery]:
    """Return every query that came with the package, by name."""
    paths = sorted(resource("queries").glob("*/*.rq"), key=lambda path: path.stem)
    return {path.stem: _read(path) for path in paths}


def _read(path: Path) -> NamedQuery:
    return parse_query(path.read_text(encoding="utf-8"), path.stem, path.parent.name)


def named_query(name: str) -> NamedQuery:
    """Return one query of the library.

    Raises:
        UnknownQueryError: if there is none of this name; it carries the nearest names, or else
            those of the queries that speak of it.
    """
    library = query_library()
    if name in library:
        return library[name]
    near = partial(process.extract, scorer=fuzz.ratio, processor=str.lower, score_cutoff=60)
    nearest = [match for match, _score, _index in near(name, list(library), limit=3)]
    raise UnknownQueryError(name, nearest or [query.name for query in find_queries(name)[:3]])


def find_queries(words: str) -> list[NamedQuery]:
    """Return the queries that have all of ``words``, or words that begin so, in either language.

    Case and accents do not count; without any word it is all of them.
    """
    return [query for query in query_library().values() if _speaks_of(query, fold(words).split())]


def _speaks_of(query: NamedQuery, words: list[str]) -> bool:
    texts = (query.name, query.group, *query.title.values(), *query.summary.values())
    said = fold(" ".join(texts)).split()
    return all(any(each.startswith(word) for each in said) for word in words)
