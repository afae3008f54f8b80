// Before the first paint: what only a script can do may be shown, and a reader's stored display choices hold.
// Nothing is stored until a choice is made.
(function () {
  var root = document.documentElement;
  root.classList.add("js");
  try {
    ["scheme", "size", "space"].forEach(function (name) {
      var value = localStorage.getItem("display-" + name);
      if (value) root.setAttribute("data-" + name, value);
    });
  } catch (error) { /* storage is denied: the device's own settings hold */ }
})();
