"use strict";
// The page's data, its words, and the few helpers that every other script uses.
const codev = {};

codev.read = (id) => JSON.parse(document.getElementById(id).textContent);

codev.data = codev.read("data");
codev.WIDER = "*"; // the key of actors of no one city, among the keys of cities

codev.FIRST_MEASURES = 6; // how many measures stand open; the rest are a click away

codev.byId = (concepts) => new Map(concepts.map((concept) => [concept.id, concept]));
codev.classes = codev.byId(codev.data.classes);
codev.cities = codev.byId(codev.data.cities);
codev.areas = codev.byId(codev.data.areas);
codev.purposes = codev.byId(codev.data.purposes);
codev.measures = codev.byId(codev.data.measures);
codev.nodes = codev.byId(codev.data.nodes);
codev.ties = codev.byId(codev.data.ties);
codev.groups = codev.byId(codev.data.groups);
codev.LAYOUTS = ["sides", "free", ...(codev.data.map ? ["map"] : [])];

// What many share stands once in the data and is referred to by its place there.
codev.cited = (places) => places.map((place) => codev.data.citations[place]);
for (const node of codev.nodes.values()) {
  node.city = node.city === null ? null : codev.data.cities[node.city].id;
  node.kind = codev.data.kinds[node.kind];
  node.level = codev.data.kinds[node.level];
  node.measures = Object.fromEntries(
    codev.data.measures.map(({ id }, place) => [id, node.measures[place]]));
  node.sources = codev.cited(node.sources);
}
const actors = [...codev.nodes.keys()];
for (const tie of codev.ties.values()) {
  tie.source = actors[tie.source];
  tie.target = actors[tie.target];
  tie.sources = codev.cited(tie.sources);
}

codev.tiesOf = new Map(actors.map((id) => [id, []]));
for (const [id, tie] of codev.ties) {
  codev.tiesOf.get(tie.source).push(id);
  if (tie.target !== tie.source) codev.tiesOf.get(tie.target).push(id);
}

codev.language = () => codev.state.values.language;

/** The word for `key` in the language shown, with {placeholders} filled in. */
codev.word = (key, values = {}) => {
  const text = codev.data.texts[codev.language()][key];
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
};

/** A text of the data in the language shown; one that reads the same in both is plain. */
codev.text = (both) => {
  if (!both) return "";
  return typeof both === "string" ? both : both[codev.language()];
};

codev.cityKey = (node) => node.city === null ? codev.WIDER : node.city;
codev.cityName = (key) =>
  key === codev.WIDER ? codev.word("wider") : codev.text(codev.cities.get(key).label);
codev.name = (id) => codev.groups.has(id) ? codev.groupName(codev.groups.get(id))
  : codev.text(codev.nodes.get(id).label);
codev.groupName = (group) =>
  codev.word("group_of", { kind: codev.className(group), city: codev.cityName(codev.cityKey(group)) });

/** Where an actor or a group stands in the layout chosen. */
codev.at = (id, layout) => {
  const [x, y] = (codev.groups.get(id) || codev.nodes.get(id)).at[codev.LAYOUTS.indexOf(layout)];
  return { x, y };
};
codev.className = (node) => codev.text(codev.classes.get(node.class).label);
codev.namesOf = (concepts, ids) =>
  ids.map((id) => (concepts.has(id) ? codev.text(concepts.get(id).label) : id)).join(", ");

/** The period of a tie as its source dates it. */
codev.period = (tie) => {
  if (!tie.start && !tie.end) return codev.word("not_dated");
  return tie.end ? `${tie.start || "…"} – ${tie.end}` : tie.start;
};

codev.number = (value) => {
  if (value === null || value === undefined) return "–";
  const options = Number.isInteger(value) ? {} : { maximumSignificantDigits: 3 };
  return value.toLocaleString(codev.language() === "es" ? "es-MX" : "en", options);
};

/** Text without accents and capitals, to search and to compare. */
codev.plain = (text) => text.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase();

/** An element with properties and children; strings become text, never markup. */
codev.element = (name, properties = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-") || key === "role" || key === "for") element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...children.filter((child) => child !== null));
  return element;
};

/** A source's title: a link where its address leads to the web, else text. */
codev.link = (citation) => citation.url
  ? codev.element("a", { href: citation.url, rel: "noopener noreferrer", target: "_blank",
    textContent: citation.title })
  : codev.element("span", { textContent: citation.title });

codev.svgElement = (name, attributes = {}, ...children) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

codev.get = (id) => document.getElementById(id);

/** Show that what the pointer is on can be clicked, and its name; `null` when it is on nothing. */
codev.point = (id) => {
  const holder = codev.get("canvas");
  holder.style.cursor = id === null ? "" : "pointer";
  holder.title = id === null ? "" : codev.name(id);
};

/** How much of the width of the drawing the panel of details lies over. */
codev.covered = () => {
  const panel = codev.get("details");
  return getComputedStyle(panel).position === "absolute" ? panel.offsetWidth + 20 : 0;
};

/** Say something to those who listen to the page. */
codev.say = (text) => { codev.get("live").textContent = text; };
