// A voice is recorded in the page and goes along as a file. Without a microphone, or without this
// script, the question is not there.
(() => {
  "use strict";
  const place = document.querySelector("[data-voice]");
  const devices = navigator.mediaDevices;
  const kind = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"]
    .find((one) => window.MediaRecorder?.isTypeSupported(one));
  if (!place || !kind || !devices?.getUserMedia) return;

  const form = place.closest("form");
  const file = place.querySelector("[type=file]");
  const yes = place.querySelector("[name=voice_yes]");
  const kept = place.querySelector("[name=recording]");
  const sound = place.querySelector("audio, [data-hear]");
  const from = sound.matches("audio") ? "src" : "href";
  const [bar, level, time] = ["progress", "meter", "output"].map((name) => place.querySelector(name));
  const most = Number(place.dataset.most);
  let recorder = null;
  let address = "";

  const show = (part, focus) => {
    for (const one of place.querySelectorAll("[data-part]")) one.hidden = one.dataset.part !== part;
    if (focus) place.querySelector(`[data-part=${part}] button`)?.focus();
  };
  const first = (focus) => show(place.querySelector("[data-part=ask]") && !yes.value ? "ask" : "ready", focus);
  const drop = () => {
    file.value = kept.value = "";
    if (sound.matches("[data-on]")) sound.click();
    sound.pause?.();
    sound.removeAttribute(from);
    if (address) URL.revokeObjectURL(address);
    address = "";
  };
  const keep = (pieces) => {
    const said = new File(pieces, "voice", { type: kind.split(";")[0] });
    const held = new DataTransfer();
    held.items.add(said);
    drop();
    file.files = held.files;
    address = URL.createObjectURL(said);
    sound.setAttribute(from, address);
    show("heard", true);
  };
  const loudness = (stream) => {
    const context = new AudioContext();
    const listener = context.createAnalyser();
    const wave = new Uint8Array(listener.fftSize = 1024);
    context.createMediaStreamSource(stream).connect(listener);
    return {
      now: () => {
        listener.getByteTimeDomainData(wave);
        return Math.min(1, Math.max(...wave.map((one) => Math.abs(one - 128))) / 64);
      },
      end: () => context.close(),
    };
  };
  const record = async () => {
    if (recorder) return;
    let stream;
    try {
      stream = await devices.getUserMedia({ audio: true });
    } catch {
      show("deaf");
      return;
    }
    const pieces = [];
    const loud = loudness(stream);
    const began = Date.now();
    const tick = () => {
      const seconds = Math.min(most, Math.floor((Date.now() - began) / 1000));
      bar.value = seconds;
      level.value = loud.now();
      time.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      if (seconds >= most) recorder?.stop();
    };
    window.speechSynthesis?.cancel();
    recorder = new MediaRecorder(stream, { mimeType: kind, audioBitsPerSecond: 32000 });
    recorder.addEventListener("dataavailable", (event) => pieces.push(event.data));
    const beat = setInterval(tick, 200);
    recorder.addEventListener("stop", () => {
      clearInterval(beat);
      loud.end();
      for (const track of stream.getTracks()) track.stop();
      recorder = null;
      keep(pieces);
    });
    recorder.start();
    tick();
    show("busy", true);
  };
  const ways = {
    yes: () => { yes.value = "1"; show("ready", true); },
    no: () => { place.hidden = true; },
    record,
    stop: () => recorder?.stop(),
    again: record,
    drop: () => { drop(); first(true); },
  };
  place.addEventListener("click", (event) => ways[event.target.closest("[data-do]")?.dataset.do]?.());

  // What was spoken is not lost: nothing goes out while one speaks, or before a picture is chosen.
  form.addEventListener("submit", (event) => {
    if (recorder) {
      event.preventDefault();
      event.stopImmediatePropagation();
      recorder.addEventListener("stop", () => form.requestSubmit());
      recorder.stop();
      return;
    }
    const choice = form.querySelector("[type=radio]");
    if (!file.files.length || !choice || form.querySelector("[type=radio]:checked")) return;
    if (form.dataset.one !== undefined && place.closest("[hidden]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const back = document.querySelector('[data-place="back"] a');
    for (let steps = 0; choice.closest(".step[hidden]") && steps < 9; steps += 1) back?.click();
    choice.focus();
  }, true);

  devices.enumerateDevices().then((found) => {
    if (!found.some((one) => one.kind === "audioinput")) return;
    if (kept.value) show("heard"); else first();
    place.hidden = false;
  });
})();
