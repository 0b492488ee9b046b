"""Write docs/findings.md and docs/findings.es.md from the real data.

Run it as ``python docs/make_findings.py`` whenever the data or the analysis changes; a test says
when that was forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from codev_graph import KnowledgeGraph, build
from codev_graph._i18n import Language, in_language
from codev_graph.network import findings_page

HERE: Final = Path(__file__).parent
DATA: Final = HERE.parent / "data" / "santa-ana-tapachula"
PAGES: Final[Mapping[Language, Path]] = {
    "en": HERE / "findings.md",
    "es": HERE / "findings.es.md",
}


def page(graph: KnowledgeGraph, code: Language) -> str:
    """Return the page in one language."""
    with in_language(code):
        return findings_page(graph.gaps())


if __name__ == "__main__":
    founding = build(DATA)
    for language, path in PAGES.items():
        path.write_text(page(founding, language), encoding="utf-8")
