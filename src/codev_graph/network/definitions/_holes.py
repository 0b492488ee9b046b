"""The definitions of the measures of structural holes and of brokerage."""

from __future__ import annotations

from typing import Final

from codev_graph._i18n import mark as _
from codev_graph.network.definitions._measure import Measure

MUTUAL: Final = _(
    "z_ij = w_ij + w_ji joins both directions, so a directed network is neither refused nor made "
    "undirected first. Uses the strengths of ties where they have any."
)
ISOLATE: Final = _("Undefined, not 0, for an isolate.")
TRIPLE: Final = _(
    "Each ordered pair of others i → j → k without a tie i → k; an undirected network counts each "
    "pair both ways, so that gatekeeper and representative are equal. z is against the Gould–"
    "Fernandez expectation as R sna computes it."
)
NO_GROUP: Final = _("Undefined for an actor without a group; an isolate has 0.")
LIAISON: Final = _("Undefined where there are fewer than three groups, or the actor has none.")

MEASURES: Final[tuple[Measure, ...]] = (
    Measure(
        name="constraint",
        scope="actor",
        term=_("constraint"),
        formula="C_i = Σ_{j ∈ N(i)} (p_ij + Σ_{q ≠ i,j} p_iq p_qj)², p_ij = z_ij / Σ_q z_iq",
        sources=("burt-1992",),
        extent=_("> 0; may exceed 1 (triangle: 1.125)"),
        conventions=MUTUAL,
        undefined=ISOLATE,
        plain=_(
            "How far the actor's contacts are tied to each other: low means that it reaches across "
            "holes, and takes the first ranks."
        ),
        low_first=True,
    ),
    Measure(
        name="effective_size",
        scope="actor",
        term=_("effective size"),
        formula="Σ_{j ∈ N(i)} (1 − Σ_{q ≠ i,j} p_iq m_jq), m_jq = z_jq / max_k z_jk",
        sources=("burt-1992", "borgatti-1997"),
        extent="0 … k_i",
        conventions=MUTUAL,
        undefined=ISOLATE,
        plain=_(
            "How many contacts the actor has once those that lead to each other are discounted."
        ),
    ),
    Measure(
        name="efficiency",
        scope="actor",
        term=_("efficiency"),
        formula=_("effective size / k_i"),
        sources=("burt-1992",),
        extent="0 … 1",
        conventions=MUTUAL,
        undefined=ISOLATE,
        plain=_("What share of the actor's contacts is not redundant."),
    ),
    Measure(
        name="hierarchy",
        scope="actor",
        term=_("hierarchy of constraint"),
        formula="Σ_j r_j ln r_j / (k_i ln k_i), r_j = c_ij / (C_i / k_i)",
        sources=("burt-1992",),
        extent=_("0 … 1; exactly 0 where all contacts are alike"),
        conventions=MUTUAL,
        undefined=_("Undefined for an actor with fewer than two contacts."),
        plain=_("Whether the constraint comes from one contact (near 1) or from all alike (0)."),
    ),
    Measure(
        name="bridging_coefficient",
        scope="actor",
        term=_("bridging coefficient"),
        formula="β_i = (1 / k_i) / Σ_{j ∈ N(i)} 1 / k_j",
        sources=("hwang-2008",),
        extent="> 0",
        conventions=_("Contacts in either direction; strengths are not used."),
        undefined=ISOLATE,
        plain=_("Whether the actor, with few contacts itself, stands between well connected ones."),
    ),
    Measure(
        name="bridging_centrality",
        scope="actor",
        term=_("bridging centrality"),
        formula="β_i · b_i",
        sources=("hwang-2008",),
        extent="≥ 0",
        conventions=_("The bridging coefficient times betweenness (not normalised)."),
        undefined=ISOLATE,
        plain=_("Whether the actor holds dense parts of the network together."),
    ),
    Measure(
        name="local_bridges",
        scope="actor",
        term=_("local bridges"),
        formula="|{j ∈ N(i) : N(i) ∩ N(j) = ∅}|",
        sources=("granovetter-1973",),
        extent="0 … k_i",
        conventions=_("Contacts in either direction; strengths are not used."),
        undefined=_("Always defined; an isolate has 0."),
        plain=_("How many of the actor's contacts share no other contact with it."),
    ),
    Measure(
        name="simmelian_ties",
        scope="actor",
        term=_("Simmelian ties"),
        formula=_("|{j : i ↔ j, and some k with i ↔ k ↔ j}|"),
        sources=("krackhardt-1998",),
        extent="0 … n − 1",
        conventions=_("Mutual ties only; every tie of an undirected network is mutual."),
        undefined=_("Always defined; an isolate has 0."),
        plain=_("How many of the actor's mutual ties are held by a third party tied to both."),
    ),
    Measure(
        name="coordinator",
        scope="actor",
        term=_("coordinator (A → A → A)"),
        formula="w_I: g_i = g_j = g_k",
        sources=("gould-1989",),
        extent="0 … (n − 1)(n − 2)",
        conventions=TRIPLE,
        undefined=NO_GROUP,
        plain=_("How often the actor stands between two of its own group."),
        grouped=True,
    ),
    Measure(
        name="itinerant",
        scope="actor",
        term=_("itinerant or consultant (A → B → A)"),
        formula="w_O: g_i = g_k ≠ g_j",
        sources=("gould-1989",),
        extent="0 … (n − 1)(n − 2)",
        conventions=TRIPLE,
        undefined=NO_GROUP,
        plain=_("How often the actor stands between two of one other group."),
        grouped=True,
    ),
    Measure(
        name="gatekeeper",
        scope="actor",
        term=_("gatekeeper (A → B → B)"),
        formula="b_OI: g_i ≠ g_j = g_k",
        sources=("gould-1989",),
        extent="0 … (n − 1)(n − 2)",
        conventions=TRIPLE,
        undefined=NO_GROUP,
        plain=_("How often the actor lets what comes from another group into its own."),
        grouped=True,
    ),
    Measure(
        name="representative",
        scope="actor",
        term=_("representative (A → A → B)"),
        formula="b_IO: g_i = g_j ≠ g_k",
        sources=("gould-1989",),
        extent="0 … (n − 1)(n − 2)",
        conventions=TRIPLE,
        undefined=NO_GROUP,
        plain=_("How often the actor takes what comes from its own group to another."),
        grouped=True,
    ),
    Measure(
        name="liaison",
        scope="actor",
        term=_("liaison (A → B → C)"),
        formula=_("b_O: g_i, g_j, g_k all different"),
        sources=("gould-1989",),
        extent="0 … (n − 1)(n − 2)",
        conventions=TRIPLE,
        undefined=LIAISON,
        plain=_("How often the actor stands between two other groups."),
        grouped=True,
    ),
    Measure(
        name="brokerage",
        scope="actor",
        term=_("brokerage, all roles"),
        formula="t = w_I + w_O + b_OI + b_IO + b_O",
        sources=("gould-1989",),
        extent="0 … (n − 1)(n − 2)",
        conventions=TRIPLE,
        undefined=NO_GROUP,
        plain=_("How often the actor stands between two others that have no tie of their own."),
        grouped=True,
    ),
)
