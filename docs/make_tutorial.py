"""Write and run the tutorial notebooks on the real data (``make docs``).

The cells stand here, each with its text in both languages, and the notebooks are made from them:
one in English, one in Spanish. Outputs hold no path and nothing that another run would change, so
the test of the tutorial can compare what it runs with what is committed.
"""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
NOTEBOOKS = {"en": HERE / "tutorial.ipynb", "es": HERE / "tutorial.es.ipynb"}

# Each cell: the text before it in English and in Spanish, and the code, which is the same.
CELLS = (
    (
        "# Who ties Santa Ana and Tapachula together?\n\n"
        "This notebook goes through the whole work on the founding case: from tables to a "
        "knowledge graph, questions, measures, gaps, and figures. Run it from the folder that "
        "holds `data/`; it needs no network.",
        "# ¿Quién une a Santa Ana y Tapachula?\n\n"
        "Este cuaderno recorre todo el trabajo con el caso fundador: de las tablas al grafo de "
        "conocimiento, las preguntas, las medidas, los vacíos y las figuras. Se ejecuta desde la "
        "carpeta que contiene `data/`; no necesita red.",
        "from codev_graph import build, use_language\n\n"
        'use_language("{language}")\n'
        'graph = build("data/santa-ana-tapachula")\n'
        "graph.asserted, graph.entailed",
    ),
    (
        "Every statement keeps its source. The first number above is what the sources state, the "
        "second what follows from it under the ontology. Any question of the library can be asked "
        "by name:",
        "Cada enunciado conserva su fuente. El primer número es lo que enuncian las fuentes; el "
        "segundo, lo que se deduce de ello con la ontología. Toda pregunta de la biblioteca se "
        "hace por su nombre:",
        'graph.query("agreements")',
    ),
    (
        "… and so can any SPARQL of your own; the prefixes are supplied. Who bridges the border?",
        "… y también cualquier consulta SPARQL propia; los prefijos ya están. ¿Quién tiende "
        "puentes sobre la frontera?",
        'graph.sparql("""\n'
        "SELECT ?name WHERE {{\n"
        "  ?actor a codev:BridgingActor ; rdfs:label ?name .\n"
        '  FILTER(LANG(?name) = "")\n'
        "}} ORDER BY ?name\n"
        '""")',
    ),
    (
        "The network is a NetworkX graph with its measures. Each measure says what it is; an "
        "undefined value stays empty. Betweenness, the highest first:",
        "La red es un grafo de NetworkX con sus medidas. Cada medida dice qué es; un valor "
        "indefinido queda vacío. Intermediación, de mayor a menor:",
        "from codev_graph import Table\n\n"
        "network = graph.network()\n"
        'rows = network.measures(["betweenness"]).records()\n'
        'rows.sort(key=lambda row: -row["value"])\n'
        'Table.of(["name", "value"], [(row["name"], round(row["value"], 3)) for row in rows[:8]])',
    ),
    (
        "Who is missing? The candidates are known actors that no source shows taking part, those "
        "that would fill most first:",
        "¿Quién falta? Los candidatos son actores conocidos de los que ninguna fuente muestra que "
        "participen, primero los que más llenarían:",
        "gaps = graph.gaps()\n"
        'rows = [(network.graph.nodes[found.actor]["name"],) for found in gaps.candidates[:8]]\n'
        'Table.of(["name"], rows)',
    ),
    (
        "A figure for print: the two cities face each other. `graph.figure` writes SVG, PDF or "
        'PNG; the interactive page is `graph.view("network.html")`, or `graph` alone at the end '
        "of a cell.",
        "Una figura para imprimir: las dos ciudades frente a frente. `graph.figure` escribe SVG, "
        'PDF o PNG; la página interactiva es `graph.view("red.html")`, o `graph` solo al final '
        "de una celda.",
        "import tempfile\n"
        "from pathlib import Path\n\n"
        "from IPython.display import SVG\n\n"
        "with tempfile.TemporaryDirectory() as folder:\n"
        '    drawn = graph.figure("network", Path(folder, "network.svg")).read_text("utf-8")\n'
        "SVG(drawn)",
    ),
)


def notebook(language: str) -> nbformat.NotebookNode:
    """Return the notebook in a language, not yet run."""
    cells = []
    for place, (english, spanish, code) in enumerate(CELLS):
        text = spanish if language == "es" else english
        source = code.format(language=language)
        cells.append(nbformat.v4.new_markdown_cell(text, id=f"text-{place}"))
        cells.append(nbformat.v4.new_code_cell(source, id=f"code-{place}"))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})


def executed(language: str) -> nbformat.NotebookNode:
    """Return the notebook in a language with what its cells give on the real data."""
    made = notebook(language)
    os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"
    NotebookClient(made, timeout=300, resources={"metadata": {"path": str(ROOT)}}).execute()
    for cell in made.cells:
        # When a cell ran, and in which Python, would change with every run.
        cell.metadata.pop("execution", None)
    made.metadata.pop("language_info", None)
    return made


def main() -> None:
    """Write both notebooks."""
    for language, path in NOTEBOOKS.items():
        path.write_text(nbformat.writes(executed(language)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
