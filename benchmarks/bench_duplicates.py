"""Precision and recall of the proposals of duplicates on labelled pairs of real names; their time.

    python benchmarks/bench_duplicates.py --sizes 100000

``name_pairs.csv`` holds the pairs, each with its sources. Half of them (``made-on``) were looked at
while the list of words and the threshold were made; the other half (``kept-aside``) were not. The
time is that of a table of actors, a tenth of them another writing of a former, beside rapidfuzz's
ratio of every pair of names, which takes the square of them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from random import Random

from rapidfuzz import fuzz, process

from codev_graph.sources import Actor, propose_duplicates
from codev_graph.sources._duplicates import THRESHOLD
from codev_graph.terms import fold
from contest import OURS, Call, Contest
from job import Job, run

PAIRS = Path(__file__).with_name("name_pairs.csv")
CUT = 75
ABOUT = (
    "Proposals of duplicates in a table of so many actors with names of real words, a tenth of "
    "them another writing of a former, beside rapidfuzz's ratio of all pairs, which alone "
    "decides nothing. Precision and recall are printed by benchmarks/bench_duplicates.py."
)


def contests(size: int) -> Iterator[Contest]:
    """Yield the one contest: what may be the same in a table of so many actors."""
    rows = list(drawn(size, Random(0)))  # noqa: S311 - nothing here is a secret
    names = [fold(row.name) for row in rows]
    calls: dict[str, Call] = {
        OURS: partial(propose_duplicates, rows),
        "rapidfuzz": partial(
            process.cdist, names, names, scorer=fuzz.token_sort_ratio, score_cutoff=CUT
        ),
    }
    # cdist holds a byte or more of every pair: the memory ends before the patience does.
    yield Contest("propose", size, calls if size <= 20_000 else {OURS: calls[OURS]})


def quality() -> None:
    """Print the measures of both halves, of all, and of a plain string ratio beside them."""
    with PAIRS.open(encoding="utf-8", newline="") as stream:
        pairs = list(csv.DictReader(stream))
    found = {id(pair): proposed(pair["name"], pair["other"]) for pair in pairs}
    plain = {id(pair): alike(pair["name"], pair["other"]) for pair in pairs}
    print(f"{len(pairs)} pairs of real names, threshold {THRESHOLD}")
    for part in ("made-on", "kept-aside", ""):
        chosen = [pair for pair in pairs if part in pair["part"]]
        print(f"{part or 'all':12} {line(chosen, found)}")
    print(f"{'token ratio':12} {line(pairs, plain)}  (rapidfuzz alone, threshold {CUT / 100})")
    recall_by_difference(pairs, found)
    wrong(pairs, found)


def actor(key: str, name: str) -> Actor:
    """Return an actor of which nothing is known but its name."""
    row = {"id": key, "row": 2, "name": name, "kind": "other-actor", "level": "local"}
    return Actor.model_validate({**row, "sources": "s1"})


def proposed(name: str, other: str) -> bool:
    """Return whether two names are proposed as of one actor."""
    return bool(propose_duplicates([actor("a", name), actor("b", other)]))


def alike(name: str, other: str) -> bool:
    """Return the same by the ratio of sorted words alone."""
    return fuzz.token_sort_ratio(fold(name), fold(other)) >= CUT


def line(pairs: Sequence[dict[str, str]], found: dict[int, bool]) -> str:
    """Return precision, recall and their harmonic mean."""
    said = [found[id(pair)] for pair in pairs]
    true = [pair["same"] == "yes" for pair in pairs]
    right = sum(s and t for s, t in zip(said, true, strict=True))
    precision, recall = right / max(sum(said), 1), right / sum(true)
    f1 = 2 * precision * recall / (precision + recall)
    counts = f"{sum(true)} same, {len(true) - sum(true)} not"
    return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  ({counts})"


def recall_by_difference(pairs: Sequence[dict[str, str]], found: dict[int, bool]) -> None:
    """Print how many of each sort of difference are found."""
    same = [pair for pair in pairs if pair["same"] == "yes"]
    for kind in sorted({pair["difference"] for pair in same}):
        chosen = [found[id(pair)] for pair in same if pair["difference"] == kind]
        print(f"  {kind:32} {sum(chosen)} of {len(chosen)} found")


def wrong(pairs: Sequence[dict[str, str]], found: dict[int, bool]) -> None:
    """Print the pairs proposed wrongly; those missed are told by their kind above."""
    for pair in pairs:
        if pair["same"] == "no" and found[id(pair)]:
            print(f"  wrongly proposed: {pair['name']} | {pair['other']}")


def drawn(size: int, random: Random) -> Iterator[Actor]:
    """Yield actors with names of real words and made-up places; the last tenth repeat the first."""
    with PAIRS.open(encoding="utf-8", newline="") as stream:
        words = sorted(
            {w for row in csv.DictReader(stream) for w in row["name"].split() if len(w) > 3}
        )
    names = []
    for number in range(size - size // 10):
        place = "".join(
            random.choices("bcdlmnrst", k=1) + random.choices("aeioulnrst", k=6)
        ).title()
        names.append(f"{' '.join(random.sample(words, 3))} de {place}")
        yield actor(f"o{number}", names[-1])
    for number in range(size // 10):
        yield actor(f"d{number}", f"{names[number].upper()}, A.C.")


JOB = Job("duplicates", "actors", contests, ABOUT, (1_000, 10_000, 100_000))

if __name__ == "__main__":
    quality()
    run(JOB)
