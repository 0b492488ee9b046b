"""The page that defines every measure, written from the register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.network.definitions._citations import CITATIONS
from codev_graph.network.definitions._measure import Measure, Scope
from codev_graph.network.definitions._registry import measures_of

SECTIONS: Final[tuple[tuple[Scope, str], ...]] = (
    ("actor", mark("Measures of actors")),
    ("tie", mark("Measures of ties")),
    ("group", mark("Measures of groups")),
    ("pair", mark("Measures of pairs of groups")),
    ("network", mark("Measures of the whole network")),
    ("two-mode", mark("Networks of two modes")),
    ("layer", mark("Networks of several layers")),
    ("method", mark("Tests, intervals, shares of paths")),
    ("prospect", mark("Departures, invitations, likely ties")),
)
TITLE: Final = mark("The measures")
SOCIAL_CAPITAL: Final = mark("Bonding, bridging, linking")
DIFFERENT: Final = mark("Where packages differ")
REFERENCES: Final = mark("References")
LOW_FIRST: Final = mark("Rank 1 is the lowest value.")
NOTATION: Final = mark(
    "Notation: a_ij is 1 for a tie from i to j, else 0 (an undirected tie counts both ways); w_ij "
    "is its strength; n is the number of actors and m that of ties; N(i) are the actors tied to i "
    "in either direction and k_i is their number; d(i, j) is the length of a shortest path; σ_st "
    "is the number of shortest paths from s to t and σ_st(v) that of those through v; g_i is the "
    "group of i, n_g the size of group g and K the number of groups."
)
PROMISES: Final = (
    mark(
        "A network is measured as it is: directed or not, with strengths or without. Ties of an "
        "actor with itself are dropped and parallel ties are merged; both are counted and said."
    ),
    mark(
        "Strength and length are two attributes. Paths count steps unless an attribute is named "
        "for lengths; lengths that differ by less than a part in 10¹⁰ count as equal."
    ),
    mark(
        "An actor without a group is left out of the measures on groups, counted and said. It is "
        "never a group."
    ),
    mark(
        "What is not defined has no value and no rank; it is never 0. Equal values, and those that "
        "rounding alone tells apart, share the better rank."
    ),
    mark(
        "Every p is two-sided, and the same everywhere: the chance of a value as far out as the "
        "one found or farther, on the side where it is smaller, times two, and 1 at most. Where "
        "networks or labels are drawn, the one found counts as one more draw. Fisher's exact test "
        "adds the outcomes that are no likelier instead, and can give another number."
    ),
    mark(
        "An attribute asked for as strength or length that no tie has is an error. Without the "
        "usual `weight`, every tie has strength 1."
    ),
)


CAPITAL: Final = (
    mark(
        "Bonding (Putnam 2000), with the groups the cities: group_density, group_ei_index, "
        "coleman_homophily; of an actor, constraint, clustering and core_number."
    ),
    mark(
        "Bridging (Putnam 2000; Burt 1992), with the groups the cities: cross_ties and "
        "cross_share, gatekeeper and representative, cross_betweenness; of the pair of cities, "
        "pair_ties, pair_edge_cut and pair_node_cut."
    ),
    mark(
        "Linking (Szreter and Woolcock 2004): the same measures with the groups the levels at "
        "which actors act (group='level'), since such a tie joins unequal authority."
    ),
)
CALLS: Final[Mapping[str, str]] = {
    "two_mode_projection": '`two_mode_projection(G, onto, weighting="newman")`',
    "path_share": '`path_share(G, actors, group="city")`; `network.path_share()`',
    "rewiring_test": '`rewiring_test(G, group="city", names=None, seed=0, repeats=200)`',
    "label_test": '`label_test(G, group="city", names=None, seed=0, repeats=1000)`',
    "bootstrap_intervals": '`bootstrap_intervals(G, group="city", names=None, seed=0)`',
    "missing_actors": "`missing_actors(G, names=None, seed=0)`; `network.missing_actors()`",
}
"""How methods are called, from ``codev_graph.network`` or on a network of a knowledge graph."""

DIFFERENCES: Final = (
    mark(
        "Constraint is Burt's, as in igraph and networkx; influenceR 0.1.5 multiplies p_iq by p_jq "
        "where Burt has p_qj. networkx 3.6.1, asked for single nodes, gives nothing for an actor "
        "that only receives ties; here it has its value."
    ),
    mark(
        "Effective size is Burt's for every network. networkx 3.6.1 agrees if the nodes are "
        "listed; its shorter way is wrong where ties have strengths or directions. EasyGraph 1.6.3 "
        "gives 1 where no two contacts are tied: it should be their number. Its efficiency divides "
        "by the sum of strengths, and in a directed network by arcs in and out together, where "
        "Burt has the number of contacts."
    ),
    mark(
        "Hierarchy of an actor with one contact is 0/0, so it has no value here; EasyGraph 1.6.3 "
        "gives 0."
    ),
    mark(
        "Closeness is taken among the actors reached, as in igraph, so that a network in parts can "
        "be measured; compare it within a part only. R sna gives 0 wherever somebody is out of "
        "reach; networkx multiplies by the share reached, which is closeness_wasserman_faust, and "
        "follows incoming paths, which is closeness_in. Across parts, harmonic is the one to use."
    ),
    mark(
        "Betweenness counts each pair of an undirected network once, as igraph and R sna; "
        "networkit counts it from both ends. The same holds for betweenness between groups, of "
        "which igraph and networkx, asked for sources and targets, give half."
    ),
    mark(
        "Betweenness with lengths agrees with igraph. networkx 3.6.1 takes sums of fractions for "
        "exact, and so loses paths of equal length."
    ),
    mark(
        "Core number counts contacts, tied in either direction; igraph and networkx count both "
        "arcs of a mutual pair, which is core_number_arcs."
    ),
    mark(
        "PageRank of actors without outgoing ties passes to all alike, as in igraph; networkit "
        "11.3 differs where there are isolates."
    ),
    mark(
        "Transitivity and clustering heed contacts in either direction, as igraph; sna's gtrans "
        "follows directions. An actor with one contact has no clustering here; networkx gives 0 "
        "and counts it in the mean."
    ),
    mark(
        "Fragmentation is taken on the network as it is; keyplayer's fragment, after removals, "
        "divides by the pairs of those left, R sna's connectedness is 1 minus it."
    ),
    mark(
        "Gatekeeper is A → B → B (b_OI of R sna) and representative A → A → B (b_IO); some "
        "packages swap them. Expected values and standard deviations of actors are those of sna "
        "2.7-1. For the whole network the standard deviation here is exact; sna's agrees for "
        "itinerant and liaison and is greater elsewhere. A simulation with the number of ties "
        "fixed stands beside both."
    ),
    mark(
        "The permutation test of the E-I index compares whole numbers of ties. Comparing the "
        "index, a fraction, tells equal numbers apart and moved p from 0.483 to 0.473 on one "
        "network."
    ),
    mark(
        "Heterogeneity and participation leave the actor itself out; netrics offers a variant that "
        "counts it. An isolate has no value; bctpy gives 0."
    ),
    mark(
        "The odds ratio knows no tie of an actor with itself; netrics counts these among the "
        "possible ones, so that its Yule's Q does not follow from it."
    ),
    mark(
        "Structural cohesion is found cut by cut. networkx 3.6.1 leaves actors out of some parts "
        "(two of 19 in Lazega's lawyers), and igraph 1.3.5 gives four actors of Zachary's karate "
        "club 3 where no three losses part their circle: it is 4."
    ),
    mark(
        "Assortativity and Coleman homophily keep directions. netseg 1.0-4 makes the mixing matrix "
        "of a directed network symmetric for the former."
    ),
    mark(
        "Bridging centrality is Hwang's (2008). Valente and Fujimoto's (2010) is another measure; "
        "influenceR's bridging is half of that."
    ),
)


def measures_page() -> str:
    """Return the definitions of all measures as Markdown, in the language in force."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield f"# {_(TITLE)}"
    yield ""
    yield _(NOTATION)
    yield ""
    yield from (f"- {_(promise)}" for promise in PROMISES)
    for scope, title in SECTIONS:
        yield from ("", f"## {_(title)}")
        for measure in measures_of(scope):
            yield from _entry(measure)
    yield from ("", f"## {_(SOCIAL_CAPITAL)}", "")
    yield from (f"- {_(kind)}" for kind in CAPITAL)
    yield from ("", f"## {_(DIFFERENT)}", "")
    yield from (f"- {_(difference)}" for difference in DIFFERENCES)
    yield from ("", f"## {_(REFERENCES)}", "")
    yield from (f"- {CITATIONS[key]}" for key in sorted(CITATIONS))


def _entry(measure: Measure) -> Iterator[str]:
    yield from ("", f"### {measure.label} (`{measure.name}`)", "", measure.reading, "")
    yield from (f"- {fact}: {value}" for fact, value in _facts(measure) if value)
    if measure.low_first:
        yield f"- {_(LOW_FIRST)}"
    source = _("Source")
    yield f"- {source}: {'; '.join(_short(key) for key in measure.sources)}"


def _facts(measure: Measure) -> Iterator[tuple[str, str]]:
    yield _("Call"), CALLS.get(measure.name, "")
    yield _("Formula"), measure.definition
    yield _("Range"), measure.bounds
    yield _("Conventions"), measure.convention
    yield _("Undefined"), measure.undefined_case


def _short(key: str) -> str:
    """Return the authors' names and the year of a reference."""
    authors, _bracket, rest = CITATIONS[key].partition(" (")
    names = [part.strip() for part in authors.split(",")]
    surnames = [name.removeprefix("& ") for name in names if not name.endswith(".")]
    if len(surnames) > 2:
        surnames = [f"{surnames[0]} et al."]
    return f"{' & '.join(surnames)} {rest[:4]}"
