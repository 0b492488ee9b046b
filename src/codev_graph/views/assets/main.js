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

  /** Bring what is chosen out from behind the panel that tells of it. */
  const reveal = ({ view, chosen }) => {
    if (view !== "network") return;
    const { source, target } = codev.ties.get(chosen) || { source: chosen, target: chosen };
    for (const id of new Set([source, target])) {
      if (codev.shown.marks.has(id)) codev.canvas.reveal(id);
    }
  };

  const REFRAME = ["layout", "focus", "depth", "view"];

  codev.state.listen((values, before) => {
    if (values.chosen !== before.chosen) Object.assign(values, codev.summary.reveal(values));
    draw(values);
    codev.canvas.draw(values, codev.shown);
    announce(values, before);
    if (REFRAME.some((key) => values[key] !== before[key])) codev.canvas.fit();
    reveal(values);
  });

  codev.state.read();
  draw(codev.state.values);
  codev.canvas.start(codev.state.values, codev.shown);
  codev.controls.start();
  codev.keys.start();
  if (window.matchMedia("(max-width: 760px)").matches) codev.get("panel").open = false;
  addEventListener("hashchange", () => {
    codev.state.read();
    codev.state.set({});
    codev.canvas.fit();
  });
  reveal(codev.state.values);
  document.documentElement.dataset.ready = "yes";
})();
