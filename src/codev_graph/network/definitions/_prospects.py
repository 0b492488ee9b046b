"""The definitions of what departures, invitations and likely ties are judged by."""

from __future__ import annotations

from typing import Final

from codev_graph._i18n import mark as _
from codev_graph.network.definitions._measure import Measure

EITHER_WAY: Final = _("Ties count in either direction, whatever their strength.")
NO_AREAS: Final = _("Undefined where no area is agreed on.")
UNTIED: Final = _("0 where one of the two has no tie.")

MEASURES: Final[tuple[Measure, ...]] = (
    Measure(
        name="tied_areas",
        scope="prospect",
        term=_("areas tied across the border"),
        formula=_("areas that a tie between actors of two cities names / areas"),
        sources=("estrategia-2022",),
        extent="0 … 1",
        conventions=_("The areas are those that an agreement or such a tie names."),
        undefined=NO_AREAS,
        plain=_("In what share of the areas the cities are tied to each other."),
    ),
    Measure(
        name="cross_reach",
        scope="prospect",
        term=_("reach across the cities"),
        formula=_("pairs of actors of two cities that a path joins / all such pairs"),
        sources=("borgatti-2006",),
        extent="0 … 1",
        conventions=EITHER_WAY,
        undefined=_("Undefined without actors of two cities."),
        plain=_("What share of the actors of one city can find a way to those of another."),
    ),
    Measure(
        name="only_bridges",
        scope="prospect",
        term=_("only bridges"),
        formula=_("actors without each of whom no path joins two twinned cities"),
        sources=("menger-1927",),
        extent="0 … n",
        conventions=_("An end counts too: a town hall that alone has a tie abroad is one."),
        undefined=_("None where no path joins the cities."),
        plain=_("How many actors hold two cities together alone: each could part them."),
    ),
    Measure(
        name="cut_off",
        scope="prospect",
        term=_("actors cut off"),
        formula=_("actors joined to two cities before, and no longer after"),
        sources=("borgatti-2006",),
        extent="0 … n",
        conventions=_("Of those who stay; an actor of no city is joined to what it can reach."),
        undefined=_("Always defined."),
        plain=_("How many actors lose every way across the border."),
    ),
    Measure(
        name="without_town_halls",
        scope="prospect",
        term=_("areas that outlast the town halls"),
        formula=_("tied areas once every local government has left / areas"),
        sources=("estrategia-2022",),
        extent="0 … 1",
        conventions=_("Local governments are those of that kind, municipal offices included."),
        undefined=NO_AREAS,
        plain=_("Whether society would hold the agreement if both town halls changed course."),
    ),
    Measure(
        name="single_departure",
        scope="prospect",
        term=_("areas that outlast one departure"),
        formula=_("mean over the actors of: tied areas once it has left / areas"),
        sources=("estrategia-2022",),
        extent="0 … 1",
        conventions=_("All known actors, each with the same chance."),
        undefined=NO_AREAS,
        plain=_("How much of the crossing lasts, on average, whoever leaves."),
    ),
    Measure(
        name="coverage_gain",
        scope="prospect",
        term=_("gain in coverage"),
        formula=_("Σ of cells filled, cells given a second actor, and areas answered, by weights"),
        sources=("nemhauser-1978", "minoux-1978"),
        extent="≥ 0",
        conventions=_(
            "Monotone and submodular: the set chosen one by one, most gain first, reaches at least "
            "1 − 1/e of the best. A class in an area that no city holds yet counts by its cells "
            "alone, since paying more for the second city would not be submodular."
        ),
        undefined=_("0 for an actor of no city, and where no area is agreed on."),
        plain=_("How much less would be missing if the actor took part."),
    ),
    Measure(
        name="key_players_neg",
        scope="prospect",
        term=_("key players, whose loss fragments (KPP-NEG)"),
        formula=_("the k actors whose removal leaves the greatest fragmentation F"),
        sources=("borgatti-2006",),
        extent="0 … 1",
        conventions=_(
            "Chosen one by one, then exchanged while that helps; all sets are tried where they are "
            "few. F is that of the actors left."
        ),
        undefined=_("Undefined where fewer than two actors are left."),
        plain=_("Who must not leave."),
    ),
    Measure(
        name="key_players_pos",
        scope="prospect",
        term=_("key players, who reach the others (KPP-POS)"),
        formula=_("the k actors K with the greatest Σ_j 1 / d(K, j) / n, or share within m steps"),
        sources=("borgatti-2006",),
        extent="0 … 1",
        conventions=_("d(K, j) is the distance to the nearest of K; a member counts 1."),
        undefined=_("Undefined in an empty network."),
        plain=_("Through whom news reaches most of the others soonest."),
    ),
    Measure(
        name="common_neighbours",
        scope="prospect",
        term=_("common neighbours"),
        formula="|N(i) ∩ N(j)|",
        sources=("liben-nowell-2007",),
        extent="≥ 0",
        conventions=EITHER_WAY,
        undefined=UNTIED,
        plain=_("How many contacts two actors share."),
    ),
    Measure(
        name="jaccard",
        scope="prospect",
        term=_("Jaccard's coefficient"),
        formula="|N(i) ∩ N(j)| / |N(i) ∪ N(j)|",
        sources=("liben-nowell-2007",),
        extent="0 … 1",
        conventions=EITHER_WAY,
        undefined=UNTIED,
        plain=_("What share of the contacts of two actors they have in common."),
    ),
    Measure(
        name="adamic_adar",
        scope="prospect",
        term=_("Adamic–Adar index"),
        formula="Σ_{v ∈ N(i) ∩ N(j)} 1 / log k_v",
        sources=("adamic-2003",),
        extent="≥ 0",
        conventions=EITHER_WAY,
        undefined=UNTIED,
        plain=_("Contacts shared, those with few contacts of their own counting more."),
    ),
    Measure(
        name="resource_allocation",
        scope="prospect",
        term=_("resource allocation"),
        formula="Σ_{v ∈ N(i) ∩ N(j)} 1 / k_v",
        sources=("zhou-2009",),
        extent="≥ 0",
        conventions=EITHER_WAY,
        undefined=UNTIED,
        plain=_("As Adamic–Adar, a busy contact counting still less."),
    ),
    Measure(
        name="preferential_attachment",
        scope="prospect",
        term=_("preferential attachment"),
        formula="k_i k_j",
        sources=("liben-nowell-2007",),
        extent="≥ 0",
        conventions=EITHER_WAY,
        undefined=UNTIED,
        plain=_("Whether both have many ties, whoever they are: the baseline to beat."),
    ),
)
