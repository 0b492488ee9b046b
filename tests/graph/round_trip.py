"""Tables drawn at random that are valid, and how two folders of tables are compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from hypothesis import strategies as st

from codev_graph._table import csv_text
from codev_graph.sources import RECORDS, Citation, Cited, Dataset, Record, columns, header
from codev_graph.terms import vocabulary

Rows = list[dict[str, str]]

# Everything but what no file holds (surrogates), no RDF (NUL), and the sign between list items.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0|"), max_size=30)
SOME = TEXT.map(str.strip).filter(bool)
NAMES = st.one_of(
    SOME,
    st.sampled_from(
        [
            "Alcaldía «Ñandú»",
            '"Comillas", y\ncomas',
            "مدينة",
            "市役所",
            "🤝🏽 Hermanas",
            "=1+1",
            "-5",
            "'x'",
        ]
    ),
)
LOCATORS = SOME.filter(lambda text: "#" not in text)
DATES = st.sampled_from(["2022", "2022-03", "2022-03-31", "1999~", "2015-07-21/2018", "0999"])
SUPPORTS = ("recommendation", "step", "opportunity-point", "codevelopment-principle")


def notations(scheme: str) -> list[str]:
    return [concept.notation for concept in vocabulary(scheme)]


def some_of(values: Sequence[str], least: int = 0) -> st.SearchStrategy[str]:
    """Return a strategy of lists in a cell."""
    if not values:
        return st.just("")
    return st.lists(st.sampled_from(values), min_size=least, max_size=3, unique=True).map("|".join)


def maybe(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(st.just(""), strategy)


def one_of(values: Sequence[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(values) if values else st.just("")


def concept(scheme: str) -> st.SearchStrategy[str]:
    return st.sampled_from(notations(scheme))


def guidance() -> st.SearchStrategy[str]:
    return some_of([f"{scheme}/{each}" for scheme in SUPPORTS for each in notations(scheme)])


def citations(sources: Sequence[str]) -> st.SearchStrategy[str]:
    one = st.tuples(st.sampled_from(sources), maybe(LOCATORS)).map(
        lambda pair: f"{pair[0]}#{pair[1]}" if pair[1] else pair[0]
    )
    return st.lists(one, min_size=1, max_size=3).map("|".join)


def ids(prefix: str, least: int = 0) -> st.SearchStrategy[list[str]]:
    key = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,8}", fullmatch=True)
    keys = st.lists(key, min_size=least, max_size=3, unique=True)
    return keys.map(lambda found: [f"{prefix}{each}" for each in found])


@st.composite
def twinnings(draw: st.DrawFn) -> dict[str, Rows]:
    """Draw the tables of a twinning: valid, with any text where text may stand."""
    keys = {table: draw(ids(table[:3], table in REQUIRED)) for table in IDENTIFIED}
    if not keys["agreements"] + keys["projects"]:
        # An evaluation is of something.
        keys["evaluations"] = []
    cited = citations(keys["sources"])
    tables = {table: draw_rows(draw, fields, keys) for table, fields in named(keys).items()}
    tables |= {table: draw_some(draw, fields) for table, fields in stated(keys).items()}
    for table, rows in tables.items():
        for row in rows if table != "sources" else ():
            row["sources"] = draw(cited)
    return tables


IDENTIFIED = (
    *("sources", "cities", "actors", "agreements", "committees", "projects"),
    *("results", "evaluations", "resources"),
)
REQUIRED = ("sources", "cities", "actors")
Fields = Mapping[str, st.SearchStrategy[str]]


def draw_rows(draw: st.DrawFn, fields: Fields, keys: Mapping[str, list[str]]) -> Rows:
    table = draw(fields["_table"])
    return [
        {"id": key, **{name: draw(cell) for name, cell in fields.items() if name[0] != "_"}}
        for key in keys[table]
    ]


def draw_some(draw: st.DrawFn, fields: Fields) -> Rows:
    rows = draw(st.lists(st.fixed_dictionaries(dict(fields)), max_size=3))
    return [row for row in rows if _possible(row)]


def _possible(row: Mapping[str, str]) -> bool:
    """Return whether what the row refers to is there, and not the same twice."""
    needed = [row[name] for name in ("actor", "in", "from", "to", "agreement!") if name in row]
    return all(needed) and len(set(needed)) == len(needed) and row.get("agreement") != "!"


def named(keys: Mapping[str, list[str]]) -> dict[str, Fields]:
    names = {"name": NAMES, "name_en": maybe(NAMES)}
    outcomes = {
        "expected_results": some_of(keys["results"]),
        "results": some_of(keys["results"]),
    }
    means = {"resources": some_of(keys["resources"])}
    under = {"agreement": maybe(one_of(keys["agreements"])), "areas": some_of(notations("area"))}
    fields: dict[str, dict[str, st.SearchStrategy[str]]] = {
        "sources": {
            "title": NAMES,
            "author": maybe(NAMES),
            "url": maybe(st.just("https://example.org/a?b=ñ&c=%20")),
            "page_date": maybe(DATES),
            "consulted": DATES,
            "kind": concept("source-kind"),
        },
        "cities": {
            **names,
            "country": st.sampled_from(["SV", "MX", "GT"]),
            "wikidata": maybe(st.just("Q12345")),
            "latitude": maybe(st.decimals(-90, 90, places=4).map(str)),
            "longitude": maybe(st.decimals(-180, 180, places=6).map(str)),
            "criteria": some_of(notations("selection-criterion")),
        },
        "actors": {
            **names,
            "acronym": maybe(NAMES),
            "kind": concept("actor-kind"),
            "city": maybe(one_of(keys["cities"])),
            "level": concept("level"),
            "sectors": some_of(notations("sector")),
            **means,
            "note": maybe(NAMES),
        },
        "agreements": {
            **names,
            "kind": concept("agreement-kind"),
            "cities": some_of(keys["cities"], 1),
            "signed": maybe(DATES),
            "term_years": maybe(st.sampled_from(["3", "0.5", "12.25"])),
            "renewable": maybe(st.sampled_from(["yes", "no"])),
            "status": maybe(concept("agreement-status")),
            "areas": some_of(notations("area")),
            "modalities": some_of(notations("modality")),
            **outcomes,
            "supports": guidance(),
        },
        "committees": {
            **names,
            **under,
            "cities": some_of(keys["cities"], 1),
            "supports": guidance(),
        },
        "projects": {
            **names,
            **under,
            "start": maybe(DATES),
            "status": maybe(concept("project-status")),
            **means,
            **outcomes,
            "supports": guidance(),
            "note": maybe(NAMES),
        },
        "results": {
            **names,
            "kinds": some_of(notations("result-kind")),
            "cities": some_of(keys["cities"]),
            "note": maybe(NAMES),
        },
        "evaluations": {
            **names,
            "of": some_of(keys["agreements"] + keys["projects"], 1),
            "areas": some_of(notations("area")),
            "results": some_of(keys["results"]),
            "end": maybe(DATES),
            "note": maybe(NAMES),
        },
        "resources": {**names, "kind": concept("resource-kind"), "note": maybe(NAMES)},
    }
    return {table: {"_table": st.just(table), **found} for table, found in fields.items()}


def stated(keys: Mapping[str, list[str]]) -> dict[str, Fields]:
    things = [key for table in ("agreements", "committees", "projects") for key in keys[table]]
    actors, areas = one_of(keys["actors"]), some_of(notations("area"))
    agreement = one_of(keys["agreements"])
    when = {"end": maybe(DATES), "confidence": maybe(concept("confidence"))}
    only = agreement.map(lambda key: key or "!")
    return {
        "participations": {
            "actor": actors,
            "in": one_of(things),
            "role": concept("role"),
            "areas": areas,
            **when,
        },
        "ties": {
            "from": actors,
            "to": actors,
            "purposes": some_of(notations("purpose")),
            "modalities": some_of(notations("modality")),
            "areas": areas,
            "agreement": maybe(agreement),
            "mutual": maybe(st.sampled_from(["yes", "no"])),
            "direction": maybe(concept("direction")),
            "strength": maybe(st.sampled_from(["1", "2.50", "0.001"])),
            "evidence": maybe(NAMES),
            **when,
        },
        "sector-presences": {"agreement": only, "sector": concept("sector")},
        "phase-records": {
            "agreement": only,
            "phase": concept("phase"),
            "start": maybe(DATES),
            "note": maybe(NAMES),
        },
    }


def write(folder: Path, tables: Mapping[str, Rows]) -> Path:
    """Write the tables as a person's program would: every column, empty cells too."""
    folder.mkdir(parents=True)
    for kind in RECORDS:
        names = [header(name) for name in columns(kind)]
        lines = [[row.get(name, "") for name in names] for row in tables.get(kind.table, ())]
        path = folder / f"{kind.table}.csv"
        path.write_text(csv_text([names, *lines]), encoding="utf-8", newline="")
    return folder


def content(dataset: Dataset, *, places: bool = True) -> dict[str, Counter[str]]:
    """Return the rows of each table, without their order and that of the lists in cells.

    A citation of a source says nothing beside one of a place in it.
    """
    return {
        kind.table: Counter(str(_row(record, places=places)) for record in dataset.of(kind))
        for kind in RECORDS
    }


def _row(record: Record, *, places: bool) -> dict[str, object]:
    cells = record.model_dump(exclude={"row"})
    if isinstance(record, Cited):
        cited = _cited(record.sources)
        cells["sources"] = cited if places else tuple({each.source for each in cited})
    return {
        name: sorted(map(str, value)) if isinstance(value, tuple) else value
        for name, value in sorted(cells.items())
    }


def _cited(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    placed = {each.source for each in citations if each.locator}
    return tuple(each for each in citations if each.locator or each.source not in placed)
