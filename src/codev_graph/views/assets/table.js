// The same data as two tables, sorted by any column; they show what the filters leave.
codev.table = (() => {
  const element = codev.element;
  const order = { actors: ["name", 1], ties: ["from", 1] };
  const yesNo = (value) => codev.word(value ? "yes" : "no");

  /** The first measures, and those that the reader has chosen to see. */
  const measures = () => codev.data.measures.filter(({ id }, index) =>
    index < codev.FIRST_MEASURES ||
    [codev.state.values.size, codev.state.values.colour].includes(id));

  const actorColumns = () => [
    ["name", codev.word("name"), (id) => codev.name(id)],
    ["class", codev.word("actor_class"), (id, node) => codev.className(node)],
    ["city", codev.word("city"), (id, node) => codev.cityName(codev.cityKey(node))],
    ["level", codev.word("level"), (id, node) => codev.text(node.level)],
    ["involved", codev.word("involved"), (id, node) => yesNo(node.involved)],
    ["bridging", codev.word("bridging"), (id, node) => yesNo(node.bridging)],
    ["areas", codev.word("areas"), (id, node) => codev.namesOf(codev.areas, node.areas)],
    ...measures().map((measure) => [`measure ${measure.id}`, codev.text(measure.label),
      (id, node) => node.measures[measure.id] ?? null]),
  ];

  const tieColumns = () => [
    ["from", codev.word("from"), (id, tie) => codev.name(tie.source)],
    ["to", codev.word("to"), (id, tie) => codev.name(tie.target)],
    ["mutual", codev.word("mutual"), (id, tie) => yesNo(tie.mutual)],
    ["crossing", codev.word("crossing"), (id, tie) => yesNo(tie.crossing)],
    ["areas", codev.word("areas"), (id, tie) => codev.namesOf(codev.areas, tie.areas)],
    ["purpose", codev.word("purpose"), (id, tie) => codev.namesOf(codev.purposes, tie.purposes)],
    ["period", codev.word("period"), (id, tie) => codev.period(tie)],
    ["sources", codev.word("sources"), (id, tie) => tie.sources.map((s) => s.title).join("; ")],
  ];

  const compare = (a, b) => {
    if (typeof a === "number" && typeof b === "number") return a - b;
    return String(a).localeCompare(String(b), codev.language(), { numeric: true });
  };

  /** Sort rows by one column; undefined values come last in both directions. */
  const sorted = (rows, column, direction) => rows.sort(([, a], [, b]) => {
    if (a[column] === null || b[column] === null) return (a[column] === null) - (b[column] === null);
    return direction * compare(a[column], b[column]);
  });

  const head = (view, columns, redraw) => element("thead", {}, element("tr", {},
    ...columns.map(([key, title]) => {
      const [by, direction] = order[view];
      const button = element("button", { type: "button", textContent: title, "data-key": key });
      button.addEventListener("click", () => {
        order[view] = [key, by === key ? -direction : 1];
        redraw();
      });
      const state = by === key ? (direction > 0 ? "ascending" : "descending") : "none";
      return element("th", { scope: "col", "aria-sort": state }, button);
    })));

  const cell = (value) => typeof value === "number" || value === null
    ? element("td", { className: "number", textContent: codev.number(value) })
    : element("td", { textContent: value });

  const row = ([id, values]) => {
    const [first, ...rest] = values;
    const button = element("button", { type: "button", className: "link", textContent: first });
    button.addEventListener("click", () => codev.state.set({ chosen: id }));
    return element("tr", { "data-id": id }, element("th", { scope: "row" }, button),
      ...rest.map(cell));
  };

  const fill = (view, columns, records, ids) => {
    const table = codev.get(`view-${view}`).querySelector("table");
    const redraw = () => {
      fill(view, columns, records, ids);
      table.querySelector(`button[data-key="${order[view][0]}"]`).focus();
    };
    const rows = [...ids].map((id) =>
      [id, columns.map(([, , value]) => value(id, records.get(id)))]);
    const by = Math.max(0, columns.findIndex(([key]) => key === order[view][0]));
    sorted(rows, by, order[view][1]);
    const title = codev.word(`${view}_shown`, { shown: ids.size, all: records.size });
    table.replaceChildren(element("caption", { textContent: title }),
      head(view, columns, redraw), element("tbody", {}, ...rows.map(row)));
  };

  const draw = (values, shown) => {
    if (values.view === "actors") fill("actors", actorColumns(), codev.nodes, shown.nodes);
    if (values.view === "ties") fill("ties", tieColumns(), codev.ties, shown.ties);
  };

  return { draw };
})();
