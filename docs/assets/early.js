// A reader's stored display choices, applied before the first paint. Nothing is stored until a choice is made.
(function () {
  try {
    var root = document.documentElement;
    ["scheme", "size", "space"].forEach(function (name) {
      var value = localStorage.getItem("display-" + name);
      if (value) root.setAttribute("data-" + name, value);
    });
  } catch (error) { /* storage is denied: the device's own settings hold */ }
})();
