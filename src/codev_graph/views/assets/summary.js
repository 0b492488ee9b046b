// The summary of a large network: actors of one class and city stand together until they are opened.
codev.summary = (() => {
  const groupOf = new Map([...codev.nodes].map(([id, node]) =>
    [id, `${node.class}@${codev.cityKey(node)}`]));

  const opened = () => codev.state.members("open");

  /** Whether groups are drawn at all: the surroundings of an actor always stand one by one. */
  const on = (values) => values.summary === "1" && !values.focus;

  /** What stands for an actor in the drawing: itself, or its group. */
  const mark = (id, open) => (open.has(groupOf.get(id)) ? id : groupOf.get(id));

  const bundle = (ties, open) => {
    const links = new Map();
    for (const id of ties) {
      const tie = codev.ties.get(id);
      const [a, b] = [mark(tie.source, open), mark(tie.target, open)];
      if (a === b) continue;
      const single = codev.nodes.has(a) && codev.nodes.has(b);
      const key = single ? id : [a, b].sort().join(" ");
      const found = links.get(key);
      if (found) {
        found.count += 1;
        found.crossing ||= tie.crossing;
      } else {
        links.set(key, { source: a, target: b, count: 1, crossing: tie.crossing, tie: single });
      }
    }
    return links;
  };

  const single = (ties) => new Map([...ties].map((id) => {
    const { source, target, crossing } = codev.ties.get(id);
    return [id, { source, target, crossing, count: 1, tie: true }];
  }));

  /** Add to what is shown the marks and links that are drawn for it, and the size of each group. */
  const draw = (shown, values) => {
    shown.members = new Map();
    if (!on(values)) return { ...shown, marks: shown.nodes, links: single(shown.ties) };
    const open = opened();
    const marks = new Set();
    for (const id of shown.nodes) {
      const drawn = mark(id, open);
      marks.add(drawn);
      if (drawn !== id) shown.members.set(drawn, (shown.members.get(drawn) || 0) + 1);
    }
    const links = bundle(shown.ties, open);
    const broadest = [...links.values()].reduce((most, { count }) => Math.max(most, count), 1);
    return { ...shown, marks, links, broadest };
  };

  const all = new Map();
  for (const group of groupOf.values()) all.set(group, (all.get(group) || 0) + 1);

  /** The changes that make an actor, or the ends of a tie, stand for themselves. */
  const reveal = (values) => {
    const { source, target } = codev.ties.get(values.chosen) || { source: values.chosen };
    const wanted = [source, target].filter((id) => codev.nodes.has(id)).map((id) => groupOf.get(id));
    const open = opened();
    if (!on(values) || wanted.every((group) => open.has(group))) return {};
    return { open: codev.state.joined(new Set([...open, ...wanted])) };
  };

  return { draw, on, opened, reveal, size: (id) => all.get(id), groupOf: (id) => groupOf.get(id) };
})();
