// Appended to lunr and the index in one classic file, so that a reader waits for one request and it works from disk.
(() => {
  const { sections, synonyms } = window.siteIndex;
  const index = lunr(function () {
    this.ref("id");
    this.field("title", { boost: 8 });
    this.field("page", { boost: 3 });
    this.field("text");
    sections.forEach(([address, page, title, text], id) => this.add({ id, page, title, text }));
  });
  const words = (text) => text.toLowerCase().split(/[^a-z0-9]+/).filter(Boolean);

  // what a reader types, and what this site calls it
  const meant = (query) => {
    const typed = query.toLowerCase().trim();
    const found = new Set(words(typed));
    for (const [name, term] of synonyms) {
      const whole = ` ${words(name).join(" ")} `;
      if (` ${words(typed).join(" ")} `.includes(whole)) words(term).forEach((word) => found.add(word));
    }
    return [...found];
  };
  const search = (query) => {
    const all = meant(query);
    if (!all.length) return [];
    const ask = (distance) => index.query((q) => {
      for (const word of all) {
        q.term(word, { boost: 10 });
        q.term(word, { boost: 4, wildcard: lunr.Query.wildcard.TRAILING });
        if (distance && word.length > 4) q.term(word, { boost: 1, editDistance: word.length > 8 ? 2 : distance });
      }
    });
    const exact = ask(0);
    return exact.length ? exact : ask(1);
  };

  // the words that were found, from their stems: "biopsi" is how lunr stores "biopsy"
  const found = (hit) => new RegExp(
    `\\b(?:${Object.keys(hit.matchData.metadata).map((stem) => stem.replace(/[^a-z0-9]/g, "").replace(/i$/, "[iy]")).join("|")})\\w*`, "gi");
  const excerpt = (text, hit) => {
    const part = document.createElement("span"), matches = [...text.matchAll(found(hit))];
    const from = Math.max((matches[0]?.index ?? 0) - 50, 0), to = Math.min(from + 150, text.length);
    let at = from;
    if (from) part.append("… ");
    for (const match of matches) {
      if (match.index < at || match.index + match[0].length > to) continue;
      const mark = document.createElement("mark");
      mark.textContent = match[0];
      part.append(text.slice(at, match.index), mark);
      at = match.index + match[0].length;
    }
    part.append(text.slice(at, to), to < text.length ? " …" : "");
    return part;
  };

  const attach = (dialog, base) => {
    const field = dialog.querySelector("input"), list = dialog.querySelector("ol"), status = dialog.querySelector("[role=status]");
    const show = () => {
      const hits = search(field.value);
      list.replaceChildren(...hits.slice(0, 12).map((hit) => {
        const [address, page, title, text] = sections[hit.ref];
        const item = document.createElement("li"), link = document.createElement("a"), small = document.createElement("small");
        link.href = `${base}/${address}`;
        link.textContent = title;
        small.textContent = page === title ? "" : ` ${page}`;
        link.append(small);
        item.append(link, excerpt(text, hit));
        return item;
      }));
      if (!field.value.trim()) status.textContent = "Try: remission, side effects, fertility, trial, steroids.";
      else if (hits.length) status.textContent = `${hits.length} ${hits.length === 1 ? "place" : "places"} found.`;
      else status.textContent = "Nothing found. Try a shorter word, or look in the glossary.";
    };
    field.addEventListener("input", show);
    show();
  };
  window.siteSearch = { attach, search, sections };
})();
