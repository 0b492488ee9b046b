"""The findings: what is missing and who could fill it, in plain words, each with its command."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph._i18n import ngettext
from codev_graph._table import Cell
from codev_graph.network.gaps._absences import SENTENCES, absences
from codev_graph.network.gaps._candidates import Candidate
from codev_graph.network.gaps._gaps import Gaps
from codev_graph.network.gaps._indices import INDICES
from codev_graph.network.gaps._precedent import precedent_rule
from codev_graph.network.gaps._scorecard import Absence
from codev_graph.network.gaps._scorecard_page import of_agreement, scorecard_lines
from codev_graph.network.gaps._structure import StructuralGap
from codev_graph.network.gaps._trust import trust_rule
from codev_graph.network.gaps._words import in_words, key_of, percent, said, table
from codev_graph.terms import ACTOR_KIND, Concept, actor_classes, fold, vocabulary

_FIRST: Final = 3
# What the section on the classes says already.
_ABOVE: Final = {"classes-not-involved", "sectors-without-actor"}


def findings_page(gaps: Gaps) -> str:
    """Return the findings as Markdown, in the language in force.

    Every sentence of data has the command under it that anybody can run to see the same. A graph
    without agreements, areas, actors or candidates is told as such.
    """
    return "\n".join(_lines(gaps)).rstrip() + "\n"


def _lines(gaps: Gaps) -> Iterator[str]:
    yield _("# Who is missing: findings")
    yield ""
    yield _(
        "What the sources on record show, and what they do not. Under each finding stands the "
        "command that gives the same answer; the graph is the one that `codev-graph build` wrote. "
        "What no source states is taken as not there: an empty cell means that nobody is "
        "documented, not that nobody does anything."
    )
    yield from _section(_("In short"), _in_short(gaps))
    yield from _section(_("Which classes of Tabla 1 take no documented part"), _classes(gaps))
    yield from _section(_("Which cells are empty in each city"), _cells(gaps))
    yield from _section(_("Who could fill them"), _whom(gaps))
    yield from _section(_("What is missing in committees, areas and ties"), _structure(gaps))
    yield from _section(_("Scorecard of sustainability"), scorecard_lines(gaps))
    yield from _section(_("How all this is reckoned"), _definitions(gaps))


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    yield from ("", f"## {title}", "")
    yield from lines


def _in_short(gaps: Gaps) -> Iterator[str]:
    yield from (f"- {note}" for note in gaps.notes)
    whole = gaps.indices.records()[0]
    if gaps.cells:
        text = _(
            "Of the {cells} cells of actor class × area × city, {occupied} have somebody "
            "({share}); {held} are held, by two actors or more and with somebody in another city."
        )
        told = text.format(
            cells=whole["cells"],
            occupied=whole["occupied"],
            share=percent(whole["coverage"]),
            held=whole["held"],
        )
        yield from said(told, "gaps --what indices")
    if gaps.actors:
        involved = sum(actor.involved for actor in gaps.actors.values())
        text = _("Of the {known} known actors, {involved} take part and {absent} do not.")
        told = text.format(
            known=len(gaps.actors), involved=involved, absent=len(gaps.actors) - involved
        )
        yield from said(told, "query actors", "query uninvolved-actors")


def _by_agreement(gaps: Gaps, query: str) -> Iterator[tuple[str, str, Sequence[StructuralGap]]]:
    """Yield the name, the IRI and what the query finds, of each agreement it finds anything in."""
    found: dict[str, list[StructuralGap]] = defaultdict(list)
    for gap in gaps.structure:
        if gap.query == query:
            found[gap.agreement].append(gap)
    yield from ((gaps.label(key), key, rows) for key, rows in found.items())


def _classes(gaps: Gaps) -> Iterator[str]:
    if not gaps.names:
        yield "- " + _("No agreement is on record: nothing says what is to be covered.")
    known = Counter(actor.actor_class for actor in gaps.actors.values())
    for name, agreement, missing in _by_agreement(gaps, "classes-not-involved"):
        listed = in_words(_counted(gap.name, known[gap.subject]) for gap in missing)
        text = ngettext(
            "In “{agreement}” one class has nobody on record as taking part: {classes}.",
            "In “{agreement}” {n} of the six classes have nobody on record as taking part: "
            "{classes}.",
            len(missing),
        )
        told = text.format(agreement=name, n=len(missing), classes=listed)
        yield from said(told, f"query classes-not-involved --agreement {key_of(agreement)}")
    for name, agreement, unnamed in _by_agreement(gaps, "sectors-without-actor"):
        text = _(
            "The sources of “{agreement}” say that these sectors took part, but name nobody of "
            "them: {sectors}."
        )
        told = text.format(agreement=name, sectors=in_words(gap.name for gap in unnamed))
        yield from said(told, f"query sectors-without-actor --agreement {key_of(agreement)}")


def _counted(name: str, known: int) -> str:
    if not known:
        return _("{class_} (nobody known)").format(class_=name)
    return _("{class_} ({n} known)").format(class_=name, n=known)


def _cells(gaps: Gaps) -> Iterator[str]:
    if not gaps.cells:
        yield "- " + _("There are no cells: no agreement names an area.")
    for row in gaps.indices.records():
        if row["scope"] == "city" and row["cells"]:
            yield from _city_cells(gaps, str(row["key"]), row)


def _city_cells(gaps: Gaps, city: str, row: Mapping[str, Cell]) -> Iterator[str]:
    name = gaps.label(city)
    text = _("In {city}, {empty} of {cells} cells are empty.")
    told = [text.format(city=name, empty=row["empty"], cells=row["cells"])]
    told += _open_classes(gaps, city)
    yield from said(" ".join(told), f"query coverage-cells --city {key_of(city)}")
    fragile = sum(cell.actors == 1 for cell in gaps.cells.occupied() if cell.city == city)
    if fragile:
        text = ngettext(
            "In {city}, {n} cell hangs on one actor: if it leaves, its class has nobody there.",
            "In {city}, {n} cells hang on one actor each: if it leaves, its class has nobody "
            "there.",
            fragile,
        )
        command = f"query single-actor-cells --city {key_of(city)}"
        yield from said(text.format(city=name, n=fragile), "gaps --what cells", command)


def _open_classes(gaps: Gaps, city: str) -> Iterator[str]:
    """Yield which classes are in no area, and which in some."""
    areas = len(gaps.cells.areas_of(city))
    counts = [(c.label(), gaps.cells.open_areas(city, c.iri)) for c in _terms(gaps)]
    nowhere = [name for name, open_ in counts if len(open_) == areas]
    if nowhere:
        yield _("Without anybody in any area: {classes}.").format(classes=in_words(nowhere))
    for name, open_ in counts:
        if 0 < len(open_) < areas:
            text = _("{class_}: nobody in {areas}.")
            yield text.format(class_=name, areas=in_words(map(gaps.label, open_)))
    full = [name for name, open_ in counts if not open_]
    if full:
        yield _("In every area: {classes}.").format(classes=in_words(full))


def _terms(gaps: Gaps) -> list[Concept]:
    """Return the classes of Tabla 1 in its order, or the kinds by their notation."""
    if gaps.level == "class":
        return list(actor_classes())
    kinds = (term for term in vocabulary(ACTOR_KIND) if term.top != term.notation)
    return sorted(kinds, key=lambda term: fold(term.label()))


def _whom(gaps: Gaps) -> Iterator[str]:
    if not gaps.candidates:
        yield "- " + _("There are no candidates: no actor is known that does not take part.")
    by_city: dict[str, list[Candidate]] = defaultdict(list)
    for found in gaps.candidates:
        by_city[found.city].append(found)
    for city, candidates in sorted(by_city.items(), key=lambda item: gaps.label(item[0])):
        yield from _city_candidates(gaps, city, candidates)
    alone = [found.name for found in gaps.candidates if not found.connected]
    if alone:
        text = ngettext(
            "{n} candidate is not yet connected, no tie of it being documented: {names}.",
            "{n} candidates are not yet connected, no tie of theirs being documented: {names}.",
            len(alone),
        )
        yield from said(
            text.format(n=len(alone), names=in_words(alone)), "query actors-without-ties"
        )
    yield from _taking_part(gaps)


def _taking_part(gaps: Gaps) -> Iterator[str]:
    """Yield who takes part, but not where its class has nobody, or in no area."""
    elsewhere = [found.name for found in gaps.extensions if found.fills]
    if elsewhere:
        text = _("Taking part already, but not in the areas where their class has nobody: {names}.")
        told = text.format(names=in_words(elsewhere))
        yield from said(told, "gaps --what candidates", "query area-actors")
    wider = [found.name for found in gaps.extensions if not found.fills]
    if wider:
        text = _(
            "Taking part, but of no single city and in no area on record, and so in no cell: "
            "{names}."
        )
        told = text.format(names=in_words(wider))
        yield from said(told, "query wider-level-participants", "query area-actors")


def _city_candidates(gaps: Gaps, city: str, candidates: Sequence[Candidate]) -> Iterator[str]:
    if city:
        text = _("In {city}, {n} known actors take no part: {classes}.")
        command = f"query uninvolved-actors --city {key_of(city)}"
    else:
        text = _("Of no single city, {n} known actors take no part: {classes}.")
        command = "query uninvolved-actors"
    counts = Counter(found.actor_class for found in candidates)
    classes = in_words(f"{gaps.label(key)} ({n})" for key, n in counts.most_common())
    told = text.format(city=gaps.label(city), n=len(candidates), classes=classes)
    yield from said(told, command)
    for found in _first_of_each(candidates):
        yield from said(f"**{found.name}**: {found.reason}", "gaps --what candidates")


def _first_of_each(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the first candidates that somebody leads to, each of another class."""
    seen: set[str] = set()
    for found in candidates:
        if found.ways and found.actor_class not in seen and len(seen) < _FIRST:
            seen.add(found.actor_class)
            yield found


def _structure(gaps: Gaps) -> Iterator[str]:
    found = [*structure_findings(gaps)]
    if not found:
        yield "- " + _("Nothing is on record of which anything could be missing.")
    for sentence, command in found:
        yield from said(sentence, command)


def structure_findings(gaps: Gaps) -> Iterator[tuple[str, str]]:
    """Yield what is missing in committees, areas and ties: each sentence and its command.

    Classes and sectors that take no part are not among it. Nothing for a graph without agreements.
    """
    shown = [gap for gap in gaps.structure if gap.query in SENTENCES and gap.query not in _ABOVE]
    for agreement in dict.fromkeys(gap.agreement for gap in shown):
        where = f" --agreement {key_of(agreement)}" if agreement else ""
        found = [
            Absence(gap.name, gap.query, gap.other_name)
            for gap in shown
            if gap.agreement == agreement
        ]
        for query, sentence in absences(found, most=30):
            yield sentence + of_agreement(gaps, agreement), f"query {query}{where}"


def _definitions(gaps: Gaps) -> Iterator[str]:
    yield from (f"- {index}" for index in INDICES)
    yield from (f"- {rule}" for rule in (precedent_rule(), trust_rule()))
    head = ["", _("cells"), *(_(index.term) for index in INDICES)]
    shown = (row for row in gaps.indices.records() if row["cells"] and row["scope"] != "area")
    rows = (_index_row(gaps, row) for row in shown)
    yield from table(head, rows)
    yield from ("", "`codev-graph gaps --what indices`")


def _index_row(gaps: Gaps, row: Mapping[str, Cell]) -> list[str]:
    name = gaps.label(str(row["key"])) or _("all")
    return [name, str(row["cells"]), *(percent(row[index.name]) for index in INDICES)]
