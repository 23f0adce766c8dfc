// Writing minutes: what is typed is saved by itself, and what others write comes in.
// Without this script each item has its button. Nothing is kept in the browser, since it may be
// a tablet that the next person uses: what could not be saved stays in the box, and says so.
(() => {
  "use strict";
  const page = document.querySelector("[data-minutes]");
  if (!page) return;
  const words = page.dataset;
  const PAUSE = 1500;
  const LOOK = 10000;

  const places = [...page.querySelectorAll("form[data-item]")].map((form) => ({
    form,
    id: form.dataset.item,
    area: form.querySelector("textarea"),
    base: form.elements.base,
    state: form.querySelector('[data-part="state"]'),
    door: form.querySelector('[data-part="door"]'),
    here: form.parentElement.querySelector('[data-part="here"]'),
    owner: form.elements.act.value.split(".")[0],
    act: "",
    sent: null,
    timer: 0,
    busy: false,
    by_hand: false,
  }));

  const dirty = (place) => place.area.value !== place.base.value;
  const say = (place, text, bad = false) => {
    place.state.textContent = text;
    place.state.classList.toggle("bad", bad);
  };
  const newAct = (owner) => {
    const bytes = crypto.getRandomValues(new Uint8Array(12));
    return `${owner}.${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  };

  // Until it is answered the same text is sent again under the same key, and what was typed
  // meanwhile goes after it: so an answer that got lost does no harm. Who leaves sends it all.
  const fields = (place, leaving = false) => {
    if (!place.act || (leaving && place.sent !== place.area.value)) {
      place.act = newAct(place.owner);
      place.sent = place.area.value;
    }
    const body = new URLSearchParams(new FormData(place.form));
    body.set("text", place.sent);
    body.set("act", place.act);
    return body;
  };

  const fill = (area, text) => {
    const [old, at] = [area.value, area.selectionStart];
    let same = 0;
    while (same < old.length && old[same] === text[same]) same += 1;
    area.value = text;
    if (document.activeElement !== area) return;
    const caret = at <= same ? at : Math.max(same, at + text.length - old.length);
    area.setSelectionRange(caret, caret);
  };

  const take = (found) => {
    for (const place of places) {
      const now = found.places[place.id] ?? { text: "", here: "" };
      if (place.here.textContent !== now.here) place.here.textContent = now.here;
      if (dirty(place) || place.busy || place.area.value.trim() === now.text.trim()) continue;
      fill(place.area, now.text);
      place.base.value = place.area.value;
    }
    if (found.closed) for (const place of places) say(place, found.closed, true);
  };

  const later = (place, wait) => {
    clearTimeout(place.timer);
    place.timer = setTimeout(() => save(place), wait);
  };

  const save = async (place, always = false, pressed = false) => {
    if (place.busy) return later(place, PAUSE);
    if (place.by_hand || !(always || dirty(place))) return;
    const body = fields(place);
    const [sent, changed] = [place.sent, dirty(place)];
    place.busy = true;
    if (changed) say(place, words.busy);
    try {
      const answer = await fetch(place.form.action, { method: "POST", body, headers: { Accept: "application/json" } });
      const kind = answer.headers.get("Content-Type") ?? "";
      place.busy = false;
      if (!kind.includes("json")) {
        // Signed out: the text stays here until somebody signed in again, in another tab. Of a
        // page that is too old the server asks to send it once more.
        if (pressed && answer.status === 400) return place.form.submit();
        place.by_hand = true;
        if (dirty(place)) say(place, words.out, true);
        place.door.hidden = !dirty(place);
        return;
      }
      const found = await answer.json();
      place.act = "";
      place.door.hidden = true;
      if (!answer.ok) return say(place, found.error, true);
      place.base.value = sent;
      if (changed) say(place, found.saved);
      take(found);
      if (dirty(place)) later(place, PAUSE);
    } catch {
      place.busy = false;
      say(place, words.failed, true);
      later(place, LOOK);
    }
  };

  for (const place of places) {
    place.area.addEventListener("input", () => later(place, PAUSE));
    place.area.addEventListener("focus", () => save(place, true));
    place.area.addEventListener("blur", () => save(place));
    place.form.addEventListener("submit", (event) => {
      event.preventDefault();
      place.by_hand = false;
      save(place, true, true);
    });
  }

  const look = async () => {
    if (document.visibilityState !== "visible") return;
    try {
      const answer = await fetch(`${words.now}?again=1`, { headers: { Accept: "application/json" } });
      if (answer.ok && answer.headers.get("Content-Type")?.includes("json")) take(await answer.json());
    } catch {
      return;
    }
  };
  setInterval(look, LOOK);

  const leave = () => {
    for (const place of places) {
      if (!dirty(place) || place.by_hand) continue;
      fetch(place.form.action, { method: "POST", body: fields(place, true), keepalive: true }).catch(() => {});
    }
  };
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") leave();
  });
  window.addEventListener("pagehide", leave);
  window.addEventListener("beforeunload", (event) => {
    if (places.some((place) => dirty(place) && (place.by_hand || place.state.classList.contains("bad")))) event.preventDefault();
  });
})();
