"""The words of the network page, by key, in both languages: the page switches without a server."""

from __future__ import annotations

from typing import Final

from codev_graph._i18n import LANGUAGES, Language, gettext, in_language, mark

_TEXTS: Final = {
    "actors": mark("Actors"),
    "actor_class": mark("Actor class"),
    "actors_shown": mark("Actors shown: {shown} of {all}."),
    "all": mark("All"),
    "areas": mark("Cooperation areas"),
    "area": mark("Cooperation area"),
    "between": mark("{source} and {target}"),
    "bridging": mark("Bridging actor"),
    "bridging_explained": mark("Has a tie that crosses the border"),
    "candidate": mark("Not yet involved"),
    "candidate_explained": mark("No source shows that it takes part in the twinning"),
    "city": mark("City"),
    "show_all": mark("Show everything"),
    "close": mark("Close"),
    "colour_by": mark("Colour"),
    "copy_link": mark("Copy link"),
    "crossing": mark("Across the border"),
    "crossing_tie": mark("Tie across the border"),
    "depth": mark("Steps"),
    "download_png": mark("Picture (PNG)"),
    "download_svg": mark("Picture (SVG)"),
    "evidence": mark("Evidence"),
    "filters": mark("Filters and legend"),
    "fit": mark("Whole network"),
    "focus": mark("Show its surroundings"),
    "focus_on": mark("Surroundings of {actor}, steps: {depth}"),
    "found": mark("Found: {found}."),
    "found_away": mark("Found: {found}, of which not shown: {away}."),
    "found_none": mark("Nobody found: “{search}”."),
    "from": mark("From"),
    "help": mark(
        "Arrow keys move from actor to actor, + and − zoom, Enter shows the surroundings of the "
        "chosen actor, 0 shows the whole network, Escape lets go."
    ),
    "group_of": mark("{kind}, {city}"),
    "groups_shown": mark("Actors of the same class and city stand together in {groups} marks."),
    "highlight_bridging": mark("Highlight bridging actors and ties"),
    "highlight_candidates": mark("Highlight actors not yet involved"),
    "involved": mark("Takes part"),
    "involvement": mark("Taking part"),
    "kind": mark("Kind"),
    "layout": mark("Layout"),
    "layout_free": mark("By ties"),
    "layout_map": mark("Map"),
    "layout_sides": mark("Two sides"),
    "level": mark("Level"),
    "licences": mark("Licences of the parts of this page"),
    "link_copied": mark("The link to this view is copied."),
    "link_in_bar": mark("The link to this view is in the address bar."),
    "map_schematic": mark(
        "The places around each city are schematic: actors stand apart so that they can be read, "
        "not where they are."
    ),
    "measure_from": mark("Least value"),
    "measure_to": mark("Greatest value"),
    "measures": mark("Measures"),
    "members": mark("{shown} of {all} actors"),
    "more_measures": mark("All measures"),
    "mutual": mark("Mutual"),
    "name": mark("Name"),
    "network": mark("Network"),
    "network_explained": mark(
        "Picture of the network. The tables of actors and ties hold the same data."
    ),
    "no_ties": mark("No known tie"),
    "none_known": mark("none known"),
    "none_shown": mark("Nothing meets these filters."),
    "no_actors": mark("The graph holds no actor yet."),
    "no_area": mark("no area named"),
    "not_dated": mark("not dated"),
    "period": mark("Period"),
    "open_group": mark("Show its actors"),
    "page_of": mark("Rows {first} to {last} of {all}"),
    "page_back": mark("Earlier rows"),
    "page_on": mark("Further rows"),
    "close_group": mark("Draw them together"),
    "projection": mark("What counts as a tie"),
    "purpose": mark("Purpose"),
    "reason": mark("Why it is named here"),
    "search": mark("Find an actor"),
    "selected": mark("Chosen: {actor}."),
    "show": mark("Show"),
    "size_by": mark("Size"),
    "size_equal": mark("All equal"),
    "sources": mark("Sources"),
    "summarise": mark("Together by class and city"),
    "no_webgl": mark(
        "This browser can not draw so many actors, because WebGL is off in it. The tables hold the "
        "same data."
    ),
    "ties_bundled": mark("Ties: {n}"),
    "ties_explained": mark(
        "An area hides the ties outside it, and the actors that neither work nor have a tie in it. "
        "A purpose hides only ties: no actor has a purpose of its own."
    ),
    "tied_only": mark("Only actors with a tie shown"),
    "ties": mark("Ties"),
    "ties_shown": mark("Ties shown: {shown} of {all}."),
    "to": mark("To"),
    "undefined": mark("undefined"),
    "undated": mark("Also ties without a date"),
    "wider": mark("Wider levels"),
    "wider_explained": mark("Actors of no one city: regional, national, international"),
    "within_tie": mark("Tie on one side"),
    "year_from": mark("From year"),
    "year_to": mark("To year"),
    "yes": mark("yes"),
    "no": mark("no"),
    "zoom_in": mark("Zoom in"),
    "zoom_out": mark("Zoom out"),
}


def page_texts() -> dict[Language, dict[str, str]]:
    """Return the words of the page by language and key."""
    texts: dict[Language, dict[str, str]] = {}
    for language in LANGUAGES:
        with in_language(language):
            texts[language] = {key: gettext(text) for key, text in _TEXTS.items()}
    return texts
