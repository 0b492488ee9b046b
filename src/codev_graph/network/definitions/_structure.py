"""The definitions of the measures of a network's overall shape: communities, core, small world."""

from __future__ import annotations

from typing import Final

from codev_graph._i18n import mark as _
from codev_graph.network.definitions._measure import Measure

LEIDEN: Final = _(
    "The Leiden method with the seed; another seed can find other communities of about the same "
    "modularity. Uses the strengths of ties where they have any, and directions."
)
CORE: Final = _(
    "Contacts in either direction. Up to 15 actors every core is tried, and the best is kept. "
    "Beyond, the best of a search: actors enter the core in Lip's order, most contacts first, "
    "those with as many told apart by the contacts of theirs, and together where nothing tells "
    "them apart. Names and order of the actors change nothing. Another core could fit better. Of "
    "cores that fit alike, the smallest."
)
RANDOM: Final = _(
    "Against a random network of as many actors and ties, by the estimates k/n for clustering and "
    "ln n / ln k for distance, k the mean number of contacts. Both estimates are for a connected "
    "network with many more contacts than actors; in one of many parts, with isolates or a k near "
    "1, they are far off, and the ratio says little: compare with rewiring_test instead."
)
EITHER: Final = _(
    "Contacts in either direction; k + 1 actors that are all tied to each other count as k."
)
NO_TIES: Final = _("Undefined without ties.")
NO_CORE: Final = _(
    "Undefined without ties, where all are tied to all, or where a search finds all actors alike "
    "(a ring of more than 15)."
)

MEASURES: Final[tuple[Measure, ...]] = (
    Measure(
        name="communities",
        scope="network",
        term=_("communities"),
        formula=_("number of parts of the best division found"),
        sources=("traag-2019",),
        extent="1 … n",
        conventions=LEIDEN,
        undefined=NO_TIES,
        plain=_("Into how many parts the ties themselves would divide the network."),
    ),
    Measure(
        name="modularity",
        scope="network",
        term=_("modularity of the communities"),
        formula=_("Q of the best division found"),
        sources=("newman-2004", "leicht-2008", "traag-2019"),
        extent="−1/2 … 1",
        conventions=LEIDEN,
        undefined=NO_TIES,
        plain=_("How far ties keep within those parts; compare it with the groups' modularity."),
    ),
    Measure(
        name="community_agreement",
        scope="network",
        term=_("agreement of communities and groups"),
        formula=_("adjusted Rand index of the communities and the groups"),
        sources=("hubert-1985",),
        extent=_("≤ 1; 0 is chance"),
        conventions=LEIDEN,
        undefined=_(
            "Undefined without ties, or where both divisions have one part, or both only singles; "
            "0 where one alone of the two has."
        ),
        plain=_("Whether the parts that the ties make are the groups (1) or cut across them (0)."),
        grouped=True,
    ),
    Measure(
        name="connectivity",
        scope="network",
        term=_("structural cohesion of the network"),
        formula=_("fewest actors whose loss parts the others (k of its k-connectivity)"),
        sources=("moody-2003",),
        extent="0 … n − 1",
        conventions=EITHER,
        undefined=_("Undefined in an empty network; 0 where it is in parts already."),
        plain=_("How many actors would have to leave before the others are parted."),
    ),
    Measure(
        name="greatest_cohesion",
        scope="network",
        term=_("greatest structural cohesion"),
        formula=_("greatest k such that some part is a k-component"),
        sources=("moody-2003",),
        extent="0 … n − 1",
        conventions=EITHER,
        undefined=_("Undefined in an empty network; 0 without ties."),
        plain=_("How many actors would have to leave to cut even the closest circle apart."),
    ),
    Measure(
        name="most_cohesive",
        scope="network",
        term=_("actors in the most cohesive parts"),
        formula=_("number of actors in the k-components of greatest k"),
        sources=("moody-2003",),
        extent="2 … n",
        conventions=EITHER,
        undefined=NO_TIES,
        plain=_("How many actors the closest circle holds, or the closest ones if several are."),
    ),
    Measure(
        name="core_size",
        scope="network",
        term=_("size of the core"),
        formula=_("number of actors in the core that fits best"),
        sources=("borgatti-2000", "lip-2011"),
        extent="1 … n − 1",
        conventions=CORE,
        undefined=NO_CORE,
        plain=_("How many actors make up the core to which the others attach."),
    ),
    Measure(
        name="core_fit",
        scope="network",
        term=_("fit of core and periphery"),
        formula=_("max correlation of a_ij with Δ_ij, Δ_ij = 1 if i or j is in the core"),
        sources=("borgatti-2000", "lip-2011"),
        extent="−1 … 1",
        conventions=CORE,
        undefined=NO_CORE,
        plain=_("Whether the network is a core and a periphery that hangs on it (1)."),
    ),
    Measure(
        name="clustering_ratio",
        scope="network",
        term=_("clustering against chance"),
        formula=_("mean local clustering / (k/n)"),
        sources=("watts-1998", "humphries-2008"),
        extent="≥ 0",
        conventions=RANDOM,
        undefined=_("Undefined where nobody has two contacts."),
        plain=_("How many times more closed circles there are than chance would give."),
    ),
    Measure(
        name="distance_ratio",
        scope="network",
        term=_("distance against chance"),
        formula=_("mean distance / (ln n / ln k)"),
        sources=("watts-1998", "humphries-2008"),
        extent="≥ 0",
        conventions=RANDOM,
        undefined=_("Undefined without ties, or where the mean number of contacts is 1 or less."),
        plain=_("Whether ways are about as short as chance would make them (1)."),
    ),
    Measure(
        name="small_world",
        scope="network",
        term=_("small-world ratio"),
        formula=_("clustering ratio / distance ratio"),
        sources=("humphries-2008",),
        extent="≥ 0",
        conventions=RANDOM,
        undefined=_("Undefined where one of the two ratios is."),
        plain=_("Above 1: closed circles, and yet short ways between them."),
    ),
)
