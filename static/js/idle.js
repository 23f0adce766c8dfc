// On a tablet: after a while in which nobody touches, listens or follows a meeting, back to the
// faces. Warns first, in pictures and with a soft tone; a tap stays. The server hears at most once
// a minute that somebody is there. Text that stands typed goes along, so that its writer finds it.
(() => {
  "use strict";
  const box = document.getElementById("idle");
  if (!box) return;
  const form = box.querySelector("form");
  const wait = box.dataset.after * 1000;
  const warn = box.dataset.warns * 1000;
  const MINUTE = 60_000;
  let last = Date.now();
  let told = last;
  let following = 0;
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
  // Who was signed out elsewhere, or is somebody else by now, has nothing to see here.
  const tell = async () => {
    told = Date.now();
    try {
      const answer = await fetch(box.dataset.here, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      if (answer.redirected || answer.status === 403) window.location.reload();
    } catch {
      return;
    }
  };
  const tone = () => {
    if (!window.AudioContext) return;
    const sound = new AudioContext();
    const now = sound.currentTime;
    for (const [pitch, at] of [[523, 0], [392, 0.5]]) {
      const volume = sound.createGain();
      volume.gain.setValueAtTime(0.0001, now + at);
      volume.gain.exponentialRampToValueAtTime(0.15, now + at + 0.08);
      volume.gain.exponentialRampToValueAtTime(0.0001, now + at + 0.7);
      const note = sound.createOscillator();
      note.frequency.value = pitch;
      note.connect(volume).connect(sound.destination);
      note.start(now + at);
      note.stop(now + at + 0.7);
    }
    setTimeout(() => sound.close(), 3000);
  };
  const touched = () => {
    if (!box.open) last = Date.now();
  };
  // Who follows a meeting looks and listens, and an item may last: three times as long, and no
  // longer, since the tablet may lie there when everybody has gone.
  const look = () => {
    const now = Date.now();
    const most = now - following < MINUTE / 2 ? 3 * wait : wait;
    const quiet = now - last;
    if (quiet >= most) return leave();
    if (Math.max(last, following) > told && now - told >= MINUTE) tell();
    if (quiet < most - warn || box.open) return;
    box.showModal();
    tone();
  };
  const stay = () => {
    box.close();
    last = Date.now();
    tell();
  };
  form.addEventListener("submit", keep);
  box.addEventListener("cancel", (event) => { event.preventDefault(); stay(); });
  box.addEventListener("click", (event) => { if (event.target === box) stay(); });
  document.getElementById("idle-stay").addEventListener("click", stay);
  for (const kind of ["pointerdown", "keydown", "input", "scroll", "huisraad:listening"]) {
    window.addEventListener(kind, touched, { passive: true, capture: true });
  }
  window.addEventListener("huisraad:following", () => { following = Date.now(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) tell(); });
  setInterval(look, 1000);

  // A browser that keeps the page for "back" keeps an empty one, and asks for it anew.
  window.addEventListener("pagehide", (event) => { if (event.persisted) document.body.hidden = true; });
  window.addEventListener("pageshow", (event) => { if (event.persisted) window.location.reload(); });
})();
