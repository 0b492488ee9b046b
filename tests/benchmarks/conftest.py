"""The benchmarks are scripts beside each other: their folder is where they find each other."""

from __future__ import annotations

import sys

from builders import ROOT

sys.path.append(str(ROOT / "benchmarks"))
