// Appended to lunr and `window.siteIndex` in one classic file, so that it works from disk. It comes after the titles.
/** Return what finds in the whole text, once its index is built. */
window.siteText = async (places, words) => {
  const { texts, synonyms } = window.siteIndex;
  const builder = new lunr.Builder();
  builder.pipeline.add(lunr.trimmer, lunr.stopWordFilter, lunr.stemmer);
  builder.searchPipeline.add(lunr.stemmer);
  builder.ref("id");
  builder.field("title", { boost: 8 });
  builder.field("page", { boost: 3 });
  builder.field("text");
  for (const [id, text] of texts.entries()) {
    const [, page, title] = places[id];
    builder.add({ id, page, title, text });
    if (id % 20 === 19) await new Promise((go) => setTimeout(go));  // a slow phone goes on taking keys meanwhile
  }
  const index = builder.build();

  // what a reader types, and what this site calls it
  const meant = (query) => {
    const typed = words(query).join(" ");
    const found = new Set(words(query));
    for (const [name, term] of synonyms) {
      if (` ${typed} `.includes(` ${words(name).join(" ")} `)) words(term).forEach((word) => found.add(word));
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
  const excerpt = (hit) => {
    const text = texts[hit.ref], part = document.createElement("span"), matches = [...text.matchAll(found(hit))];
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
  return (query) => search(query).map((hit) => ({ ref: hit.ref, excerpt: () => excerpt(hit) }));
};
