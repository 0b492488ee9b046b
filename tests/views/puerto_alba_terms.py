"""The terms of the made-up towns: cities, vocabularies, measures, levels, citations."""

from __future__ import annotations

from codev_graph.views import Citation, City, Concept, Measure, Text

CITIES = (
    City("alba", Text.same("Puerto Alba"), "SV", 13.9, -89.5),
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

LEVELS = {
    "local": Text("local", "local"),
    "national": Text("nacional", "national"),
    "international": Text("internacional", "international"),
}

# Class, city and names of the actors that no source shows taking part.
OUTSIDERS = (
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
