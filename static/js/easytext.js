// The editor of easy texts: the tablet, the advice and the pictures follow the typing.
// Without this script every button still works; the page then follows after each save.
(() => {
  "use strict";
  const form = document.getElementById("line-form");
  const speak = document.getElementById("speak");
  if (speak) speak.hidden = false;
  if (!form) return;
  const text = form.querySelector("#text");
  const search = form.querySelector("#q");
  const said = text.closest("[data-say]");
  const part = (name) => document.querySelector(`[data-part="${name}"]`);
  let waiting = 0;
  let asking = null;

  // Only the latest answer counts; a slow line never brings an older one back.
  const look = async (asked) => {
    asking?.abort();
    asking = new AbortController();
    const chosen = form.querySelector('input[name="picture"]:checked')?.value ?? "none";
    const query = new URLSearchParams({ line: form.dataset.line, text: text.value, picture: chosen });
    if (asked) query.set("q", asked);
    try {
      const answer = await fetch(`${form.dataset.look}?${query}`, { signal: asking.signal, headers: { Accept: "application/json" } });
      if (!answer.ok || !answer.headers.get("Content-Type")?.includes("json")) return;
      const found = await answer.json();
      const inRow = part("candidates").contains(document.activeElement);
      for (const name of ["hints", "candidates", "preview", ...(asked ? ["results"] : [])]) {
        const place = part(name);
        if (place && place.innerHTML !== found[name]) place.innerHTML = found[name];
      }
      part("words").textContent = found.words;
      if (said) {
        said.dataset.say = found.say;
        said.dataset.sound = found.sound;
      }
      const ease = part("ease");
      ease.textContent = found.ease;
      ease.closest("details").hidden = !found.ease;
      if (inRow) form.querySelector('[data-part="candidates"] input:checked')?.focus();
    } catch (error) {
      if (error.name !== "AbortError") return;
    }
  };
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => look(""), 250);
  };

  text.addEventListener("input", () => {
    const shown = part("preview")?.querySelector(`li:nth-child(${part("preview").querySelector(".ml")?.dataset.on || 0}) .text`);
    if (shown) shown.textContent = text.value;
    if (said) {
      said.dataset.say = text.value;
      delete said.dataset.sound;
    }
    soon();
  });
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector('button[value="enter"]'));
  });
  form.addEventListener("change", (event) => {
    if (event.target.name === "picture") look("");
  });
  form.addEventListener("keydown", (event) => {
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      const button = form.querySelector(`[data-key="${event.key}"]`);
      event.preventDefault();
      if (!button.disabled) button.click();
      return;
    }
    const row = event.target.closest(".row");
    const chosen = row && /^[1-9]$/.test(event.key) && row.querySelectorAll("input")[Number(event.key) - 1];
    if (chosen) {
      event.preventDefault();
      chosen.checked = true;
      chosen.focus();
      look("");
    }
  });
  form.addEventListener("submit", (event) => {
    const act = event.submitter?.value;
    const asked = search.value.trim();
    if (asked && (act === "search" || act === "enter")) {
      event.preventDefault();
      look(asked);
      return;
    }
    // A second press while the first is on its way would be another act.
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  });
  window.addEventListener("pageshow", () => { delete form.dataset.sent; });
})();
