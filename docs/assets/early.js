// Before the first paint: what only a script can do may be shown, and a reader's stored display choices hold.
// Nothing is stored until a choice is made. What nobody waits for (what opens, paper, the rest of the script) comes after
// the first paint: a frame later than the page, since a browser counts what it fetches before as part of the wait.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    for (const name of ["scheme", "size", "space"]) {
      const value = localStorage.getItem("display-" + name);
      if (value) root.setAttribute("data-" + name, value);
    }
  } catch { /* storage is denied: the device's own settings hold */ }
  const add = (kind, given) => document.head.append(Object.assign(document.createElement(kind), given));
  addEventListener("load", () => requestAnimationFrame(() => setTimeout(() => {
    const assets = root.dataset.base.replace(/\/$/, "") + "/assets/";
    add("link", { rel: "stylesheet", href: assets + "later.css" });
    add("script", { src: assets + "site.js" });
  })));
})();
