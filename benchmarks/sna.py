"""Gould–Fernandez brokerage by R's sna, where Rscript and the package are there."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from subprocess import PIPE

from codev_graph.network._brokerage import role_counts
from codev_graph.network._contacts import contacts
from contest import OURS, Call
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
asked <- file("stdin")
open(asked)
cat(as.character(packageVersion("sna")), "\\n")
while (length(readLines(asked, 1)) > 0) cat(sum(brokerage(net, city)$raw.nli[, "t"]), "\\n")
"""


@contextmanager
def brokerage(found: Forms) -> Iterator[dict[str, Call]]:
    """Give the calls for the whole census: ours, and that of an R which holds the matrix."""
    calls: dict[str, Call] = {
        OURS: lambda: int(role_counts(found.ours, contacts(found.ours), found.cities)[:, -1].sum())
    }
    if shutil.which("Rscript") is None or len(found.ours) > GREATEST:
        yield calls
        return
    with tempfile.TemporaryDirectory() as folder:
        command = ["Rscript", str(_written(found, Path(folder))), folder]
        with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, text=True) as process:
            session = _Session(process)
            yield calls | {f"R sna {session.answer()}": session.brokers}


@dataclass(frozen=True)
class _Session:
    """An R that answers a line for a line."""

    process: subprocess.Popen[str]

    def answer(self) -> str:
        """Return the next line that it prints."""
        return (self.process.stdout or StringIO()).readline().strip()

    def brokers(self) -> int:
        """Have it count the roles and return how many there are in all."""
        print(file=self.process.stdin, flush=True)
        return int(self.answer())


def _written(found: Forms, folder: Path) -> Path:
    """Write ties, cities and the script, and return the latter's path."""
    arcs = found.ours.out
    ties = zip(arcs.tails.tolist(), arcs.heads.tolist(), strict=True)
    folder.joinpath("ties.csv").write_text("".join(f"{one},{other}\n" for one, other in ties))
    cities = [str(found.cities.label(place)) for place in range(len(found.ours))]
    folder.joinpath("cities.txt").write_text("\n".join(cities) + "\n")
    script = folder / "brokerage.R"
    script.write_text(SCRIPT)
    return script
