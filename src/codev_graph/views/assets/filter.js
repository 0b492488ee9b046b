// Which actors and ties are shown, from the reader's choices alone.
codev.filter = (() => {
  const dated = [...codev.ties.values()].filter((tie) => tie.years[0] !== null);
  const years = dated.flatMap((tie) => tie.years.filter((year) => year !== null));
  const span = years.length ? [Math.min(...years), Math.max(...years)] : null;

  /** The largest and smallest defined value of each measure. */
  const ranges = new Map(codev.data.measures.map(({ id }) => {
    const found = [...codev.nodes.values()].map((node) => node.measures[id])
      .filter((value) => typeof value === "number");
    return [id, found.length ? [Math.min(...found), Math.max(...found)] : [0, 0]];
  }));

  /** The least and greatest value of the chosen measure that an actor may have, or null. */
  const limits = (values) => {
    if (!values.size || (values.least === "0" && values.most === "100")) return null;
    const [low, high] = ranges.get(values.size);
    return [values.least, values.most].map((share) => low + ((high - low) * Number(share)) / 100);
  };

  const inPeriod = (tie, values) => {
    const [start, end] = tie.years;
    if (start === null && end === null) return values.undated === "1";
    if (values.to && start !== null && start > Number(values.to)) return false;
    return !(values.from && end !== null && end < Number(values.from));
  };

  const tiePasses = (tie, values) =>
    (!values.area || tie.areas.includes(values.area)) &&
    (!values.purpose || tie.purposes.includes(values.purpose)) &&
    inPeriod(tie, values);

  const nodePasses = (id, node, values, sets, range) => {
    if (sets.hidden.has(node.class) || sets.away.has(codev.cityKey(node))) return false;
    if (sets.taking.has(node.involved ? "in" : "out")) return false;
    const value = node.measures[values.size];
    if (range && (value === null || value < range[0] || value > range[1])) return false;
    if (!values.area || node.areas.includes(values.area)) return true;
    return codev.tiesOf.get(id).some((tie) => codev.ties.get(tie).areas.includes(values.area));
  };

  /** The actors within `depth` ties of `start`, along the ties given. */
  const surroundings = (start, depth, ties) => {
    let edge = [start];
    const found = new Set(edge);
    for (let step = 0; step < depth; step += 1) {
      const next = [];
      for (const id of edge) {
        for (const tieId of codev.tiesOf.get(id)) {
          if (!ties.has(tieId)) continue;
          const tie = codev.ties.get(tieId);
          const other = tie.source === id ? tie.target : tie.source;
          if (!found.has(other)) next.push(other);
          found.add(other);
        }
      }
      edge = next;
    }
    return found;
  };

  const between = (ties, nodes) => new Set([...ties].filter((id) => {
    const tie = codev.ties.get(id);
    return nodes.has(tie.source) && nodes.has(tie.target);
  }));

  /** The ids of the actors and ties to show. */
  const shown = (values) => {
    const sets = Object.fromEntries(
      ["hidden", "away", "taking"].map((key) => [key, codev.state.members(key)]));
    const range = limits(values);
    let nodes = new Set([...codev.nodes].filter(([id, node]) =>
      nodePasses(id, node, values, sets, range)).map(([id]) => id));
    let ties = between(
      [...codev.ties].filter(([, tie]) => tiePasses(tie, values)).map(([id]) => id), nodes);
    if (values.tied === "1") {
      const ends = [...ties].map((id) => codev.ties.get(id));
      nodes = new Set(ends.flatMap((tie) => [tie.source, tie.target]));
    }
    if (values.focus && nodes.has(values.focus)) {
      nodes = surroundings(values.focus, Number(values.depth), ties);
      ties = between(ties, nodes);
    }
    return { nodes, ties };
  };

  const inBoth = (text) => typeof text === "string" ? text : `${text.es} ${text.en}`;
  const sought = new Map([...codev.nodes].map(([id, node]) =>
    [id, codev.plain(`${inBoth(node.label)} ${node.acronym}`)]));

  /** The actors whose name or acronym holds the words sought; null when none are sought. */
  const matches = (values) => {
    const words = codev.plain(values.search).split(/\s+/).filter(Boolean);
    if (!words.length) return null;
    return new Set([...sought].filter(([, text]) => words.every((word) => text.includes(word)))
      .map(([id]) => id));
  };

  /** How many are found, and how many of them are not shown; "" when nothing is sought. */
  const tally = (values, { nodes }) => {
    const found = matches(values);
    if (!found) return "";
    if (!found.size) return codev.word("found_none", { search: values.search.trim() });
    const away = [...found].filter((id) => !nodes.has(id)).length;
    return codev.word(away ? "found_away" : "found", {
      found: codev.number(found.size), away: codev.number(away) });
  };

  return { shown, matches, tally, surroundings, ranges, span, limits };
})();
