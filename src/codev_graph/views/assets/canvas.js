// The drawing: vis-network draws actors and ties where we put them; physics stays off.
codev.canvas = (() => {
  const drawing = codev.read("drawing");
  const nodes = new vis.DataSet(drawing.nodes);
  const edges = new vis.DataSet(drawing.edges);
  const holder = codev.get("canvas");
  const NARROW = 700;
  const READABLE = 9; // pixels that a name must have on a narrow screen
  let small = 1; // the scale at which a narrow screen shows the two sides whole
  let network = null;
  let layout = "sides";
  let rest = null; // where the view was put when it was last fitted
  const widths = new Map(); // of outlines, at full size

  const visNode = (id, values, shown, lit) => {
    const look = codev.style.node(id, values, codev.style.nodeFaded(id, lit));
    widths.set(id, look.width);
    return {
      id,
      hidden: !shown.nodes.has(id),
      shape: look.shape,
      size: look.size,
      label: look.label,
      color: { background: look.fill, border: look.line },
      borderWidth: look.width,
      shapeProperties: { borderDashes: look.dashes },
      opacity: look.opacity,
      font: {
        face: codev.paint.FONT, color: look.ink, strokeWidth: 4, strokeColor: "#ffffff",
        size: look.bold ? Math.max(19, small < 1 ? READABLE / small : 0) : 17,
      },
      scaling: { label: { drawThreshold: small < 1 ? READABLE : 5 } },
      shadow: look.chosen ? { enabled: true, color: "#d55e00", size: 22, x: 0, y: 0 } : false,
    };
  };

  const visEdge = (id, values, shown, lit) => {
    const look = codev.style.tie(id, values, codev.style.tieFaded(id, values, lit));
    return {
      id,
      hidden: !shown.ties.has(id),
      width: look.width,
      color: { color: look.colour, hover: look.colour, highlight: look.colour,
        opacity: look.opacity },
      arrows: look.arrow ? { to: { enabled: true, scaleFactor: 0.7 } } : "",
    };
  };

  const place = (values) => {
    if (values.layout === layout) return;
    layout = values.layout;
    nodes.update([...codev.nodes.keys()].map((id) => ({ id, ...codev.at(id, layout) })));
  };

  /** vis-network draws outlines equally broad at every scale; ours shrink with their symbol. */
  const thin = () => {
    const scale = Math.min(1, network.getScale());
    for (const [id, width] of widths) network.body.nodes[id].options.borderWidth = width * scale;
  };

  const behind = (context) => {
    thin();
    codev.paint.ground(context, layout, 1);
    codev.frame.parts(layout, small).texts.forEach((part) => codev.paint.text(context, part));
  };

  /** Among the names on a narrow screen only those in bold grow to a size to read. */
  const shrink = (scale) => {
    if (scale === small) return;
    small = scale;
    draw(codev.state.values, codev.shown);
  };

  const fit = () => {
    const narrow = layout === "sides" && holder.clientWidth < NARROW;
    const [left, top, right, bottom] = narrow ? codev.data.sides.box
      : codev.frame.bounds(layout, codev.shown.marks);
    const over = codev.covered();
    const scale = Math.min(
      (holder.clientWidth - over) / (right - left), holder.clientHeight / (bottom - top), 1.3);
    const found = Math.max(scale, 0.02);
    shrink(narrow ? Math.min(1, found) : 1);
    const x = (left + right + over / found) / 2;
    network.moveTo({ position: { x, y: (top + bottom) / 2 }, scale: found });
    rest = JSON.stringify(stand());
  };

  const stand = () => ({ ...network.getViewPosition(), scale: network.getScale() });

  /** Fit again to what room there is, unless the reader has moved the picture. */
  const settle = () => { if (JSON.stringify(stand()) === rest) fit(); };

  const draw = (values, shown) => {
    place(values);
    const lit = codev.style.bright(values, shown);
    nodes.update([...codev.nodes.keys()].map((id) => visNode(id, values, shown, lit)));
    edges.update([...codev.ties.keys()].map((id) => visEdge(id, values, shown, lit)));
  };

  const zoom = (factor) => {
    const scale = Math.min(5, Math.max(0.02, network.getScale() * factor));
    network.moveTo({ scale, position: network.getViewPosition() });
  };

  /** How far a place must move along one axis to stand between two margins. */
  const shift = (place, least, most) =>
    place < least ? least - place : place > most ? most - place : 0;

  /** Bring an actor into view, past the panel of details, moving the picture no more than needed. */
  const reveal = (id) => {
    const point = network.canvasToDOM(network.getPosition(id));
    const x = shift(point.x, 80, holder.clientWidth - codev.covered() - 80);
    const y = shift(point.y, 40, holder.clientHeight - 70);
    if (!x && !y) return;
    const scale = network.getScale();
    const at = network.getViewPosition();
    network.moveTo({ position: { x: at.x - x / scale, y: at.y - y / scale } });
  };

  const start = (values, shown) => {
    draw(values, shown);
    network = new vis.Network(holder, { nodes, edges }, codev.read("options"));
    holder.firstElementChild.tabIndex = -1; // the keys are those of the holder: one stop, named
    network.on("beforeDrawing", behind);
    network.on("click", ({ nodes: [node], edges: [edge] }) =>
      codev.state.set({ chosen: node ?? edge ?? "" }));
    network.on("doubleClick", ({ nodes: [node] }) => node && codev.details.enter(node));
    network.on("hoverNode", ({ node }) => codev.point(node));
    network.on("blurNode", () => codev.point(null));
    new ResizeObserver(() => { network.setSize("100%", "100%"); fit(); }).observe(holder);
    fit();
  };

  /** What is drawn now, with its look. */
  const drawn = () => {
    const visible = { filter: (item) => !item.hidden };
    return { nodes: nodes.get(visible), edges: edges.get(visible) };
  };

  return {
    start, draw, fit, settle, zoom, reveal, drawn,
    unit: () => 1,
    scale: () => network.getScale(),
    position: (id) => network.getPosition(id),
    spot: (id) => network.canvasToDOM(network.getPosition(id)),
  };
})();
