"""A made-up picture and report: two towns that do not exist, with every case a page must show."""

from __future__ import annotations

from puerto_alba_terms import (
    AREAS,
    CITIES,
    CLASSES,
    LEVELS,
    MEASURES,
    NEWS,
    OUTSIDERS,
    PURPOSES,
    REPORT_2022,
    SCRIPT,
)

from codev_graph.views import (
    Citation,
    Concept,
    Node,
    Picture,
    Text,
    Tie,
)

HOSTILE = "<img src=x onerror=\"document.title='broken'\">"

_PLAIN = "abcdefghijklmnopqrstuvwxyz"


def _id(name: str) -> str:
    return "".join(sign for sign in name.lower().replace(" ", "-") if sign in _PLAIN + "-")


def _actor(name: str, group: str, city: str | None, **more: object) -> Node:
    level = "local" if city else "national"
    values: dict[str, object] = {
        "id": _id(name),
        "label": Text.same(name),
        "actor_class": group,
        "kind": Text("organización", "organisation"),
        "city": city,
        "level": LEVELS[level],
        "involved": False,
        "bridging": False,
        "measures": {"degree": 0.0, "betweenness": 0.0, "constraint": None},
        "sources": (NEWS,),
        "reason": Text(
            "Ninguna fuente muestra que participe.", "No source shows that it takes part."
        ),
    }
    return Node(**(values | more))


def _party(
    name: str,
    group: str,
    city: str | None,
    degree: float,
    between: float,
    areas: tuple[str, ...],
    **more: object,
) -> Node:
    measures = {"degree": degree, "betweenness": between, "constraint": 1 / degree}
    return _actor(
        name, group, city, involved=True, measures=measures, areas=areas, reason=None, **more
    )


PARTIES = (
    _party(
        "Alcaldía de Puerto Alba",
        "public-administration",
        "alba",
        5.0,
        0.31,
        ("commerce", "culture", "tourism"),
        bridging=True,
        sources=(NEWS, REPORT_2022),
    ),
    _party(
        "Ayuntamiento de Villa Brisa",
        "public-administration",
        "brisa",
        6.0,
        0.42,
        ("commerce", "culture", "tourism"),
        bridging=True,
        sources=(NEWS, SCRIPT),
    ),
    _party(
        "Agencia Internacional de Movilidad Humana",
        "international-organisation",
        None,
        4.0,
        0.2,
        ("labour",),
        acronym="AIMH",
        level=LEVELS["international"],
    ),
    _party(
        "Comisión Regional de Estudios",
        "supranational-body",
        None,
        1.0,
        0.0,
        ("academia",),
        level=LEVELS["international"],
    ),
    _party(
        "Universidad de Villa Brisa",
        "other-actor",
        "brisa",
        3.0,
        0.11,
        ("academia", "science-technology"),
        bridging=True,
        acronym="UVB",
    ),
    _party(
        "Escuela de Artes de Puerto Alba",
        "other-actor",
        "alba",
        2.0,
        0.02,
        ("culture",),
        bridging=True,
    ),
    _party(
        "Cámara de Comercio de Villa Brisa", "private-sector", "brisa", 2.0, 0.01, ("commerce",)
    ),
    _party(
        "Red de Personas Migrantes de Villa Brisa",
        "civil-society",
        "brisa",
        2.0,
        0.04,
        ("labour", "gender-equality"),
    ),
)
CANDIDATES = tuple(_actor(name, kind, city) for kind, city, names in OUTSIDERS for name in names)


def _tie(number: int, source: str, target: str, **more: object) -> Tie:
    values: dict[str, object] = {
        "id": f"tie-{number:02}",
        "source": _id(source),
        "target": _id(target),
        "mutual": True,
        "crossing": False,
        "areas": ("culture",),
        "purposes": ("cultural",),
        "start": "2022",
        "start_year": 2022,
        "evidence": "Firman el acuerdo.",
        "sources": (NEWS,),
    }
    return Tie(**(values | more))


ALBA, BRISA = "Alcaldía de Puerto Alba", "Ayuntamiento de Villa Brisa"
AIMH = "Agencia Internacional de Movilidad Humana"
TIES = (
    _tie(1, ALBA, BRISA, crossing=True, areas=("commerce", "culture", "tourism")),
    _tie(
        2,
        ALBA,
        BRISA,
        crossing=True,
        areas=("tourism",),
        purposes=("technical",),
        start="2024-03",
        start_year=2024,
        sources=(SCRIPT, NEWS),
    ),
    _tie(
        3,
        AIMH,
        ALBA,
        mutual=False,
        purposes=("technical",),
        areas=("labour",),
        start="2019",
        start_year=2019,
        end="2022",
        end_year=2022,
    ),
    _tie(
        4,
        AIMH,
        BRISA,
        mutual=False,
        purposes=("technical",),
        areas=("labour",),
        start="2019",
        start_year=2019,
        end="2022",
        end_year=2022,
    ),
    _tie(5, "Universidad de Villa Brisa", BRISA, areas=("academia",), start="", start_year=None),
    _tie(6, "Universidad de Villa Brisa", "Escuela de Artes de Puerto Alba", crossing=True),
    _tie(7, "Escuela de Artes de Puerto Alba", ALBA),
    _tie(8, "Cámara de Comercio de Villa Brisa", BRISA, areas=("commerce",), purposes=()),
    _tie(
        9,
        "Red de Personas Migrantes de Villa Brisa",
        AIMH,
        purposes=("humanitarian",),
        areas=("labour", "gender-equality"),
    ),
    _tie(10, "Red de Personas Migrantes de Villa Brisa", BRISA, areas=("gender-equality",)),
    _tie(11, "Comisión Regional de Estudios", AIMH, mutual=False, areas=("academia",)),
    _tie(12, "Albergue del Río", "Casa del Caminante", areas=(), purposes=("humanitarian",)),
)


def picture(**changes: object) -> Picture:
    """Return the made-up picture, with any field changed."""
    values: dict[str, object] = {
        "title": Text(
            "Hermanamiento Puerto Alba – Villa Brisa", "Twinning of Puerto Alba and Villa Brisa"
        ),
        "cities": CITIES,
        "classes": CLASSES,
        "areas": AREAS,
        "purposes": PURPOSES,
        "measures": MEASURES,
        "nodes": PARTIES + CANDIDATES,
        "ties": TIES,
        "projection": Text(
            "Dos actores están unidos si una fuente dice que cooperan.",
            "Two actors are tied if a source says that they cooperate.",
        ),
        "version": "0.0.test",
        "seed": 7,
    }
    return Picture(**(values | changes))


def hostile() -> Picture:
    """Return the picture with markup in every text that a table could bring in."""
    bad = Text.same(HOSTILE)
    node = _actor(
        "Hostil",
        "civil-society",
        "alba",
        label=bad,
        kind=bad,
        level=bad,
        reason=bad,
        sources=(Citation(HOSTILE, "javascript:alert(1)", HOSTILE),),
    )
    tie = _tie(13, "Hostil", ALBA, start=HOSTILE, evidence=HOSTILE, sources=node.sources)
    return picture(
        title=Text.same("</script>" + HOSTILE),
        projection=bad,
        areas=(*AREAS, Concept("hostile", bad)),
        nodes=(*PARTIES, *CANDIDATES, node),
        ties=(*TIES, tie),
    )
