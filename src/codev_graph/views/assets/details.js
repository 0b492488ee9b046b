// What is known of the actor or tie that is chosen, with its sources.
codev.details = (() => {
  const element = codev.element;
  const panel = codev.get("details");

  const source = (citation) => {
    const rest = [citation.locator, citation.url ? "" : citation.raw].filter(Boolean).join(" · ");
    return element("li", {}, codev.link(citation),
      rest ? element("small", { textContent: ` ${rest}` }) : null);
  };

  const sources = (citations) => citations.length
    ? [element("h3", { textContent: codev.word("sources") }),
      element("ul", { className: "sources" }, ...citations.map(source))]
    : [];

  const facts = (pairs) => element("dl", {}, ...pairs.filter(([, value]) => value)
    .flatMap(([key, value]) => [
      element("dt", { textContent: codev.word(key) }), element("dd", { textContent: value })]));

  const heading = (text) => {
    const close = element("button", { type: "button", className: "close", textContent: "×",
      "aria-label": codev.word("close") });
    close.addEventListener("click", () => codev.state.set({ chosen: "" }));
    return [close, element("h2", { id: "details-title", tabIndex: -1, textContent: text })];
  };

  const badges = (node) => element("p", { className: "badges" },
    element("span", { className: node.involved ? "badge in" : "badge out",
      textContent: codev.word(node.involved ? "involved" : "candidate") }),
    node.bridging ? element("span", { className: "badge bridge",
      textContent: codev.word("bridging"), title: codev.word("bridging_explained") }) : null);

  const surroundings = (id) => {
    const depth = element("select", { "aria-label": codev.word("depth"), id: "depth" },
      ...["1", "2", "3", "4"].map((step) => element("option", { value: step, textContent: step,
        selected: step === codev.state.values.depth })));
    depth.addEventListener("change", () => codev.state.set({ depth: depth.value }));
    const button = element("button", { type: "button", id: "focus",
      textContent: codev.word("focus") });
    button.addEventListener("click", () => codev.state.set({ focus: id, depth: depth.value }));
    return element("p", { className: "row" }, button, depth,
      element("span", { textContent: codev.word("depth").toLowerCase() }));
  };

  const tieLine = (id, from) => {
    const tie = codev.ties.get(id);
    const other = tie.source === from ? tie.target : tie.source;
    const button = element("button", { type: "button", className: "link",
      textContent: codev.name(other) });
    button.addEventListener("click", () => codev.state.set({ chosen: id }));
    const about = [codev.period(tie), codev.namesOf(codev.areas, tie.areas)];
    if (tie.crossing) about.unshift(codev.word("crossing"));
    return element("li", {}, button,
      element("small", { textContent: ` ${about.filter(Boolean).join(" · ")}` }));
  };

  const numbers = (node, measures) => element("dl", { className: "numbers" },
    ...measures.flatMap((measure) => {
      const value = node.measures[measure.id];
      const shown = typeof value === "number" ? codev.number(value) : codev.word("undefined");
      return [element("dt", { textContent: codev.text(measure.label),
        title: codev.text(measure.about) }), element("dd", { textContent: shown })];
    }));

  const measures = (node) => {
    const [first, rest] = [codev.data.measures.slice(0, codev.FIRST_MEASURES),
      codev.data.measures.slice(codev.FIRST_MEASURES)];
    const more = element("details", {},
      element("summary", { textContent: codev.word("more_measures") }), numbers(node, rest));
    return [element("h3", { textContent: codev.word("measures") }), numbers(node, first),
      rest.length ? more : null];
  };

  const actor = (id) => {
    const node = codev.nodes.get(id);
    const ties = codev.tiesOf.get(id);
    return [
      ...heading(codev.name(id)), badges(node),
      facts([
        ["actor_class", codev.className(node)], ["kind", codev.text(node.kind)],
        ["city", node.city === null ? codev.word("wider") : codev.cityName(node.city)],
        ["level", codev.text(node.level)], ["areas", codev.namesOf(codev.areas, node.areas)],
        ["reason", codev.text(node.reason)],
      ]),
      surroundings(id), gather(id),
      element("h3", { textContent: `${codev.word("ties")} (${ties.length})` }),
      ties.length ? element("ul", { className: "ties" }, ...ties.map((tie) => tieLine(tie, id)))
        : element("p", { className: "hint", textContent: codev.word("no_ties") }),
      ...(codev.data.measures.length ? measures(node) : []),
      ...sources(node.sources),
    ];
  };

  const actorButton = (id) => {
    const button = element("button", { type: "button", className: "link",
      textContent: codev.name(id) });
    button.addEventListener("click", () => codev.state.set({ chosen: id }));
    return element("li", {}, button);
  };

  const tie = (id) => {
    const found = codev.ties.get(id);
    const names = { source: codev.name(found.source), target: codev.name(found.target) };
    return [
      ...heading(found.mutual ? codev.word("between", names) : `${names.source} → ${names.target}`),
      facts([
        ["kind", codev.word(found.crossing ? "crossing_tie" : "within_tie")],
        ["period", codev.period(found)],
        ["areas", codev.namesOf(codev.areas, found.areas) || codev.word("no_area")],
        ["purpose", codev.namesOf(codev.purposes, found.purposes)],
        ["evidence", found.evidence],
      ]),
      element("h3", { textContent: codev.word("actors") }),
      element("ul", { className: "ties" }, actorButton(found.source), actorButton(found.target)),
      ...sources(found.sources),
    ];
  };

  const LISTED = 25; // members of a group that are named at once

  /** What a double click or Enter does: a group opens, an actor shows its surroundings. */
  const enter = (id) => {
    if (!codev.groups.has(id)) { codev.state.set({ chosen: id, focus: id }); return; }
    const open = codev.summary.opened();
    open.add(id);
    codev.state.set({ chosen: "", open: codev.state.joined(open) });
  };

  /** What a group is tied to, with how many ties, the most first. */
  const bundles = (id) => {
    const links = [...codev.shown.links.values()].filter((link) =>
      link.source === id || link.target === id);
    links.sort((a, b) => b.count - a.count);
    return links.slice(0, LISTED).map(({ source, target, count, crossing }) => {
      const other = source === id ? target : source;
      const about = [codev.word("ties_bundled", { n: codev.number(count) })];
      if (crossing) about.push(codev.word("crossing"));
      const line = actorButton(other);
      line.append(element("small", { textContent: ` ${about.join(" · ")}` }));
      return line;
    });
  };

  const group = (id) => {
    const members = [...codev.shown.nodes].filter((node) => codev.summary.groupOf(node) === id);
    members.sort((a, b) => codev.tiesOf.get(b).length - codev.tiesOf.get(a).length);
    const counts = { shown: codev.number(members.length), all: codev.number(codev.summary.size(id)) };
    const button = element("button", { type: "button", id: "open-group",
      textContent: codev.word("open_group") });
    button.addEventListener("click", () => enter(id));
    return [
      ...heading(codev.name(id)),
      element("p", { textContent: codev.word("members", counts) }),
      element("p", { className: "row" }, button),
      element("h3", { textContent: codev.word("ties") }),
      element("ul", { className: "ties" }, ...bundles(id)),
      element("h3", { textContent: codev.word("actors") }),
      element("ul", { className: "ties", id: "members" }, ...members.slice(0, LISTED).map(actorButton)),
      members.length > LISTED ? element("p", { className: "hint", textContent: "…" }) : null,
    ];
  };

  /** Puts the actors of an opened group together again. */
  const gather = (id) => {
    const open = codev.summary.opened();
    const key = codev.summary.groupOf(id);
    if (!codev.summary.on(codev.state.values) || !open.has(key)) return null;
    const button = element("button", { type: "button", id: "close-group",
      textContent: `${codev.word("close_group")}: ${codev.name(key)}` });
    button.addEventListener("click", () => {
      open.delete(key);
      codev.state.set({ chosen: "", open: codev.state.joined(open) });
    });
    return element("p", { className: "row" }, button);
  };

  const about = (chosen) => {
    if (codev.groups.has(chosen)) return group(chosen);
    return codev.nodes.has(chosen) ? actor(chosen) : tie(chosen);
  };

  const draw = (values) => {
    const { chosen } = values;
    panel.hidden = !chosen;
    if (!chosen) { panel.replaceChildren(); return; }
    panel.replaceChildren(...about(chosen).filter((part) => part !== null));
    panel.scrollTop = 0;
  };

  return { draw, enter };
})();
