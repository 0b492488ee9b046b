"""Write docs/competency-questions.md from the headers of the queries.

Run it as ``python docs/make_competency.py`` whenever a query's header changes; a test says when
that was forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from codev_graph.graph import NamedQuery, Parameter, query_library

PAGE: Final = Path(__file__).parent / "competency-questions.md"
GROUPS: Final[Mapping[str, str]] = {
    "actors": "Los actores · The actors",
    "cooperation": "La cooperación · Cooperation",
    "gaps": "Lo que falta · What is missing",
    "measures": "El capital social y sus medidas · Social capital and its measures",
    "explore": "Las fases, las fuentes y los vocabularios · Phases, sources and vocabularies",
}
INTRODUCTION: Final = """\
# Preguntas de competencia · Competency questions

Lo que quienes leen la estrategia (un funcionario municipal, una oficial de la OIM, un
investigador, una ingeniera de web semántica) preguntarían al grafo. Cada pregunta es un archivo de
`queries/`, que se ejecuta por su nombre con `codev-graph query`, y tiene una prueba sobre los datos
reales en `tests/queries/`, con la respuesta que se espera y por qué. Esta página se escribe sola a
partir de la cabecera de las consultas: `python docs/make_competency.py`.

What the readers of the strategy (a municipal officer, an IOM officer, a researcher, a semantic-web
engineer) would ask of the graph. Each question is a file in `queries/`, run by its name with
`codev-graph query`, and has a test on the real data in `tests/queries/`, with the answer expected
and why. This page is written from the headers of the queries: `python docs/make_competency.py`.
"""


def questions() -> list[NamedQuery]:
    """Return the queries whose title is a question, by group and name.

    The others serve the measures and the views, and are described by their headers alone.
    """
    found = [query for query in query_library().values() if query.title["es"].startswith("¿")]
    return sorted(found, key=lambda query: (list(GROUPS).index(query.group), query.name))


def page() -> str:
    """Return the whole page as Markdown."""
    parts = [INTRODUCTION, _index()]
    for group, title in GROUPS.items():
        parts.append(f"## {title}\n")
        parts.extend(_entry(query) for query in questions() if query.group == group)
    return "\n".join(parts)


def _index() -> str:
    head = "| | Pregunta | Question | |\n|---:|---|---|---|"
    rows = (
        f"| {number} | {query.title['es']} | {query.title['en']} | [`{name}`](#{name}) |"
        for number, query in enumerate(questions(), 1)
        for name in [query.name]
    )
    return "\n".join([head, *rows, ""])


def _entry(query: NamedQuery) -> str:
    return "\n".join(
        [
            f"### {query.name}\n",
            f"**{query.title['es']}** {query.summary['es']}\n",
            f"**{query.title['en']}** {query.summary['en']}\n",
            *_table(query),
            f"\n`{query.example}` · [SPARQL](../queries/{query.group}/{query.name}.rq)\n",
        ]
    )


def _table(query: NamedQuery) -> Iterator[str]:
    """Yield the rows that explain the parameters and the columns."""
    yield "| | español | English |\n|---|---|---|"
    for parameter in query.params:
        yield f"| {_flag(parameter)} | {parameter.title['es']} | {parameter.title['en']} |"
    for column, told in query.columns.items():
        yield f"| `{column}` | {_cell(told['es'])} | {_cell(told['en'])} |"


def _flag(parameter: Parameter) -> str:
    return f"`--{parameter.name}` ({parameter.of or parameter.kind})"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
