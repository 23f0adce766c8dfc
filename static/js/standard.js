// Small comforts; every page works without them.
(() => {
  "use strict";
  const open = () => document.querySelectorAll(".top details[open]");
  document.addEventListener("click", (event) => {
    for (const one of open()) if (!one.contains(event.target)) one.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const one of open()) {
      const inside = one.contains(document.activeElement);
      one.open = false;
      if (inside) one.querySelector("summary").focus();
    }
  });
  document.querySelector(".wrongs")?.focus();
})();
