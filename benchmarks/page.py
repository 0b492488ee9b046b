"""docs/benchmarks.md and its plots, from the results that were kept.

python benchmarks/page.py
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import plots
import record
from contest import OURS
from job import Job, behind, why_not
from run import jobs

HERE = Path(__file__).parent
DOCS = HERE.parent / "docs"
INTRODUCTION, FINDINGS = HERE / "introduction.md", HERE / "hot-path.md"
Line = record.Line


def page(folder: Path = record.RESULTS) -> str:
    """Return the whole page as Markdown."""
    taken = [(job, record.read(job.name, folder)) for _path, job in jobs([])]
    shown = [(job, lines) for job, lines in taken if contests(lines)]
    every = [line for _job, lines in shown for line in contests(lines)]
    parts = [INTRODUCTION.read_text(encoding="utf-8"), conditions(every)]
    parts += [section(job, lines) for job, lines in shown]
    parts += [slower(shown), FINDINGS.read_text(encoding="utf-8"), hot_path(folder)]
    return "\n".join(parts)


def contests(lines: Sequence[Line]) -> list[Line]:
    """Return the records of contests, without the notes on what was stopped."""
    return [line for line in lines if line["task"]]


def conditions(lines: Sequence[Line]) -> str:
    """Return when, where and with which versions it was taken."""
    machines = sorted({line["machine"] for line in lines})
    days = sorted(line["taken"][:10] for line in lines)
    loads = sorted(line["load"] for line in lines)
    found = {
        f"{name} {number}"
        for line in lines
        for told in line["packages"].values()
        for name, number in told.get("versions", {}).items()
    }
    when = days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"
    load = f"load {loads[0]} to {loads[-1]}, {loads[len(loads) // 2]} in the middle"
    return (
        f"Taken {when} on {'; '.join(machines)}; {load}.\nVersions: {', '.join(sorted(found))}.\n"
    )


def section(job: Job, lines: Sequence[Line]) -> str:
    """Return what a job found: its text, its plot, its table."""
    drawn = plots.image(job.name)
    head = f"## {job.name}\n\n{job.about}\n"
    stopped = [
        f"At {line['size']:,} {job.unit} it {line['stopped']}: the rest was not reached.\n"
        for line in lines
        if not line["task"]
    ]
    picture = f"![Seconds by {job.unit}, both on logarithmic axes](images/{drawn})\n"
    plotted = len({line["size"] for line in contests(lines)}) > 1
    return "\n".join([head, *stopped, *([picture] if plotted else []), table(job, lines)])


def table(job: Job, lines: Sequence[Line]) -> str:
    """Return the table: a row for each task and package, a column for each size."""
    sizes = sorted({line["size"] for line in contests(lines)})
    head = ["task", "package", *(f"{size:,} {job.unit}" for size in sizes), "growth", "memory"]
    rows = [head, ["---", "---", *["--:"] * (len(sizes) + 2)]]
    for task, found in by_task(lines).items():
        for package in packages(found):
            cells = [cell(found[size], package) if size in found else "" for size in sizes]
            rows.append([task, package, *cells, growth(found, package), memory(found, package)])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def by_task(lines: Sequence[Line]) -> Mapping[str, dict[int, Line]]:
    """Return the records by task and size, in the order in which they were first taken."""
    found: dict[str, dict[int, Line]] = {}
    for line in contests(lines):
        found.setdefault(line["task"], {})[line["size"]] = line
    return found


def packages(found: Mapping[int, Line]) -> list[str]:
    """Return the packages of a task, ours first."""
    names = dict.fromkeys(name for line in found.values() for name in line["packages"])
    return sorted(names, key=lambda name: name != OURS)


def cell(line: Line, package: str) -> str:
    """Return what a package took at a size, and how often our time it is."""
    told = line["packages"].get(package)
    if told is None:
        return ""
    if reason := why_not(told):
        return f"*{reason}*"
    signs = ("¹" if told["runs"] == 1 else "") + ("²" if told.get("parts") else "")
    ours = line["packages"].get(OURS, {}).get("median")
    times = f" ({told['median'] / ours:.2g}×)" if ours and package != OURS else ""
    return f"{duration(told['median'])}{signs}{times}"


def duration(took: float) -> str:
    """Return seconds in three digits with the unit that suits them."""
    for unit, factor in (("s", 1), ("ms", 1e3)):
        if took * factor >= 1:
            return f"{float(f'{took * factor:.3g}'):,g} {unit}"
    return f"{took * 1e6:.3g} µs"


def growth(found: Mapping[int, Line], package: str) -> str:
    """Return the power of the size that the seconds grow with, where two sizes tell it."""
    power = plots.power(points(found, package))
    return "" if power is None else f"n^{power:.2f}"


def points(found: Mapping[int, Line], package: str) -> list[tuple[int, float]]:
    """Return size and seconds of a package where it was measured."""
    told = ((size, line["packages"].get(package, {})) for size, line in sorted(found.items()))
    return [(size, each["median"]) for size, each in told if "median" in each]


def memory(found: Mapping[int, Line], package: str) -> str:
    """Return the memory at the greatest size that was measured."""
    told = [line["packages"].get(package, {}) for _size, line in sorted(found.items())]
    known = [each["megabytes"] for each in told if "megabytes" in each]
    return f"{known[-1]:,} MB" if known else ""


def slower(shown: Sequence[tuple[Job, Sequence[Line]]]) -> str:
    """Return the list of what a peer does faster than we do."""
    found = [f"- {job.name}: {each}\n" for job, lines in shown for each in behind(contests(lines))]
    return "## Where others are faster\n\n" + ("".join(found) or "Nowhere.\n")


def hot_path(folder: Path) -> str:
    """Return how the main job's time is shared among its steps, at each size that was measured."""
    found = by_task(record.read("main-job", folder))
    times = {step: dict(points(lines, OURS)) for step, lines in found.items()}
    sizes = sorted({size for taken in times.values() for size in taken})
    sums = {size: sum(taken.get(size, 0.0) for taken in times.values()) for size in sizes}
    rows = [["step", *(f"{size:,} ties" for size in sizes)], ["---", *["--:"] * len(sizes)]]
    for step, taken in times.items():
        shares = [f"{taken[size] / sums[size]:.1%}" if size in taken else "" for size in sizes]
        rows.append([step, *shares])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def files(folder: Path = record.RESULTS) -> dict[str, str]:
    """Return the text of the page and of every plot, by their paths in ``docs/``."""
    return {"benchmarks.md": page(folder)} | {
        f"images/{name}": text for name, text in pictures(folder)
    }


def pictures(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of the plot of every job that ran at two sizes or more."""
    for _path, job in jobs([]):
        lines = record.read(job.name, folder)
        curves = {
            task: {package: points(found, package) for package in packages(found)}
            for task, found in by_task(lines).items()
        }
        if len({line["size"] for line in contests(lines)}) > 1:
            yield plots.image(job.name), plots.drawing(job.unit, curves)


if __name__ == "__main__":
    for name, text in files().items():
        (DOCS / name).write_text(text, encoding="utf-8")
