// Operating with one or two switches, for who chose that. What can be done lights up, group by group
// and then one by one: with one switch it steps by itself and the switch chooses; with two, one steps
// and the other chooses. A switch is a key (Space or 1, Enter or 2) or the button of a mouse.
(() => {
  "use strict";
  const { scan, pace } = document.documentElement.dataset;
  if (scan !== "one" && scan !== "two") return;
  const PACES = { slow: 4000, normal: 2500, fast: 1500 };
  const CAN = "a[href], button:not([disabled]), summary, [role=button], input:not([type=hidden], [disabled])";
  const TYPED = "textarea, select, input:not([type=radio], [type=checkbox], [type=button], [type=submit])";
  const GROUPS = ".acts, .p-top, .tiles, .options, .choices, .own-choices, .dos, .lines, .p-rows, .signs, .nav, .top, main, .std";
  const ROUNDS = 2;
  let group = null;
  let lit = [];
  let steps = 0;
  let timer = 0;
  let asleep = false;

  // In a question before the page, only that. The way about the page comes after the page itself.
  const all = () => {
    const root = document.querySelector("dialog[open]") ?? document;
    const some = [...root.querySelectorAll(CAN)].filter((one) => one.checkVisibility() && !one.closest("[inert], .skip") && !one.matches(TYPED) && !one.matches(".skip"));
    const first = some.filter((one) => one.closest("main"));
    return [...first, ...some.filter((one) => !first.includes(one) && one.closest(".acts")), ...some.filter((one) => !first.includes(one) && !one.closest(".acts"))];
  };
  const home = (one) => one.closest(GROUPS) ?? document.body;
  const frame = (one) => (one.matches("input") ? one.closest("label") ?? one : one);

  const light = (some) => {
    for (const one of document.querySelectorAll("[data-lit]")) one.removeAttribute("data-lit");
    lit = some;
    if (!some.length) return;
    const many = some.length > 1;
    const place = home(some[0]);
    const around = many && !place.matches("main, .std, body") ? [place] : some.map(frame);
    for (const one of around) one.dataset.lit = many ? "group" : "one";
    if (many) document.activeElement?.blur();
    else some[0].focus({ preventScroll: true });
    around[0].scrollIntoView({ block: "nearest" });
  };
  const rows = () => {
    const every = all();
    if (group) return every.filter((one) => home(one) === group).map((one) => [one]);
    return [...new Set(every.map(home))].map((place) => every.filter((one) => home(one) === place));
  };
  // After two rounds in a group without a choice, the groups come again.
  const step = () => {
    let some = rows();
    const place = some.findIndex((row) => row.includes(lit[0]));
    steps += 1;
    if (group && (some.length === 0 || (scan === "one" ? steps > ROUNDS * some.length : place === some.length - 1))) {
      const left = group;
      group = null;
      steps = 0;
      some = rows();
      light(some[(some.findIndex((row) => home(row[0]) === left) + (scan === "one" ? 0 : 1)) % some.length] ?? []);
      return;
    }
    light(some[(place + 1) % some.length] ?? []);
  };
  const choose = () => {
    if (!lit[0]?.isConnected) return step();
    if (lit.length > 1) {
      group = home(lit[0]);
      steps = 1;
      light([lit[0]]);
      return;
    }
    lit[0].click();
    group = null;
    steps = 0;
  };
  const wait = () => {
    clearInterval(timer);
    if (scan === "one" && !asleep) timer = setInterval(step, PACES[pace] ?? PACES.normal);
  };
  const press = (which) => {
    if (asleep) return;
    if (which === "choose" || scan === "one") choose();
    else step();
    wait();
  };
  const typing = () => document.activeElement?.matches(TYPED);
  const rest = (yes) => {
    asleep = yes;
    if (yes) light([]);
    else step();
    wait();
  };

  window.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !document.querySelector("dialog[open]")) return rest(!asleep);
    const which = { " ": "step", 1: "step", Enter: "choose", 2: "choose" }[event.key];
    if (!which || asleep || typing() || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) press(which);
  }, true);
  window.addEventListener("keyup", (event) => {
    if (event.key === " " && !asleep && !typing()) event.preventDefault();
  }, true);
  // A finger taps what it touches; the button of a mouse is a switch, wherever the arrow is.
  for (const [kind, which] of [["click", "step"], ["contextmenu", "choose"]]) {
    window.addEventListener(kind, (event) => {
      if (asleep || !event.isTrusted || event.pointerType !== "mouse" || event.detail === 0) return;
      event.preventDefault();
      event.stopPropagation();
      press(which);
    }, true);
  }
  window.addEventListener("pagehide", () => clearInterval(timer));
  window.addEventListener("pageshow", (event) => { if (event.persisted) wait(); });
  step();
  wait();
})();
