"""The definitions of the measures of single ties, and of the crossing between two groups."""

from __future__ import annotations

from typing import Final

from codev_graph._i18n import mark as _
from codev_graph.network.definitions._measure import Measure
from codev_graph.network.definitions._position import PATHS

CONTACTS: Final = _("Ties in either direction, each one step; strengths are not used.")
DISJOINT: Final = _(
    "Ties in either direction. By Menger's theorem this is also how many such paths exist side by "
    "side; computed as a greatest flow."
)
NEVER: Final = _("Always defined; 0 where nothing joins the groups.")

MEASURES: Final[tuple[Measure, ...]] = (
    Measure(
        name="edge_betweenness",
        scope="tie",
        term=_("edge betweenness"),
        formula=_("Σ_{s, t} σ_st(e) / σ_st; undirected: each pair {s, t} once"),
        sources=("girvan-2002",),
        extent="≥ 0",
        conventions=PATHS,
        undefined=_("Always defined."),
        plain=_("How many shortest paths run over the tie."),
    ),
    Measure(
        name="common_contacts",
        scope="tie",
        term=_("common contacts"),
        formula="|N(i) ∩ N(j)|",
        sources=("granovetter-1973",),
        extent="0 … n − 2",
        conventions=CONTACTS,
        undefined=_("Always defined."),
        plain=_("How many contacts the two share; 0 makes the tie a local bridge."),
    ),
    Measure(
        name="span",
        scope="tie",
        term=_("span"),
        formula=_("d(i, j) once the tie is taken away"),
        sources=("granovetter-1973", "watts-1999"),
        extent="2 … n − 1",
        conventions=CONTACTS,
        undefined=_("Undefined for a bridge, whose span is infinite."),
        plain=_("How long the way round is if the tie breaks; more than 2 is a local bridge."),
    ),
    Measure(
        name="bridge",
        scope="tie",
        term=_("bridge"),
        formula=_("1 if no other path joins i and j, else 0"),
        sources=("granovetter-1973",),
        extent=_("0 or 1"),
        conventions=CONTACTS,
        undefined=_("Always defined."),
        plain=_("Whether the network falls apart without the tie."),
    ),
    Measure(
        name="crosses",
        scope="tie",
        term=_("tie between groups"),
        formula=_("1 if g_i ≠ g_j, else 0"),
        sources=("krackhardt-1988",),
        extent=_("0 or 1"),
        conventions=_("The groups of the two ends."),
        undefined=_("Undefined where an end has no group."),
        plain=_("Whether the tie joins two groups."),
        grouped=True,
    ),
    Measure(
        name="cross_edge_betweenness",
        scope="tie",
        term=_("edge betweenness between groups"),
        formula=_("Σ_{s, t : g_s ≠ g_t} σ_st(e) / σ_st; undirected: each pair {s, t} once"),
        sources=("girvan-2002", "flom-2004"),
        extent="≥ 0",
        conventions=PATHS,
        undefined=_("Always defined."),
        plain=_("How many shortest paths from one group to another run over the tie."),
        grouped=True,
    ),
    Measure(
        name="pair_ties",
        scope="pair",
        term=_("ties between the two groups"),
        formula=_("m_gh (directed: m_gh + m_hg)"),
        sources=("wasserman-1994",),
        extent="≥ 0",
        conventions=_("Each tie counts once, whatever its strength."),
        undefined=NEVER,
        plain=_("How many ties join the two groups directly."),
        grouped=True,
    ),
    Measure(
        name="pair_density",
        scope="pair",
        term=_("density between the two groups"),
        formula=_("m_gh / (n_g n_h) (directed: (m_gh + m_hg) / (2 n_g n_h))"),
        sources=("wasserman-1994",),
        extent="0 … 1",
        conventions=_("Each tie counts once, whatever its strength."),
        undefined=NEVER,
        plain=_("What share of the possible ties between the two groups is there."),
        grouped=True,
    ),
    Measure(
        name="pair_edge_cut",
        scope="pair",
        term=_("ties to cut between the two groups"),
        formula=_("fewest ties whose loss parts every actor of g from every actor of h"),
        sources=("menger-1927", "moody-2003"),
        extent="0 … m",
        conventions=DISJOINT,
        undefined=NEVER,
        plain=_("How many ties must be lost before nothing joins the two groups any more."),
        grouped=True,
    ),
    Measure(
        name="pair_node_cut",
        scope="pair",
        term=_("actors to lose between the two groups"),
        formula=_("fewest actors, of any group, whose loss leaves no path from g to h"),
        sources=("menger-1927", "moody-2003"),
        extent="0 … min(n_g, n_h)",
        conventions=DISJOINT,
        undefined=NEVER,
        plain=_("How many actors must leave before nothing joins the two groups: 1 is fragile."),
        grouped=True,
    ),
    Measure(
        name="pair_reach",
        scope="pair",
        term=_("pairs joined across the two groups"),
        formula=_("share of the pairs (i ∈ g, j ∈ h) that a path joins"),
        sources=("borgatti-2006",),
        extent="0 … 1",
        conventions=_("Paths in either direction."),
        undefined=NEVER,
        plain=_("What share of the pairs across can reach each other at all."),
        grouped=True,
    ),
)
