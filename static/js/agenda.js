/* Putting an agenda in order without loading a page for every step, and by dragging.
   Every button works without this file; nothing is kept but what the server keeps. */
"use strict";

const form = document.querySelector('[data-part="order"]');

if (form) {
  const list = form.querySelector("ol");
  const said = form.querySelector('[data-part="said"]');
  let sending = false;

  const ids = () => [...list.children].map((row) => row.dataset.id);

  const key = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
  };

  const adopt = (fresh) => {
    for (const name of ["csrf_token", "version", "order"]) form.elements[name].value = fresh.elements[name].value;
    list.replaceChildren(...fresh.querySelector("ol").children);
    prepare();
  };

  const tell = (id) => {
    const rows = [...list.children];
    const place = rows.findIndex((row) => row.dataset.id === id);
    if (place < 0) return;
    const name = rows[place].querySelector('[data-part="name"]').textContent.trim();
    said.textContent = form.dataset.moved.replace("{item}", name).replace("{place}", place + 1).replace("{count}", rows.length);
  };

  const send = async (order, move, focus) => {
    if (sending) return;
    sending = true;
    const body = new FormData(form);
    body.set("act", `${form.elements.act.value.split(".")[0]}.${key()}`);
    body.set("order", order.join(","));
    body.delete("move");
    if (move) body.set("move", move);
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(body), headers: { Accept: "text/html" } });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector('[data-part="order"]');
      if (!fresh) throw new Error("another page");
      adopt(fresh);
      const id = focus.split(":")[0];
      if (answer.ok) tell(id);
      else said.textContent = form.dataset.lost;
      const button = list.querySelector(`[data-id="${id}"] button[value="${focus}"]`) || list.querySelector(`[data-id="${id}"] a`);
      if (button) button.focus({ preventScroll: false });
    } catch {
      location.reload();
    } finally {
      sending = false;
    }
  };

  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button || button.name !== "move") return;
    event.preventDefault();
    if (button.getAttribute("aria-disabled") !== "true") send(ids(), button.value, button.value);
  });

  const drag = (grip) => {
    grip.hidden = false;
    grip.addEventListener("pointerdown", (event) => {
      if (sending || !event.isPrimary || event.button !== 0) return;
      const row = grip.closest("li");
      const before = ids();
      event.preventDefault();
      row.dataset.held = "";

      const move = (to) => {
        const over = [...list.children].find((one) => {
          const box = one.getBoundingClientRect();
          return one !== row && to.clientY > box.top && to.clientY < box.bottom;
        });
        if (!over) return;
        const box = over.getBoundingClientRect();
        over[to.clientY < box.top + box.height / 2 ? "before" : "after"](row);
      };
      const end = (last) => {
        document.removeEventListener("pointermove", move);
        document.removeEventListener("pointerup", end);
        document.removeEventListener("pointercancel", end);
        delete row.dataset.held;
        if (last.type === "pointercancel") list.append(...before.map((id) => list.querySelector(`[data-id="${id}"]`)));
        else if (ids().join() !== before.join()) send(ids(), "", `${row.dataset.id}:up`);
      };
      document.addEventListener("pointermove", move);
      document.addEventListener("pointerup", end);
      document.addEventListener("pointercancel", end);
    });
  };

  const prepare = () => list.querySelectorAll('[data-part="grip"]').forEach(drag);
  prepare();
}
