"""Write docs/benchmarks.md and its plots from benchmarks/results (``make bench`` ends with it)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

if __name__ == "__main__":
    page = Path(__file__).resolve().parents[1] / "benchmarks" / "page.py"
    subprocess.run([sys.executable, str(page)], check=True)  # noqa: S603 -- our own script
