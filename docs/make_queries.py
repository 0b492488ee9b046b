"""Write queries/README.md from the headers of the queries.

Run it as ``python docs/make_queries.py`` whenever a query's header changes; a test says when that
was forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from codev_graph.graph import NamedQuery, Parameter, query_library

PAGE: Final = Path(__file__).parents[1] / "queries" / "README.md"
GROUPS: Final = {
    "explore": "Explorar · Explore",
    "actors": "Actores · Actors",
    "cooperation": "Cooperación · Cooperation",
    "gaps": "Lo que falta · What is missing",
    "measures": "Medidas · Measures",
}
INTRODUCTION: Final = """\
# Las consultas · The queries

Esta página se escribe sola a partir de las cabeceras: `python docs/make_queries.py`. Cómo se
usan: [docs/sparql.es.md](../docs/sparql.es.md).

This page is written from the headers: `python docs/make_queries.py`. How to use them:
[docs/sparql.md](../docs/sparql.md).

## La cabecera · The header

Cada archivo `.rq` empieza con líneas `#+`, los decoradores de [grlc](https://grlc.io), que juntas
son un documento YAML. Every `.rq` file begins with lines of `#+`, the decorators of grlc, which
together are one YAML document:

| | español | English |
|---|---|---|
| `title` | qué responde, en `es` y `en` | what it answers, in `es` and `en` |
| `summary` | cómo leer la respuesta | how to read the answer |
| `params` | sus parámetros: ver abajo | its parameters: see below |
| `columns` | qué significa cada columna, con su unidad | what each column means, with its unit |
| `example` | una orden que la ejecuta | a command that runs it |

Cada parámetro tiene un `type`, un `title` y, según el caso, `of`, `values` y `default`. Each
parameter has a `type`, a `title` and, as the case may be, `of`, `values` and `default`:

| `type` | español | English |
|---|---|---|
| `individual` | el id o la IRI de una fila del tipo `of` | id or IRI of a row of type `of` |
| `concept` | código o etiqueta del vocabulario `of` | code or label of the vocabulary `of` |
| `string` | un texto; si hay `values`, uno de ellos | a text; one of `values` if given |
| `integer` | un número entero | a whole number |
| `date` | una fecha: `2022`, `2022-03`, `2022-03-31` | a date: `2022`, `2022-03`, `2022-03-31` |

En la consulta, el parámetro `city` es la variable `?_city`, que sin valor no restringe nada
(`FILTER(!BOUND(?_city) || …)`); `?_lang` es el idioma de las etiquetas. El valor entra como término
RDF en una cláusula `VALUES`, nunca como texto. El archivo funciona también tal cual en cualquier
motor SPARQL 1.1. Se escribe `MINUS` en vez de un `NOT EXISTS` de varios triples, que en Oxigraph
crece con el cuadrado de los datos; todo `ORDER BY` acaba en las IRI de la fila, para que cada
almacén dé el mismo orden; las listas de una celda van separadas por `|`.

In the query the parameter `city` is the variable `?_city`, which without a value restricts nothing
(`FILTER(!BOUND(?_city) || …)`); `?_lang` is the language of labels. The value enters as an RDF term
in a `VALUES` clause, never as text. The file also runs as it stands on any SPARQL 1.1 engine.
`MINUS` is written in the place of a `NOT EXISTS` of several triples, which in Oxigraph grows with
the square of the data; every `ORDER BY` ends in the IRIs of the row, so that each store gives the
same order; lists in a cell are separated by `|`.
"""


def page() -> str:
    """Return the whole page as Markdown."""
    return "\n".join([INTRODUCTION, *(_section(group) for group in GROUPS)])


def _section(group: str) -> str:
    found = [query for query in query_library().values() if query.group == group]
    head = "| | español | English | |\n|---|---|---|---|"
    return "\n".join([f"## {GROUPS[group]}\n", head, *map(_row, found), ""])


def _row(query: NamedQuery) -> str:
    link = f"[`{query.name}`]({query.group}/{query.name}.rq)"
    flags = ", ".join(_flags(query))
    return f"| {link} | {query.title['es']} | {query.title['en']} | {flags} |"


def _flags(query: NamedQuery) -> Iterator[str]:
    for parameter in query.params:
        yield f"`--{parameter.name}` ({_kind(parameter)})"


def _kind(parameter: Parameter) -> str:
    return parameter.of or " / ".join(parameter.values) or parameter.kind


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
