"""The definitions of the measures of position."""

from __future__ import annotations

from typing import Final

from codev_graph._i18n import mark as _
from codev_graph.network.definitions._measure import Measure

BINARY: Final = _("Each tie counts once, whatever its strength.")
PATHS: Final = _(
    "Paths follow the directions. A step counts one, or the tie's length where distance=… names "
    "it; strength is never taken for length."
)
STRENGTHS: Final = _("Uses the strengths of ties where they have any.")
NEVER: Final = _("Always defined; an isolate has 0.")

MEASURES: Final[tuple[Measure, ...]] = (
    Measure(
        name="degree",
        scope="actor",
        term=_("degree"),
        formula=_("k_i = Σ_j a_ij (undirected); Σ_j (a_ij + a_ji) (directed)"),
        sources=("freeman-1979",),
        extent=_("0 … n − 1 (directed: 0 … 2(n − 1))"),
        conventions=BINARY,
        undefined=NEVER,
        plain=_("How many ties the actor has."),
    ),
    Measure(
        name="in_degree",
        scope="actor",
        term=_("in-degree"),
        formula="Σ_j a_ji",
        sources=("freeman-1979",),
        extent="0 … n − 1",
        conventions=BINARY,
        undefined=NEVER,
        plain=_("How many actors direct a tie to this one."),
        directed_only=True,
    ),
    Measure(
        name="out_degree",
        scope="actor",
        term=_("out-degree"),
        formula="Σ_j a_ij",
        sources=("freeman-1979",),
        extent="0 … n − 1",
        conventions=BINARY,
        undefined=NEVER,
        plain=_("To how many actors this one directs a tie."),
        directed_only=True,
    ),
    Measure(
        name="strength",
        scope="actor",
        term=_("strength"),
        formula=_("s_i = Σ_j w_ij (undirected); Σ_j (w_ij + w_ji) (directed)"),
        sources=("barrat-2004",),
        extent="≥ 0",
        conventions=STRENGTHS,
        undefined=NEVER,
        plain=_("The strengths of the actor's ties added up; the degree where ties have none."),
    ),
    Measure(
        name="betweenness",
        scope="actor",
        term=_("betweenness"),
        formula=_("b_v = Σ_{s ≠ v ≠ t} σ_st(v) / σ_st; undirected: each pair {s, t} once"),
        sources=("freeman-1977", "brandes-2001"),
        extent=_("0 … (n − 1)(n − 2), half of it undirected"),
        conventions=PATHS,
        undefined=_("Always defined; pairs that no path joins add nothing."),
        plain=_("On how many shortest paths between two others the actor stands."),
    ),
    Measure(
        name="betweenness_normalised",
        scope="actor",
        term=_("betweenness, normalised"),
        formula=_("b_v / ((n − 1)(n − 2)), twice that undirected"),
        sources=("freeman-1979",),
        extent="0 … 1",
        conventions=PATHS,
        undefined=_("Undefined in a network of fewer than three actors."),
        plain=_("The share of all pairs of others that the actor stands between."),
    ),
    Measure(
        name="betweenness_sampled",
        scope="actor",
        term=_("betweenness, sampled"),
        formula=_("(n / k) Σ_{s drawn} δ_s(v) / ((n − 1)(n − 2)), δ_s(v) = Σ_t σ_st(v) / σ_st"),
        sources=("brandes-2007", "hoeffding-1963"),
        extent=_("0 … 1, up to the error"),
        conventions=_(
            "An estimate of the normalised betweenness from k sources drawn without replacement, "
            "only when asked for: no actor is more than ε off with probability 1 − δ, "
            "k = (n / (n − 1))² ln(2n / δ) / (2ε²). Exact where k reaches n. Paths as in "
            "betweenness."
        ),
        undefined=_("Undefined in a network of fewer than three actors."),
        plain=_("About what share of all pairs of others the actor stands between."),
        default=False,
    ),
    Measure(
        name="closeness",
        scope="actor",
        term=_("closeness"),
        formula=_("r_i / Σ_{j reached} d(i, j), with r_i the number of actors reached"),
        sources=("freeman-1979",),
        extent=_("0 … 1 (in steps)"),
        conventions=_(
            "Outgoing paths, among those reached only (as igraph). Freeman's value is 0 wherever "
            "somebody can not be reached (as sna); closeness_wasserman_faust is offered beside it."
        ),
        undefined=_("Undefined for an actor that reaches nobody; not to be compared across parts."),
        plain=_("How few steps away the actors within reach are: 1 means all are direct contacts."),
    ),
    Measure(
        name="closeness_wasserman_faust",
        scope="actor",
        term=_("closeness by share reached"),
        formula=_("closeness · r_i / (n − 1)"),
        sources=("wasserman-1994",),
        extent=_("0 … 1 (in steps)"),
        conventions=_(
            "Outgoing paths; networkx computes this one, along incoming paths where the network is "
            "directed."
        ),
        undefined=_("0 for an actor that reaches nobody; undefined in a network of one actor."),
        plain=_("Closeness lowered by the share of actors that can not be reached."),
    ),
    Measure(
        name="closeness_in",
        scope="actor",
        term=_("closeness, incoming"),
        formula=_("r_i / Σ_{j reaching} d(j, i)"),
        sources=("freeman-1979",),
        extent=_("0 … 1 (in steps)"),
        conventions=_("Incoming paths, among those that reach the actor only."),
        undefined=_("Undefined for an actor that nobody reaches."),
        plain=_("How few steps away the actors are that can reach this one."),
        directed_only=True,
    ),
    Measure(
        name="harmonic",
        scope="actor",
        term=_("harmonic centrality"),
        formula=_("Σ_{j ≠ i} 1 / d(i, j), with 1/∞ = 0"),
        sources=("rochat-2009", "boldi-2014"),
        extent=_("0 … n − 1 (in steps)"),
        conventions=_("Outgoing paths."),
        undefined=_("Always defined, unconnected networks included; an isolate has 0."),
        plain=_("How near the actor is to all others, those out of reach adding nothing."),
    ),
    Measure(
        name="harmonic_in",
        scope="actor",
        term=_("harmonic centrality, incoming"),
        formula="Σ_{j ≠ i} 1 / d(j, i)",
        sources=("rochat-2009", "boldi-2014"),
        extent=_("0 … n − 1 (in steps)"),
        conventions=_("Incoming paths."),
        undefined=_("Always defined; an actor that nobody reaches has 0."),
        plain=_("How near all others are to the actor."),
        directed_only=True,
    ),
    Measure(
        name="eccentricity",
        scope="actor",
        term=_("eccentricity"),
        formula=_("max_{j reached} d(i, j)"),
        sources=("hage-1995",),
        extent=_("1 … n − 1 (in steps)"),
        conventions=_("Outgoing paths, among those reached only."),
        undefined=_("Undefined for an actor that reaches nobody."),
        plain=_("How many steps away the farthest actor within reach is."),
        low_first=True,
    ),
    Measure(
        name="two_step_reach",
        scope="actor",
        term=_("two-step reach"),
        formula="|{j ≠ i : d(i, j) ≤ 2}|",
        sources=("borgatti-2006",),
        extent="0 … n − 1",
        conventions=_("Outgoing ties, each one step."),
        undefined=NEVER,
        plain=_("How many actors are contacts or contacts of contacts."),
    ),
    Measure(
        name="eigenvector",
        scope="actor",
        term=_("eigenvector centrality"),
        formula=_("A′x = λx, λ the greatest eigenvalue, max x = 1"),
        sources=("bonacich-1972",),
        extent="0 … 1",
        conventions=_(
            "Incoming ties give standing. Uses the strengths of ties where they have any."
        ),
        undefined=_(
            "Undefined where the greatest eigenvalue belongs to two parts of the network or is 0: "
            "there is then no one solution. Elsewhere actors outside the leading part have 0."
        ),
        plain=_("Whether the actor's contacts are themselves well connected."),
    ),
    Measure(
        name="pagerank",
        scope="actor",
        term=_("PageRank"),
        formula=_("x = d Pᵀx + (1 − d)/n, d = 0.85; who points nowhere passes to all alike"),
        sources=("brin-1998",),
        extent=_("0 … 1, sum 1"),
        conventions=_(
            "Incoming ties give standing. Uses the strengths of ties where they have any."
        ),
        undefined=_("Always defined; undefined only in an empty network."),
        plain=_("How often somebody who wanders along the ties comes by the actor."),
    ),
    Measure(
        name="katz",
        scope="actor",
        term=_("Katz centrality"),
        formula=_("x = (I − αA′)⁻¹ 1, α = 1/(2λ), λ the greatest eigenvalue (α = 1/2 if it is 0)"),
        sources=("katz-1953",),
        extent="≥ 1",
        conventions=_("Incoming walks. Uses the strengths of ties where they have any."),
        undefined=_("Always defined; an isolate has 1."),
        plain=_("How many walks end at the actor, long ones counting less."),
    ),
    Measure(
        name="core_number",
        scope="actor",
        term=_("core number"),
        formula=_("the greatest k such that i is in a part where all have at least k contacts"),
        sources=("seidman-1983",),
        extent="0 … n − 1",
        conventions=_(
            "A contact is an actor tied in either direction, and counts once. igraph and networkx "
            "count both arcs of a mutual pair; core_number_arcs gives theirs."
        ),
        undefined=NEVER,
        plain=_("How deep in the dense middle of the network the actor is."),
    ),
    Measure(
        name="core_number_arcs",
        scope="actor",
        term=_("core number by arcs"),
        formula=_("as core_number, in- and out-arcs counted apart"),
        sources=("seidman-1983",),
        extent="0 … 2(n − 1)",
        conventions=_("Both arcs of a mutual pair count."),
        undefined=NEVER,
        plain=_("The core number that igraph and networkx report for a directed network."),
        directed_only=True,
        default=False,
    ),
    Measure(
        name="cohesion",
        scope="actor",
        term=_("structural cohesion"),
        formula=_("the greatest k such that i is in a part that k − 1 actors' loss can not part"),
        sources=("moody-2003",),
        extent="0 … n − 1",
        conventions=_(
            "Contacts in either direction; a part of two tied actors has k = 1. Only when asked "
            "for: it may take long on a large network that many pairs of actors could part."
        ),
        undefined=NEVER,
        plain=_("How many actors would have to leave to cut the actor's closest circle apart."),
        default=False,
    ),
    Measure(
        name="clustering",
        scope="actor",
        term=_("local clustering"),
        formula=_("2t_i / (k_i(k_i − 1)), t_i the tied pairs among the contacts"),
        sources=("watts-1998",),
        extent="0 … 1",
        conventions=_("Contacts in either direction; strengths are not used."),
        undefined=_("Undefined for an actor with fewer than two contacts."),
        plain=_("How many of the actor's contacts are in contact with each other."),
    ),
)
