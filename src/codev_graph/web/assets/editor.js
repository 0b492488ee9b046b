"use strict";
// The editor of Yasgui in the place of the plain form: completion from our ontology alone, the
// questions of the library as a start, answers from this server.
(() => {
  const { Yasqe, Yasr } = Yasgui;
  const told = JSON.parse(document.getElementById("told").textContent);
  const form = document.getElementById("plain");
  const place = document.getElementById("editor");

  // Yasgui's own completers ask other hosts; ours know the terms that the page was given.
  Yasqe.defaults.autocompleters = [];
  const fork = (kind, get) =>
    Yasqe.forkAutocompleter(kind, { name: `our-${kind}`, persistenceId: null, bulk: true, get });
  for (const kind of ["class", "property"]) fork(kind, () => Promise.resolve(told.terms[kind]));
  fork("prefixes", () =>
    Promise.resolve(Object.entries(told.prefixes).map(([name, iri]) => `${name}: <${iri}>`)));
  Yasqe.defaults.autocompleters = ["our-class", "our-property", "our-prefixes", "variables"];

  const editor = new Yasqe(place, {
    value: document.getElementById("query").value,
    persistenceId: null,
    resizeable: false,
    createShareableLink: (each) =>
      `${location.origin}/sparql?${new URLSearchParams({ edit: each.getValue() })}`,
    requestConfig: { endpoint: `${location.origin}/sparql` },
  });
  editor.getInputField().setAttribute("aria-label", place.dataset.label);

  const answer = new Yasr(document.getElementById("answer"), {
    persistenceId: null,
    prefixes: () => told.prefixes,
  });
  editor.on("queryResponse", (_editor, response, duration) =>
    answer.setResponse(response, duration));

  // What the table of Yasr lacks: names for screen readers, and links that stay on this server.
  const house = new URL(told.house);
  const mend = () => {
    // Yasr's manual is on another host.
    document.querySelector("#answer .yasr_external_ref_btn")?.remove();
    for (const list of document.querySelectorAll("#answer select:not([aria-label])"))
      list.setAttribute("aria-label", place.dataset.rows);
    for (const link of document.querySelectorAll("#answer a.iri[target]")) {
      const iri = link.getAttribute("href");
      link.removeAttribute("target");
      const own = iri.startsWith(house.href) && !/[#?]/.test(iri);
      link.href = own ? iri.slice(house.origin.length) : `/resource?${new URLSearchParams({ iri })}`;
    }
  };
  mend();
  new MutationObserver(mend).observe(document.getElementById("answer"),
    { childList: true, subtree: true });

  const question = document.getElementById("question");
  question.addEventListener("change", () => {
    if (question.value) editor.setValue(told.queries[question.value]);
  });
  form.hidden = true;
  document.getElementById("library").hidden = false;
})();
