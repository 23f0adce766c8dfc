// On a tablet of the house: lets it work without a network (service-worker.js), and says since when
// there is none and how much waits to be sent.
(() => {
  "use strict";
  const root = document.documentElement;
  const box = document.getElementById("away");
  if (!box || !navigator.serviceWorker) return;
  const [since, waits, off] = box.querySelectorAll("p");
  const say = (line, shown, word) => {
    const said = line.querySelector("[data-words]");
    line.hidden = !shown;
    if (said && shown) said.textContent = said.dataset.words.replace("99", word);
  };
  const show = ({ since: from, waiting, off: ended }) => {
    const at = from && new Date(from);
    say(since, Boolean(from), at ? at.toLocaleTimeString(root.lang, { hour: "numeric", minute: "2-digit" }) : "");
    say(waits, waiting > 0, waiting);
    say(off, Boolean(ended));
    box.hidden = !from && !waiting && !ended;
  };
  if (root.dataset.since) show({ since: root.dataset.since, waiting: 0 });
  const ask = (what) => navigator.serviceWorker.controller?.postMessage(what);
  navigator.serviceWorker.addEventListener("message", (event) => show(event.data));
  // A tablet without a Dutch voice of its own also carries what the server says aloud.
  const voice = () => window.speechSynthesis?.getVoices().some((one) => one.localService && /^nl([-_]|$)/i.test(one.lang));
  setTimeout(() => ask(voice() ? "voice" : "mute"), 2000);
  navigator.serviceWorker.register(box.dataset.worker).then(() => navigator.serviceWorker.ready).then(() => ask("carry")).catch(() => {});
  navigator.serviceWorker.addEventListener("controllerchange", () => ask("carry"));
  window.addEventListener("online", () => ask("bring"));
  window.addEventListener("offline", () => ask("bring"));
  setInterval(() => { if (!box.hidden) ask("bring"); }, 15_000);
  navigator.serviceWorker.startMessages?.();
})();
