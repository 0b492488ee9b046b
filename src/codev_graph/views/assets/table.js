// The same data as two tables, sorted by any column; they show what filters and search leave.
codev.table = (() => {
  const element = codev.element;
  const ROWS = 200; // rows of a page of the table
  const page = { actors: 0, ties: 0 };
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
    ["sources", codev.word("sources"), (id, tie) => tie.sources.map((s) => s.title).join("; "),
      (id, tie) => tie.sources.flatMap((each, place) => [place ? "; " : "", codev.link(each)])],
  ];

  /** Compare two cells; the collator is made once, because thousands of cells need it. */
  const comparer = () => {
    const collator = new Intl.Collator(codev.language(), { numeric: true });
    return (a, b) => typeof a === "number" && typeof b === "number" ? a - b
      : collator.compare(String(a), String(b));
  };

  /** The ids in the order of one column; undefined values come last in both directions. */
  const sorted = (ids, records, value, direction) => {
    const compare = comparer();
    const keyed = [...ids].map((id) => [id, value(id, records.get(id))]);
    keyed.sort(([, a], [, b]) => a === null || b === null ? (a === null) - (b === null)
      : direction * compare(a, b));
    return keyed.map(([id]) => id);
  };

  const pager = (view, all, redraw) => {
    const first = page[view] * ROWS;
    const step = (key, by, off) => {
      const button = element("button", { type: "button", textContent: by < 0 ? "‹" : "›",
        "aria-label": codev.word(key), title: codev.word(key), disabled: off, "data-step": by });
      button.addEventListener("click", () => { page[view] += by; redraw(`[data-step="${by}"]`); });
      return button;
    };
    const text = { first: codev.number(first + 1), last: codev.number(Math.min(all, first + ROWS)),
      all: codev.number(all) };
    return element("p", { className: "pager" }, step("page_back", -1, first === 0),
      element("span", { textContent: codev.word("page_of", text) }),
      step("page_on", 1, first + ROWS >= all));
  };

  const head = (view, columns, redraw) => element("thead", {}, element("tr", {},
    ...columns.map(([key, title]) => {
      const [by, direction] = order[view];
      const button = element("button", { type: "button", textContent: title, "data-key": key });
      button.addEventListener("click", () => {
        order[view] = [key, by === key ? -direction : 1];
        page[view] = 0;
        redraw(`[data-key="${key}"]`);
      });
      const state = by === key ? (direction > 0 ? "ascending" : "descending") : "none";
      return element("th", { scope: "col", "aria-sort": state }, button);
    })));

  /** A column sorts by its value, and shows it unless it says what else. */
  const cell = ([, , value, shown], id, record) => {
    if (shown) return element("td", {}, ...shown(id, record));
    const found = value(id, record);
    return typeof found === "number" || found === null
      ? element("td", { className: "number", textContent: codev.number(found) })
      : element("td", { textContent: found });
  };

  const row = (columns, id, record) => {
    const [[, , name], ...rest] = columns;
    const button = element("button",
      { type: "button", className: "link", textContent: name(id, record) });
    button.addEventListener("click", () => codev.state.set({ chosen: id }));
    return element("tr", { "data-id": id }, element("th", { scope: "row" }, button),
      ...rest.map((column) => cell(column, id, record)));
  };

  const fill = (view, columns, records, ids) => {
    const sheet = codev.get(`view-${view}`);
    const redraw = (focus) => {
      fill(view, columns, records, ids);
      sheet.querySelector(`button${focus}:not(:disabled)`)?.focus();
    };
    const [key, direction] = order[view];
    const by = columns.find(([name]) => name === key) || columns[0];
    const all = sorted(ids, records, by[2], direction);
    if (page[view] * ROWS >= all.length) page[view] = 0;
    const seen = all.slice(page[view] * ROWS, (page[view] + 1) * ROWS);
    const title = codev.word(`${view}_shown`, { shown: ids.size, all: records.size });
    const table = element("table", {}, element("caption", { textContent: title }),
      head(view, columns, redraw),
      element("tbody", {}, ...seen.map((id) => row(columns, id, records.get(id)))));
    sheet.replaceChildren(table, ...(all.length > ROWS ? [pager(view, all.length, redraw)] : []));
  };

  const draw = (values, shown) => {
    const sought = codev.filter.matches(values);
    const kept = (ids, ends) => sought === null ? ids
      : new Set([...ids].filter((id) => ends(id).some((end) => sought.has(end))));
    const ends = (id) => [codev.ties.get(id).source, codev.ties.get(id).target];
    if (values.view === "actors") {
      fill("actors", actorColumns(), codev.nodes, kept(shown.nodes, (id) => [id]));
    }
    if (values.view === "ties") fill("ties", tieColumns(), codev.ties, kept(shown.ties, ends));
  };

  return { draw };
})();
