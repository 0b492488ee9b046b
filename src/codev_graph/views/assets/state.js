// What the reader has chosen: one record, kept in the address so that a link restores it.
codev.state = (() => {
  const DEFAULTS = {
    language: document.documentElement.lang,
    view: "network",
    layout: "sides",
    hidden: "", // class notations that are switched off
    away: "", // city keys that are switched off
    taking: "", // "in" or "out" switched off
    area: "",
    purpose: "",
    from: "",
    to: "",
    undated: "1",
    tied: "",
    size: "",
    colour: "class",
    least: "0",
    most: "100",
    candidates: "",
    summary: codev.data.groups.length ? "1" : "",
    open: "", // groups whose actors are shown one by one
    bridges: "1",
    search: "",
    chosen: "",
    focus: "",
    depth: "1",
  };
  const ALLOWED = {
    language: ["es", "en"],
    view: ["network", "actors", "ties"],
    layout: codev.LAYOUTS,
    depth: ["1", "2", "3", "4"],
  };
  const values = { ...DEFAULTS };
  const listeners = [];

  const allowed = (key, value) => {
    if (key in ALLOWED) return ALLOWED[key].includes(value);
    if (key === "chosen") {
      return value === "" || [codev.nodes, codev.ties, codev.groups].some((all) => all.has(value));
    }
    if (key === "focus") return value === "" || codev.nodes.has(value);
    if (key === "area") return value === "" || codev.areas.has(value);
    if (key === "purpose") return value === "" || codev.purposes.has(value);
    if (key === "size") return value === "" || codev.measures.has(value);
    if (key === "colour") return ["class", "city"].includes(value) || codev.measures.has(value);
    return key in DEFAULTS;
  };

  const write = () => {
    const changed = Object.entries(values).filter(([key, value]) => value !== DEFAULTS[key]);
    const hash = new URLSearchParams(changed).toString();
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  };

  const read = () => {
    Object.assign(values, DEFAULTS);
    for (const [key, value] of new URLSearchParams(location.hash.slice(1))) {
      if (allowed(key, value)) values[key] = value;
    }
  };

  const set = (changes) => {
    const before = { ...values };
    Object.assign(values, changes);
    write();
    for (const listener of listeners) listener(values, before);
  };

  const members = (key) => new Set(values[key] ? values[key].split("|") : []);

  /** Members as the address has them: the same ones always read the same. */
  const joined = (list) => [...list].sort().join("|");

  const toggle = (key, member) => {
    const found = members(key);
    if (!found.delete(member)) found.add(member);
    set({ [key]: joined(found) });
  };

  const clear = () => {
    const { language, view, layout } = values;
    set({ ...DEFAULTS, language, view, layout });
  };

  return {
    values, read, set, toggle, members, joined, clear, listen: (f) => listeners.push(f),
  };
})();
