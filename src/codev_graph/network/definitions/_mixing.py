"""The definitions of the measures of a network on its groups."""

from __future__ import annotations

from typing import Final

from codev_graph._i18n import mark as _
from codev_graph.network.definitions._measure import Measure

KNOWN: Final = _("Only ties between actors with a group; strengths are not used.")
PERMUTED: Final = _(
    "Only ties between actors with a group; each counts once. Expected value and standard "
    "deviation are exact under permutation of the labels; p is from permutations with the seed, on "
    "whole numbers of ties: twice the smaller tail, what was found counted in, 1 at most."
)
NO_TIES: Final = _("Undefined without ties between actors with a group.")

MEASURES: Final[tuple[Measure, ...]] = (
    Measure(
        name="actors_without_group",
        scope="network",
        term=_("actors without a group"),
        formula="n − Σ_g n_g",
        sources=("wasserman-1994",),
        extent="0 … n",
        conventions=_("They are left out of every measure on groups, and are never a group."),
        undefined=_("Always defined."),
        plain=_("How many actors could not be placed."),
        grouped=True,
    ),
    Measure(
        name="group_size",
        scope="group",
        term=_("actors of the group"),
        formula="n_g",
        sources=("wasserman-1994",),
        extent="≥ 1",
        conventions=_("Isolates are counted."),
        undefined=_("Always defined."),
        plain=_("How many actors the group has."),
        grouped=True,
    ),
    Measure(
        name="group_density",
        scope="group",
        term=_("density within the group"),
        formula=_("m_gg / (n_g(n_g − 1)), twice that undirected"),
        sources=("wasserman-1994",),
        extent="0 … 1",
        conventions=KNOWN,
        undefined=_("Undefined for a group of one."),
        plain=_("What share of the possible ties within the group is there: its bonding."),
        grouped=True,
    ),
    Measure(
        name="group_ei_index",
        scope="group",
        term=_("E-I index of the group"),
        formula=_("(E_g − I_g) / (E_g + I_g), over the ties that touch the group"),
        sources=("krackhardt-1988",),
        extent="−1 … 1",
        conventions=KNOWN,
        undefined=_("Undefined for a group without ties."),
        plain=_("−1: the group keeps to itself; 1: it only has ties to others."),
        grouped=True,
    ),
    Measure(
        name="coleman_homophily",
        scope="group",
        term=_("Coleman homophily"),
        formula=_(
            "(m_gg − e_g) / (m_g − e_g) if m_gg ≥ e_g, else (m_gg − e_g) / e_g; "
            "e_g = Σ_{i ∈ g} k_i (n_g − 1)/(n − 1)"
        ),
        sources=("coleman-1958",),
        extent="−1 … 1",
        conventions=_("Outgoing ties; an undirected tie is one from each of its ends."),
        undefined=_(
            "Undefined for a group without outgoing ties, or one that is all or one actor."
        ),
        plain=_("0: the group chooses as chance would; 1: only itself; −1: never itself."),
        grouped=True,
    ),
    Measure(
        name="cross_ties_total",
        scope="network",
        term=_("ties between groups"),
        formula="E = Σ_{g_i ≠ g_j} a_ij",
        sources=("krackhardt-1988",),
        extent="0 … m",
        conventions=PERMUTED,
        undefined=_("Always defined."),
        plain=_("How many ties cross from one group to another."),
        grouped=True,
    ),
    Measure(
        name="cross_ties_share",
        scope="network",
        term=_("share of ties between groups"),
        formula="E / (E + I)",
        sources=("krackhardt-1988",),
        extent="0 … 1",
        conventions=PERMUTED,
        undefined=NO_TIES,
        plain=_("What share of the ties crosses from one group to another."),
        grouped=True,
    ),
    Measure(
        name="cross_density",
        scope="network",
        term=_("density between groups"),
        formula=_("E / Σ_{g ≠ h} n_g n_h (each pair of groups once where undirected)"),
        sources=("wasserman-1994",),
        extent="0 … 1",
        conventions=KNOWN,
        undefined=_("Undefined with fewer than two groups."),
        plain=_("What share of the possible ties between groups is there."),
        grouped=True,
    ),
    Measure(
        name="ei_index_total",
        scope="network",
        term=_("E-I index"),
        formula="(E − I) / (E + I)",
        sources=("krackhardt-1988",),
        extent="−1 … 1",
        conventions=PERMUTED,
        undefined=NO_TIES,
        plain=_("−1: all ties within groups; 1: all between; compare with what chance gives."),
        grouped=True,
    ),
    Measure(
        name="ei_index_rescaled",
        scope="network",
        term=_("E-I index, rescaled"),
        formula=_(
            "2 (EI − min EI) / (max EI − min EI) − 1, given the density and the groups' sizes"
        ),
        sources=("krackhardt-1988",),
        extent="−1 … 1",
        conventions=_(
            "The extremes are those that as many ties could have among groups of these sizes (as "
            "UCINET)."
        ),
        undefined=_("Undefined without ties, or where sizes leave no choice."),
        plain=_("The E-I index brought to the range that this network can have."),
        grouped=True,
    ),
    Measure(
        name="odds_ratio_within",
        scope="network",
        term=_("odds ratio of ties within groups"),
        formula=_("(I / (possible − I)) / (E / (possible − E)), possible ties within and between"),
        sources=("moody-2001",),
        extent="≥ 0",
        conventions=KNOWN,
        undefined=_("Undefined where there are no ties between groups or no gap within them."),
        plain=_(
            "How many times greater the odds of a tie are within a group than across; 1: equal."
        ),
        grouped=True,
    ),
    Measure(
        name="assortativity",
        scope="network",
        term=_("assortativity by group"),
        formula=_("r = (tr e − ‖e²‖) / (1 − ‖e²‖), e_gh the share of arcs from g to h"),
        sources=("newman-2003",),
        extent="< 0 … 1",
        conventions=_(
            "Directions are kept (as igraph; netseg::assort makes the mixing matrix symmetric)."
        ),
        undefined=_("Undefined without ties, or where all ends are of one group."),
        plain=_("1: ties only within groups; 0: as the groups' shares of ties would give."),
        grouped=True,
    ),
    Measure(
        name="group_modularity",
        scope="network",
        term=_("modularity of the groups"),
        formula=_("Q = Σ_g (m_gg/m − out_g in_g/m²); undirected: m_gg/m − (k_g/2m)²"),
        sources=("newman-2004", "leicht-2008"),
        extent="−1/2 … 1",
        conventions=_("Uses the strengths of ties where they have any."),
        undefined=NO_TIES,
        plain=_("How far ties keep within groups beyond what the actors' degrees would give."),
        grouped=True,
    ),
)
