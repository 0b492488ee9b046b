// The controls: each writes one thing into the state and shows what the state says.
codev.controls = (() => {
  const element = codev.element;
  const { get, number, state } = codev;

  const options = (id, pairs, chosen) => {
    get(id).replaceChildren(...pairs.map(([value, text]) =>
      element("option", { value, textContent: text, selected: value === chosen })));
  };

  const concepts = (map) => [["", codev.word("all")],
    ...[...map.values()].map((concept) => [concept.id, codev.text(concept.label)])];

  const measureOptions = () =>
    codev.data.measures.map((measure) => [measure.id, codev.text(measure.label)]);

  const choices = (values) => {
    options("area", concepts(codev.areas), values.area);
    options("purpose", concepts(codev.purposes), values.purpose);
    options("layout", codev.LAYOUTS.map((layout) => [layout, codev.word(`layout_${layout}`)]),
      values.layout);
    options("size", [["", codev.word("size_equal")], ...measureOptions()], values.size);
    options("colour", [["class", codev.word("actor_class")], ["city", codev.word("city")],
      ...measureOptions()], values.colour);
  };

  const years = (values) => {
    const { span } = codev.filter;
    get("years").hidden = span === null || span[0] === span[1];
    for (const [id, fallback] of [["from", 0], ["to", 1]]) {
      const slider = get(id);
      if (span === null) continue;
      [slider.min, slider.max] = span;
      slider.value = values[id] || span[fallback];
      get(`${id}-year`).textContent = slider.value;
    }
  };

  const measure = (values) => {
    const chosen = codev.measures.get(values.size) || codev.measures.get(values.colour);
    get("about").textContent = chosen ? codev.text(chosen.about) : "";
    get("about").title = chosen ? codev.text(chosen.definition) : "";
    get("range").hidden = !values.size;
    const limits = codev.filter.limits(values);
    for (const [place, id] of ["least", "most"].entries()) {
      get(id).value = values[id];
      get(`${id}-value`).textContent = limits ? codev.number(limits[place])
        : codev.word("all").toLowerCase();
    }
  };

  const words = (values) => {
    document.documentElement.lang = values.language;
    document.title = codev.text(codev.data.title);
    get("title").textContent = document.title;
    get("projection").textContent = codev.text(codev.data.projection);
    for (const node of document.querySelectorAll("[data-t]")) {
      const output = node.querySelector("output");
      node.textContent = codev.word(node.dataset.t);
      if (output) node.append(" ", output);
    }
    for (const node of document.querySelectorAll("[data-t-label]")) {
      node.setAttribute("aria-label", codev.word(node.dataset.tLabel));
      if (node.tagName === "BUTTON") node.title = codev.word(node.dataset.tLabel);
    }
  };

  const OFFERED = 60; // names offered while one is being typed

  /** The names offered for what is typed; among few actors all of them, before anything is. */
  const names = (values) => {
    const found = codev.filter.matches(values);
    const offered = found || (codev.nodes.size > 500 ? [] : codev.nodes.keys());
    get("names").replaceChildren(...[...offered].slice(0, found ? OFFERED : 500).map((id) =>
      element("option", { value: codev.name(id) })));
  };

  const pressed = (attribute, value) => {
    for (const button of document.querySelectorAll(`[data-${attribute}]`)) {
      button.setAttribute("aria-pressed", String(button.dataset[attribute] === value));
    }
  };

  const chip = (values) => {
    get("focus-chip").hidden = !values.focus;
    if (!values.focus) return;
    const text = { actor: codev.name(values.focus), depth: values.depth };
    get("focus-chip").querySelector("span").textContent = codev.word("focus_on", text);
  };

  const ticks = () =>
    ["undated", "tied", "bridges", "candidates", "summary"].filter((id) => get(id) !== null);

  const draw = (values, shown) => {
    words(values);
    names(values);
    choices(values);
    years(values);
    measure(values);
    chip(values);
    pressed("view", values.view);
    pressed("language", values.language);
    for (const id of ticks()) get(id).checked = values[id] === "1";
    if (get("search").value !== values.search) get("search").value = values.search;
    for (const view of ["network", "actors", "ties"]) get(`view-${view}`).hidden = view !== values.view;
    get("nothing").hidden = shown.nodes.size > 0;
    get("counts").textContent = `${
      codev.word("actors_shown", { shown: number(shown.nodes.size), all: number(codev.nodes.size) })} ${
      codev.word("ties_shown", { shown: number(shown.ties.size), all: number(codev.ties.size) })}${
      shown.members.size ? ` ${codev.word("groups_shown", { groups: shown.members.size })}` : ""}`;
    get("found").textContent = codev.filter.tally(values, shown);
    get("ties-explained").hidden = !values.area && !values.purpose;
  };

  /** A name that is given in full chooses its actor. */
  const seek = (text) => {
    const found = [...codev.nodes.keys()].find((id) => codev.name(id) === text);
    state.set(found ? { search: "", chosen: found } : { search: text });
  };

  /** Enter takes the first actor found, of those shown if it can; one out of view comes into it. */
  const take = () => {
    const found = [...codev.filter.matches(state.values) || []];
    if (!found.length) return;
    const seen = found.find((id) => codev.shown.nodes.has(id));
    state.set(seen ? { search: "", chosen: seen } : { search: "", chosen: found[0], focus: "" });
  };

  /** The two ends of a range: one moved past the other takes it along. */
  const range = (low, high, stored) => {
    const follow = (id, other, past) => get(id).addEventListener("input", () => {
      if (past(Number(get(id).value), Number(get(other).value))) get(other).value = get(id).value;
      state.set({ [low]: stored(low, 0), [high]: stored(high, 1) });
    });
    follow(low, high, (value, limit) => value > limit);
    follow(high, low, (value, limit) => value < limit);
  };

  const year = (id, end) => {
    const { value } = get(id);
    return Number(value) === codev.filter.span[end] ? "" : value;
  };

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      codev.say(codev.word("link_copied"));
    } catch {
      codev.say(codev.word("link_in_bar"));
    }
    get("live").classList.remove("unseen");
    setTimeout(() => get("live").classList.add("unseen"), 4000);
  };

  const start = () => {
    for (const id of ["area", "purpose", "layout", "size", "colour"]) {
      get(id).addEventListener("change", () => state.set({ [id]: get(id).value }));
    }
    for (const id of ticks()) {
      get(id).addEventListener("change", () => state.set({ [id]: get(id).checked ? "1" : "" }));
    }
    for (const attribute of ["view", "language"]) {
      for (const button of document.querySelectorAll(`[data-${attribute}]`)) {
        button.addEventListener("click", () =>
          state.set({ [attribute]: button.dataset[attribute] }));
      }
    }
    range("from", "to", year);
    range("least", "most", (id) => get(id).value);
    get("search").addEventListener("input", () => seek(get("search").value));
    get("search").addEventListener("keydown", ({ key }) => { if (key === "Enter") take(); });
    get("clear").addEventListener("click", state.clear);
    get("focus-chip").querySelector("button").addEventListener("click", () =>
      state.set({ focus: "" }));
    get("copy").addEventListener("click", copy);
    get("png").addEventListener("click", codev.figure.savePng);
    get("svg").addEventListener("click", codev.figure.saveSvg);
    get("zoom-in").addEventListener("click", () => codev.canvas.zoom(1.25));
    get("zoom-out").addEventListener("click", () => codev.canvas.zoom(0.8));
    get("fit").addEventListener("click", codev.canvas.fit);
  };

  return { draw, start };
})();
