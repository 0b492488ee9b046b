"""Columns that several tables have."""

from __future__ import annotations

from typing import Annotated

from codev_graph.sources._columns import Guidance, Reference, References, Term, Terms, Text
from codev_graph.sources._dates import Date
from codev_graph.sources._value_columns import DateColumn

Name = Annotated[str, Text("nombre", "rdfs:label")]
EnglishName = Annotated[str | None, Text("nombre_en")]
Areas = Annotated[tuple[str, ...], Terms("areas", "codev:hasArea", scheme="area")]
Modalities = Annotated[
    tuple[str, ...], Terms("modalidades", "codev:hasModality", scheme="modality")
]
Supports = Annotated[
    tuple[str, ...],
    Guidance(
        "respalda",
        "codev:supports",
        schemes=("recommendation", "step", "opportunity-point", "codevelopment-principle"),
    ),
]
ExpectedResults = Annotated[
    tuple[str, ...],
    References("resultados_esperados", "codev:expectsResult", tables=("results",)),
]
Results = Annotated[
    tuple[str, ...], References("resultados", "codev:achievesResult", tables=("results",))
]
Note = Annotated[str | None, Text("nota", "codev:note")]
Agreement_ = Annotated[
    str | None, Reference("convenio", "codev:underAgreement", tables=("agreements",))
]
ThatAgreement = Annotated[
    str, Reference("convenio", "codev:underAgreement", tables=("agreements",))
]
Start = Annotated[Date | None, DateColumn("inicio", "codev:start")]
End = Annotated[Date | None, DateColumn("fin", "codev:end")]
Confidence = Annotated[str | None, Term("confianza", "codev:hasConfidence", scheme="confidence")]
