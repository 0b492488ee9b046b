"""Errors say in words what is wrong and carry it as data, in one tree."""

from __future__ import annotations

import copy
import inspect
import pickle

import pytest

from codev_graph import CodevGraphError, errors
from codev_graph._i18n import in_language
from codev_graph.errors import (
    DataError,
    EndpointError,
    EngineError,
    FileError,
    ForbiddenQueryError,
    NetworkError,
    OntologyError,
    ParameterError,
    Problem,
    QueryError,
    QuerySyntaxError,
    ResourceError,
    UnknownQueryError,
    did_you_mean,
)

PROBLEM = Problem("ties.csv", 3, "to", "“x”", "the id of a row", "Did you mean “y”?")
EXAMPLES = [
    (DataError([PROBLEM]), ["ties.csv", "row 3", "“to”", "“x”", "the id of a row", "“y”"]),
    (FileError("a.csv", "is gone"), ["a.csv", "is gone"]),
    (ResourceError("data"), ["“data”"]),
    (QueryError("q", "why"), ["why"]),
    (ForbiddenQueryError("q", "why"), ["why"]),
    (EndpointError("http://a.b", "why", 503), ["http://a.b", "why"]),
    (QuerySyntaxError("ASK {", 1, 5, "why"), ["line 1", "column 5", "why", "ASK {"]),
    (UnknownQueryError("q", ["r", "s"]), ["“q”", "“r”", "“s”"]),
    (ParameterError("q", "p", "why"), ["“q”", "“p”", "why"]),
    (NetworkError("a", "why"), ["a", "why"]),
    (EngineError("a", "why"), ["a", "why"]),
    (OntologyError("a", "why"), ["a", "why"]),
]
EACH = pytest.mark.parametrize(
    ("error", "said"), EXAMPLES, ids=[type(error).__name__ for error, _said in EXAMPLES]
)


def test_every_error_of_the_tree_has_an_example() -> None:
    classes = [kind for _name, kind in inspect.getmembers(errors, inspect.isclass)]
    ours = {kind for kind in classes if issubclass(kind, CodevGraphError)}
    assert ours == {type(error) for error, _said in EXAMPLES} | {CodevGraphError}


@EACH
def test_it_says_all_that_it_carries(error: CodevGraphError, said: list[str]) -> None:
    assert all(part in str(error) for part in said)


@EACH
def test_it_survives_a_copy(error: CodevGraphError, said: list[str]) -> None:
    for again in (copy.copy(error), pickle.loads(pickle.dumps(error))):  # noqa: S301 -- our own
        assert type(again) is type(error)
        assert str(again) == str(error)


def test_data_errors_count_and_list_their_problems() -> None:
    other = Problem("a.csv", None, None, "nothing", "something")
    lines = str(DataError([PROBLEM, other])).splitlines()
    assert lines[0] == "2 problems in the data:"
    assert lines[1] == (
        "ties.csv, row 3, column “to”: found “x”; expected the id of a row. Did you mean “y”?"
    )
    assert lines[2] == "a.csv: found nothing; expected something."
    assert str(DataError([other])).startswith("1 problem in the data:")


def test_the_text_follows_the_reader_not_the_maker() -> None:
    error = DataError([PROBLEM])
    with in_language("es"):
        assert "fila 3" in str(error)
        assert "problem in the data" not in str(error)
    assert "row 3" in str(error)


def test_a_message_stands_for_found_and_expected() -> None:
    problem = Problem("a.csv", 2, None, "x", "", message="This is wrong.")
    assert str(problem) == "a.csv, row 2: This is wrong."


@pytest.mark.parametrize(
    ("suggestions", "said"),
    [([], ""), (["a"], "Did you mean “a”?"), (["a", "b"], "Did you mean “a”, “b”?")],
)
def test_suggestions_are_offered(suggestions: list[str], said: str) -> None:
    assert did_you_mean(suggestions) == said
