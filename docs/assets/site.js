// The site's script: display choices, closing menus, the stepper, the search. Every page reads whole without it.
"use strict";
(() => {
  const root = document.documentElement;
  const base = root.dataset.base.replace(/\/$/, "");

  // --- display choices: kept on this device, and only once a reader chooses; no script, no choice, so the fields come from here
  const choices = {
    Colours: ["scheme", ["", "as the device"], ["light", "light"], ["dark", "dark"]],
    Letters: ["size", ["", "usual"], ["large", "large"], ["larger", "larger"]],
    Spacing: ["space", ["", "usual"], ["wide", "wide"]],
  };
  document.querySelector(".display .panel").insertAdjacentHTML("afterbegin", Object.entries(choices).map(([legend, [name, ...values]]) =>
    `<fieldset><legend>${legend}</legend>${values.map(([value, words]) =>
      `<label><input type="radio" name="${name}" value="${value}"> ${words}</label>`).join(" ")}</fieldset>`).join(""));
  for (const input of document.querySelectorAll(".display input")) {
    input.checked = (root.getAttribute(`data-${input.name}`) || "") === input.value;
    input.addEventListener("change", () => {
      if (input.value) root.setAttribute(`data-${input.name}`, input.value);
      else root.removeAttribute(`data-${input.name}`);
      try {
        if (input.value) localStorage.setItem(`display-${input.name}`, input.value);
        else localStorage.removeItem(`display-${input.name}`);
      } catch { /* storage is denied: the choice holds for this page */ }
    });
  }

  // --- menus close with Escape, and when the focus or the pointer goes elsewhere
  const menus = [...document.querySelectorAll(".site-header details")];
  const close = (menu) => { menu.open = false; };
  addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && menus.find((one) => one.open);
    if (menu) { close(menu); menu.querySelector("summary").focus(); }
  });
  for (const kind of ["click", "focusin"]) {
    addEventListener(kind, (event) => menus.forEach((menu) => menu.open && !menu.contains(event.target) && close(menu)));
  }

  for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => print());
  }

  // --- the stepper: one step at a time, with an address for each; all of them without this
  for (const stepper of document.querySelectorAll(".box--steps")) {
    const steps = [...stepper.querySelectorAll(".step")], bar = stepper.querySelector(".step-bar");
    const heads = steps.map((step) => step.querySelector("h3"));
    const [previous, next, all] = bar.querySelectorAll("button");
    let at = 0;
    const show = (number, focus) => {
      at = number;
      stepper.classList.add("one-step");
      steps.forEach((step, index) => step.classList.toggle("current", index === at));
      previous.disabled = at === 0;
      next.disabled = at === steps.length - 1;
      bar.querySelector("span").textContent = `Step ${at + 1} of ${steps.length}`;
      if (focus) { heads[at].focus(); history.replaceState(null, "", `#${heads[at].id}`); }
    };
    const named = () => heads.findIndex((head) => `#${head.id}` === location.hash);
    previous.addEventListener("click", () => show(at - 1, true));
    next.addEventListener("click", () => show(at + 1, true));
    all.addEventListener("click", () => { stepper.classList.remove("one-step"); stepper.classList.add("all-steps"); bar.remove(); heads[0].focus(); });
    stepper.addEventListener("keydown", (event) => {
      const turn = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (turn && event.target.closest(".step-bar, h3") && steps[at + turn]) show(at + turn, true);
    });
    addEventListener("hashchange", () => named() >= 0 && show(named(), true));
    show(Math.max(named(), 0));
  }

  // --- filters: fields over a long table; without this the table is whole
  for (const box of document.querySelectorAll("[data-filter]")) {
    const field = box.querySelector(".filter"), rows = [...box.querySelectorAll("tbody tr")];
    const facets = (row) => (row.dataset.facets || "").split("|").map((facet) => facet.split(", "));
    field.addEventListener("input", () => {
      const wanted = field.querySelector("input").value.toLowerCase().split(/\s+/);
      const chosen = [...field.querySelectorAll("select")].map((select) => select.value);
      let shown = 0;
      for (const row of rows) {
        const text = row.textContent.toLowerCase(), own = facets(row);
        row.hidden = !wanted.every((word) => text.includes(word)) || chosen.some((value, number) => value && !own[number].includes(value));
        shown += !row.hidden;
      }
      for (const fold of box.querySelectorAll(":scope > details")) fold.open = shown < rows.length && !!fold.querySelector("tbody tr:not([hidden])");
      field.querySelector("[role=status]").textContent = `${shown} of ${rows.length} ${box.dataset.filter}`;
    });
  }

  // --- search: nothing is loaded before its first use; classic scripts, so that it works from disk as well
  const opener = document.querySelector("[data-search-open]");
  let dialog;
  const load = (name) => new Promise((onload, onerror) => {
    document.head.append(Object.assign(document.createElement("script"), { src: `${base}/search/${name}`, onload, onerror }));
  });
  const open = () => {
    if (!dialog) {
      // the titles answer while the text, four times as long, and its index are still on their way
      const say = (text) => () => { dialog.querySelector("[role=status]").textContent = text; };
      const titles = load("titles.js"), text = load("search.js");
      titles.then(() => {
        window.siteSearch.attach(dialog, base);
        text.then(() => window.siteSearch.complete(), say("Only titles can be searched: the text could not be loaded."));
      }, say("The search could not be loaded."));
      dialog = document.createElement("dialog");
      dialog.className = "search";
      dialog.setAttribute("aria-label", "Search");
      dialog.innerHTML = '<form method="dialog"><label for="search-field">Search this site</label>' +
        '<input id="search-field" type="search" autocomplete="off" spellcheck="false"> <button type="submit" value="close">Close</button></form>' +
        '<p role="status"></p><ol></ol>';
      document.body.append(dialog);
      dialog.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && event.target.type === "search") {
          event.preventDefault();
          dialog.querySelector("ol a")?.click();
        }
        const turn = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (turn) {
          const stops = [dialog.querySelector("input"), ...dialog.querySelectorAll("ol a")];
          stops[Math.min(Math.max(stops.indexOf(document.activeElement) + turn, 0), stops.length - 1)].focus();
          event.preventDefault();
        }
      });
      dialog.addEventListener("click", (event) => event.target.closest("ol a") && dialog.close());
    }
    if (!dialog.open) dialog.showModal();
    dialog.querySelector("input").select();
  };
  if (opener) {
    opener.addEventListener("click", open);
    addEventListener("keydown", (event) => {
      const typing = event.target.closest("input, textarea, select, [contenteditable]");
      const asked = (event.key === "/" && !typing) || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey));
      if (asked) { event.preventDefault(); open(); }
    });
  }
  root.classList.add("ready");
})();
