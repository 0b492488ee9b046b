"""Gould–Fernandez brokerage by R's sna, where Rscript and the package are there."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from codev_graph.network._brokerage import role_counts
from codev_graph.network._contacts import contacts
from forms import Forms

GREATEST = 3000
"""Actors up to which sna is asked: it makes a full matrix."""
SCRIPT = """
suppressMessages(library(sna))
folder <- commandArgs(TRUE)[1]
ties <- as.matrix(read.csv(file.path(folder, "ties.csv"), header = FALSE)) + 1
city <- readLines(file.path(folder, "cities.txt"))
net <- matrix(0, length(city), length(city))
net[ties] <- 1
for (lap in 1:3) cat(system.time(found <- brokerage(net, city))["elapsed"], "\\n")
cat(sum(found$raw.nli[, "t"]), "\\n")
"""


def told(found: Forms, repeats: int) -> str:
    """Say in one line how long the census takes here and there, and that both count the same."""
    best, total = _ours(found, repeats)
    line = f"brokerage: {best:.4f} s, {total:,} in all; R sna: "
    if shutil.which("Rscript") is None:
        return line + "there is no Rscript here"
    if len(found.ours) > GREATEST:
        return line + f"left out above {GREATEST:,} actors"
    with tempfile.TemporaryDirectory() as folder:
        answer = _asked(found, Path(folder))
    if answer.returncode:
        return line + f"it failed: {answer.stderr.strip().splitlines()[-1:]}"
    *seconds, theirs = answer.stdout.split()
    median = sorted(map(float, seconds))[1]
    same = "the same" if int(theirs) == total else f"NOT the same: {theirs}"
    return line + f"{median:.3f} s ({median / best:.0f} times ours), {same}"


def _ours(found: Forms, repeats: int) -> tuple[float, int]:
    seconds = []
    for _repeat in range(repeats + 1):
        start = time.perf_counter()
        counts = role_counts(found.ours, contacts(found.ours), found.cities)
        seconds.append(time.perf_counter() - start)
    return sorted(seconds[1:])[repeats // 2], int(counts[:, -1].sum())


def _asked(found: Forms, folder: Path) -> subprocess.CompletedProcess[str]:
    arcs = found.ours.out
    ties = zip(arcs.tails.tolist(), arcs.heads.tolist(), strict=True)
    folder.joinpath("ties.csv").write_text("".join(f"{one},{other}\n" for one, other in ties))
    cities = [str(found.cities.label(place)) for place in range(len(found.ours))]
    folder.joinpath("cities.txt").write_text("\n".join(cities) + "\n")
    folder.joinpath("brokerage.R").write_text(SCRIPT)
    command = ["Rscript", str(folder / "brokerage.R"), str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)
