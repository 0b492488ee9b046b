// How an actor and a tie look, given the reader's choices: one answer for screen and export.
codev.style = (() => {
  const INK = "#1b2733";
  const PALE = "#ffffff";
  const GREY = "#8793a0";
  const SOUGHT = "#fbe87c";
  const CITY = ["#0072b2", "#d55e00", "#009e73", "#cc79a7"];
  // A single-hue scale, light to dark, so that order survives grey print and any colour vision.
  const SCALE = ["#e3edf6", "#b5d0e8", "#7bacd6", "#3f7fb8", "#12487f"];

  const cityColour = (node) => {
    const place = codev.data.cities.findIndex((city) => city.id === node.city);
    return place < 0 ? GREY : CITY[place % CITY.length];
  };

  /** Where a value lies between the least and the greatest, from 0 to 1. */
  const share = (value, measure) => {
    const [low, high] = codev.filter.ranges.get(measure);
    return high > low ? (value - low) / (high - low) : 0;
  };

  const colourOf = (node, values) => {
    if (values.colour === "class") return codev.classes.get(node.class).colour;
    if (values.colour === "city") return cityColour(node);
    const value = node.measures[values.colour];
    if (typeof value !== "number") return PALE;
    return SCALE[Math.min(4, Math.floor(share(value, values.colour) * 5))];
  };

  const sizeOf = (node, values) => {
    if (!values.size) return node.involved ? 17 : 13;
    const value = node.measures[values.size];
    return typeof value === "number" ? 9 + 19 * Math.sqrt(share(value, values.size)) : 8;
  };

  /** The look of a group: as large as its members are many. */
  const group = (id, values) => {
    const { class: kind, city } = codev.groups.get(id);
    const most = Math.max(...codev.shown.members.values());
    const members = codev.shown.members.get(id) || 0;
    const { shape, path, colour } = codev.classes.get(kind);
    return {
      shape, path, size: 14 + 34 * Math.sqrt(members / most), line: INK, width: 1.5, dashes: false,
      fill: values.colour === "city" ? cityColour({ city }) : colour, bold: id === values.chosen,
      ink: INK, chosen: id === values.chosen, opacity: 1,
      label: `${codev.className(codev.groups.get(id))}\n${codev.number(members)}`,
    };
  };

  /** The look of an actor; `faded` when the reader looks for something else. */
  const node = (id, values, faded) => {
    if (codev.groups.has(id)) return group(id, values);
    const actor = codev.nodes.get(id);
    const colour = colourOf(actor, values);
    const byMeasure = codev.measures.has(values.colour);
    const bridge = actor.bridging && values.bridges === "1";
    const hollow = !actor.involved;
    return {
      shape: codev.classes.get(actor.class).shape,
      path: codev.classes.get(actor.class).path,
      size: sizeOf(actor, values),
      fill: hollow && values.candidates === "1" ? SOUGHT : hollow && !byMeasure ? PALE : colour,
      line: !hollow || byMeasure ? INK : colour,
      width: bridge ? 4.5 : hollow ? 2.4 : 1.2,
      dashes: hollow && byMeasure ? [5, 3] : false,
      bold: bridge || id === values.chosen || (hollow && values.candidates === "1"),
      ink: faded ? "#b4bec8" : hollow ? "#4a5561" : INK,
      chosen: id === values.chosen,
      opacity: faded ? 0.22 : 1,
      label: codev.text(actor.short),
    };
  };

  /** The look of the ties between two marks of which one is a group: as broad as they are many. */
  const bundle = ({ count, crossing }, values) => ({
    colour: crossing && values.bridges === "1" ? INK : GREY,
    width: 1 + 11 * Math.sqrt(count / codev.shown.broadest), opacity: 0.5, arrow: false, bend: 0.12,
  });

  const tie = (id, values, faded) => {
    if (!codev.ties.has(id)) return bundle(codev.shown.links.get(id), values);
    const found = codev.ties.get(id);
    const chosen = id === values.chosen;
    const crossing = found.crossing && values.bridges === "1";
    return {
      colour: chosen ? "#d55e00" : crossing ? INK : GREY,
      width: (crossing ? 2.6 : 1.4) + (chosen ? 1.5 : 0),
      opacity: faded ? 0.12 : 0.9,
      arrow: !found.mutual,
      bend: found.bend,
    };
  };

  /** What stays bright: what is sought, or the surroundings of what is chosen; null for all. */
  const bright = (values, shown) => {
    const sought = codev.filter.matches(values);
    if (sought) return sought;
    if (codev.nodes.has(values.chosen)) {
      return codev.filter.surroundings(values.chosen, 1, shown.ties);
    }
    if (!codev.ties.has(values.chosen)) return null;
    const { source, target } = codev.ties.get(values.chosen);
    return new Set([source, target]);
  };

  const nodeFaded = (id, lit) => lit !== null && !lit.has(id) && !codev.groups.has(id);

  const tieFaded = (id, values, lit) => {
    if (lit === null || !codev.ties.has(id)) return false;
    const { source, target } = codev.ties.get(id);
    if (codev.ties.has(values.chosen)) return id !== values.chosen;
    if (codev.nodes.has(values.chosen) && !values.search) {
      return source !== values.chosen && target !== values.chosen;
    }
    return !(lit.has(source) && lit.has(target));
  };

  return { node, tie, bright, nodeFaded, tieFaded, cityColour, SCALE, INK, GREY, SOUGHT };
})();
