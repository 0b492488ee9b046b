"""The definitions of scores on two-mode and layered networks, and of the methods of inference."""

from __future__ import annotations

from typing import Final

from codev_graph._i18n import mark as _
from codev_graph.network.definitions._measure import Measure

TWO_MODES: Final = _(
    "Each mode has its own maximum, given the sizes of both. Not comparable with a score on a "
    "projection, where every committee becomes a clique."
)
SEEDED: Final = _("Strengths are not used. The seed and the number of draws stand in the table.")
TESTED: Final = _("z any number; p above 0, up to 1")

MEASURES: Final[tuple[Measure, ...]] = (
    Measure(
        name="two_mode_degree",
        scope="two-mode",
        term=_("degree in two modes"),
        formula=_("k_i / size of the other mode"),
        sources=("borgatti-everett-1997",),
        extent="0 … 1",
        conventions=TWO_MODES,
        undefined=_("Always defined."),
        plain=_("What share of the other mode (committees, say) the node takes part in."),
    ),
    Measure(
        name="two_mode_betweenness",
        scope="two-mode",
        term=_("betweenness in two modes"),
        formula=_(
            "b_i / max b, for a mode of n nodes against m: "
            "(m²(s + 1)² + m(s + 1)(2t − s − 1) − t(2s − t + 3)) / 2, s = (n − 1) div m, "
            "t = (n − 1) mod m"
        ),
        sources=("borgatti-everett-1997",),
        extent="0 … 1",
        conventions=TWO_MODES,
        undefined=_("Undefined where no node of the mode could stand between others."),
        plain=_("How far the node stands between all others, of both modes."),
    ),
    Measure(
        name="two_mode_closeness",
        scope="two-mode",
        term=_("closeness in two modes"),
        formula=_("(m + 2(n − 1)) / Σ d(i, j) · (nodes reached) / (n + m − 1)"),
        sources=("borgatti-everett-1997",),
        extent="0 … 1",
        conventions=TWO_MODES,
        undefined=_("Undefined for a node without ties."),
        plain=_("How near all others are, of both modes."),
    ),
    Measure(
        name="two_mode_projection",
        scope="two-mode",
        term=_("projection onto one mode"),
        formula="w_ij = Σ_p a_ip a_jp / (k_p − 1) (newman); Σ_p a_ip a_jp (count); "
        "|P_i ∩ P_j| / |P_i ∪ P_j| (jaccard)",
        sources=("newman-2001",),
        extent="≥ 0",
        conventions=_("Only when asked for; nothing is projected silently."),
        undefined=_("No tie where nothing is shared."),
        plain=_("How strongly two nodes are tied by what they share."),
    ),
    Measure(
        name="path_share",
        scope="method",
        term=_("share of paths through some actors"),
        formula=_("Σ_{s, t ∉ C} σ_st(C) / σ_st, over the number of pairs {s, t} that a path joins"),
        sources=("everett-1999", "flom-2004"),
        extent="0 … 1",
        conventions=_(
            "A path through several of the actors counts once. With groups, only pairs of two "
            "groups; paths follow the directions, each tie is one step."
        ),
        undefined=_("Undefined where no pair is joined."),
        plain=_("What share of the ways between others the actors, say the town halls, carry."),
    ),
    Measure(
        name="rewiring_test",
        scope="method",
        term=_("test against rewired networks"),
        formula=_(
            "z = (value − mean) / sd over networks with the same degrees; p = 2 (1 + the smaller "
            "of how many of R give as much or more, as much or less) / (R + 1), 1 at most"
        ),
        sources=("maslov-2002",),
        extent=TESTED,
        conventions=SEEDED,
        undefined=_("Undefined where a drawn network gives no value."),
        plain=_("Whether a number says more than how many ties each actor has."),
    ),
    Measure(
        name="label_test",
        scope="method",
        term=_("test against labels dealt anew"),
        formula=_(
            "z = (value − mean) / sd over permutations of the groups' labels; p = 2 (1 + the "
            "smaller of how many of R give as much or more, as much or less) / (R + 1), 1 at most"
        ),
        sources=("krackhardt-1988",),
        extent=TESTED,
        conventions=SEEDED,
        undefined=_("Undefined where a permutation gives no value."),
        plain=_("Whether the groups as they are say more than the same labels at random."),
        grouped=True,
    ),
    Measure(
        name="bootstrap_intervals",
        scope="method",
        term=_("bootstrap intervals"),
        formula=_("quantiles of the value over networks of actors drawn with replacement"),
        sources=("snijders-1999",),
        extent=_("that of the measure"),
        conventions=SEEDED,
        undefined=_("Draws without a value are left out."),
        plain=_("How far a number could differ had other actors of the same kind been there."),
    ),
    Measure(
        name="missing_actors",
        scope="method",
        term=_("sensitivity to missing actors"),
        formula=_("Spearman correlation of ranks before and after taking actors away at random"),
        sources=("costenbader-2003",),
        extent="−1 … 1",
        conventions=_("Ties of the actors taken away go with them."),
        undefined=_("Undefined where ranks do not differ."),
        plain=_("Whether the ranking would hold if the field had missed some actors."),
    ),
)
