// What stands behind the actors in the two-sided layout: cities, border, and a lane for each class.
codev.frame = (() => {
  const LABELS = 224; // room for the names of the lanes, left of the first city
  const HEADINGS = 76; // room for the names of the cities, above the first lane

  const [LEFT, , RIGHT] = codev.data.sides.box;
  const ROOM = Math.max(1, (RIGHT - LEFT) / 1800); // how much more room names need among many
  // Where the renderer keeps the size of names on the screen they need not grow in the drawing.
  const GROWN = codev.data.groups.length ? 1 : ROOM;

  const wrap = (text, width) => {
    const lines = [""];
    for (const word of text.split(" ")) {
      const line = lines[lines.length - 1];
      if (line && (line + word).length >= width) lines.push(word);
      else lines[lines.length - 1] = line ? `${line} ${word}` : word;
    }
    return lines;
  };

  const populated = (shown) => new Set([...shown.nodes].map((id) => {
    const node = codev.nodes.get(id);
    return `${node.class}|${codev.cityKey(node)}`;
  }));

  /** A name on as many lines as it takes; the last of them, or their middle, is at its place. */
  const wrapped = (part, width, hung) => wrap(part.text, width).map((text, index, { length }) => ({
    ...part, text, rise: (index - (hung ? length - 1 : (length - 1) / 2)) * part.size * 1.15,
  }));

  const headings = ({ bands }, scale) => bands.flatMap((band) => {
    const key = band.city === null ? codev.WIDER : band.city;
    const size = Math.max((band.city === null ? 19 : 27) * GROWN, 11 / scale);
    return wrapped({
      kind: "heading", text: codev.cityName(key), x: (band.left + band.right) / 2, y: -34 * GROWN,
      size, strong: band.city !== null, anchor: "middle",
    }, (band.right - band.left) / (0.62 * size), true);
  });

  const laneNames = ({ lanes, box }) => lanes.flatMap((lane) => wrapped({
    kind: "lane", text: codev.text(codev.classes.get(lane.class).label), x: box[0] - 18 * GROWN,
    y: (lane.top + lane.bottom) / 2, size: 17 * GROWN, strong: false, anchor: "end",
  }, 20, false));

  /** Where there is no room beside the lanes their names stand in them, at a size to read. */
  const laneNamesInside = ({ lanes, box }, scale) => lanes.map((lane) => ({
    kind: "lane", text: codev.text(codev.classes.get(lane.class).label), x: box[0] + 5 / scale,
    y: lane.top + 8 / scale, size: 10 / scale, strong: false, anchor: "start",
  }));

  const empties = ({ bands, lanes }, scale) => {
    const known = populated({ nodes: new Set(codev.nodes.keys()) });
    return lanes.flatMap((lane) => bands
      .filter((band) => band.city !== null && !known.has(`${lane.class}|${band.city}`))
      // A lane too shallow for a second line holds its name alone.
      .filter(() => scale === 1 || (lane.bottom - lane.top) * scale > 24)
      .map((band) => ({
        kind: "empty", text: codev.word("none_known"), x: (band.left + band.right) / 2,
        y: scale < 1 ? lane.bottom - 7 / scale : (lane.top + lane.bottom) / 2,
        size: Math.max(16 * GROWN, 9 / scale), strong: false, anchor: "middle",
      })));
  };

  const sides = (scale) => {
    const data = codev.data.sides;
    const names = scale < 1 ? laneNamesInside : laneNames;
    const [left, top, right, bottom] = data.box;
    const middle = data.bands.findIndex((band) => band.city === null);
    return {
      land: [],
      areas: data.bands.map((band, index) => ({
        x: band.left, y: top, width: band.right - band.left, height: bottom - top,
        colour: index === middle ? "#ffffff" : index < middle ? "#eef4f8" : "#f8f2ea",
      })),
      lines: data.lanes.slice(1).map((lane) => ({
        x1: left - LABELS * ROOM + 30, y1: lane.top, x2: right, y2: lane.top, dash: [], width: 1,
        colour: "#d9dfe5",
      })).concat([{
        x1: 0, y1: top - 14, x2: 0, y2: bottom + 14, dash: [10, 8], width: 2, colour: "#8793a0",
      }]),
      texts: [...headings(data, scale), ...names(data, scale), ...empties(data, scale)],
    };
  };

  const points = (flat) => Array.from({ length: flat.length / 2 }, (whole, index) =>
    [flat[2 * index], flat[2 * index + 1]]);
  const land = (codev.data.map?.land || []).map(points);

  const map = () => {
    const { cities, box: [left, top, right, bottom], shelf } = codev.data.map;
    const below = shelf === null ? [] : [{
      kind: "heading", text: codev.word("wider"), x: left, y: shelf, size: 22, strong: true,
      anchor: "start" }];
    const size = Math.max(18, (right - left) / 70);
    const note = wrapped({
      kind: "empty", text: codev.word("map_schematic"), x: left + size, y: bottom - size, size,
      strong: false, anchor: "start",
    }, (right - left) / (0.58 * size), true);
    return {
      land,
      areas: [{ x: left, y: top, width: right - left, height: bottom - top, colour: "#eaf1f6" }],
      lines: [],
      texts: cities.map(({ city, at: [x, y] }) => ({
        kind: "heading", text: codev.cityName(city), x, y, size: 26, strong: true,
        anchor: "middle" })).concat(note, below),
    };
  };

  /**
   * The land, rectangles, lines and texts behind a layout, in the coordinates of the network;
   * how far a line of text rises from its place is in those of the text. On a narrow screen, which
   * shows the two sides at a small `scale`, texts keep a size to read.
   */
  const parts = (layout, scale = 1) => {
    if (layout === "free") return { land: [], areas: [], lines: [], texts: [] };
    return layout === "map" ? map() : sides(scale);
  };

  const COLOURS = {
    heading: "#1b2733", lane: "#4a5561", empty: "#6b7783", land: "#faf8f3", coast: "#b4bec8",
  };

  /** The outline of places, with room for symbols and labels. */
  const around = (places) => {
    if (!places.length) return [-300, -200, 300, 200];
    const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
    const ends = (values, less, more) => values.reduce(
      ([low, high], value) => [Math.min(low, value - less), Math.max(high, value + more)],
      [Infinity, -Infinity]);
    const [left, right] = ends(xs, 110, 110);
    const [top, bottom] = ends(ys, 50, 150);
    return [left, top, right, bottom];
  };

  const bounds = (layout, marks) => {
    if (layout === "sides") {
      const [left, top, right, bottom] = codev.data.sides.box;
      return [left - LABELS * ROOM, top - HEADINGS * ROOM, right + 20, bottom + 24];
    }
    const places = [...marks].map((id) => codev.at(id, layout));
    if (layout === "free") return around(places);
    const [box, taken] = [codev.data.map.box, around(places)];
    return box.map((edge, index) => (index < 2 ? Math.min : Math.max)(edge, taken[index]));
  };

  return { parts, bounds, wrap, COLOURS };
})();
