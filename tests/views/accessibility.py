"""What axe-core finds wrong with a page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Watched

AXE = Path(__file__).with_name("vendor") / "axe.min.js"


def violations(page: Watched) -> list[str]:
    """Return the findings that are moderate or worse, each with its element."""
    page.page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.page.evaluate("axe.run()")
    return [
        f"{rule['id']}: {node['html'][:120]}"
        for rule in found["violations"]
        if rule["impact"] in {"serious", "critical", "moderate"}
        for node in rule["nodes"]
    ]
