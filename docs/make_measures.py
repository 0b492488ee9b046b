"""Write docs/measures.md from the register of measures (``make docs``)."""

from __future__ import annotations

from pathlib import Path

from codev_graph._i18n import in_language
from codev_graph.network import measures_page

PAGE = Path(__file__).parent / "measures.md"

if __name__ == "__main__":
    with in_language("en"):
        PAGE.write_text(measures_page(), encoding="utf-8")
