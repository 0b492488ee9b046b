"""Where the time of each step of the main job goes: on the real data, or on generated tables.

    python benchmarks/profile_main_job.py --actors 100000 --steps measures --top 20

Without ``--actors`` it is the founding case. Every step runs twice, the second time under
cProfile; kernels count as one function each. Seconds under the profiler are longer than without.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import tempfile
import time
from pathlib import Path

from bench_main_job import steps
from codev_graph.terms import resource
from contest import Call, ready
from tables import write_tables


def profiled(step: str, call: Call, top: int) -> None:
    """Run a step and print its seconds and the functions that hold most of them."""
    run, start = ready(call), time.process_time()
    run()
    seconds = time.process_time() - start
    profile, again = cProfile.Profile(), ready(call)
    profile.runcall(again)
    print(f"== {step}: {seconds:.3f} s of processor", flush=True)
    pstats.Stats(profile).strip_dirs().sort_stats("tottime").print_stats(top)


def main() -> None:
    """Read the options and profile the steps."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--actors", type=int, help="generated; by default the founding case")
    parser.add_argument("--steps", nargs="+", default=[], help="only those that begin so")
    parser.add_argument("--top", type=int, default=12, help="functions to print of each")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = resource("data") / "santa-ana-tapachula"
        if asked.actors:
            folder = Path(place) / "generated"
            write_tables(folder, asked.actors)
        for step, call in steps(folder):
            if step.startswith(tuple(asked.steps) or ""):
                profiled(step, call, asked.top)


if __name__ == "__main__":
    main()
