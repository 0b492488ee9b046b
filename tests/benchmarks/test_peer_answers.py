"""Every benchmark runs at its smallest, and every peer that can be compared answers as we do."""

from __future__ import annotations

from importlib import import_module
from itertools import islice

import pytest

QUERIES = ("cities", "agreements", "ties-by-purpose", "participations", "twinned-cities")
MAIN_JOB = ("read the tables", "quads", "entailment", "store", "network", "graph file", "gaps")
SMALL = {
    "bench_duplicates": (40, ()),
    "bench_gaps": (40, ()),
    "bench_import": (30, ()),
    "bench_large": (300, ()),
    "bench_main_job": (40, MAIN_JOB),
    "bench_permutations": (150, ()),
    "bench_queries": (200, QUERIES),
    "bench_start": (1, ("help",)),
    "bench_views": (20, ("made",)),
    "bench_what_if": (200, ("random departures", "key players")),
}


@pytest.mark.parametrize("script", SMALL)
def test_peers_say_what_we_say(script: str) -> None:
    """Where answers can not be compared our call alone is made."""
    size, tasks = SMALL[script]
    seen = 0
    for contest in import_module(script).contests(size):
        if tasks and contest.task not in tasks:
            continue
        seen += 1
        assert_same(contest)
        if seen == len(tasks):
            break
    assert seen >= max(len(tasks), 1)


def test_every_measure_of_peers_is_ours() -> None:
    """The peers' scores are ours but for a factor that each package chooses."""
    compared = 0
    for contest in import_module("bench_measures").contests(150):
        assert_same(contest)
        compared += contest.same is not None
    assert compared > 25


def test_a_wrong_answer_is_told_from_ours() -> None:
    answers = import_module("answers")
    assert answers.proportional([1.0, 2.0, 3.0], {0: 2.0, 1: 4.0, 2: 6.0})
    assert not answers.proportional([1.0, 2.0, 3.0], [2.0, 4.0, 6.1])
    assert not answers.proportional([1.0, 2.0], [1.0, 2.0, 0.0])
    assert not answers.proportional(2.0, 4.0)
    assert not answers.comparison("components")(answers.np.array([0, 1, 1]), [{0, 1, 2}])


def test_entailment_is_timed_on_a_fresh_store() -> None:
    """Our call writes into its store: a second one has to find as much to write."""
    contest, contests = import_module("contest"), import_module("bench_entail").contests(20)
    call = next(iter(islice(contests, 1))).calls[contest.OURS]
    first = contest.ready(call)()
    assert first == contest.ready(call)() > 100


def assert_same(contest: object) -> None:
    module = import_module("contest")
    calls = dict(contest.calls)  # type: ignore[attr-defined] # a Contest, whose module is no package
    ours = module.ready(calls.pop(module.OURS))()
    for package, call in calls.items() if contest.same else ():  # type: ignore[attr-defined]
        assert contest.same(ours, module.ready(call)()), (contest.task, package)  # type: ignore[attr-defined]
