"""The tables of a twinning drawn at random, as a municipality would hand them in, as many as asked.

There is a tie for every actor, three participations for four of them, and a city for every
thousand; a few actors hold most ties, as in any social network (Zipf's law).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from random import Random

from codev_graph.terms import ACTOR_KIND, vocabulary

HEADERS = {
    "sources": "id,title,consulted,kind",
    "cities": "id,name,country,sources",
    "actors": "id,name,kind,city,level,sectors,sources",
    "agreements": "id,name,kind,cities,signed,status,areas,sources",
    "participations": "actor,in,role,areas,confidence,sources",
    "ties": "from,to,purposes,areas,agreement,mutual,start,strength,confidence,sources",
}
Row = Sequence[str]


def write_tables(folder: Path, actors: int, seed: int = 0) -> None:
    """Write the tables of so many actors and ties, the same for the same seed."""
    drawn = _Drawing(actors, Random(seed))  # noqa: S311 - nothing here is a secret
    folder.mkdir(parents=True, exist_ok=True)
    for table, header in HEADERS.items():
        rows: Iterable[Row] = getattr(drawn, table)()
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerows([header.split(","), *rows])


class _Drawing:
    """The rows of each table."""

    def __init__(self, actors: int, random: Random) -> None:
        self._random = random
        self._actors = range(actors)
        self._pairs = range(max(1, actors // 2000))
        self._zipf = list(accumulate(1 / (rank + 1) for rank in self._actors))

    def sources(self) -> Iterator[Row]:
        yield "s1", "A generated page", "2026-11-22", "press"

    def cities(self) -> Iterator[Row]:
        for pair in self._pairs:
            yield f"city-{2 * pair}", f"Ciudad {2 * pair}", "SV", "s1"
            yield f"city-{2 * pair + 1}", f"Ciudad {2 * pair + 1}", "MX", "s1"

    def actors(self) -> Iterator[Row]:
        cities = 2 * len(self._pairs)
        kinds = [kind.notation for kind in vocabulary(ACTOR_KIND) if kind.top != kind.notation]
        for number in self._actors:
            kind, level = self._random.choice(kinds), self._one("level")
            city, sector = f"city-{number % cities}", self._one("sector")
            yield f"actor-{number}", self._name(), kind, city, level, sector, "s1"

    def agreements(self) -> Iterator[Row]:
        for pair in self._pairs:
            cities = f"city-{2 * pair}|city-{2 * pair + 1}"
            kind, status = self._one("agreement-kind"), self._one("agreement-status")
            yield (
                f"pact-{pair}",
                f"Pacto {pair}",
                kind,
                cities,
                "2022",
                status,
                self._areas(6),
                "s1",
            )

    def participations(self) -> Iterator[Row]:
        for number in self._actors[: 3 * len(self._actors) // 4]:
            pact = f"pact-{number % (2 * len(self._pairs)) // 2}"
            areas, trust = self._areas(2), self._one("confidence")
            yield f"actor-{number}", pact, self._one("role"), areas, trust, "s1"

    def ties(self) -> Iterator[Row]:
        for _number in self._actors:
            one = self._random.choices(self._actors, cum_weights=self._zipf)[0]
            other = (one + 1 + self._random.randrange(len(self._actors) - 1)) % len(self._actors)
            pact = f"pact-{self._random.choice(self._pairs)}"
            year, strength = str(self._random.randint(1990, 2026)), str(self._random.randint(1, 5))
            told = [self._one("purpose"), self._areas(1), pact, self._random.choice(("yes", "no"))]
            told += [year, strength, self._one("confidence"), "s1"]
            yield f"actor-{one}", f"actor-{other}", *told

    def _one(self, scheme: str) -> str:
        return self._random.choice(vocabulary(scheme)).notation

    def _areas(self, most: int) -> str:
        return "|".join(each.notation for each in self._random.sample(vocabulary("area"), most))

    def _name(self) -> str:
        letters = "".join(self._random.choices("abcdefghijlmnoprstuv", k=9))
        return f"Organización {letters.title()}"
