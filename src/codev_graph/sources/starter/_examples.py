"""The worked example: an invented twinning that shows how the tables refer to each other.

Keys are written without the mark that :data:`EXAMPLE` puts before them; concepts stand as
notations; a pair is the Spanish text and the English one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

Text = str | tuple[str, str]
Row = Mapping[str, Text]

ROWS: Final[Mapping[str, tuple[Row, ...]]] = {
    "sources": (
        {
            "id": "acta",
            "title": ("EJEMPLO: acta de la firma", "EXAMPLE: record of the signing"),
            "author": ("Alcaldía de Ribera", "Ribera City Hall"),
            "url": "https://example.org/acta",
            "page_date": "2021-05-14",
            "consulted": "2026-11-22",
            "kind": "agreement-text",
        },
        {
            "id": "nota",
            "title": ("EJEMPLO: nota de prensa", "EXAMPLE: press report"),
            "author": ("Diario de Ribera", "Ribera Daily"),
            "url": "https://example.org/nota",
            "page_date": "2022-03",
            "consulted": "2026-11-22",
            "kind": "press",
        },
        {
            "id": "campo",
            "title": ("EJEMPLO: notas de campo", "EXAMPLE: field notes"),
            "consulted": "2026-11-22",
            "kind": "fieldwork",
        },
    ),
    "cities": (
        {
            "id": "ribera",
            "name": ("Ribera (ejemplo)", "Ribera (example)"),
            "country": "SV",
            "latitude": "13.5",
            "longitude": "-89.5",
            "sources": "acta",
        },
        {
            "id": "loma",
            "name": ("Loma (ejemplo)", "Loma (example)"),
            "country": "MX",
            "latitude": "15.5",
            "longitude": "-92.5",
            "sources": "acta",
        },
    ),
    "actors": (
        {
            "id": "alcaldia",
            "name": ("Alcaldía de Ribera (ejemplo)", "Ribera City Hall (example)"),
            "kind": "local-government",
            "city": "ribera",
            "level": "local",
            "sectors": "local-government",
            "sources": "acta#1|nota",
        },
        {
            "id": "ayuntamiento",
            "name": ("Ayuntamiento de Loma (ejemplo)", "Loma City Council (example)"),
            "kind": "local-government",
            "city": "loma",
            "level": "local",
            "sectors": "local-government",
            "sources": "acta",
        },
        {
            "id": "universidad",
            "name": ("Universidad de Loma (ejemplo)", "University of Loma (example)"),
            "acronym": "UL",
            "kind": "university",
            "city": "loma",
            "level": "local",
            "sectors": "academic|environment",
            "sources": "campo",
        },
    ),
    "agreements": (
        {
            "id": "convenio",
            "name": ("Hermanamiento Ribera – Loma (ejemplo)", "Ribera – Loma twinning (example)"),
            "kind": "twinning",
            "cities": "ribera|loma",
            "signed": "2021-05-14",
            "term_years": "3",
            "renewable": "yes",
            "status": "expired",
            "areas": "culture|tourism|environment",
            "modalities": "information-exchange",
            "sources": "acta",
        },
    ),
    "committees": (
        {
            "id": "comite",
            "name": ("Comité de Loma (ejemplo)", "Loma committee (example)"),
            "agreement": "convenio",
            "cities": "loma",
            "areas": "environment",
            "sources": "nota",
        },
    ),
    "projects": (
        {
            "id": "feria",
            "name": ("Feria de dos ríos (ejemplo)", "Two rivers fair (example)"),
            "agreement": "convenio",
            "areas": "culture|tourism",
            "start": "2022",
            "status": "under-way",
            "resources": "plaza",
            "results": "ventas",
            "sources": "nota",
        },
    ),
    "participations": (
        {
            "actor": "alcaldia",
            "in": "convenio",
            "role": "signatory",
            "confidence": "documented",
            "sources": "acta",
        },
        {
            "actor": "ayuntamiento",
            "in": "convenio",
            "role": "signatory",
            "confidence": "documented",
            "sources": "acta",
        },
        {
            "actor": "universidad",
            "in": "comite",
            "role": "member",
            "areas": "environment",
            "start": "2022-03",
            "confidence": "testimony",
            "sources": "campo",
        },
    ),
    "ties": (
        {
            "from": "alcaldia",
            "to": "ayuntamiento",
            "purposes": "cultural",
            "areas": "culture",
            "agreement": "convenio",
            "mutual": "yes",
            "direction": "south-south",
            "start": "2021",
            "evidence": ("Firman el convenio.", "They sign the agreement."),
            "confidence": "documented",
            "sources": "acta|nota",
        },
        {
            "from": "universidad",
            "to": "alcaldia",
            "purposes": "technical",
            "modalities": "training",
            "areas": "environment",
            "mutual": "no",
            "direction": "south-south",
            "start": "2022-03",
            "strength": "2",
            "evidence": ("Da dos cursos.", "It gives two courses."),
            "confidence": "testimony",
            "sources": "campo#3",
        },
        {
            "from": "ayuntamiento",
            "to": "universidad",
            "purposes": "technical",
            "areas": "environment",
            "mutual": "yes",
            "evidence": ("Comparten laboratorio.", "They share a laboratory."),
            "confidence": "reported",
            "sources": "nota",
        },
    ),
    "sector-presences": ({"agreement": "convenio", "sector": "artisan", "sources": "nota"},),
    "phase-records": (
        {"agreement": "convenio", "phase": "first-contact", "start": "2020", "sources": "campo"},
        {
            "agreement": "convenio",
            "phase": "signing",
            "start": "2021-05-14",
            "end": "2021-05-14",
            "sources": "acta",
        },
    ),
    "results": (
        {
            "id": "ventas",
            "name": ("Cuarenta artesanos venden (ejemplo)", "Forty artisans sell (example)"),
            "kinds": "economic|social",
            "cities": "ribera|loma",
            "sources": "nota",
        },
    ),
    "evaluations": (
        {
            "id": "balance",
            "name": ("Balance de la feria (ejemplo)", "Review of the fair (example)"),
            "of": "feria",
            "results": "ventas",
            "start": "2022-12",
            "sources": "campo",
        },
    ),
    "resources": (
        {
            "id": "plaza",
            "name": ("Plaza del mercado (ejemplo)", "Market square (example)"),
            "kind": "material",
            "sources": "nota",
        },
    ),
}
