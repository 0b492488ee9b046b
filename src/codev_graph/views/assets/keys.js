// The keyboard: arrows go from actor to actor as they stand in the picture, and the focus keeps
// its place when what holds it is drawn anew.
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

  const release = ({ chosen }) => codev.state.set(chosen ? { chosen: "" } : { focus: "" });

  const ACTIONS = {
    "+": () => codev.canvas.zoom(1.25),
    "=": () => codev.canvas.zoom(1.25),
    "-": () => codev.canvas.zoom(0.8),
    "0": () => codev.canvas.fit(),
    Enter: ({ chosen }) => codev.shown.marks.has(chosen) && codev.details.enter(chosen),
  };

  const press = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in AHEAD) move(AHEAD[event.key]);
    else if (event.key in ACTIONS) ACTIONS[event.key](codev.state.values);
    else return;
    event.preventDefault();
  };

  /** Escape lets go from anywhere; in a field that holds a search it only empties the field. */
  const escape = ({ key, target }) => {
    const typing = target.type === "search" && target.value;
    if (key === "Escape" && !typing) release(codev.state.values);
  };

  const start = () => {
    codev.get("canvas").addEventListener("keydown", press);
    document.addEventListener("keydown", escape);
  };

  const panel = codev.get("details");
  let origin = "#canvas"; // what opened the panel, to which closing it returns

  /** How the element in focus can be found again once it is drawn anew; "" if it can not. */
  const place = () => {
    const { activeElement: active } = document;
    if (active.id) return `#${active.id}`;
    const row = active.closest("[data-id]");
    return row ? `[data-id="${CSS.escape(row.dataset.id)}"] button` : "";
  };

  const lost = () => document.activeElement.offsetParent === null;

  const back = (selector) => {
    const { view } = codev.state.values;
    const found = selector && document.querySelector(selector);
    const open = found && found.offsetParent !== null;
    (open ? found : codev.get(view === "network" ? "canvas" : `view-${view}`)).focus();
  };

  /** Do what draws the page anew and see that the reader's focus does not fall out of it. */
  const keep = (draw, values, before) => {
    const [from, inside] = [place(), panel.contains(document.activeElement)];
    const nowhere = document.activeElement === document.body;
    draw();
    const opened = values.chosen && values.chosen !== before.chosen;
    if (opened && !inside) origin = from;
    if (nowhere || !lost()) return;
    if (opened) codev.get("details-title").focus();
    else back(before.chosen && !values.chosen ? origin : from);
  };

  return { start, keep };
})();
