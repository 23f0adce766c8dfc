// The screens of a meeting: ask every few seconds whether something is new, and draw those parts
// anew; let the disc step once a minute. Without this script each page shows what it was.
(() => {
  "use strict";
  const root = document.querySelector("[data-pulse]");
  if (!root) return;
  const leads = root.dataset.watch === "all";
  const every = leads ? 1500 : 3500;
  const lost = root.querySelector("[data-part=lost]");
  const apart = root.hasAttribute("data-apart");
  let known = root.dataset.step ?? null;
  let began = performance.now();
  root.querySelector("[data-part=where]")?.toggleAttribute("hidden", true);

  const angle = (share) => {
    const turn = 2 * Math.PI * share;
    if (share <= 0) return "M60 60";
    if (share >= 1) return "M60 14A46 46 0 1 1 60 106A46 46 0 1 1 60 14z";
    const at = (60 + 46 * Math.sin(turn)).toFixed(1) + " " + (60 - 46 * Math.cos(turn)).toFixed(1);
    return `M60 60V14A46 46 0 ${share > 0.5 ? 1 : 0} 1 ${at}z`;
  };
  const tick = () => {
    for (const clock of document.querySelectorAll(".clock[data-left]")) {
      const gone = (performance.now() - began) / 1000;
      const left = Math.max(0, Math.ceil((clock.dataset.left - gone) / 60));
      const words = clock.querySelector("p");
      const { one, many, up, planned } = clock.dataset;
      const said = left === 0 ? up : left === 1 ? one : many.replace("99", left);
      if (words.textContent === said) continue;
      words.textContent = words.dataset.say = said;
      clock.querySelector(".rest").setAttribute("d", angle(Math.min(1, left / planned)));
    }
  };

  // What somebody is busy with stays as it is: an open question, a field, a part being read aloud.
  const busy = (part) => part.querySelector("details[open], [aria-current=true]") || part.matches("details[open]");
  const plain = (part) => part.outerHTML.replace(/ value="[^"]*"/g, "");
  const draw = async () => {
    const answer = await fetch(window.location.href, { cache: "no-store", credentials: "same-origin" });
    if (!answer.ok || answer.redirected) return window.location.reload();
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const parts = [...document.querySelectorAll("[data-live]")];
    const names = (page) => [...page.querySelectorAll("[data-live]")].map((one) => one.dataset.live).sort().join();
    if (names(document) !== names(fresh)) return window.location.reload();
    const focused = document.activeElement?.id;
    let moved = false;
    for (const part of parts) {
      const other = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
      if (busy(part)) continue;
      moved ||= part.dataset.live === "item" && plain(part) !== plain(other);
      part.replaceWith(document.adoptNode(other));
    }
    document.title = fresh.title;
    began = performance.now();
    if (focused && !document.activeElement?.id) document.getElementById(focused)?.focus();
    // Something new to look at: whoever holds the tablet is there.
    if (moved) window.dispatchEvent(new Event("input"));
  };
  const ask = async () => {
    try {
      const answer = await fetch(root.dataset.pulse, { cache: "no-cache", credentials: "same-origin" });
      if (answer.status === 404 || answer.redirected) return window.location.reload();
      if (!answer.ok) throw new Error(answer.status);
      const pulse = await answer.json();
      if (lost) lost.hidden = true;
      const now = leads ? pulse.all : pulse.step;
      if (known !== null && now !== known && !apart) await draw();
      known = now;
      // While it is held, a tablet waits longer for a touch.
      if (leads || root.querySelector(".signs")) window.dispatchEvent(new Event("huisraad:following"));
    } catch {
      if (lost) lost.hidden = false;
    }
  };
  const turn = async () => {
    if (document.visibilityState === "visible") await ask();
    setTimeout(turn, every + Math.random() * 500);
  };
  turn();
  setInterval(tick, 1000);
  if (leads) setInterval(() => draw().catch(() => {}), 60_000);
})();
