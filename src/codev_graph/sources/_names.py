"""Names of organisations taken apart: words without accents, legal forms and language; acronyms."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from codev_graph.terms import fold

_SMALL: Final = (
    "a al and at con contra de del e el en for in la las lo los o of on para por su sus the to y"
)
_STOP: Final = frozenset(_SMALL.split())
# Words that mean one thing together, in either language.
_PHRASES: Final = {
    "alcaldia municipal": "alcaldia",
    "gobierno municipal": "alcaldia",
    "municipal government": "alcaldia",
    "city hall": "alcaldia",
    "city council": "alcaldia",
    "town hall": "alcaldia",
    "inter american": "interamericano",
    "ibero american": "iberoamericano",
    "pan american": "panamericano",
    "central american": "centroamericano",
    "medio ambiente": "ambiente",
}
_PHRASE: Final = re.compile(r"\b(?:" + "|".join(_PHRASES) + r")\b")
# Legal forms as they stand once signs and accents are gone: S.A. de C.V., A.C., ONG …
_LEGAL: Final = re.compile(
    r"(?:^| )(?:s a p i de c v|s a de c v|sa de cv|s de r l(?: de c v)?|s c de r l|a c|i a p|a b p|"
    r"s n c|s a|s c|o n g|asociacion civil|sociedad anonima(?: de capital variable)?|"
    r"ong|ngo|osc|inc|ltd|llc)(?= |$)"
)
_ACRONYM: Final = re.compile(r"[A-ZÁÉÍÓÚÑ][A-Za-zÁÉÍÓÚÑáéíóúñ]*[A-ZÁÉÍÓÚÑ][A-Za-zÁÉÍÓÚÑáéíóúñ]*")
_BRACKETS: Final = re.compile(r"\(([^)]*)\)")
_TYPE_WEIGHT: Final = 0.4
_ASIDE_WEIGHT: Final = 0.25
_LETTERS: Final = 12


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an actor.

    Attributes:
        text: The name as written.
        plain: The words in order, without accents, capitals, small words and legal forms.
        spoken: The words in order, the small ones too: an acronym may take a letter of them.
        words: What the words mean, whatever the language, with how much each tells: a word such
            as ``committee`` less than a proper name.
        acronyms: The acronyms that stand in the name, in small letters.
        beside: What the words mean that are no acronyms: a place, say.
        initials: The first letters of ``plain``, and those of the meanings in the alphabet's order.
    """

    text: str
    plain: tuple[str, ...]
    spoken: tuple[str, ...]
    words: dict[str, float]
    acronyms: frozenset[str]
    beside: frozenset[str]
    initials: tuple[str, str]


@lru_cache(maxsize=65536)
def parse_name(text: str) -> Name:
    """Return a name taken apart."""
    acronyms = frozenset(_acronyms(text))
    aside = " ".join(_BRACKETS.findall(text))
    plain = _plain(_BRACKETS.sub(" ", text), acronyms)
    words = {meaning(word): _weight(word) for word in plain}
    beside = frozenset(meaning(word) for word in plain if word not in acronyms)
    for word in _plain(aside, acronyms):
        words.setdefault(meaning(word), _ASIDE_WEIGHT)
    first = "".join(word[0] for word in plain)
    translated = "".join(sorted(meaning(word)[0] for word in plain))
    spoken = tuple(fold(_BRACKETS.sub(" ", text)).split())
    return Name(text, plain, spoken, words, acronyms, beside, (first, translated))


def _plain(text: str, acronyms: Iterable[str]) -> tuple[str, ...]:
    whole = _PHRASE.sub(lambda found: _PHRASES[found[0]], fold(text))
    bare = _LEGAL.sub(" ", whole).split()
    words = tuple(word for word in bare if word not in _STOP)
    kept = tuple(word for word in words if word not in acronyms)
    # A name that is nothing but its acronym is still a name.
    return kept or words


def _acronyms(text: str) -> Iterator[str]:
    """Yield the acronyms in a name: words in capitals where not all are; a lone word may be one."""
    shouted = text.upper() == text
    alone = len(text.split()) == 1
    for part in re.split(r"[^\w&]+", text.replace(".", "") if alone else text):
        if not 3 <= len(part) <= _LETTERS:
            continue
        if alone or (_ACRONYM.fullmatch(part) and (not shouted or f"({part})" in text)):
            yield fold(part)


@lru_cache(maxsize=65536)
def meaning(word: str) -> str:
    """Return what a word of an organisation's name means, the same in Spanish and English."""
    known = _meanings()
    for form in (word, _singular(word)):
        if form in known:
            return known[form][0]
    return _singular(word)


def _singular(word: str) -> str:
    for ending, short in (("ciones", "tion"), ("cion", "tion"), ("ies", "y"), ("dades", "ty")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            return f"{stem}cion" if f"{stem}cion" in _meanings() else stem + short
    if word.endswith("es") and word.removesuffix("es") in _meanings():
        return word.removesuffix("es")
    return word.removesuffix("s") if len(word) > 3 else word


def _weight(word: str) -> float:
    known = _meanings()
    kind = (known.get(word) or known.get(_singular(word)) or ("", ""))[1]
    return _TYPE_WEIGHT if kind == "type" else 1.0


@cache
def _meanings() -> dict[str, tuple[str, str]]:
    path = Path(__file__).with_name("name-words.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    own = {row["meaning"]: (row["meaning"], row["kind"]) for row in rows}
    return own | {row["word"]: (row["meaning"], row["kind"]) for row in rows}


def is_type(weight: float) -> bool:
    """Return whether a word of this weight says what sort of body it is, not which."""
    return weight == _TYPE_WEIGHT


def is_telling(word: str) -> bool:
    """Return whether a folded word tells anything of what it names: no article, no initial."""
    return len(word) > 2 and word not in _STOP


def spells(acronym: str, words: tuple[str, ...]) -> float:
    """Return the share of ``words`` whose beginnings, in order, spell ``acronym``; 0 if none do.

    ``conagua`` takes its letters from all of ``comision nacional del agua``: 1.0. The first word
    must begin it; others may be passed over, small ones at no cost.
    """
    if not words or acronym[:1] != words[0][:1]:
        return 0.0
    telling = sum(word not in _STOP for word in words)
    return _spelt(acronym, words) / telling if telling else 0.0


def _spelt(letters: str, words: tuple[str, ...]) -> int:
    """Return the most telling words that can spell ``letters`` between them; 0 if they can not."""
    best = 0
    for place, word in enumerate(words):
        taken = 0
        while taken < min(len(letters), len(word)) and letters[taken] == word[taken]:
            taken += 1
            rest = letters[taken:]
            more = _spelt(rest, words[place + 1 :]) if rest else 0
            if not rest or more:
                best = max(best, (word not in _STOP) + more)
    return best
