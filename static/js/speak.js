// Reads the page aloud, line by line: what somebody recorded for a line, else a Dutch voice of the
// device itself, else the sound that our own server makes. A voice that lives elsewhere is never
// used: what stands here stays in the house.
// Plays what somebody said. One sound at a time, and none that nobody asked for.
(() => {
  "use strict";
  const button = document.getElementById("speak");
  const speech = window.speechSynthesis;
  const sorry = document.getElementById("mute");
  if (!button) return;
  const word = button.querySelector(".said");
  const start = word.textContent;
  const rate = () => ({ slow: 0.8, fast: 1.25 })[document.documentElement.dataset.rate] ?? 1;
  let turn = 0;

  // Who listens is there, though nothing is touched: this says so, to whoever looks for that.
  const here = () => window.dispatchEvent(new Event("huisraad:listening"));
  let beat = 0;

  let dumb = false;
  const local = () => (speech && !dumb ? speech.getVoices() : []).find((v) => v.localService === true && /^nl([-_]|$)/i.test(v.lang));

  // Some browsers know their voices only after a while; so they are asked before anybody wants one.
  const known = new Promise((found) => {
    if (local() || !speech) return found();
    const look = () => { if (local()) done(); };
    const done = () => { clearTimeout(late); speech.removeEventListener("voiceschanged", look); found(); };
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
  let leave = null;
  const stop = () => {
    turn += 1;
    clearInterval(beat);
    if (speech) speech.cancel();
    mark(null);
    show(false);
    player.pause();
    leave?.(true);
    heard?.removeAttribute("data-on");
    heard = null;
  };
  const begin = () => {
    stop();
    here();
    beat = setInterval(here, 5000);
    return turn;
  };

  // The device: some never begin, some never end, and none of them says so.
  let now = null;  // a browser may forget one that nobody holds, before its end
  const say = (text, chosen) => new Promise((done) => {
    const one = now = new SpeechSynthesisUtterance(text);
    one.voice = chosen;
    one.lang = chosen.lang;
    one.rate = 0.9 * rate();
    const after = (ms) => setTimeout(() => { speech.cancel(); end(false); }, ms);
    const end = leave = (well) => { clearTimeout(late); done(well); };
    let late = after(5000);
    one.onstart = () => { clearTimeout(late); late = after(5000 + 200 * text.length / rate()); };
    one.onend = () => end(true);
    one.onerror = () => end(false);
    speech.speak(one);
  });
  const near = async (line, mine) => {
    await known;
    const chosen = local();
    for (const sentence of chosen ? sentences(line.dataset.say) : []) {
      if (mine !== turn) break;
      here();
      if (!await say(sentence, chosen) && mine === turn) {
        dumb = true;
        return false;
      }
    }
    return Boolean(chosen);
  };

  // Sounds are asked for one ahead, and kept as long as the page is there.
  const sounds = new Map();
  const load = (address) => {
    if (!sounds.has(address)) {
      sounds.set(address, fetch(address, { credentials: "same-origin" })
        .then((answer) => (answer.ok ? answer.blob() : Promise.reject(answer)))
        .then((sound) => URL.createObjectURL(sound))
        .catch(() => { sounds.delete(address); }));
    }
    return sounds.get(address);
  };
  const play = (sound) => new Promise((done) => {
    leave = done;
    player.onended = () => done(true);
    player.onerror = () => done(false);
    player.src = sound;
    player.playbackRate = rate();
    player.play().catch(() => done(false));
  });
  const far = async (addresses, mine) => {
    for (const [place, address] of addresses.entries()) {
      const sound = await load(address);
      if (mine !== turn) return true;
      if (!sound) return false;
      if (addresses[place + 1]) load(addresses[place + 1]);
      here();
      if (!await play(sound)) return false;
    }
    return addresses.length > 0;
  };
  const made = (line) => line?.dataset.sound?.split(" ").filter(Boolean) ?? [];
  const ways = [
    (line, mine) => far(line.dataset.own ? [line.dataset.own] : [], mine),
    near,
    (line, mine, next) => {
      if (next && !next.dataset.own) made(next).slice(0, 1).forEach(load);
      // What a script just changed has no sound yet: the rest is read all the same.
      return made(line).length ? far(made(line), mine) : document.querySelector("main [data-sound]") !== null;
    },
  ];

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
    const mine = begin();
    show(true);
    for (const [place, line] of some.entries()) {
      mark(line);
      let well = false;
      for (const way of ways) {
        well = well || await way(line, mine, some[place + 1]);
        if (mine !== turn) return;
      }
      if (!well) {
        stop();
        return apologise();
      }
    }
    stop();
  };

  // A second tap stops; the next one goes on from there.
  const hear = (link) => {
    const again = link === heard;
    if (again) return stop();
    begin();
    player.onended = stop;
    player.onerror = null;
    if (player.src !== link.href) player.src = link.href;
    player.playbackRate = 1;
    heard = link;
    link.dataset.on = "";
    player.play().catch(() => { if (heard === link) stop(); });
  };
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
