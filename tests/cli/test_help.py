"""Every command tells how it is used, in both languages, with an example, and quickly."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from builders import python, run
from codev_graph import __version__
from codev_graph.cli import main
from codev_graph.graph import query_library

COMMANDS = list(main.commands)
EVERY = pytest.mark.parametrize("name", ["", *COMMANDS])
HEAVY = {"numpy", "scipy", "rdflib", "networkx", "pyoxigraph", "pydantic", "numba", "pyvis", "rich"}


def words(name: str) -> list[str]:
    return [name] if name else []


def test_the_commands_come_in_the_order_of_the_work() -> None:
    steps = ["demo", "build", "check", "query", "measures", "gaps", "view", "report"]
    assert [name for name in COMMANDS if name in steps] == steps


@EVERY
def test_help_has_a_purpose_an_example_and_its_options(name: str) -> None:
    result = run(*words(name), "--help")
    assert result.exit_code == 0
    assert result.stderr == ""
    usage = f"Usage: codev-graph {name}".strip()
    assert result.stdout.startswith(usage)
    examples = result.stdout.partition("\nExamples:\n")[2].splitlines()
    assert any(line.strip().startswith(f"codev-graph {name}".strip()) for line in examples)
    assert "--lang" in result.stdout
    assert all(len(line) <= 80 for line in result.stdout.partition("\nExamples:")[0].splitlines())


@EVERY
def test_help_is_told_in_spanish(name: str) -> None:
    english, spanish = (run("--lang", code, *words(name), "--help").stdout for code in ("en", "es"))
    described = english.partition("\nOptions:")[0].split("\n\n")[1:]
    for paragraph in filter(str.strip, described):
        assert paragraph not in spanish
    for said in (
        "Usage:",
        "Options:",
        "Examples:",
        "Commands:",
        "Show this message",
        "Language of",
    ):
        assert said not in spanish


@EVERY
def test_the_language_may_be_told_in_any_place_and_way(name: str) -> None:
    spanish = run("--lang", "es", *words(name), "--help").stdout
    assert run(*words(name), "--lang", "es", "--help").stdout == spanish
    assert run(*words(name), "--help", "--lang", "es").stdout == spanish
    assert run(*words(name), "--help", "--lang=es").stdout == spanish
    assert run(*words(name), "--help", LANG="es_SV.UTF-8", LC_ALL=None).stdout == spanish
    assert run(*words(name), "--help", LC_ALL="es_MX.UTF-8", LANG="en_US.UTF-8").stdout == spanish


@EVERY
def test_english_is_told_where_it_is_asked_or_nothing_is(name: str) -> None:
    english = run("--lang", "en", *words(name), "--help").stdout
    assert run(*words(name), "--help").stdout == english
    assert run(*words(name), "--help", LC_ALL=None).stdout == english
    assert run(*words(name), "--help", LC_ALL="fr_FR.UTF-8").stdout == english
    assert run(*words(name), "--lang", "en", "--help", LC_ALL="es_MX.UTF-8").stdout == english
    assert run(*words(name), "--help", LC_ALL="en_US.UTF-8", LANG="es_SV.UTF-8").stdout == english


def test_an_unknown_language_is_refused() -> None:
    result = run("--lang", "fr", "build", "--help")
    assert result.exit_code == 2
    assert "'fr' is not one of 'es', 'en'" in result.stderr


@EVERY
def test_examples_name_commands_and_options_that_there_are(name: str) -> None:
    text = run(*words(name), "--help").stdout.partition("\nExamples:\n")[2]
    for line in filter(None, map(str.strip, text.splitlines())):
        for part in line.split("|"):
            program, called, *rest = shlex.split(part)
            assert program == "codev-graph"
            known = {option for given in main.commands[called].params for option in given.opts}
            if called == "query" and rest and rest[0] in query_library():
                known |= {f"--{given.name}" for given in query_library()[rest[0]].params}
            options = {word.partition("=")[0] for word in rest if word.startswith("-")}
            assert options - {"-"} <= known


@EVERY
def test_help_loads_no_heavy_library(name: str, tmp_path: Path) -> None:
    code = (
        "import sys\nfrom codev_graph.cli import main\n"
        f"try: main({[*words(name), '--help']!r})\n"
        f"except SystemExit: print(sorted({HEAVY!r} & sys.modules.keys()))"
    )
    *told, loaded = python(code, tmp_path).splitlines()
    assert told[0].startswith("Usage:")
    assert loaded == "[]"


def test_the_version_is_told() -> None:
    assert run("--version").stdout == f"codev-graph {__version__}\n"
