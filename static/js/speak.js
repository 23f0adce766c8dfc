// Reads the page aloud, line by line, with a Dutch voice of the device itself.
// A voice that lives elsewhere is never used: what stands here stays in the house.
// Plays what somebody said. One sound at a time, and none that nobody asked for.
(() => {
  "use strict";
  const button = document.getElementById("speak");
  const speech = window.speechSynthesis;
  const sorry = document.getElementById("mute");
  if (!button) return;
  const word = button.querySelector(".said");
  const start = word.textContent;
  let turn = 0;

  const local = () => (speech ? speech.getVoices() : []).find((v) => v.localService === true && /^nl([-_]|$)/i.test(v.lang));

  // Some browsers know their voices only after a while.
  const voice = () => new Promise((found) => {
    const now = local();
    if (now || !speech) return found(now);
    const look = () => { if (local()) done(); };
    const done = () => { clearTimeout(late); speech.removeEventListener("voiceschanged", look); found(local()); };
    const late = setTimeout(done, 1500);
    speech.addEventListener("voiceschanged", look);
  });

  const lines = () => [...document.querySelectorAll("main [data-say]")].filter((e) => e.dataset.say && e.checkVisibility());
  const sentences = (text) => text.split(/(?<=[.!?])\s+/).filter((s) => s.trim());

  const mark = (line) => {
    for (const one of document.querySelectorAll("main [data-say][aria-current]")) one.removeAttribute("aria-current");
    if (line) {
      line.setAttribute("aria-current", "true");
      line.scrollIntoView({ block: "nearest" });
    }
  };
  const show = (on) => {
    button.toggleAttribute("data-on", on);
    word.textContent = on ? button.dataset.stop : start;
  };
  const player = new Audio();
  let heard = null;
  const stop = () => {
    turn += 1;
    if (speech) speech.cancel();
    mark(null);
    show(false);
    player.pause();
    heard?.removeAttribute("data-on");
    heard = null;
  };
  const say = (text, chosen) => new Promise((done) => {
    const one = new SpeechSynthesisUtterance(text);
    one.voice = chosen;
    one.lang = chosen.lang;
    one.rate = 0.9;
    one.onend = one.onerror = done;
    speech.speak(one);
  });
  const apologise = () => {
    if (sorry.childNodes.length) return;
    if (sorry.dataset.symbol) {
      const picture = new Image(72, 72);
      picture.src = sorry.dataset.symbol;
      picture.alt = "";
      picture.className = "picto";
      sorry.append(picture);
    }
    sorry.append(sorry.dataset.sorry);
    sorry.scrollIntoView({ block: "nearest" });
  };
  const read = async (some) => {
    stop();
    const mine = turn;
    const chosen = await voice();
    if (mine !== turn) return;
    if (!chosen) return apologise();
    show(true);
    for (const line of some) {
      mark(line);
      for (const sentence of sentences(line.dataset.say)) {
        await say(sentence, chosen);
        if (mine !== turn) return;
      }
    }
    stop();
  };

  // A second tap stops; the next one goes on from there.
  const hear = (link) => {
    const again = link === heard;
    stop();
    if (again) return;
    if (player.src !== link.href) player.src = link.href;
    heard = link;
    link.dataset.on = "";
    player.play().catch(() => { if (heard === link) stop(); });
  };
  player.addEventListener("ended", stop);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-hear]");
    if (!link) return;
    event.preventDefault();
    hear(link);
  });
  for (const link of document.querySelectorAll("[data-hear]")) {
    link.setAttribute("role", "button");
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      hear(link);
    });
  }

  button.addEventListener("click", () => (button.hasAttribute("data-on") ? stop() : read(lines())));
  for (const line of document.querySelectorAll("main .line[data-say]")) {
    line.setAttribute("role", "button");
    line.tabIndex = 0;
    line.addEventListener("click", () => read([line]));
    line.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      read([line]);
    });
  }
  window.addEventListener("pagehide", stop);
})();
