"""Write docs/measures.md and docs/measures.es.md from the register of measures (``make docs``)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from codev_graph._i18n import Language, in_language
from codev_graph.network import measures_page

HERE: Final = Path(__file__).parent
PAGES: Final[Mapping[Language, Path]] = {
    "en": HERE / "measures.md",
    "es": HERE / "measures.es.md",
}

if __name__ == "__main__":
    for code, path in PAGES.items():
        with in_language(code):
            path.write_text(measures_page(), encoding="utf-8")
