"""The report's passages: their numbers are those of the analysis, and what is missing is said."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from builders import Rows, actor, agreement, city, taking_part, write_twinning
from codev_graph import KnowledgeGraph, build
from codev_graph._i18n import in_language
from codev_graph.cli import main
from codev_graph.knowledge._report import report
from codev_graph.knowledge._report_rows import RowNames
from codev_graph.terms import individual
from codev_graph.views import Passage, Report

CITIES = [city("a", "Alba"), city("b", "Brisa")]
HALLS = [actor("x", "a"), actor("y", "b")]
SIGNED = [
    taking_part("x", "d", role="signatory"),
    taking_part("y", "d", role="signatory"),
]
TWINNED: Mapping[str, Rows] = {
    "cities": CITIES,
    "actors": [
        *HALLS,
        actor("u", "a", "university", name="Uni Alba"),
        actor("v", "b", "university", name="Uni Brisa"),
    ],
    "agreements": [agreement("d", "a|b", "culture|sport")],
    "participations": SIGNED,
    "ties": [
        {"from": "x", "to": "y", "areas": "culture", "mutual": "yes", "start": "2020"},
        {"from": "x", "to": "u", "areas": "culture"},
        {"from": "y", "to": "v", "areas": "sport"},
    ],
}


def told(found: Report, section: str) -> str:
    """Return all that the passages of a section say, but for figures."""
    return "\n".join(text for passage in found.passages[section] for text in _texts(passage))


def _texts(passage: Passage) -> list[str]:
    cells = [str(cell) for grid in passage.grids for row in grid.rows for cell in row]
    found = [text for each in passage.findings for text in (each.title, *each.texts)]
    return [passage.title, *passage.paragraphs, *found, *cells, *passage.behind]


def made(tmp_path: Path, **tables: Rows) -> KnowledgeGraph:
    return build(write_twinning(tmp_path / "t", {**TWINNED, **tables}))


def test_a_crossing_of_the_town_halls_alone_does_not_outlast_them(tmp_path: Path) -> None:
    found = report(made(tmp_path), "en")
    text = told(found, "robustness")
    assert "50% are tied across it today, and none would be" in text
    assert "(of more than 10, those who hold most) were taken out one by one" in text
    assert "Most is lost without X: 0% of the areas would stay tied" in text
    assert "100% run through a municipal government (pairs: 1)" in told(found, "ties")
    first = found.passages["robustness"][0]
    assert "50% are tied across it; if every municipal government left, 0%" in first.brief
    assert [bar.share for bar in first.bars][0::3] == [0.5, 0.0]


def test_a_tie_between_others_shields_the_agreement(tmp_path: Path) -> None:
    ties = [*TWINNED["ties"], {"from": "u", "to": "v", "areas": "culture"}]
    text = told(report(made(tmp_path, ties=ties), "en"), "robustness")
    assert "50% are tied across it today, and as many would be" in text


def test_a_part_that_lasts_is_told_as_a_part(tmp_path: Path) -> None:
    ties = [
        {"from": "x", "to": "y", "areas": "culture|sport"},
        {"from": "u", "to": "v", "areas": "culture"},
    ]
    text = told(report(made(tmp_path, ties=ties), "en"), "robustness")
    assert "100% are tied across it today, and 50% would be" in text


def test_the_best_set_is_that_of_the_analysis(tmp_path: Path) -> None:
    graph = made(tmp_path)
    found = report(graph, "en").passages["invitations"][0]
    best = graph.outlook().invite().best
    assert [row[0] for row in found.grids[0].rows] == [each.name for each in best]
    assert all(each.name in found.brief for each in best)
    assert [each.texts[0] for each in found.findings] == [
        f"{place}. {each.reason}" for place, each in enumerate(best, 1)
    ]
    total = sum(each.coverage.total for each in best)
    assert f"this one gains {total:g} points" in found.paragraphs[1]
    assert found.commands == (f"invite -k {len(best)}",)


def test_no_likely_tie_is_listed_that_can_not_be_trusted(tmp_path: Path) -> None:
    found = report(made(tmp_path), "en").passages["invitations"][1]
    assert found.grids == ()
    assert "too few ties to trust any prediction" in found.paragraphs[1]


def test_every_score_has_its_evidence_or_says_that_there_is_none(
    real_graph: KnowledgeGraph,
) -> None:
    scores, rows = real_graph.gaps().scorecard, RowNames(real_graph)
    found = [each for p in report(real_graph, "en").passages["scorecard"] for each in p.findings]
    assert len(found) == len(scores) >= 19
    for score, finding in zip(scores, found, strict=True):
        assert finding.title.endswith(f"{score.label}: {score.status_label}")
        none = "Evidence: none on record."
        assert (finding.texts[0] == none) == (score.status == "no-evidence")
        assert [command.split()[1] for command in finding.commands] == list(score.queries)
        for each in score.evidence[:3]:
            assert rows.of(each.row) in finding.texts[0]


def test_rows_are_called_by_what_they_relate(real_graph: KnowledgeGraph) -> None:
    rows, name = RowNames(real_graph), "santa-ana-tapachula"
    tie = individual(name, "tie", "alcaldia-santa-ana--ayuntamiento-tapachula~2")
    part = individual(name, "participation", "oim--facilitator--ciudades-hermanas")
    with in_language("en"):
        assert rows.of(tie) == "tie Alcaldía Municipal de Santa Ana – Ayuntamiento de Tapachula"
        assert rows.of(part).startswith("participation Organización Internacional")
        assert "– Facilitator – " in rows.of(part)
        assert rows.of(individual(name, "agreement", name + "-2022")).startswith("Acuerdo de")
        assert rows.of(individual(name, "result", "unnamed")) == "unnamed"
        assert rows.of("urn:other") == "urn:other"


def test_its_commands_can_be_run(real_graph: KnowledgeGraph) -> None:
    passages = [p for found in report(real_graph, "en").passages.values() for p in found]
    commands = {c for p in passages for f in p.findings for c in f.commands if c[:6] == "query "}
    assert commands
    for command in commands:
        name, *options = command.removeprefix("query ").split()
        parameters = dict(zip((o[2:] for o in options[::2]), options[1::2], strict=True))
        assert real_graph.query(name, **parameters).columns


def test_its_commands_have_only_options_that_there_are(real_graph: KnowledgeGraph) -> None:
    passages = [p for found in report(real_graph, "en").passages.values() for p in found]
    commands = {c for p in passages for f in p.findings for c in f.commands}
    commands |= {c for p in passages for c in p.commands}
    assert len(commands) > 5
    for command in commands - {c for c in commands if c.startswith("query ")}:
        name, *options = command.split()
        assert main.commands[name].make_context(name, options).params


def test_the_passages_are_in_the_language_asked(real_graph: KnowledgeGraph) -> None:
    spanish, english = (told(report(real_graph, code), "scorecard") for code in ("es", "en"))
    assert "Recommend" not in spanish
    assert "Proactividad" in spanish
    assert "Proactivity" in english


def test_without_any_agreement_each_section_says_so(tmp_path: Path) -> None:
    tables = {"agreements": [], "participations": [], "ties": [], "actors": []}
    found = report(made(tmp_path, **tables), "en")
    assert "there is nothing to score" in told(found, "scorecard")
    assert "there is nothing that a departure could cut" in told(found, "robustness")
    assert "There is nobody to invite" in told(found, "invitations")
    assert "No agreement is on record" in told(found, "coverage")
    assert found.passages["ties"] == ()


def test_without_candidates_nobody_is_to_be_invited(tmp_path: Path) -> None:
    found = report(made(tmp_path, actors=HALLS, ties=TWINNED["ties"][:1]), "en")
    assert found.passages["candidates"] == ()
    assert "There is nobody to invite" in told(found, "invitations")


def test_without_areas_the_ties_are_counted(tmp_path: Path) -> None:
    ties = [{"from": "x", "to": "y"}, {"from": "u", "to": "v"}]
    found = report(made(tmp_path, agreements=[agreement("d", "a|b")], ties=ties), "en")
    text = told(found, "robustness")
    assert "No area is agreed on; of the ties across the border, 50% would be left." in text
    assert found.passages["robustness"][0].bars == ()
    assert "Nobody would add to the coverage" in told(found, "invitations")


def test_one_city_alone_has_no_border(tmp_path: Path) -> None:
    tables: Mapping[str, Rows] = {
        "cities": CITIES[:1],
        "actors": [HALLS[0], actor("u", "a", "university")],
        "agreements": [agreement("d", "a", "culture")],
        "participations": SIGNED[:1],
        "ties": [{"from": "x", "to": "u", "areas": "culture"}],
    }
    graph = build(write_twinning(tmp_path / "one", tables))
    found = report(graph, "en")
    assert "No tie crosses the border" in told(found, "robustness")
    assert "names one city alone" in told(found, "coverage")
    assert graph.report_page("es")


@pytest.mark.parametrize("table", ["results", "evaluations", "resources"])
def test_every_kind_of_row_is_among_the_holdings(table: str, real_graph: KnowledgeGraph) -> None:
    held = {holding.plural.en: holding.count for holding in report(real_graph, "en").holdings}
    kind = {"results": "Result", "evaluations": "Evaluation", "resources": "Resource"}[table]
    rows = {str(r["class"]): r["count"] for r in real_graph.query("holdings").records()}
    count = next((n for iri, n in rows.items() if iri.endswith(f"#{kind}")), None)
    assert held.get(table) == count
