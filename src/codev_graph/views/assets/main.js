// Start: read the address, draw everything once, and draw again whenever the reader chooses.
(() => {
  const draw = (values) => {
    codev.shown = codev.summary.draw(codev.filter.shown(values), values);
    codev.controls.draw(values, codev.shown);
    codev.legend.draw(values, codev.shown);
    codev.details.draw(values);
    codev.table.draw(values, codev.shown);
  };

  const announce = (values, before) => {
    if (values.chosen === before.chosen || !values.chosen) return;
    const { source, target } = codev.ties.get(values.chosen) || {};
    const actor = source
      ? codev.word("between", { source: codev.name(source), target: codev.name(target) })
      : codev.name(values.chosen);
    codev.say(codev.word("selected", { actor }));
  };

  /** Say how many are found, whenever something else is sought. */
  const tell = (values, before) => {
    if (values.search !== before.search) codev.say(codev.filter.tally(values, codev.shown));
  };

  /** Bring what is chosen out from behind the panel that tells of it. */
  const reveal = ({ view, chosen }) => {
    if (view !== "network") return;
    const { source, target } = codev.ties.get(chosen) || { source: chosen, target: chosen };
    for (const id of new Set([source, target])) {
      if (codev.shown.marks.has(id)) codev.canvas.reveal(id);
    }
  };

  const DOUBLE = 300; // milliseconds within which a second click may follow
  let clicked = -Infinity;
  let waiting = 0;

  /** Do it at once; after a click only when no second one can follow, which it would make miss. */
  const whenStill = (act) => {
    clearTimeout(waiting);
    const rest = clicked + DOUBLE - performance.now();
    if (rest > 0) waiting = setTimeout(act, rest);
    else act();
  };

  const REFRAME = ["layout", "focus", "depth", "view"];

  codev.state.listen((values, before) => {
    if (values.chosen !== before.chosen) Object.assign(values, codev.summary.reveal(values));
    codev.keys.keep(() => draw(values), values, before);
    codev.canvas.draw(values, codev.shown);
    tell(values, before);
    announce(values, before);
    const reframed = REFRAME.some((key) => values[key] !== before[key]);
    if (reframed) codev.canvas.fit();
    if (reframed || values.chosen !== before.chosen) whenStill(() => {
      codev.canvas.settle();
      reveal(values);
    });
  });

  codev.state.read();
  draw(codev.state.values);
  codev.canvas.start(codev.state.values, codev.shown);
  codev.controls.start();
  codev.keys.start();
  codev.get("canvas").addEventListener("pointerup", () => { clicked = performance.now(); }, true);
  if (window.matchMedia("(max-width: 760px)").matches) codev.get("panel").open = false;
  addEventListener("hashchange", () => {
    codev.state.read();
    codev.state.set({});
    codev.canvas.fit();
  });
  reveal(codev.state.values);
  document.documentElement.dataset.ready = "yes";
})();
