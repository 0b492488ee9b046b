"""The sentences of the report's sections: what the numbers say, in the language in force."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from codev_graph._i18n import gettext as _
from codev_graph._i18n import language, ngettext
from codev_graph.views._brief import across, combinations
from codev_graph.views._counts import bridges, by_class, covered, share, tie_counts, unknown
from codev_graph.views._labels import listed, number
from codev_graph.views._model import City, Concept, Picture, Text
from codev_graph.views._report_model import Report


def said(text: Text) -> str:
    """Return a text of the data in the language in force."""
    return text.of(language())


def _names(concepts: Iterable[Concept | City]) -> str:
    return listed(_inside(said(concept.label)) for concept in concepts)


def _inside(label: str) -> str:
    """Write a label as it stands inside a sentence: in lower case, unless it is an acronym."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def holdings(report: Report) -> list[str]:
    """Return what the graph holds and how much of it is stated and how much follows."""
    things = listed(
        f"{number(held.count)} {said(held.singular if held.count == 1 else held.plural)}"
        for held in report.holdings
    )
    found = _("The graph holds {things}.").format(things=things) if things else ""
    return [" ".join(filter(None, [found, _stated(report), _checked(report.conforms)]))]


def _stated(report: Report) -> str:
    sources = len(report.references)
    text = ngettext(
        "{asserted} statements rest on {n} source; from them the ontology derives {entailed} more.",
        "{asserted} statements rest on {n} sources; from them the ontology derives {entailed} "
        "more.",
        sources,
    )
    return text.format(
        asserted=number(report.asserted), n=number(sources), entailed=number(report.entailed)
    )


def _checked(conforms: bool | None) -> str:
    if conforms is None:
        return ""
    if conforms:
        return _("An automatic check found that it keeps all rules for data of a twinning.")
    return _("An automatic check found that it breaks some rules for data of a twinning.")


def actors(picture: Picture) -> list[str]:
    """Return who takes part, city by city, and which classes are missing."""
    lines = [_in_city(picture, city) for city in picture.cities]
    wider = share(node for node in picture.nodes if node.city is None)
    if wider.known:
        text = ngettext(
            "{known} known actor belongs to no one city but acts at a wider level: taking part, "
            "{involved}.",
            "{known} known actors belong to no one city but act at wider levels: taking part, "
            "{involved}.",
            wider.known,
        )
        lines.append(text.format(known=number(wider.known), involved=number(wider.involved)))
    return [" ".join(lines), *_absences(picture)]


def _in_city(picture: Picture, city: City) -> str:
    count = share(node for node in picture.nodes if node.city == city.id)
    if not count.known:
        return _("No actor of {city} is known.").format(city=said(city.label))
    text = ngettext(
        "In {city} {involved} of {known} known actors takes part.",
        "In {city} {involved} of {known} known actors take part.",
        count.involved,
    )
    return text.format(
        city=said(city.label), involved=number(count.involved), known=number(count.known)
    )


def _absences(picture: Picture) -> list[str]:
    counts = {kind.notation: by_class(picture, kind) for kind in picture.classes}
    absent = [k for k in picture.classes if not any(s.involved for s in counts[k.notation])]
    found = []
    if absent:
        text = _("Nobody takes part from these classes: {classes}.")
        found.append(text.format(classes=_names(absent)))
    for cities, classes in unknown(picture):
        text = _("In {city} no actor at all is known from: {classes}.")
        places = listed(said(city.label) for city in cities)
        found.append(text.format(city=places, classes=_names(classes)))
    if not found:
        return []
    caution = _(
        "A class that is missing may be missing from the city or only from the sources; the graph "
        "can not tell the two apart, so each absence is a question to ask in the city."
    )
    return [" ".join([*found, caution])]


def ties(picture: Picture) -> list[str]:
    """Return how the ties lie: across, within, with wider levels; and who has none."""
    count = tie_counts(picture)
    if not count.all:
        return [across(picture)]
    places = [
        _("{n} inside {city}").format(n=number(n), city=said(city.label))
        for city, n in zip(picture.cities, count.within, strict=True)
    ]
    places.append(_("{n} with actors of wider levels").format(n=number(count.wider)))
    crossing = _("{n} across the border").format(n=number(count.crossing))
    text = ngettext(
        "{all} tie is known: {places}.", "The {all} known ties lie as follows: {places}.", count.all
    )
    lie = text.format(all=number(count.all), places=listed([crossing, *places]))
    return [lie, _pairs(picture), _lone(picture)]


def _pairs(picture: Picture) -> str:
    """Say how many pairs of actors the ties join, which is what the measures count."""
    crosses = {frozenset((tie.source, tie.target)): tie.crossing for tie in picture.ties}
    text = _(
        "Several ties may join the same two actors. Where this report counts pairs, and in the "
        "measures and in what would be left, such ties are one. Pairs of actors that are tied: "
        "{pairs}; across the border: {crossing}."
    )
    return text.format(pairs=number(len(crosses)), crossing=number(sum(crosses.values())))


def _lone(picture: Picture) -> str:
    tied = {end for tie in picture.ties for end in (tie.source, tie.target)}
    lone = sum(node.id not in tied for node in picture.nodes)
    if not lone:
        return _("Every known actor has at least one tie.")
    text = ngettext(
        "{n} known actor has no known tie. Measures that need one are undefined for it, and stand "
        "as a dash in the tables.",
        "{n} known actors have no known tie. Measures that need one are undefined for them, and "
        "stand as a dash in the tables.",
        lone,
    )
    return text.format(n=number(lone))


def bridging(picture: Picture) -> list[str]:
    """Return who bridges, from which classes, and who stands out."""
    found = bridges(picture, None)
    if not found:
        return [_("No actor has a tie across the border, so there is no bridging actor to name.")]
    text = ngettext(
        "{n} actor has a tie across the border: {actors}.",
        "{n} actors have a tie across the border: {actors}.",
        len(found),
    )
    names = listed(said(node.label) for node in found)
    classes = Counter(node.actor_class for node in found)
    kinds = [kind for kind in picture.classes if classes[kind.notation]]
    breadth = ngettext(
        "All come from one class: {classes}.", "They come from {n} classes: {classes}.", len(kinds)
    )
    return [
        f"{text.format(n=number(len(found)), actors=names)} "
        f"{breadth.format(n=number(len(kinds)), classes=_names(kinds))}"
    ]


def coverage(report: Report, picture: Picture) -> list[str]:
    """Return which areas both cities hold, which one alone holds, and which nobody holds."""
    if not report.coverage:
        return [combinations(report.coverage)]
    found = [*_active_areas(report, picture), *_active_classes(report, picture)]
    return [combinations(report.coverage), " ".join(found)]


def _active_areas(report: Report, picture: Picture) -> Iterator[str]:
    active = {(cell.area, cell.city) for cell in report.coverage if cell.actors}
    cities = Counter(area for area, _city in active)
    texts = {
        2: _("Both cities have actors active in: {areas}."),
        1: _("Only one city has actors active in: {areas}."),
        0: _("Neither city has an actor active in: {areas}."),
    }
    areas = covered(picture, report.coverage)
    for wanted, text in texts.items():
        if found := [area for area in areas if min(cities[area.notation], 2) == wanted]:
            yield text.format(areas=_names(found))


def _active_classes(report: Report, picture: Picture) -> list[str]:
    active = {cell.actor_class for cell in report.coverage if cell.actors}
    present = [kind for kind in picture.classes if kind.notation in active]
    absent = [kind for kind in picture.classes if kind.notation not in active]
    if not present or not absent:
        return []
    text = ngettext(
        "All of it rests on one class, {present}; nobody is active from: {absent}.",
        "It rests on {n} classes, {present}; nobody is active from: {absent}.",
        len(present),
    )
    names = {"present": _names(present), "absent": _names(absent)}
    return [text.format(n=number(len(present)), **names)]


def candidates(report: Report, picture: Picture) -> list[str]:
    """Return how many candidates there are, where, and what being one means."""
    if not report.candidates:
        return [_("Every known actor takes part: there is no candidate to name.")]
    text = ngettext(
        "{n} known actor is not yet involved: {places}.",
        "{n} known actors are not yet involved: {places}.",
        len(report.candidates),
    )
    meaning = _(
        "To be named here says nothing about the merit or the will of an actor: only that it "
        "exists and that no source shows it taking part. The reason says what it could bring."
    )
    return [text.format(n=number(len(report.candidates)), places=_where(report, picture)), meaning]


def _where(report: Report, picture: Picture) -> str:
    """List how many candidates each city has, and how many act at wider levels."""
    place = {node.id: node.city for node in picture.nodes}
    counts = Counter(place[candidate.node] for candidate in report.candidates)
    places = [
        _("{n} in {city}").format(n=number(counts[city.id]), city=said(city.label))
        for city in picture.cities
        if counts[city.id]
    ]
    if counts[None]:
        places.append(_("{n} at wider levels").format(n=number(counts[None])))
    return listed(places)
