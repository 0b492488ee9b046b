"""The tables of what a source tells of an agreement without naming an actor."""

from __future__ import annotations

from typing import Annotated

from codev_graph.sources._columns import Term
from codev_graph.sources._fields import End, Note, Start, ThatAgreement
from codev_graph.sources._record import Cited


class SectorPresence(Cited):
    """That a sector took part in an agreement, where the source names no actor of it."""

    table = "sector-presences"
    spanish = "sectores-presentes"
    type = "sector-presence"
    rdf_class = "codev:SectorPresence"

    agreement: ThatAgreement
    sector: Annotated[str, Term("sector", "codev:inSector", scheme="sector")]

    def key(self) -> str:
        """Return agreement and sector."""
        return f"{self.agreement}--{self.sector.rsplit('/', 1)[-1]}"


class PhaseRecord(Cited):
    """That a phase of a twinning took place."""

    table = "phase-records"
    spanish = "fases"
    type = "phase-record"
    rdf_class = "codev:PhaseRecord"

    agreement: ThatAgreement
    phase: Annotated[str, Term("fase", "codev:hasPhase", scheme="phase")]
    start: Start = None
    end: End = None
    note: Note = None

    def key(self) -> str:
        """Return agreement and phase."""
        return f"{self.agreement}--{self.phase.rsplit('/', 1)[-1]}"
