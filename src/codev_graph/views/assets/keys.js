// The keyboard: arrows go from actor to actor as they stand in the picture.
codev.keys = (() => {
  const AHEAD = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  /** The nearest actor in a direction; what lies off the axis counts double. */
  const nearest = (from, [dx, dy]) => {
    let best = null;
    let least = Infinity;
    for (const id of codev.shown.marks) {
      const { x, y } = codev.canvas.position(id);
      const along = (x - from.x) * dx + (y - from.y) * dy;
      const aside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
      if (along > 1 && along + 2 * aside < least) [best, least] = [id, along + 2 * aside];
    }
    return best;
  };

  const first = () => {
    const places = [...codev.shown.marks].map((id) => [id, codev.canvas.position(id)]);
    places.sort(([, a], [, b]) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y));
    return places.length ? places[0][0] : null;
  };

  const move = (direction) => {
    const { chosen } = codev.state.values;
    const here = codev.shown.marks.has(chosen);
    const next = here ? nearest(codev.canvas.position(chosen), direction) : first();
    if (next !== null) codev.state.set({ chosen: next });
  };

  const release = ({ focus }) => codev.state.set(focus ? { focus: "" } : { chosen: "" });

  const ACTIONS = {
    "+": () => codev.canvas.zoom(1.25),
    "=": () => codev.canvas.zoom(1.25),
    "-": () => codev.canvas.zoom(0.8),
    "0": () => codev.canvas.fit(),
    Enter: ({ chosen }) => codev.shown.marks.has(chosen) && codev.details.enter(chosen),
    Escape: release,
  };

  const start = () => codev.get("canvas").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in AHEAD) move(AHEAD[event.key]);
    else if (event.key in ACTIONS) ACTIONS[event.key](codev.state.values);
    else return;
    event.preventDefault();
  });

  return { start };
})();
