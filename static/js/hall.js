// The screen in the hall: asks now and then for what is new, and puts it there in one step. Without
// a network it goes on showing what it has, and says of when that is.
(() => {
  "use strict";
  const hall = document.getElementById("hall");
  const ask = async () => {
    try {
      const answer = await fetch(window.location.href, { cache: "no-store" });
      if (answer.redirected || answer.status === 404) return window.location.reload();
      if (!answer.ok) throw new Error(answer.status);
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      hall.replaceChildren(...fresh.getElementById("hall").childNodes);
    } catch {
      document.getElementById("lost").hidden = false;
    }
  };
  setInterval(ask, hall.dataset.every * 1000);
})();
