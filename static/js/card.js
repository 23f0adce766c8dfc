// Looks for a card in the camera's pictures (the server reads them), and lets a reader type.
(() => {
  "use strict";
  const held = document.getElementById("held");
  if (!held) return;
  const input = document.querySelector("#card [name=token]");
  const form = input.form;
  const video = held.querySelector("video");
  const button = document.getElementById("look");

  // A reader types fast, wherever the focus is: its letters belong in the field.
  document.addEventListener("keydown", (event) => {
    const letter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (letter && document.activeElement !== input) input.focus({ preventScroll: true });
  }, true);
  input.focus({ preventScroll: true });

  if (!navigator.mediaDevices) return;
  const canvas = document.createElement("canvas");
  let stream = null;
  let until = 0;

  const show = (looking) => {
    video.hidden = !looking;
    video.previousElementSibling.toggleAttribute("hidden", looking);
    button.hidden = looking;
  };
  const stop = () => {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
    show(false);
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
    body.set("frame", await picture(), "frame.jpg");
    const answer = await fetch(held.dataset.frames, { method: "POST", body });
    return answer.ok ? answer.json() : null;
  };
  const seen = (token) => {
    stop();
    input.value = token;
    document.getElementById("hold").hidden = true;
    document.getElementById("seen").hidden = false;
    if ("sends" in held.dataset) form.requestSubmit();
  };
  const look = async () => {
    if (!stream) return;
    if (Date.now() > until) return stop();
    if (!document.hidden && video.videoWidth) {
      const found = await ask().catch(() => ({}));
      if (!stream) return;
      if (!found) return stop();
      if (found.token) return seen(found.token);
    }
    setTimeout(look, 500);
  };
  const start = () => navigator.mediaDevices
    .getUserMedia({ audio: false, video: { facingMode: "user", width: { ideal: 1280 } } })
    .then((opened) => {
      stream = opened;
      until = Date.now() + 120000;
      video.srcObject = opened;
      show(true);
      return video.play();
    })
    .then(look)
    .catch(() => { stop(); button.hidden = true; });

  window.addEventListener("pagehide", stop);
  button.addEventListener("click", start);
  if ("looks" in held.dataset) start();
  else button.hidden = false;
})();
