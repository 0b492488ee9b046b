"""Actors that may be one and the same: proposed with score and reason, decided by a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product
from typing import Final, NamedTuple

from codev_graph._i18n import gettext as _
from codev_graph._i18n import language
from codev_graph._table import Table
from codev_graph.errors import Problem
from codev_graph.sources._dataset import Dataset
from codev_graph.sources._decisions import SameAs
from codev_graph.sources._likeness import Likeness, compare
from codev_graph.sources._names import Name, parse_name
from codev_graph.sources._records import Actor, headers
from codev_graph.sources._value_columns import YES_NO
from codev_graph.terms import concept_by_iri

THRESHOLD: Final = 0.75
_OTHER_CITY: Final = 0.7
_OTHER_CLASS: Final = 0.9
# A word that more actors share tells nothing by itself; it is then taken together with another.
_LARGEST_BLOCK: Final = 60
_LARGEST_PAIRED_BLOCK: Final = 30
_KEY_LETTERS: Final = 4


class Proposal(NamedTuple):
    """Two actors that may be one.

    Attributes:
        actor: The id of the one whose row comes later.
        same_as: The id of the one that would be kept.
        score: From the threshold to 1.
        reason: What speaks for it, in the language in force.
    """

    actor: str
    same_as: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: int
    key: str
    names: tuple[Name, ...]
    city: str | None
    top: str


def propose_duplicates(
    actors: Sequence[Actor],
    decided: Iterable[frozenset[str]] = (),
    threshold: float = THRESHOLD,
) -> list[Proposal]:
    """Return the pairs of actors that may be one, the likeliest first.

    Only actors that share a telling word, an acronym or its letters are compared, so that
    100,000 actors take minutes and not the days of all pairs.

    Args:
        actors: The actors, in the order of their table.
        decided: Pairs of ids on which somebody has decided; they are left out.
        threshold: The least score, from 0 to 1.
    """
    candidates = [_candidate(place, actor) for place, actor in enumerate(actors)]
    known = set(decided)
    pairs = ((candidates[one], candidates[other]) for one, other in _pairs(candidates))
    compared = ((one, other, _likeness(one, other)) for one, other in pairs)
    found = [
        _proposal(one, other, likeness)
        for one, other, likeness in compared
        if likeness.score >= threshold and frozenset((one.key, other.key)) not in known
    ]
    return sorted(found, key=lambda proposal: (-proposal.score, proposal.same_as, proposal.actor))


def _candidate(place: int, actor: Actor) -> _Candidate:
    texts = dict.fromkeys(text for text in (actor.name, actor.name_en, actor.acronym) if text)
    kind = concept_by_iri(actor.kind)
    top = kind.top if kind else ""
    return _Candidate(place, actor.id, tuple(map(parse_name, texts)), actor.city, top)


def _proposal(one: _Candidate, other: _Candidate, likeness: Likeness) -> Proposal:
    return Proposal(other.key, one.key, round(likeness.score, 3), likeness.told())


def _likeness(one: _Candidate, other: _Candidate) -> Likeness:
    """Return the strongest likeness of any two names, less where city or class differ."""
    found = max(
        (compare(name, twin) for name, twin in product(one.names, other.names)),
        key=lambda likeness: likeness.score,
    )
    factor = 1.0
    if one.city and other.city and one.city != other.city:
        factor *= _OTHER_CITY
    if one.top != other.top:
        factor *= _OTHER_CLASS
    return Likeness(found.score * factor, found.reason, found.detail)


def _pairs(candidates: Sequence[_Candidate]) -> set[tuple[int, int]]:
    """Return the places of the actors that are worth comparing, the earlier one first."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for candidate in candidates:
        for key in _keys(candidate):
            blocks[key].append(candidate.place)
    pairs: set[tuple[int, int]] = set()
    for members in blocks.values():
        if 1 < len(members) <= _LARGEST_BLOCK:
            pairs.update(combinations(members, 2))
    large = {key for key, members in blocks.items() if len(members) > _LARGEST_BLOCK}
    for members in _paired_blocks(candidates, large).values():
        if 1 < len(members) <= _LARGEST_PAIRED_BLOCK:
            pairs.update(combinations(members, 2))
    pairs.update(_spelt_pairs(candidates))
    return pairs


def _keys(candidate: _Candidate) -> set[str]:
    """Return what an actor must share one of with another to be compared."""
    words = {word for name in candidate.names for word in name.words}
    return words | {f"={acronym}" for name in candidate.names for acronym in name.acronyms}


def _paired_blocks(
    candidates: Sequence[_Candidate], large: set[str]
) -> dict[tuple[str, ...], list[int]]:
    """Return blocks of actors that share two or three of the words that many have."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for candidate in candidates:
        words = {word for name in candidate.names for word in name.words if word in large}
        for size in (2, 3):
            for key in combinations(sorted(words), size):
                blocks[key].append(candidate.place)
    return blocks


def _spelt_pairs(candidates: Sequence[_Candidate]) -> Iterator[tuple[int, int]]:
    """Yield pairs of an acronym and a name that it may stand for.

    What stands beside the acronym must stand in the name too: else no likeness would be found.
    """
    named = [(candidate.place, name) for candidate in candidates for name in candidate.names]
    shorts: dict[str, list[tuple[int, Name]]] = defaultdict(list)
    for place, name in named:
        for key in {key for acronym in name.acronyms for key in _short_keys(acronym)}:
            shorts[key].append((place, name))
    for place, long in named:
        keys = shorts.keys() & _long_keys(long)
        for other, short in chain.from_iterable(shorts[key][:_LARGEST_BLOCK] for key in keys):
            if other != place and short.beside <= long.words.keys():
                yield min(place, other), max(place, other)


def _short_keys(acronym: str) -> Iterator[str]:
    """Yield what a name that the acronym stands for may have: its letters, and how they begin."""
    yield acronym
    yield f"~{''.join(sorted(acronym))}"
    if len(acronym) >= _KEY_LETTERS:
        yield f"{acronym[:_KEY_LETTERS]}…"


def _long_keys(name: Name) -> set[str]:
    """Return the keys of the acronyms that may stand for a name."""
    begun = {f"{letters}…" for letters in _beginnings(name.plain)}
    initials, meant = name.initials
    return begun | {initials, f"~{meant}"} if len(name.plain) > 2 else begun


def _beginnings(words: tuple[str, ...], letters: int = _KEY_LETTERS) -> Iterator[str]:
    """Yield every run of letters that the beginnings of ``words``, none left out, can spell."""
    if letters == 0:
        yield ""
    elif words:
        for taken in range(1, min(letters, len(words[0])) + 1):
            for rest in _beginnings(words[1:], letters - taken):
                yield words[0][:taken] + rest


def duplicates_of(dataset: Dataset, threshold: float = THRESHOLD) -> list[Proposal]:
    """Return the pairs of actors of a data set that may be one, but for those decided."""
    said = (row for row in dataset.of(SameAs) if row.decision is not None)
    decided = [frozenset((row.actor, row.same_as)) for row in said]
    actors = [actor for actor in dataset.of(Actor) if actor.id not in dataset.merged]
    return propose_duplicates(actors, decided, threshold)


def draft_decisions(dataset: Dataset, found: Iterable[Proposal]) -> Table:
    """Return the table ``same_as`` to fill in: what is decided, then the proposals.

    Headers and decisions are in the language in force.
    """
    rows = [_decided(row) for row in dataset.of(SameAs)]
    known = {tuple(row[:2]) for row in rows}
    rows += [
        [pair.actor, pair.same_as, "", f"{pair.score}: {pair.reason}", ""]
        for pair in found
        if pair[:2] not in known
    ]
    return Table.of(headers(SameAs, language()), rows)


def _decided(row: SameAs) -> list[str]:
    yes, no = YES_NO[language()]
    decision = {True: yes, False: no, None: ""}[row.decision]
    cited = "|".join(one.source + (f"#{one.locator}" if one.locator else "") for one in row.sources)
    return [row.actor, row.same_as, decision, row.note or "", cited]


def warn_of_duplicates(dataset: Dataset) -> list[Problem]:
    """Return a warning at the row of each actor that may be another one too."""
    rows = {actor.id: actor.row for actor in dataset.of(Actor)}
    file = dataset.names[Actor.table]
    column = dataset.headers.get(file, {}).get("name", "name")
    return [
        Problem(
            file,
            rows[pair.actor],
            column,
            "",
            "",
            message=_("It may be the actor “{other}” of row {row} ({reason}).").format(
                other=pair.same_as, row=rows[pair.same_as], reason=pair.reason
            ),
            severity="warning",
        )
        for pair in duplicates_of(dataset)
    ]
