// Start: read the address, draw everything once, and draw again whenever the reader chooses.
(() => {
  const draw = (values) => {
    codev.shown = codev.filter.shown(values);
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

  const REFRAME = ["layout", "focus", "depth", "view"];

  codev.state.listen((values, before) => {
    draw(values);
    codev.canvas.draw(values, codev.shown);
    announce(values, before);
    if (REFRAME.some((key) => values[key] !== before[key])) codev.canvas.fit();
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
  document.documentElement.dataset.ready = "yes";
})();
