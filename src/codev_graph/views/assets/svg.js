// The view as a figure of its own: SVG, and PNG made from it, with title and legend.
codev.figure = (() => {
  const NAMED = 400; // marks up to which each carries its label
  const FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif";
  const svg = codev.svgElement;

  const label = (text, attributes) => {
    const element = svg("text", { "font-family": FONT, ...attributes });
    element.textContent = text;
    return element;
  };

  /** How much smaller than among few an actor among many is drawn, not to cover its neighbours. */
  const shrunk = (id) => codev.shown.marks.size > NAMED && !codev.groups.has(id)
    ? Math.min(1, 2.4 / codev.canvas.unit()) : 1;

  /** A length of the layout in the figure: a large network is drawn on a smaller scale. */
  const scaled = (length) => length / codev.canvas.unit();
  const place = (id) => {
    const { x, y } = codev.canvas.position(id);
    return { x: scaled(x), y: scaled(y) };
  };
  const measured = (part) => Object.fromEntries(Object.entries(part).map(([key, value]) =>
    [key, ["x", "y", "x1", "x2", "y1", "y2", "width", "height"].includes(key) ? scaled(value) : value]));

  const coasts = (land, box) => land.length ? [
    svg("clipPath", { id: "map" }, svg("rect", box)),
    svg("g", { "clip-path": "url(#map)", fill: codev.frame.COLOURS.land,
      stroke: codev.frame.COLOURS.coast },
    ...land.map((ring) => svg("path", {
      d: `M${ring.map(([x, y]) => `${scaled(x).toFixed(1)} ${scaled(y).toFixed(1)}`).join("L")}Z` })))]
    : [];

  const backdrop = (layout) => {
    const { land, areas, lines, texts } = codev.frame.parts(layout);
    const boxes = areas.map(measured);
    return [
      ...boxes.map(({ colour, ...area }) => svg("rect", { ...area, fill: colour })),
      ...coasts(land, boxes.map(({ colour, ...area }) => area)[0]),
      ...lines.map(({ width, ...line }) => ({ ...measured(line), width }))
        .map(({ colour, width, dash, ...line }) => svg("line", {
          ...line, stroke: colour, "stroke-width": width, "stroke-dasharray": dash.join(" "),
        })),
      ...texts.map(measured).map((part) => label(part.text, {
        x: part.x, y: part.y + (part.rise || 0), "font-size": part.size, "text-anchor": part.anchor,
        "dominant-baseline": "middle", "font-weight": part.strong ? 600 : 400,
        fill: codev.frame.COLOURS[part.kind],
      })),
    ];
  };

  /** A quadratic curve that bows out by `bend`, cut short of the target's symbol. */
  const curve = (from, to, bend, room) => {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const control = {
      x: (from.x + to.x) / 2 + dy * bend * 0.8, y: (from.y + to.y) / 2 - dx * bend * 0.8 };
    const [ex, ey] = [to.x - control.x, to.y - control.y];
    const reach = Math.hypot(ex, ey) || 1;
    const end = { x: to.x - (ex / reach) * room, y: to.y - (ey / reach) * room };
    const path = `M${from.x} ${from.y}Q${control.x} ${control.y} ${end.x} ${end.y}`;
    return { path, end, angle: (Math.atan2(ey, ex) * 180) / Math.PI };
  };

  const tie = (id, values, lit) => {
    const { source, target } = codev.shown.links.get(id);
    const look = codev.style.tie(id, values, codev.style.tieFaded(id, values, lit));
    const room = look.arrow ? codev.style.node(target, values, false).size * shrunk(target) + 4 : 0;
    const [from, to] = [place(source), place(target)];
    const { path, end, angle } = curve(from, to, look.bend, room);
    const parts = [svg("path", {
      d: path, fill: "none", stroke: look.colour, "stroke-width": look.width * shrunk(source) })];
    if (look.arrow) {
      parts.push(svg("path", {
        d: "M0 0L-11 5L-11 -5Z", fill: look.colour,
        transform: `translate(${end.x} ${end.y}) rotate(${angle})` }));
    }
    return svg("g", { opacity: look.opacity }, ...parts);
  };

  const node = (id, values, lit) => {
    const look = codev.style.node(id, values, codev.style.nodeFaded(id, lit));
    const { x, y } = place(id);
    const symbol = svg("path", {
      d: look.path, transform: `scale(${look.size * shrunk(id)})`, fill: look.fill, stroke: look.line,
      "stroke-width": look.width / look.size,
      "stroke-dasharray": look.dashes ? look.dashes.map((dash) => dash / look.size).join(" ")
        : "none",
    });
    const named = codev.shown.marks.size <= NAMED || codev.groups.has(id);
    const lines = (named ? look.label.split("\n") : []).map((text, index) => label(text, {
      x: 0, y: look.size + 20 + index * 19, "font-size": look.bold ? 18 : 17, fill: look.ink,
      "font-weight": look.bold ? 600 : 400, "text-anchor": "middle", stroke: "#ffffff",
      "stroke-width": 4, "paint-order": "stroke",
    }));
    const title = svg("title");
    title.textContent = codev.name(id);
    return svg("g", { transform: `translate(${x} ${y})`, opacity: look.opacity },
      title, symbol, ...lines);
  };

  /** How wide an entry of the legend is, and how many stand in a row. */
  const grid = (width) => {
    const longest = Math.max(...codev.legend.entries().map(({ text }) => text.length));
    const entry = 50 + 7.5 * longest;
    return [entry, Math.max(1, Math.floor(width / entry))];
  };

  const SWATCH = 22;

  /** The measures that size and colour follow, each on a line of its own. */
  const scales = (x, y) => codev.legend.scales(codev.state.values).map(({ text, colours }, row) =>
    svg("g", { transform: `translate(${x} ${y + row * 26})` },
      ...colours.map((fill, step) => svg("rect", { x: step * SWATCH, y: 2, width: SWATCH, height: 14,
        fill, stroke: codev.style.GREY, "stroke-width": 0.5 })),
      label(text, { x: colours.length ? colours.length * SWATCH + 10 : 0, y: 13, "font-size": 14,
        fill: codev.style.INK })));

  /** A text on as many lines as the width asks for, from a baseline downwards. */
  const passage = (text, { x, y, width, size, ...look }) =>
    codev.frame.wrap(text, width / (0.56 * size)).map((line, index) =>
      label(line, { x, y: y + index * size * 1.3, "font-size": size, ...look }));

  const legend = (x, y, width) => {
    const [entry, columns] = grid(width);
    return codev.legend.entries().map(({ icon, text }, index) => {
      const place = [x + (index % columns) * entry, y + Math.floor(index / columns) * 26];
      return svg("g", { transform: `translate(${place[0]} ${place[1]})` },
        icon, label(text, { x: 28, y: 13, "font-size": 14, fill: codev.style.INK }));
    });
  };

  const build = () => {
    const values = codev.state.values;
    const lit = codev.style.bright(values, codev.shown);
    const [left, top, right, bottom] =
      codev.frame.bounds(values.layout, codev.shown.marks).map(scaled);
    const width = Math.max(right - left, 640);
    const [x, inner] = [left + 24, width - 48];
    const title = codev.text(codev.data.title);
    const heading = passage(title, { x, y: 0, width: inner, size: 26, "font-weight": 600,
      fill: codev.style.INK });
    const key = bottom + 12;
    const measures = key + Math.ceil(codev.legend.entries().length / grid(inner)[1]) * 26;
    const drawn = scales(x, measures);
    const note = passage(`${codev.text(codev.data.projection)} codev-graph ${codev.data.version}`, {
      x, y: measures + drawn.length * 26 + 22, width: inner, size: 13, fill: "#4a5561" });
    const above = top - 26 - 34 * heading.length;
    const height = measures + drawn.length * 26 + 22 + note.length * 17 + 8 - above;
    return svg("svg", {
      xmlns: "http://www.w3.org/2000/svg", viewBox: `${left} ${above} ${width} ${height}`,
      width, height, lang: codev.language(), role: "img", "aria-label": title },
    svg("rect", { x: left, y: above, width, height, fill: "#ffffff" }),
    svg("g", { transform: `translate(0 ${above + 34})` }, ...heading),
    ...backdrop(values.layout),
    ...[...codev.shown.links.keys()].map((id) => tie(id, values, lit)),
    ...[...codev.shown.marks].map((id) => node(id, values, lit)),
    ...legend(x, key, inner), ...drawn, ...note);
  };

  const save = (blob, ending) => {
    const link = codev.element("a", {
      href: URL.createObjectURL(blob), download: `${codev.get("title").textContent}.${ending}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  const text = () => `<?xml version="1.0" encoding="UTF-8"?>\n${
    new XMLSerializer().serializeToString(build())}\n`;

  const saveSvg = () => save(new Blob([text()], { type: "image/svg+xml" }), "svg");

  const savePng = () => {
    const image = new Image();
    image.onload = () => {
      const scale = Math.min(2, 8000 / Math.max(image.width, image.height));
      const canvas = codev.element("canvas", {
        width: Math.round(image.width * scale), height: Math.round(image.height * scale) });
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save(blob, "png"), "image/png");
    };
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text())}`;
  };

  return { saveSvg, savePng };
})();
