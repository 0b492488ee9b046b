"""A finished ``codev-graph demo``, done in a process of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from builders import in_process


@dataclass(frozen=True)
class Run:
    """A finished run.

    Attributes:
        folder: Where it was started; ``out`` is in it.
        told: What it said.
    """

    folder: Path
    told: str

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.out.iterdir()}


def run_demo(folder: Path, seed: str) -> Run:
    done = in_process("demo", cwd=folder, PYTHONHASHSEED=seed)
    assert done.returncode == 0, done.stderr.decode()
    return Run(folder, done.stdout.decode())
