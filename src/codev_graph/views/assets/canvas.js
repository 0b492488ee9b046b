// The drawing: vis-network draws actors and ties where we put them; physics stays off.
codev.canvas = (() => {
  const drawing = codev.read("drawing");
  const nodes = new vis.DataSet(drawing.nodes);
  const edges = new vis.DataSet(drawing.edges);
  const holder = codev.get("canvas");
  const NARROW = 700;
  const READABLE = 0.52;
  const LEAST = 0.36;
  let network = null;
  let layout = "sides";

  const visNode = (id, values, shown, lit) => {
    const look = codev.style.node(id, values, codev.style.nodeFaded(id, lit));
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
        face: codev.paint.FONT, size: look.bold ? 19 : 17, color: look.ink, strokeWidth: 4,
        strokeColor: "#ffffff",
      },
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

  const behind = (context) => {
    codev.paint.ground(context, layout, 1);
    codev.frame.parts(layout).texts.forEach((part) => codev.paint.text(context, part));
  };

  /** The scale at which a narrow screen holds those who bridge, with their names. */
  const bridgingScale = () => {
    const bridging = [...codev.shown.marks].filter((id) => codev.nodes.get(id).bridging);
    const reach = Math.max(0, ...bridging.map((id) => Math.abs(codev.at(id, layout).x))) + 100;
    return Math.min(READABLE, Math.max(LEAST, holder.clientWidth / (2 * reach)));
  };

  const fit = () => {
    const [left, top, right, bottom] = codev.frame.bounds(layout, codev.shown.marks);
    const scale = Math.min(
      holder.clientWidth / (right - left), holder.clientHeight / (bottom - top), 1.3);
    // On a phone the whole would be too small to read: open at the border and let the reader move.
    const narrow = layout === "sides" && holder.clientWidth < NARROW && scale < READABLE;
    network.moveTo({
      position: { x: narrow ? 0 : (left + right) / 2, y: (top + bottom) / 2 },
      scale: narrow ? bridgingScale() : Math.max(scale, 0.02) });
  };

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
    const panel = codev.get("details");
    const over = getComputedStyle(panel).position === "absolute" ? panel.offsetWidth + 20 : 0;
    const point = network.canvasToDOM(network.getPosition(id));
    const x = shift(point.x, 80, holder.clientWidth - over - 80);
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
    start, draw, fit, zoom, reveal, drawn,
    unit: () => 1,
    scale: () => network.getScale(),
    position: (id) => network.getPosition(id),
    spot: (id) => network.canvasToDOM(network.getPosition(id)),
  };
})();
