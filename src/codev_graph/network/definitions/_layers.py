"""The definitions of the measures of a network of several layers: kinds of cooperation, areas."""

from __future__ import annotations

from typing import Final

from codev_graph._i18n import mark as _
from codev_graph.network.definitions._measure import Measure

LAYERED: Final = _(
    "E_a are the tied pairs of layer a, ordered if ties have directions; each pair counts once in "
    "a layer. Ties that name no layer are left out and counted (ties_without_layer)."
)
NONE: Final = _("Undefined where no tie names a layer.")

MEASURES: Final[tuple[Measure, ...]] = (
    Measure(
        name="layer_pairs",
        scope="layer",
        term=_("tied pairs of a layer"),
        formula="|E_a|",
        sources=("verbrugge-1979",),
        extent="≥ 1",
        conventions=LAYERED,
        undefined=_("Always defined, for every layer that a tie names."),
        plain=_("How many pairs of actors cooperate in this way."),
    ),
    Measure(
        name="layer_overlap",
        scope="layer",
        term=_("overlap of two layers"),
        formula="|E_a ∩ E_b| / |E_a ∪ E_b|",
        sources=("brodka-2018",),
        extent="0 … 1",
        conventions=LAYERED,
        undefined=_("Always defined, for every two layers that ties name."),
        plain=_("Whether the same pairs cooperate in both ways (1) or others do (0)."),
    ),
    Measure(
        name="layers_per_pair",
        scope="layer",
        term=_("layers of a tied pair"),
        formula="Σ_a |E_a| / |∪_a E_a|",
        sources=("verbrugge-1979", "battiston-2014"),
        extent=_("1 … number of layers"),
        conventions=LAYERED,
        undefined=NONE,
        plain=_("In how many ways a pair that cooperates does so, in the mean."),
    ),
    Measure(
        name="multiplex_share",
        scope="layer",
        term=_("share of multiplex pairs"),
        formula=_("tied pairs in two layers or more / tied pairs"),
        sources=("verbrugge-1979",),
        extent="0 … 1",
        conventions=LAYERED,
        undefined=NONE,
        plain=_("What share of the pairs that cooperate do so in more than one way."),
    ),
    Measure(
        name="cross_multiplex_share",
        scope="layer",
        term=_("share of multiplex pairs between groups"),
        formula=_("tied pairs of two groups in two layers or more / tied pairs of two groups"),
        sources=("verbrugge-1979",),
        extent="0 … 1",
        conventions=LAYERED,
        undefined=_("Undefined where no tie between groups names a layer."),
        plain=_(
            "The same of the pairs between groups: whether what crosses holds in several ways."
        ),
        grouped=True,
    ),
    Measure(
        name="ties_without_layer",
        scope="layer",
        term=_("ties that name no layer"),
        formula=_("number of ties without a layer"),
        sources=("verbrugge-1979",),
        extent=_("0 … number of ties"),
        conventions=LAYERED,
        undefined=_("Always defined."),
        plain=_("How many ties the overlap knows nothing of."),
    ),
)
