"""A made-up picture and report: two towns that do not exist, with every case a page must show."""

from __future__ import annotations

from codev_graph.views import (
    Candidate,
    Cell,
    Citation,
    City,
    Concept,
    Holding,
    Measure,
    Method,
    Node,
    Picture,
    Reference,
    Report,
    State,
    Text,
    Tie,
)

HOSTILE = "<img src=x onerror=\"document.title='broken'\">"

CITIES = (
    City("alba", Text.same("Puerto Alba"), "SV"),
    City("brisa", Text.same("Villa Brisa"), "MX"),
)
CLASSES = (
    Concept(
        "supranational-body",
        Text("Órganos supranacionales", "Supranational bodies"),
        Text("Órganos de integración entre Estados.", "Bodies of integration between states."),
    ),
    Concept(
        "international-organisation",
        Text("Organismos internacionales", "International organisations"),
    ),
    Concept("public-administration", Text("Administración pública", "Public administration")),
    Concept("civil-society", Text("Sociedad civil", "Civil society")),
    Concept("private-sector", Text("Sector privado", "Private sector")),
    Concept("other-actor", Text("Otros actores", "Other actors")),
)
AREAS = tuple(
    Concept(notation, Text(es, en))
    for notation, es, en in (
        ("commerce", "Comercio", "Commerce"),
        ("labour", "Trabajo", "Labour"),
        ("culture", "Cultura", "Culture"),
        ("crafts", "Artesanía", "Crafts"),
        ("sport", "Deporte", "Sport"),
        ("gender-equality", "Equidad de género", "Gender equality"),
        ("youth", "Juventud", "Youth"),
        ("tourism", "Turismo", "Tourism"),
        ("academia", "Ámbito académico", "Academia"),
        ("science-technology", "Ciencia y tecnología", "Science and technology"),
        ("environment", "Medio ambiente", "Environment"),
    )
)
PURPOSES = (
    Concept("technical", Text("Técnica", "Technical")),
    Concept("cultural", Text("Cultural", "Cultural")),
    Concept("humanitarian", Text("Humanitaria", "Humanitarian")),
)
MEASURES = (
    Measure(
        "degree",
        Text("Grado", "Degree"),
        Text("Cuántos actores tiene enlazados.", "How many actors it has ties to."),
        Text(
            "Alto: muchos contactos directos. Cero: ningún lazo conocido.",
            "High: many direct contacts. Zero: no known tie.",
        ),
        "Freeman (1978)",
    ),
    Measure(
        "betweenness",
        Text("Intermediación", "Betweenness"),
        Text(
            "Proporción de caminos más cortos entre otros actores que pasan por él.",
            "Share of the shortest paths between other actors that run through it.",
        ),
        Text(
            "Alto: otros dependen de él para alcanzarse. Cero: nadie pasa por él.",
            "High: others depend on it to reach each other. Zero: nobody passes through it.",
        ),
        "Freeman (1977)",
    ),
    Measure(
        "constraint",
        Text("Restricción", "Constraint"),
        Text(
            "Cuánto dependen entre sí los contactos del actor.",
            "How far an actor's contacts depend on each other.",
        ),
        Text(
            "Bajo: contactos que no se conocen entre sí. No está definida sin lazos.",
            "Low: contacts that do not know each other. It is undefined without ties.",
        ),
        "Burt (1992)",
    ),
)
NEWS = Citation("Gaceta de Villa Brisa, 3 de mayo", "https://example.org/gaceta?n=3&p=1", "p. 2")
REPORT_2022 = Citation("Informe del hermanamiento", "", "4")
SCRIPT = Citation("Enlace hostil", "javascript:alert(1)", "")

_LEVELS = {
    "local": Text("local", "local"),
    "national": Text("nacional", "national"),
    "international": Text("internacional", "international"),
}
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
        "level": _LEVELS[level],
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
        level=_LEVELS["international"],
    ),
    _party(
        "Comisión Regional de Estudios",
        "supranational-body",
        None,
        1.0,
        0.0,
        ("academia",),
        level=_LEVELS["international"],
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
_OUTSIDERS = (
    ("public-administration", "alba", ("Casa de la Cultura", "Oficina de la Juventud")),
    ("civil-society", "alba", ("Asociación de Artesanas del Volcán", "Club Deportivo Alba")),
    ("other-actor", "alba", ("Teatro Municipal de Puerto Alba", "Radio Alba", "Instituto Técnico")),
    (
        "public-administration",
        "brisa",
        (
            "Dirección de Relaciones Internacionales y Desarrollo Transfronterizo",
            "Secretaría de Educación y Cultura",
            "Consulado General",
            "Instituto del Deporte",
            "Oficina de Turismo",
            "Delegación de Migración",
            "Comisión de Refugio",
        ),
    ),
    ("international-organisation", "brisa", ("Oficina para Personas Refugiadas",)),
    (
        "civil-society",
        "brisa",
        (
            "Albergue del Río",
            "Centro de Derechos Humanos Costa",
            "Hospitalidad Abierta A.C.",
            "Casa del Caminante",
            "Colectivo de Mujeres del Puerto",
            "Centro de Dignidad A.C.",
        ),
    ),
    (
        "private-sector",
        "brisa",
        (
            "Cámara de la Industria",
            "Patronal de la Costa",
            "Mercado de Abastos",
            "Remesas del Sur, S.A. de C.V.",
        ),
    ),
    (
        "other-actor",
        "brisa",
        (
            "Museo de Villa Brisa",
            "Universidad Politécnica de la Costa",
            "Centro de Investigación del Trópico",
            "Diario de la Costa",
            "Transportes Brisa",
        ),
    ),
    ("public-administration", None, ("Secretaría de Asuntos Exteriores", "Agencia de Cooperación")),
    ("international-organisation", None, ("Fondo para las Ciudades",)),
)
CANDIDATES = tuple(_actor(name, kind, city) for kind, city, names in _OUTSIDERS for name in names)


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


def _state(here: int, there: int) -> State:
    if not here and not there:
        return "empty"
    if not here or not there:
        return "one-sided"
    return "single-actor" if here == 1 else "held"


def _count(area: str, actor_class: str, city: str) -> int:
    return sum(
        (node.actor_class, node.city) == (actor_class, city) and area in node.areas
        for node in PARTIES
    )


def coverage() -> tuple[Cell, ...]:
    """Return the coverage of the made-up picture, counted from its nodes."""
    cells = []
    for area in AREAS:
        for kind in CLASSES:
            counts = {city.id: _count(area.notation, kind.notation, city.id) for city in CITIES}
            for city, here in counts.items():
                there = sum(counts.values()) - here
                cells.append(Cell(kind.notation, area.notation, city, here, _state(here, there)))
    return tuple(cells)


def report(**changes: object) -> Report:
    """Return the made-up report, with any field changed."""
    values: dict[str, object] = {
        "title": Text(
            "Puerto Alba – Villa Brisa: quién sostiene el hermanamiento",
            "Puerto Alba – Villa Brisa: who carries the twinning",
        ),
        "holdings": (
            Holding(2, Text("ciudad", "city"), Text("ciudades", "cities")),
            Holding(len(PARTIES + CANDIDATES), Text("actor", "actor"), Text("actores", "actors")),
            Holding(1, Text("acuerdo", "agreement"), Text("acuerdos", "agreements")),
            Holding(len(TIES), Text("lazo", "tie"), Text("lazos", "ties")),
        ),
        "asserted": 812,
        "entailed": 1234,
        "conforms": True,
        "coverage": coverage(),
        "candidates": tuple(
            Candidate(
                node.id,
                Text(
                    f"Daría a {node.label.es} un lugar en una casilla vacía.",
                    f"Would give {node.label.en} a place in an empty cell.",
                ),
            )
            for node in CANDIDATES
        ),
        "references": (
            Reference(
                "gaceta",
                "Gaceta de Villa Brisa",
                Text("prensa", "press"),
                "",
                NEWS.url,
                "2022-05-03",
                "2026-11-20",
                41,
            ),
            Reference(
                "informe",
                "Informe del hermanamiento",
                Text("documento", "document"),
                "Comisión mixta",
                "",
                "2022",
                "2026-11-20",
                7,
            ),
            Reference(
                "hostil",
                "Enlace hostil",
                Text("prensa", "press"),
                "",
                "javascript:alert(1)",
                "",
                "2026-11-20",
                1,
            ),
        ),
        "method": Method(
            versions={"codev-graph": "0.0.test", "networkx": "3.6.1"},
            seeds={"layout": 7},
            inputs={
                "actors.csv": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
            },
            literature=(
                "Burt, R. S. (1992). Structural Holes. Harvard University Press.",
                "Freeman, L. C. (1977). A set of measures of centrality based on "
                "betweenness. Sociometry, 40(1), 35–41.",
            ),
        ),
    }
    return Report(**(values | changes))
