"""The definitions of the measures on actors' groups: crossing, homophily, composition."""

from __future__ import annotations

from typing import Final

from codev_graph._i18n import mark as _
from codev_graph.network.definitions._measure import Measure

NO_TIES: Final = _("Undefined for an actor without a group or without ties to actors with one.")
ALTERS: Final = _(
    "Contacts in either direction, each once; the actor itself is not counted. Contacts without a "
    "group are left out."
)

MEASURES: Final[tuple[Measure, ...]] = (
    Measure(
        name="cross_ties",
        scope="actor",
        term=_("ties to other groups"),
        formula=_("E_i = Σ_{j : g_j ≠ g_i} a_ij (directed: a_ij + a_ji)"),
        sources=("krackhardt-1988",),
        extent=_("0 … degree"),
        conventions=_(
            "Ties to actors without a group are left out. z and p say how the number of contacts "
            "in other groups compares with as many contacts drawn at random (hypergeometric); p is "
            "exact: twice the smaller tail, what was found counted in, 1 at most."
        ),
        undefined=_("Undefined for an actor without a group; an isolate has 0."),
        plain=_("How many of the actor's ties cross to another group."),
        grouped=True,
    ),
    Measure(
        name="cross_share",
        scope="actor",
        term=_("share of ties to other groups"),
        formula="E_i / (E_i + I_i)",
        sources=("krackhardt-1988",),
        extent="0 … 1",
        conventions=_("Each tie counts once; ties to actors without a group are left out."),
        undefined=NO_TIES,
        plain=_("What share of the actor's ties crosses to another group."),
        grouped=True,
    ),
    Measure(
        name="cross_strength",
        scope="actor",
        term=_("strength of ties to other groups"),
        formula=_("Σ_{j : g_j ≠ g_i} w_ij (directed: w_ij + w_ji)"),
        sources=("barrat-2004",),
        extent=_("0 … strength"),
        conventions=_("Uses the strengths of ties where they have any."),
        undefined=_("Undefined for an actor without a group; an isolate has 0."),
        plain=_("The strengths of the actor's ties to other groups added up."),
        grouped=True,
    ),
    Measure(
        name="ei_index",
        scope="actor",
        term=_("E-I index"),
        formula="(E_i − I_i) / (E_i + I_i)",
        sources=("krackhardt-1988",),
        extent="−1 … 1",
        conventions=_("Each tie counts once; a directed network's in- and out-ties both count."),
        undefined=NO_TIES,
        plain=_("−1: all ties within the actor's own group; 1: all to other groups."),
        grouped=True,
    ),
    Measure(
        name="participation",
        scope="actor",
        term=_("participation coefficient"),
        formula="1 − Σ_g (s_ig / s_i)²",
        sources=("guimera-2005",),
        extent="0 … 1 − 1/K",
        conventions=_(
            "Strengths of all ties, in and out together; participation_in and participation_out "
            "take them apart. brainconn's and bctpy's value for an isolate, 0, is not given."
        ),
        undefined=NO_TIES,
        plain=_("0: all ties in one group; higher: spread evenly over the groups."),
        grouped=True,
    ),
    Measure(
        name="participation_in",
        scope="actor",
        term=_("participation coefficient, incoming"),
        formula="1 − Σ_g (s_gi / s_·i)²",
        sources=("guimera-2005",),
        extent="0 … 1 − 1/K",
        conventions=_("Strengths of incoming ties."),
        undefined=NO_TIES,
        plain=_("How evenly the actor's incoming ties are spread over the groups."),
        grouped=True,
        directed_only=True,
        default=False,
    ),
    Measure(
        name="participation_out",
        scope="actor",
        term=_("participation coefficient, outgoing"),
        formula="1 − Σ_g (s_ig / s_i·)²",
        sources=("guimera-2005",),
        extent="0 … 1 − 1/K",
        conventions=_("Strengths of outgoing ties."),
        undefined=NO_TIES,
        plain=_("How evenly the actor's outgoing ties are spread over the groups."),
        grouped=True,
        directed_only=True,
        default=False,
    ),
    Measure(
        name="blau",
        scope="actor",
        term=_("Blau heterogeneity of contacts"),
        formula=_("B_i = 1 − Σ_g p_g², p_g the share of i's contacts in group g"),
        sources=("blau-1977",),
        extent="0 … 1 − 1/K",
        conventions=ALTERS,
        undefined=NO_TIES,
        plain=_("How likely two contacts drawn with replacement are of different groups."),
        grouped=True,
    ),
    Measure(
        name="iqv",
        scope="actor",
        term=_("index of qualitative variation of contacts"),
        formula=_("B_i · K / (K − 1), K the number of groups"),
        sources=("agresti-1978",),
        extent="0 … 1",
        conventions=ALTERS,
        undefined=_("As Blau heterogeneity; undefined where there is one group."),
        plain=_("Blau heterogeneity brought to the range 0 to 1."),
        grouped=True,
    ),
    Measure(
        name="cross_local_bridges",
        scope="actor",
        term=_("local bridges to other groups"),
        formula="|{j ∈ N(i) : g_j ≠ g_i, N(i) ∩ N(j) = ∅}|",
        sources=("granovetter-1973",),
        extent="0 … k_i",
        conventions=_("Contacts in either direction; strengths are not used."),
        undefined=_("Undefined for an actor without a group; an isolate has 0."),
        plain=_("How many of the actor's contacts in other groups share no other contact with it."),
        grouped=True,
    ),
    Measure(
        name="cross_betweenness",
        scope="actor",
        term=_("betweenness between groups"),
        formula=_("Σ_{s, t : g_s ≠ g_t} σ_st(v) / σ_st; undirected: each pair {s, t} once"),
        sources=("flom-2004",),
        extent="≥ 0",
        conventions=_(
            "Paths follow the directions; actors without a group can stand between, not at the "
            "ends. igraph and networkx give half of this for undirected networks."
        ),
        undefined=_("Always defined; 0 where no path joins two groups."),
        plain=_("On how many shortest paths from one group to another the actor stands."),
        grouped=True,
    ),
)
