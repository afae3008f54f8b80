// Before the first paint: what only a script can do may be shown, and a reader's stored display choices hold.
// Nothing is stored until a choice is made. What nobody waits for (paper, the rest of the script) comes after the page.
(function () {
  var root = document.documentElement;
  root.classList.add("js");
  try {
    ["scheme", "size", "space"].forEach(function (name) {
      var value = localStorage.getItem("display-" + name);
      if (value) root.setAttribute("data-" + name, value);
    });
  } catch (error) { /* storage is denied: the device's own settings hold */ }
  addEventListener("load", function () {
    var assets = root.getAttribute("data-base").replace(/\/$/, "") + "/assets/";
    document.head.append(
      Object.assign(document.createElement("link"), { rel: "stylesheet", media: "print", href: assets + "print.css" }),
      Object.assign(document.createElement("script"), { src: assets + "site.js" })
    );
  });
})();
