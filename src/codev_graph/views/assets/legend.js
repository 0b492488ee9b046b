// The legend: what shapes, colours and outlines mean, how many of each are shown, and a filter.
codev.legend = (() => {
  const svg = codev.svgElement;
  const SIZE = 20;

  const symbol = (path, { fill, line, width = 1, dashes = "none" }) => svg("svg", {
    viewBox: "-13 -13 26 26", width: SIZE, height: SIZE, "aria-hidden": "true" },
  svg("path", {
    d: path, transform: "scale(9)", fill, stroke: line, "stroke-width": width / 9,
    "stroke-dasharray": dashes }));

  const stroke = (colour, width) => svg("svg", {
    viewBox: "0 0 26 26", width: SIZE, height: SIZE, "aria-hidden": "true" },
  svg("line", { x1: 1, y1: 13, x2: 25, y2: 13, stroke: colour, "stroke-width": width }));

  const dot = "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1 -1 0Z";
  const INK = codev.style.INK;

  const classIcon = (concept) => {
    const byClass = codev.state.values.colour === "class";
    return symbol(concept.path, { fill: byClass ? concept.colour : "#ffffff", line: INK });
  };

  const cityIcon = (key) => {
    const fill = codev.state.values.colour === "city"
      ? codev.style.cityColour({ city: key }) : "#ffffff";
    return symbol("M-1 -0.7H1V0.7H-1Z", { fill, line: codev.style.GREY });
  };

  const marks = () => [
    { icon: symbol(dot, { fill: "#8793a0", line: INK }), text: codev.word("involved") },
    { icon: symbol(dot, { line: "#4a5561", width: 2,
      fill: codev.state.values.candidates === "1" ? codev.style.SOUGHT : "#ffffff",
      dashes: codev.measures.has(codev.state.values.colour) ? "0.55 0.35" : "none" }),
      text: codev.word("candidate") },
    { icon: symbol(dot, { fill: "#8793a0", line: INK, width: 4 }), text: codev.word("bridging") },
    { icon: stroke(INK, 3.5), text: codev.word("crossing_tie") },
    { icon: stroke(codev.style.GREY, 2), text: codev.word("within_tie") },
  ];

  /** Icon and text of every entry, for the exported figure. */
  const entries = () => [
    ...codev.data.classes.map((concept) =>
      ({ icon: classIcon(concept), text: codev.text(concept.label) })),
    ...(codev.state.values.colour === "city" ? [...codev.cities.keys(), codev.WIDER] : [])
      .map((key) => ({ icon: cityIcon(key), text: codev.cityName(key) })),
    ...marks(),
  ];

  const named = (use, id) => {
    const [low, high] = codev.filter.ranges.get(id).map(codev.number);
    return `${codev.word(use)}: ${codev.text(codev.measures.get(id).label)}, ${low} – ${high}`;
  };

  /** What size and colour tell where they follow a measure, with its colours from low to high. */
  const scales = ({ size, colour }) => [
    ...(size ? [{ text: named("size_by", size), colours: [] }] : []),
    ...(codev.measures.has(colour)
      ? [{ text: named("colour_by", colour), colours: codev.style.SCALE }] : []),
  ];

  const tally = (shown, belongs) => {
    const all = [...codev.nodes].filter(([, node]) => belongs(node));
    return [all.filter(([id]) => shown.nodes.has(id)).length, all.length];
  };

  const tick = ({ key, member, icon, text, count, title }) => {
    const box = codev.element("input", {
      type: "checkbox", checked: !codev.state.members(key).has(member), "data-member": member });
    box.addEventListener("change", () => codev.state.toggle(key, member));
    const [now, all] = count;
    return codev.element("label", { className: "tick", title: title || "" }, box, icon,
      codev.element("span", { textContent: text }),
      codev.element("span", { className: "count", textContent: now === all ? codev.number(all)
        : `${codev.number(now)}/${codev.number(all)}` }));
  };

  const fill = (id, ticks) => {
    const holder = codev.get(id);
    const active = holder.contains(document.activeElement)
      ? document.activeElement.dataset.member : null;
    holder.replaceChildren(...ticks.map(tick));
    if (active !== null) {
      [...holder.querySelectorAll("input")].find((box) => box.dataset.member === active)?.focus();
    }
  };

  const classTicks = (shown) => codev.data.classes.map((concept) => ({
    key: "hidden", member: concept.id, icon: classIcon(concept), text: codev.text(concept.label),
    count: tally(shown, (node) => node.class === concept.id) }));

  const cityTicks = (shown) => [...codev.cities.keys(), codev.WIDER].map((key) => ({
    key: "away", member: key, icon: cityIcon(key), text: codev.cityName(key),
    title: key === codev.WIDER ? codev.word("wider_explained") : "",
    count: tally(shown, (node) => codev.cityKey(node) === key) }));

  const takingTicks = (shown) => {
    const [involved, candidate] = marks();
    return [
      { ...involved, key: "taking", member: "in", count: tally(shown, (node) => node.involved) },
      { ...candidate, key: "taking", member: "out", title: codev.word("candidate_explained"),
        count: tally(shown, (node) => !node.involved) },
    ];
  };

  const scale = (values) => {
    const holder = codev.get("scale");
    holder.hidden = !codev.measures.has(values.colour);
    if (holder.hidden) return;
    const [low, high] = codev.filter.ranges.get(values.colour);
    holder.replaceChildren(
      codev.element("span", { textContent: codev.number(low) }),
      ...codev.style.SCALE.map((colour) => {
        const step = codev.element("i");
        step.style.backgroundColor = colour;
        return step;
      }),
      codev.element("span", { textContent: codev.number(high) }));
  };

  const draw = (values, shown) => {
    fill("classes", classTicks(shown));
    fill("cities", cityTicks(shown));
    fill("taking", takingTicks(shown));
    codev.get("marks").replaceChildren(...marks().slice(2).map(({ icon, text }) =>
      codev.element("li", {}, icon, codev.element("span", { textContent: text }))));
    scale(values);
  };

  return { draw, entries, scales };
})();
