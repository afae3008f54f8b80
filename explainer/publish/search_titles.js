// What answers first: the titles, a fifth of the whole. They find while the text and its index are still on their way.
// Appended to `window.sitePlaces`, for each page [address, title, [[what follows the address, heading]]], in one classic file,
// so that it works from disk.
window.siteSearch = (() => {
  const places = window.sitePlaces.flatMap(([address, page, parts]) => parts.map(([end, heading]) => [address + end, page, heading]));
  const words = (text) => text.toLowerCase().split(/[^a-z0-9]+/).filter(Boolean);
  const named = places.map(([, page, title]) => [words(title), words(page)]);
  const starts = (known, asked) => known.some((word) => word.startsWith(asked));

  /** Return the places whose title or page has a word that starts like each word typed; titles before pages. */
  const inTitles = (query) => {
    const asked = words(query);
    const rank = ([title, page]) => (asked.every((word) => starts(title, word)) ? 0 : asked.every((word) => starts(title, word) || starts(page, word)) ? 1 : 2);
    return asked.length ? named.map((one, ref) => ({ ref, rank: rank(one) })).filter((hit) => hit.rank < 2).sort((a, b) => a.rank - b.rank) : [];
  };

  let find = inTitles, whole = false, show = () => { /* nobody has opened it */ };

  const attach = (dialog, base) => {
    const field = dialog.querySelector("input"), list = dialog.querySelector("ol"), status = dialog.querySelector("[role=status]");
    show = () => {
      const hits = find(field.value), held = list.contains(document.activeElement) && document.activeElement.href;
      list.replaceChildren(...hits.slice(0, 12).map((hit) => {
        const [address, page, title] = places[hit.ref];
        const item = document.createElement("li"), link = document.createElement("a"), small = document.createElement("small");
        link.href = `${base}/${address}`;
        link.textContent = title;
        small.textContent = page === title ? "" : ` ${page}`;
        link.append(small);
        item.append(link, hit.excerpt?.() ?? "");
        return item;
      }));
      if (held) ([...list.querySelectorAll("a")].find((link) => link.href === held) || field).focus();
      if (!field.value.trim()) status.textContent = "Try: remission, side effects, fertility, trial, steroids.";
      else if (hits.length) status.textContent = `${hits.length} ${hits.length === 1 ? "place" : "places"} found${whole ? "" : " so far"}.`;
      else status.textContent = whole ? "Nothing found. Try a shorter word, or look in the glossary." : "Looking through the text …";
    };
    field.addEventListener("input", () => show());
    show();
  };

  /** From now on answer from the whole text. */
  const complete = async () => {
    find = await window.siteText(places, words);
    whole = true;
    show();
  };
  return { attach, complete, isWhole: () => whole };
})();
