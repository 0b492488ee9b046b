"""What each column asks for, in both languages: the words of the data dictionary."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from codev_graph._i18n import Language
from codev_graph.sources._records import Record, header

Both = tuple[str, str]

TABLES: Final[Mapping[str, Both]] = {
    "sources": (
        "Los documentos y páginas de donde sale todo lo demás. Empiece por aquí.",
        "The documents and pages that everything else comes from. Begin here.",
    ),
    "cities": ("Las ciudades hermanadas.", "The twinned cities."),
    "actors": (
        "Organizaciones de las ciudades o de un nivel más amplio; no personas.",
        "Organisations of the cities or of a wider level; no persons.",
    ),
    "agreements": ("Los convenios entre ciudades.", "The agreements between cities."),
    "committees": (
        "Comités en los que los actores trabajan sobre áreas de un convenio.",
        "Committees in which actors work on areas of an agreement.",
    ),
    "projects": ("Proyectos planeados o hechos.", "Projects planned or done."),
    "participations": (
        "Qué actor toma parte en qué, y con qué papel; solo si una fuente lo dice.",
        "Which actor takes part in what, and as what; only where a source says so.",
    ),
    "ties": (
        "Relaciones documentadas entre dos actores: de ellas sale la red.",
        "Documented relations between two actors: the network is made of them.",
    ),
    "sector-presences": (
        "Sectores que tomaron parte según una fuente que no nombra actores.",
        "Sectors that took part by a source that names no actors.",
    ),
    "phase-records": (
        "Fases del hermanamiento que una fuente cuenta.",
        "Phases of the twinning that a source tells of.",
    ),
    "results": (
        "Lo que un convenio o proyecto logró, o se espera que logre.",
        "What an agreement or project brought about, or is expected to.",
    ),
    "evaluations": (
        "Evaluaciones de convenios y proyectos, y los resultados de los que dan cuenta.",
        "Evaluations of agreements and projects, and the results of which they tell.",
    ),
    "resources": (
        "Medios que un proyecto necesita o un actor aporta.",
        "Means that a project needs or an actor provides.",
    ),
}

# What a column asks for in every table that has it, unless COLUMNS says otherwise.
_COMMON: Final[Mapping[str, Both]] = {
    "id": (
        "Clave corta y propia de la fila, sin espacios ni acentos; las otras tablas la citan.",
        "A short key of the row's own, without blanks or accents; other tables refer to it.",
    ),
    "name": ("Nombre completo, como lo escribe la fuente.", "Full name as the source writes it."),
    "name_en": ("Nombre en inglés, si lo tiene.", "Name in English, if it has one."),
    "sources": (
        "Claves de las fuentes que lo dicen, separadas por “|”; tras “#”, el lugar (página, "
        "sección).",
        "Keys of the sources that say so, separated by “|”; after “#” the place (page, section).",
    ),
    "areas": ("Áreas de cooperación.", "Areas of cooperation."),
    "modalities": ("Formas que toma la cooperación.", "Forms that the cooperation takes."),
    "supports": (
        "Recomendaciones, pasos, puntos de oportunidad o principios que la fila pone en práctica.",
        "Recommendations, steps, opportunity points or principles that the row puts into practice.",
    ),
    "agreement": ("Clave del convenio al que pertenece.", "Key of the agreement it belongs to."),
    "start": (
        "Comienzo, tan preciso como la fuente.",
        "Beginning, as precise as the source.",
    ),
    "end": ("Fin, tan preciso como la fuente.", "End, as precise as the source."),
    "confidence": (
        "Cuánta confianza merece lo que dice la fuente.",
        "How far what the source says can be trusted.",
    ),
    "note": ("Cualquier observación.", "Any remark."),
    "expected_results": (
        "Claves de los resultados que se esperan y aún no constan.",
        "Keys of the results that are expected and not yet on record.",
    ),
    "results": (
        "Claves de los resultados que constan haberse logrado.",
        "Keys of the results on record as achieved.",
    ),
}

COLUMNS: Final[Mapping[str, Mapping[str, Both]]] = {
    "sources": {
        "title": ("Título del documento o de la página.", "Title of the document or page."),
        "author": ("Autor, institución o sitio.", "Author, institution or site."),
        "url": ("Dirección web donde se lee.", "Web address where it can be read."),
        "page_date": ("Fecha que lleva la página.", "Date that the page bears."),
        "consulted": ("Cuándo la leyó usted.", "When you read it."),
        "kind": ("Qué clase de fuente es.", "What kind of source it is."),
    },
    "cities": {
        "country": (
            "País, con el código ISO de dos letras: SV, MX.",
            "Country, as its two-letter ISO code: SV, MX.",
        ),
        "wikidata": ("Identificador en Wikidata: Q12345.", "Item in Wikidata: Q12345."),
        "latitude": ("Latitud en grados decimales.", "Latitude in decimal degrees."),
        "longitude": (
            "Longitud en grados decimales; al oeste, negativa.",
            "Longitude in decimal degrees; west is negative.",
        ),
        "criteria": (
            "Criterios con que se escoge un municipio, que la ciudad cumple según un diagnóstico.",
            "Criteria for choosing a municipality that the city meets according to a diagnosis.",
        ),
    },
    "actors": {
        "acronym": ("Siglas con que se le conoce.", "Acronym it is known by."),
        "kind": ("Qué clase de organización es.", "What kind of organisation it is."),
        "city": (
            "Clave de su ciudad; vacía si trabaja más allá de las dos.",
            "Key of its city; empty if it works beyond both.",
        ),
        "level": ("Nivel en que actúa.", "Level at which it acts."),
        "sectors": ("Sectores a los que pertenece.", "Sectors it belongs to."),
        "resources": ("Claves de los recursos que aporta.", "Keys of the resources it provides."),
    },
    "agreements": {
        "kind": ("Qué clase de convenio es.", "What kind of agreement it is."),
        "cities": ("Claves de las ciudades que une.", "Keys of the cities that it joins."),
        "signed": ("Fecha de la firma.", "Date of the signature."),
        "term_years": ("Años que dura.", "Years that it lasts."),
        "renewable": ("Si puede prorrogarse.", "Whether it can be renewed."),
        "status": ("En qué situación está.", "What state it is in."),
    },
    "committees": {
        "cities": ("Claves de las ciudades del comité.", "Keys of the committee's cities."),
    },
    "projects": {
        "status": ("En qué situación está.", "What state it is in."),
        "resources": ("Claves de los recursos que necesita.", "Keys of the resources it needs."),
    },
    "participations": {
        "actor": ("Clave del actor.", "Key of the actor."),
        "in_": (
            "Clave del convenio, comité o proyecto.",
            "Key of the agreement, committee or project.",
        ),
        "role": ("Papel con que toma parte.", "Role in which it takes part."),
        "areas": ("Áreas en que toma parte.", "Areas in which it takes part."),
    },
    "ties": {
        "from_": ("Clave del actor de donde parte.", "Key of the actor it goes from."),
        "to": ("Clave del otro actor.", "Key of the other actor."),
        "purposes": ("Para qué se relacionan.", "What the relation is for."),
        "mutual": ("Si va en los dos sentidos.", "Whether it goes both ways."),
        "direction": (
            "Si es Norte-Sur o Sur-Sur.",
            "Whether it is North–South or South–South.",
        ),
        "strength": (
            "Peso del vínculo, mayor que 0, si la fuente permite decirlo.",
            "Weight of the tie, above 0, if the source allows to say.",
        ),
        "evidence": ("Qué dice la fuente, en breve.", "What the source says, in short."),
    },
    "sector-presences": {
        "sector": ("Sector que tomó parte.", "Sector that took part."),
    },
    "phase-records": {"phase": ("Fase que tuvo lugar.", "Phase that took place.")},
    "results": {
        "kinds": ("Qué clase de provecho trae.", "What kind of gain it brings."),
        "cities": (
            "Claves de las ciudades cuya población lo recibe.",
            "Keys of the cities whose people receive it.",
        ),
    },
    "evaluations": {
        "of": (
            "Claves de los convenios o proyectos que examina.",
            "Keys of the agreements or projects that it examines.",
        ),
        "results": (
            "Claves de los resultados, esperados o logrados, de los que da cuenta.",
            "Keys of the results, expected or achieved, that it tells of.",
        ),
    },
    "resources": {"kind": ("Qué clase de medio es.", "What kind of means it is.")},
}


def describe(record: type[Record], field: str, language: Language) -> str:
    """Return what a column asks for.

    Raises:
        KeyError: if nothing was written of it.
    """
    own = COLUMNS.get(record.table, {})
    return _in(own[field] if field in own else _COMMON[header(field)], language)


def describe_table(record: type[Record], language: Language) -> str:
    """Return what a table holds."""
    return _in(TABLES[record.table], language)


def _in(text: Both, language: Language) -> str:
    return text[0] if language == "es" else text[1]
