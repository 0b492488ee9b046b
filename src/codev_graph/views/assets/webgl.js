// The drawing of large networks: sigma.js draws marks and links where we put them, in WebGL.
codev.drawing = () => {
  const holder = codev.get("canvas");
  let graph = null;
  const MANY = 4000; // links above which they are left out while the picture is moved
  const NAMED = 400; // marks up to which each may carry its label
  let layout = null;
  let drawnFor = "";
  let sigma = null;
  let lit = null;

  /** The ties that share their pair of actors with another: they are drawn apart even in a crowd. */
  const beside = new Set();
  const first = new Map();
  for (const [id, { source, target }] of codev.ties) {
    const pair = [source, target].sort().join(" ");
    if (first.has(pair)) beside.add(id).add(first.get(pair));
    else first.set(pair, id);
  }

  /** An actor among thousands is small; groups, and actors among few, are drawn as elsewhere. */
  const sizeOf = (id, look) => {
    if (codev.groups.has(id) || codev.shown.marks.size < NAMED) return look.size * 0.62;
    return look.size * (codev.shown.marks.size > 5000 ? 0.16 : 0.26);
  };

  /** A colour as the blending of WebGL wants it: each part of it already weighed by its opacity. */
  const pale = (colour, opacity) => {
    const parts = [1, 3, 5].map((place) => parseInt(colour.slice(place, place + 2), 16) * opacity);
    return `#${[...parts, 255 * opacity].map((part) =>
      Math.round(part).toString(16).padStart(2, "0")).join("")}`;
  };

  /** Among thousands an outline of ink would hide the colour it surrounds. */
  const outline = (look) => {
    if (look.chosen) return "#d55e00";
    return codev.shown.marks.size > 5000 && look.fill !== "#ffffff" ? look.fill : look.line;
  };

  const nodeLook = (id) => {
    const { values } = codev.state;
    const look = codev.style.node(id, values, codev.style.nodeFaded(id, lit));
    const named = codev.groups.has(id) || look.chosen || (lit !== null && lit.size < 40 && lit.has(id));
    return {
      type: "symbol", shape: look.shape, size: sizeOf(id, look) * (look.chosen ? 1.4 : 1),
      color: pale(look.fill, look.opacity), line: pale(outline(look), look.opacity),
      width: look.width * (codev.shown.marks.size > NAMED ? 0.2 : 0.6),
      label: look.opacity < 1 ? null : look.label,
      ink: look.ink, bold: look.bold, forceLabel: named,
      zIndex: look.chosen ? 3 : look.opacity < 1 ? 0 : 1,
    };
  };

  const linkLook = (id) => {
    const link = codev.shown.links.get(id);
    const { values } = codev.state;
    const look = codev.style.tie(id, values, codev.style.tieFaded(id, values, lit));
    const dense = codev.shown.links.size > MANY && link.count === 1;
    const straight = dense && !beside.has(id);
    return {
      type: !straight ? "curve" : link.crossing ? "rectangle" : "line",
      bend: look.bend,
      arrow: look.arrow && !dense,
      size: dense ? 0.5 : look.width * 0.8,
      color: pale(look.colour, dense ? Math.min(0.22, 1200 / codev.shown.links.size) : look.opacity * 0.75),
      zIndex: link.crossing ? 1 : 0,
    };
  };

  const fill = () => {
    graph = new graphology.MultiGraph();
    for (const id of codev.shown.marks) {
      const { x, y } = codev.at(id, layout);
      graph.addNode(id, { x, y: -y });
    }
    for (const [id, { source, target }] of codev.shown.links) {
      graph.addEdgeWithKey(id, source, target);
    }
  };

  /** Everything that decides which marks and links there are, as one text. */
  const content = ({ chosen, search, size, colour, bridges, candidates, view, language, ...rest }) =>
    JSON.stringify(rest);

  const box = () => {
    const [left, top, right, bottom] = codev.frame.bounds(layout, codev.shown.marks);
    return { x: [left, right], y: [-bottom, -top] };
  };

  const draw = (values, shown) => {
    lit = codev.style.bright(values, shown);
    if (content(values) === drawnFor) { sigma?.refresh(); return; }
    drawnFor = content(values);
    layout = values.layout;
    fill();
    if (!sigma) return;
    sigma.setCustomBBox(box()).setGraph(graph);
    const many = shown.links.size > MANY;
    if (sigma.getSetting("hideEdgesOnMove") !== many) sigma.setSetting("hideEdgesOnMove", many);
  };

  const label = (context, data) => {
    const size = data.bold ? 14 : 13;
    context.font = `${data.bold ? "600 " : ""}${size}px ${codev.paint.FONT}`;
    context.textAlign = "center";
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = "#ffffff";
    context.fillStyle = data.ink;
    data.label.split("\n").forEach((line, index) => {
      const y = data.y + data.size + 14 + index * (size + 2);
      context.strokeText(line, data.x, y);
      context.fillText(line, data.x, y);
    });
    context.textAlign = "left";
  };

  /** Names of cities and lanes keep to the edge of the view when their place is out of it. */
  const pinned = (part, scale) => {
    const spot = sigma.graphToViewport({ x: part.x, y: -part.y });
    const size = Math.min(Math.max(part.size * scale, part.kind === "heading" ? 15 : 12), part.size);
    const rise = ((part.rise || 0) * size) / part.size;
    if (layout === "map") return { ...part, ...spot, size };
    if (part.kind === "heading") return { ...part, x: spot.x, y: Math.max(14 - rise, spot.y), rise, size };
    if (part.kind === "lane") return { ...part, x: 10, y: spot.y, rise, size, anchor: "start" };
    return { ...part, ...spot, size };
  };

  const behind = (context) => {
    const origin = sigma.graphToViewport({ x: 0, y: 0 });
    const scale = sigma.graphToViewport({ x: 1, y: 0 }).x - origin.x;
    const { width, height } = sigma.getDimensions();
    context.clearRect(0, 0, width, height);
    context.save();
    context.translate(origin.x, origin.y);
    context.scale(scale, scale);
    codev.paint.ground(context, layout, 1 / scale);
    context.restore();
    for (const part of codev.frame.parts(layout).texts) codev.paint.text(context, pinned(part, scale));
  };

  const camera = () => sigma.getCamera();
  let rest = ""; // where the camera was put when the view was last fitted
  const fit = () => {
    const { width, height } = sigma.getDimensions();
    const over = codev.covered();
    const whole = { x: 0.5, y: 0.5, ratio: width / Math.max(1, width - over), angle: 0 };
    const middle = { x: (width + over) / 2, y: height / 2 };
    camera().setState({ ...whole, ...sigma.viewportToFramedGraph(middle, { cameraState: whole }) });
    rest = JSON.stringify(camera().getState());
  };
  /** Fit again to what room there is, unless the reader has moved the picture. */
  const settle = () => { if (JSON.stringify(camera().getState()) === rest) fit(); };
  const zoom = (factor) => camera().setState({ ratio: camera().ratio / factor });
  const spot = (id) => {
    const { x, y } = codev.at(id, layout);
    return sigma.graphToViewport({ x, y: -y });
  };

  /** Bring a mark into view, near enough to be told from its neighbours. */
  const reveal = (id) => {
    if (codev.groups.has(id)) return;
    const crowd = codev.shown.marks.size > NAMED;
    const { x, y } = spot(id);
    const inside = x > 60 && y > 40 && x < holder.clientWidth - codev.covered() - 50 && y < holder.clientHeight - 60;
    if (inside && !(crowd && camera().ratio > 0.5)) return;
    const place = sigma.viewportToFramedGraph({ x, y });
    camera().setState({ ...place, ratio: crowd ? Math.min(camera().ratio, 0.25) : camera().ratio });
  };

  const SETTINGS = {
    nodeProgramClasses: { symbol: codev.symbols() },
    edgeProgramClasses: { line: Sigma.rendering.EdgeLineProgram,
      rectangle: Sigma.rendering.EdgeRectangleProgram, curve: codev.curves() },
    defaultNodeType: "symbol", defaultEdgeType: "line", defaultDrawNodeLabel: label,
    defaultDrawNodeHover: label, hideLabelsOnMove: true, zIndex: true, labelDensity: 0.6,
    labelGridCellSize: 130, labelRenderedSizeThreshold: 5, stagePadding: 6, minEdgeThickness: 0.3,
    enableCameraRotation: false, allowInvalidContainer: true, minCameraRatio: 0.01, maxCameraRatio: 4,
    nodeReducer: (id, place) => ({ ...place, ...nodeLook(id) }), edgeReducer: linkLook,
  };

  const listen = () => {
    sigma.on("clickNode", ({ node }) => codev.state.set({ chosen: node }));
    sigma.on("clickEdge", ({ edge }) => codev.ties.has(edge) && codev.state.set({ chosen: edge }));
    sigma.on("clickStage", () => codev.state.set({ chosen: "" }));
    sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      codev.details.enter(node);
    });
    sigma.on("enterNode", ({ node }) => codev.point(node));
    sigma.on("leaveNode", () => codev.point(null));
  };

  const start = (values, shown) => {
    draw(values, shown);
    sigma = new Sigma(graph, holder, { ...SETTINGS, enableEdgeEvents: codev.ties.size < 15000,
      hideEdgesOnMove: shown.links.size > MANY });
    sigma.setCustomBBox(box());
    const ground = sigma.createCanvasContext("ground", { beforeLayer: "edges" });
    sigma.resize(true);
    sigma.on("afterRender", () => behind(ground.canvasContexts.ground));
    listen();
    fit();
    // Behind the tables the stage has no size; it gets one when it is shown again.
    new ResizeObserver(() => sigma.resize().refresh()).observe(holder);
  };

  /** What is drawn now, with its look. */
  const drawn = () => ({
    nodes: graph.mapNodes((id) => ({ id, ...nodeLook(id) })),
    edges: graph.mapEdges((id) => ({ id, ...linkLook(id) })),
  });

  return {
    start, draw, fit, settle, zoom, reveal, drawn, spot,
    unit: () => Math.max(1, (box().x[1] - box().x[0]) / 1800),
    scale: () => 1 / camera().ratio,
    position: (id) => codev.at(id, layout),
  };
};

/** Where WebGL is off the library does not load: the page says so, and its tables still work. */
codev.blind = () => {
  const nothing = () => {};
  const start = () => codev.get("view-network").append(codev.element("p", {
    className: "nothing", "data-t": "no_webgl", textContent: codev.word("no_webgl") }));
  return {
    start, draw: nothing, fit: nothing, settle: nothing, zoom: nothing, reveal: nothing, spot: nothing,
    drawn: () => ({ nodes: [], edges: [] }), unit: () => 1, scale: () => 1,
    position: (id) => codev.at(id, codev.state.values.layout),
  };
};

codev.canvas = typeof Sigma === "undefined" ? codev.blind() : codev.drawing();
