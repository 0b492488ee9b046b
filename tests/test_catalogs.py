"""The Spanish catalog holds every text, whole, and what is shown in Spanish shows no English."""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from builders import REAL, run, set_cell
from catalogs import KEYWORDS, MO, PACKAGE, PO, catalog, compiled, extracted
from codev_graph import KnowledgeGraph
from codev_graph._i18n import in_language
from codev_graph.cli import main
from codev_graph.network import measures_page

PLACEHOLDER = re.compile(r"%\(\w+\)\w|{\w*(?:![rsa])?(?::[^{}]*)?}")
ENGLISH = re.compile(
    r"\b(?:the|of|and|with|this|that|is|are|not|which|what|for|it|if|else|each|directed|required)\b",
    re.I,
)
COMMANDS = ["", *main.commands]


def forms(text: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def messages(of: Catalog) -> list[Message]:
    return [message for message in of if message.id]


@pytest.fixture(scope="module")
def kept() -> Catalog:
    return catalog()


@pytest.fixture(scope="module")
def texts() -> Catalog:
    return extracted()


def test_the_catalog_holds_the_texts_of_the_code_and_no_others(
    kept: Catalog, texts: Catalog
) -> None:
    """Run ``make locale`` and translate what it names if this fails."""
    assert {m.id for m in messages(kept)} == {m.id for m in messages(texts)}
    assert not kept.obsolete


def test_every_text_is_translated_in_all_its_forms(kept: Catalog) -> None:
    found = messages(kept)
    assert len(found) > 500
    assert [m.id for m in found if not all(forms(m.string))] == []
    assert [m.id for m in found if len(forms(m.string)) != len(forms(m.id))] == []
    assert [m.id for m in found if m.fuzzy] == []
    assert not kept.fuzzy


def test_translations_keep_placeholders_ends_and_lines(kept: Catalog) -> None:
    for message in messages(kept):
        for english, spanish in zip(forms(message.id), forms(message.string), strict=True):
            assert sorted(PLACEHOLDER.findall(english)) == sorted(PLACEHOLDER.findall(spanish))
            assert english.count("\n") == spanish.count("\n"), english
            for blank in (str.lstrip, str.rstrip):
                outside = len(english) - len(blank(english))
                assert outside == len(spanish) - len(blank(spanish)), english
            if english[-1] in ".:?!":
                assert spanish[-1] == english[-1], english


def test_questions_open_and_close_in_spanish(kept: Catalog) -> None:
    for message in messages(kept):
        for spanish in forms(message.string):
            asked = re.sub(r"\?[a-z]+\b", "", spanish)  # ?city is a variable, ?default a parameter
            assert asked.count("?") == spanish.count("¿"), spanish


def test_the_compiled_catalog_is_that_of_its_source(kept: Catalog) -> None:
    assert compiled(kept) == MO.read_bytes()


def test_the_catalog_is_as_babel_writes_it() -> None:
    text = PO.read_text(encoding="utf-8")
    assert "EMAIL@ADDRESS" not in text
    assert "#~" not in text


def looked_up_in_f_strings(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        for part in node.values if isinstance(node, ast.JoinedStr) else ():
            for call in ast.walk(part):
                name = getattr(getattr(call, "func", None), "id", "")
                if name in KEYWORDS and isinstance(call.args[0], ast.Constant):
                    yield f"{file.name}:{call.lineno}"


def test_no_text_hides_in_an_f_string() -> None:
    """Babel finds those only from Python 3.12 on; the catalog would hang on the version."""
    assert [found for file in PACKAGE.rglob("*.py") for found in looked_up_in_f_strings(file)] == []


def described(help_text: str) -> str:
    """Return a help text without its examples, quotations, options and paths."""
    return re.sub(r"“[^”]*”|--[\w-]+|\S*/\S*", "", help_text.partition("\nEjemplos:")[0])


@pytest.mark.parametrize("name", COMMANDS)
def test_help_shows_no_english(name: str) -> None:
    shown = run("--lang", "es", *filter(None, [name]), "--help").stdout
    assert shown.startswith("Uso: codev-graph")
    assert "\nOpciones:\n" in shown
    # The name of a command is no text: what-if is called so in every language.
    assert ENGLISH.findall(described(shown).replace("what-if", "")) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--nada"], "Error: No existe la opción '--nada'."),
        (["construir"], "Error: No existe el comando 'construir'."),
        (["buil"], "Error: No existe el comando 'buil'. ¿Quiso decir 'build'?"),
        (["build"], "Error: Falta el argumento 'ORIGEN'."),
        (["build", "a", "b"], "Error: Sobra un argumento (b)"),
        (["build", "a", "b", "c"], "Error: Sobran argumentos (b c)"),
        (["build", "a", "--outpu", "b"], "¿Quiso decir '--output'?"),
        (["measures", "--name"], "Error: La opción '--name' requiere un argumento."),
        (["check", "--fix=si"], "Error: La opción '--fix' no admite ningún valor."),
        (["check", "--format", "xml"], "'xml' no es ninguno de estos: 'table', 'csv'"),
        (["build", "no-hay"], "no-hay: no existe ese archivo ni esa carpeta"),
        (["query", "ties", "-e", "ASK {}"], "Indique el NOMBRE de una pregunta, o -e"),
        (
            ["query", "ties", "ciudad", "--graph", str(REAL)],
            "“ciudad” no es un parámetro; se esperaba --NOMBRE VALOR, cada uno",
        ),
        (["query", "bridging", "--graph", str(REAL)], "No existe la consulta “bridging”. ¿Quiso"),
    ],
    ids=lambda case: case[0] if isinstance(case, list) else "",
)
def test_wrong_use_is_told_in_spanish(arguments: list[str], told: str) -> None:
    result = run(*arguments, LC_ALL="es_SV.UTF-8")
    assert result.exit_code != 0
    assert told in result.stderr
    assert ENGLISH.findall(result.stderr) == []


def test_problems_of_the_data_are_told_in_spanish(real_tables: Path) -> None:
    set_cell(real_tables, "actors", 3, "kind", "alcaldia-mayor")
    set_cell(real_tables, "sources", 2, "consulted", "ayer")
    result = run("check", str(real_tables), LC_ALL="es_MX.UTF-8")
    assert result.exit_code == 1
    assert "fila 3, columna “" in result.stdout
    assert "se encontró “alcaldia-mayor”; se esperaba un término del vocabulario" in result.stdout
    assert "se encontró “ayer”; se esperaba una fecha como" in result.stdout


def readable(page: str) -> str:
    """Return what a page shows, without the literature and the titles of sources."""
    for left_out in (r"<style.*?</style>", r'<ul class="references">.*?</ul>', r"<code>.*?</code>"):
        page = re.sub(left_out, "", page, flags=re.S)
    return html.unescape(re.sub(r"<[^>]+>", "\n", page))


def test_the_report_shows_no_english(real_graph: KnowledgeGraph, texts: Catalog) -> None:
    with in_language("es"):
        shown = readable(real_graph.report_page())
    sentences = [text for m in messages(texts) for text in forms(m.id) if text.count(" ") > 1]
    assert len(sentences) > 300
    assert [text for text in sentences if text in shown] == []
    assert "Quién une a las ciudades y quién falta" in shown


def test_the_page_of_measures_shows_no_english() -> None:
    with in_language("es"):
        shown = measures_page().partition("## Referencias")[0]
    lines = [line for line in shown.splitlines() if not line.startswith("- Fuente:")]
    plain = re.sub(r"`[^`]*`|\w+_\w+", "", "\n".join(lines))
    assert [line for line in plain.splitlines() if ENGLISH.search(line)] == []
