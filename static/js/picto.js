// One question a screen. Without this script a form is one long page with the same fields.
(() => {
  "use strict";
  const form = document.getElementById("form");
  const send = document.getElementById("send");
  const steps = form ? [...document.querySelectorAll("main > .p-card:not(.theirs), #form > .step")] : [];
  const extra = form?.querySelector(".extra");
  const then = form?.querySelector(".then");
  const wrongs = document.querySelector(".wrongs");
  wrongs?.focus();
  document.addEventListener("click", (event) => {
    for (const one of document.querySelectorAll(".who[open]")) if (!one.contains(event.target)) one.open = false;
  });
  if (!send || steps.length < 2) return;

  const word = send.querySelector(".said");
  const save = word.textContent;
  const back = document.querySelector('[data-place="back"] a');
  const place = document.querySelector(".p-head > div") ?? document.querySelector(".p-top .mid");
  const last = steps.length - 1;
  let now = steps.findIndex((step) => step.matches(".wrong, :has(.wrong)"));
  if (now < 0) now = extra?.open ? last : 0;
  form.dataset.one = "";

  const dots = () => {
    const row = document.createElement("p");
    row.className = "steps";
    place.querySelector(".steps")?.remove();
    row.setAttribute("role", "status");
    const line = document.createElement("span");
    line.className = "dots";
    line.setAttribute("aria-hidden", "true");
    steps.forEach((_, index) => {
      const dot = document.createElement("i");
      dot.className = index < now ? "was" : index === now ? "now" : "";
      line.append(dot);
    });
    const text = document.createElement("b");
    text.textContent = form.dataset.steps.replace("1", now + 1).replace("9", steps.length);
    row.append(line, text);
    place.append(row);
  };
  const show = (number, focus) => {
    now = number;
    steps.forEach((step, index) => { step.hidden = index !== now; });
    for (const one of [extra, then]) if (one) one.hidden = now < last;
    send.toggleAttribute("data-on", now < last);
    word.textContent = now < last ? send.dataset.next : save;
    dots();
    if (!focus) return;
    window.scrollTo(0, 0);
    steps[now].tabIndex = -1;
    steps[now].focus({ preventScroll: true });
  };

  form.addEventListener("submit", (event) => {
    if (now === last) return;
    event.preventDefault();
    show(now + 1, true);
  });
  back?.addEventListener("click", (event) => {
    if (now === 0) return;
    event.preventDefault();
    show(now - 1, true);
  });
  wrongs?.addEventListener("click", (event) => {
    const target = event.target.closest("a") && document.getElementById(event.target.closest("a").hash.slice(1));
    const step = extra?.contains(target) ? last : steps.findIndex((one) => one.contains(target));
    if (step < 0) return;
    event.preventDefault();
    show(step, false);
    target.focus();
  });
  show(now, false);
})();
