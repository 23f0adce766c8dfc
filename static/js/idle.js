// On a tablet: after a while without touch back to the faces. Warns first; one tap stays.
// Text that stands typed goes along, so that its writer finds it again.
(() => {
  "use strict";
  const box = document.getElementById("idle");
  if (!box) return;
  const form = box.querySelector("form");
  const wait = box.dataset.after * 1000;
  const warn = box.dataset.warns * 1000;
  let last = Date.now();
  let leaving = false;

  const keep = () => {
    const open = [...document.querySelectorAll("main form[method=post], .std form[method=post]")].find((one) =>
      [...one.elements].some((field) => field.matches("textarea, input:not([type=hidden], [type=password])") && field.value !== field.defaultValue));
    if (!open) return;
    const hide = (name, value) => {
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      field.value = value;
      form.append(field);
    };
    hide("typed_for", new URL(open.action).pathname);
    for (const [name, value] of new FormData(open)) {
      if (typeof value !== "string" || name === "csrf_token" || name === "act") continue;
      hide("typed_name", name);
      hide("typed_value", value);
    }
  };
  const leave = () => {
    if (leaving) return;
    leaving = true;
    form.requestSubmit();
  };
  const touched = () => {
    if (!box.open) last = Date.now();
  };
  const look = () => {
    const quiet = Date.now() - last;
    if (quiet >= wait) leave();
    else if (quiet >= wait - warn && !box.open) box.showModal();
  };
  const stay = () => {
    box.close();
    last = Date.now();
    fetch(window.location.href, { method: "GET", cache: "no-store" }).catch(() => {});
  };
  form.addEventListener("submit", keep);
  box.addEventListener("cancel", (event) => { event.preventDefault(); stay(); });
  document.getElementById("idle-stay").addEventListener("click", stay);
  for (const kind of ["pointerdown", "keydown", "input", "scroll"]) {
    window.addEventListener(kind, touched, { passive: true, capture: true });
  }
  setInterval(look, 1000);
})();
