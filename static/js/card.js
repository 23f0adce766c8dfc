// Looks for a card in the camera's pictures (the server reads them), and lets a reader type.
(() => {
  "use strict";
  const root = document.getElementById("card");
  if (!root) return;
  const form = root.querySelector("form");
  const input = form.elements.token;
  const video = root.querySelector("video");

  // A reader types fast, wherever the focus is: its letters belong in the field.
  document.addEventListener("keydown", (event) => {
    const letter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (letter && document.activeElement !== input) input.focus({ preventScroll: true });
  }, true);
  input.focus({ preventScroll: true });

  if (root.dataset.camera !== "on" || !navigator.mediaDevices) return;
  const canvas = document.createElement("canvas");
  const until = Date.now() + 120000;
  let stream = null;

  const stop = () => {
    for (const track of stream?.getTracks() ?? []) track.stop();
    video.hidden = true;
    video.previousElementSibling?.toggleAttribute("hidden", false);
  };
  const picture = () => new Promise((done) => {
    const scale = Math.min(1, 720 / Math.max(video.videoWidth, 1));
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    canvas.getContext("2d").drawImage(video, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(done, "image/jpeg", 0.8);
  });
  const ask = async () => {
    const body = new FormData();
    body.set("csrf_token", form.elements.csrf_token.value);
    body.set("act", form.elements.act.value);
    body.set("next", root.dataset.next);
    body.set("frame", await picture(), "frame.jpg");
    const answer = await fetch(root.dataset.frames, { method: "POST", body });
    return answer.ok ? answer.json() : null;
  };
  const look = async () => {
    if (Date.now() > until) return stop();
    if (!document.hidden && video.videoWidth) {
      const found = await ask().catch(() => ({}));
      if (!found) return stop();
      if (found.next) { stop(); return window.location.assign(found.next); }
    }
    setTimeout(look, 500);
  };
  window.addEventListener("pagehide", stop);
  navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: "user", width: { ideal: 1280 } } })
    .then((opened) => {
      stream = opened;
      video.srcObject = opened;
      video.hidden = false;
      video.previousElementSibling?.toggleAttribute("hidden", true);
      return video.play();
    })
    .then(look)
    .catch(stop);
})();
