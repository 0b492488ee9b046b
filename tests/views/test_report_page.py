"""The report: its numbers, its plurals, its links."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import puerto_alba as sample
import pytest
from puerto_alba_report import coverage
from puerto_alba_report import report as full_report

from codev_graph._i18n import LANGUAGES, Language
from codev_graph.views import Bar, Candidate, Finding, Grid, Holding, Passage, Text, report_page

VOID = {"meta", "link", "br", "hr", "img", "input"}


class _Structure(HTMLParser):
    """Collect text, links and ids, and see that elements close in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.images = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.images += tag == "img"
        self.links += [values["href"] or ""] if tag == "a" and "href" in values else []
        self.ids += [values["id"] or ""] if "id" in values else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _read(html: str) -> _Structure:
    structure = _Structure()
    structure.feed(html)
    assert structure.open == []
    return structure


def _text(html: str) -> str:
    """Return what a reader reads, without markup."""
    body = re.sub(r"<style>.*?</style>", "", html, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_one_sound_document_in_its_language(language: Language) -> None:
    html = report_page(full_report(), sample.picture(), language)
    structure = _read(html)
    assert f'<html lang="{language}">' in html
    assert len(structure.ids) == len(set(structure.ids))
    anchors = [link[1:] for link in structure.links if link.startswith("#")]
    assert len(anchors) == 8
    assert set(anchors) <= set(structure.ids)
    assert "<script" not in html
    assert "url(" not in re.sub(r"url\(#[\w-]+\)", "", html)


def test_the_main_findings_of_its_parts_stand_in_front() -> None:
    passages = {"robustness": (Passage(("All of it.",), brief="Nothing <lasts>."), Passage(("x",)))}
    html = report_page(full_report(passages=passages), sample.picture(), "en")
    front, _contents, rest = html.partition("<nav")
    assert "<p>Nothing &lt;lasts&gt;.</p>" in front
    assert "Nothing" not in rest


def test_its_title_names_the_twinning() -> None:
    html = report_page(full_report(), sample.picture(), "en")
    title = re.search("<title>(.*)</title>", html)
    assert title
    assert title[1].startswith(f"{sample.picture().title.en}: ")


def test_it_counts_what_the_network_figure_leaves_out_and_the_pairs_that_ties_join() -> None:
    text = _text(report_page(full_report(), sample.picture(), "en"))
    assert "across the border (33); ties with them (1)." in text
    # Two of the twelve ties join the same two actors, across the border.
    assert "Pairs of actors that are tied: 11; across the border: 2." in text


@pytest.mark.parametrize("turned", [False, True])
def test_bridging_actors_are_ranked_by_the_first_measure_shown(turned: bool) -> None:
    one, other = sample.picture().measures[:2]
    nodes = tuple(
        replace(node, measures={one.notation: float(place), other.notation: 99.0 - place})
        for place, node in enumerate(sample.picture().nodes)
    )
    measures = (other, one) if turned else (one, other)
    picture = replace(sample.picture(), nodes=nodes, measures=measures)
    html = report_page(full_report(), picture, "en")
    table = html.partition("and their measures</caption>")[2].partition("</table>")[0]
    values = re.findall(r'</th><td class="number">(.*?)</td>', table)
    assert len(values) > 1
    assert values == sorted(values, key=float, reverse=True)


def test_classes_that_no_city_knows_are_told_once() -> None:
    nodes = tuple(node for node in sample.picture().nodes if node.actor_class == "civil-society")
    picture = sample.picture(nodes=nodes, ties=())
    text = _text(report_page(full_report(candidates=()), picture, "en"))
    assert text.count("no actor at all is known from") == 1
    assert "In Puerto Alba and Villa Brisa no actor at all is known from" in text


def test_its_numbers_are_those_of_the_run() -> None:
    text = _text(report_page(full_report(), sample.picture(), "en"))
    involved = sum(node.involved for node in sample.picture().nodes)
    known = len(sample.picture().nodes)
    crossing = sum(tie.crossing for tie in sample.TIES)
    assert f"known actors take part {involved} / {known}" in text
    assert f"Of the {known} known actors {involved} take part" in text
    assert f"{crossing} of {len(sample.TIES)} known ties cross the border." in text
    assert "The graph holds 2 cities, 41 actors, 1 agreement and 12 ties." in text
    assert "812 statements rest on 3 sources; from them the ontology derives 1,234 more." in text
    assert "In Puerto Alba 2 of 9 known actors take part." in text
    assert "0.42" in text


def test_other_data_give_other_numbers() -> None:
    few = sample.picture(nodes=sample.PARTIES[:2], ties=sample.TIES[:2])
    text = _text(report_page(full_report(candidates=()), few, "en"))
    assert "All 2 known actors take part in the twinning" in text
    assert "2 of 2 known ties cross the border." in text
    assert "Every known actor takes part" in text


def test_one_is_not_many() -> None:
    nodes = (sample.PARTIES[0], *sample.CANDIDATES[:1])
    one = sample.picture(nodes=nodes, ties=())
    report = full_report(
        holdings=(Holding(1, Text("actor", "actor"), Text("actores", "actors")),),
        references=full_report().references[:1],
        candidates=(Candidate(sample.CANDIDATES[0].id, Text.same("x")),),
    )
    text = _text(report_page(report, one, "en"))
    assert "The graph holds 1 actor." in text
    assert "812 statements rest on 1 source;" in text
    assert "1 takes part" in text
    assert "1 known actor is not yet involved: 1 in Puerto Alba." in text
    assert "1 actor has a tie across the border" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_picture_says_so(language: Language) -> None:
    empty = sample.picture(nodes=(), ties=(), measures=())
    report = full_report(holdings=(), coverage=(), candidates=(), references=())
    _read(report_page(report, empty, language))


def test_an_empty_picture_in_words() -> None:
    empty = sample.picture(nodes=(), ties=(), measures=())
    report = full_report(holdings=(), coverage=(), candidates=(), conforms=None)
    text = _text(report_page(report, empty, "en"))
    assert "The graph holds no actor yet." in text
    assert "No tie between actors is known." in text
    assert "No actor of Puerto Alba is known." in text
    assert "was not computed" in text
    assert "An automatic check" not in text


@pytest.mark.parametrize(
    ("conforms", "words"), [(True, "keeps all rules"), (False, "breaks some rules")]
)
def test_it_says_whether_the_graph_conforms(conforms: bool, words: str) -> None:
    report = full_report(conforms=conforms)
    text = _text(report_page(report, sample.picture(), "en"))
    assert words in text
    # An officer reads it: no word of the trade.
    assert not re.search(r"\b(SHACL|shapes)\b", text)


def test_undefined_measures_stand_as_a_dash() -> None:
    node = replace(sample.PARTIES[0], measures={"degree": 5.0, "constraint": None})
    few = sample.picture(nodes=(node, sample.PARTIES[1]), ties=sample.TIES[:1])
    text = _text(report_page(full_report(candidates=()), few, "en"))
    assert "Alcaldía de Puerto Alba 5 – –" in text


def test_only_addresses_of_the_web_are_links() -> None:
    structure = _read(report_page(full_report(), sample.picture(), "en"))
    others = [link for link in structure.links if not link.startswith("#")]
    assert others
    assert all(link == sample.NEWS.url for link in others)


@pytest.mark.parametrize("language", LANGUAGES)
def test_markup_in_the_data_stays_text(language: Language) -> None:
    bad = Text.same(sample.HOSTILE)
    report = full_report(
        title=bad,
        holdings=(Holding(2, bad, bad),),
        candidates=(Candidate("hostil", bad),),
    )
    html = report_page(report, sample.hostile(), language)
    assert sample.HOSTILE not in html
    assert _read(html).images == 0
    assert "&lt;img src=x" in html


def test_the_same_input_gives_the_same_bytes() -> None:
    first = report_page(full_report(), sample.picture(), "es")
    assert first == report_page(full_report(), sample.picture(), "es")


def test_it_says_which_areas_and_classes_are_covered() -> None:
    text = _text(report_page(full_report(), sample.picture(), "en"))
    assert "Both cities have actors active in: commerce, culture and tourism." in text
    assert "Neither city has an actor active in: crafts, sport, youth and environment." in text
    assert "It rests on 4 classes, public administration, civil society," in text
    lone = tuple(cell for cell in coverage() if cell.area == "tourism")
    text = _text(report_page(full_report(coverage=lone), sample.picture(), "en"))
    assert "All of it rests on one class, public administration;" in text
    assert "crafts" not in text


def test_a_long_list_of_candidates_is_folded_after_the_first() -> None:
    html = report_page(full_report(), sample.picture(), "en")
    first, rest = html.split("<summary>18 more</summary>")
    assert sample.CANDIDATES[14].label.en in first.split('id="candidates"')[1]
    assert sample.CANDIDATES[15].label.en not in first.split('id="candidates"')[1]
    assert sample.CANDIDATES[15].label.en in rest


def _with(passage: Passage, section: str = "scorecard") -> str:
    return report_page(full_report(passages={section: (passage,)}), sample.picture(), "en")


def test_a_passage_says_all_it_holds_and_markup_in_it_stays_text() -> None:
    bad = sample.HOSTILE
    grid = Grid("A table", ("Name", "City", "Count"), ((bad, "Alba", 2.5), ("b", bad, None)), 2)
    finding = Finding((bad, "Two."), "A title", ("query actors",))
    html = _with(
        Passage(
            ("First.",), "Heading", (Bar(bad, 0.5),), bad, (finding,), (grid,), (bad,), ("gaps",)
        )
    )
    assert _read(html).images == 0
    text = _text(html)
    assert "Heading First." in text
    assert "A title" in text
    assert "codev-graph query actors" in text
    assert "codev-graph gaps" in text
    assert '<td class="number">2.5</td>' in html
    assert '<td class="number">–</td>' in html
    assert "<td>Alba</td>" in html


@pytest.mark.parametrize("section", ["robustness", "invitations", "scorecard"])
def test_a_section_of_passages_stands_only_if_it_has_any(section: str) -> None:
    assert f'<h2 id="{section}">' in _with(Passage(("Something.",)), section)
    assert f'id="{section}"' not in report_page(full_report(), sample.picture(), "en")


def test_a_bar_is_as_long_as_its_share_and_tells_its_interval() -> None:
    bars = (Bar("Today", 1.0), Bar("Half", 0.5, 0.25, 0.75), Bar("Nothing known", None))
    html = _with(Passage((), bars=bars, caption="Shares"))
    widths = [float(w) for w in re.findall(r'<rect x="330" y="[\d.]+" width="([\d.]+)"', html)]
    assert widths[1] == widths[0] / 2
    assert len(widths) == 2
    assert "50% (25% – 75%)" in html
    assert "100%" in html
