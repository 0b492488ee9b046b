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
codev.nodes = new Map(Object.entries(codev.data.nodes));
codev.ties = new Map(Object.entries(codev.data.ties));

codev.tiesOf = new Map([...codev.nodes.keys()].map((id) => [id, []]));
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

/** A text of the data in the language shown. */
codev.text = (both) => (both ? both[codev.language()] : "");

codev.cityKey = (node) => node.city === null ? codev.WIDER : node.city;
codev.cityName = (key) =>
  key === codev.WIDER ? codev.word("wider") : codev.text(codev.cities.get(key).label);
codev.name = (id) => codev.text(codev.nodes.get(id).label);
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

codev.svgElement = (name, attributes = {}, ...children) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

codev.get = (id) => document.getElementById(id);

/** Say something to those who listen to the page. */
codev.say = (text) => { codev.get("live").textContent = text; };
