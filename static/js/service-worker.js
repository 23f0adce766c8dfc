// Lets a tablet of the house work without a network. It carries the pages that anybody in the house
// may read, and those of who is signed in, until that person is done. What is answered, chosen or
// asked is sealed to the server before it is sent, and brought later, once, when sending failed.
// The server writes above this what it has to know: VERSION, ROOT, and ACTS, the addresses (as
// patterns) of what may be kept.
"use strict";

const STILL = "huisraad-still"; // pictograms, styles, scripts: anybody's, and never changed
const WALL = "huisraad-wall"; // what anybody in the house may read
const OWN = "huisraad-own"; // of who is signed in: gone when that person is done
const LASTING = /^(pictograms|bundles|fonts|static|icons)\//;
const MADE = /^speech\/[^/]+$/; // what the server says aloud: only for a tablet without a voice
const PASSING = /^(photos|doors|speech|councils\/\d+\/wishes\/voice)\//;
const PATIENCE = 6000;
const FRESH = 10 * 60_000;
const WALL_FRESH = 30 * 60_000;
const GENTLY = 3; // between two pages it waits this many times as long as the first one took
const MOST = 400;
const HELP = "/help/call";
const HOPELESS = [400, 404, 405, 413]; // what the server will never open
const ANYHOW = { ignoreVary: true };
const acts = ACTS.map((one) => new RegExp(one));
const address = (path) => new URL(ROOT + path, self.location.origin).href;
const inside = (url) => url.origin === self.location.origin && url.pathname.startsWith(ROOT) && url.pathname.slice(ROOT.length);

// --- what is remembered ------------------------------------------------------------------------

const opened = () => new Promise((done, failed) => {
  const asked = indexedDB.open("huisraad", 1);
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore("acts", { keyPath: "id", autoIncrement: true });
    asked.result.createObjectStore("facts");
  };
  asked.onsuccess = () => done(asked.result);
  asked.onerror = () => failed(asked.error);
});
const inStore = async (name, mode, work) => {
  const base = await opened();
  try {
    return await new Promise((done, failed) => {
      const turn = base.transaction(name, mode, { durability: "strict" });
      const asked = work(turn.objectStore(name));
      turn.oncomplete = () => done(asked.result);
      turn.onabort = turn.onerror = () => failed(turn.error);
    });
  } finally {
    base.close();
  }
};
const fact = (name) => inStore("facts", "readonly", (store) => store.get(name)).catch(() => undefined);
const learn = (name, value) => inStore("facts", "readwrite", (store) => store.put(value, name)).catch(() => {});
const waiting = () => inStore("acts", "readonly", (store) => store.getAll()).catch(() => []);
const forget = (id) => inStore("acts", "readwrite", (store) => store.delete(id));

// --- who is here -------------------------------------------------------------------------------

let taps = new Map(); // what is kept, to know a second tap; never written down
const wipe = async () => {
  taps = new Map();
  const { person, pass, ...tablet } = (await fact("who")) ?? {};
  await Promise.all([caches.delete(OWN), learn("who", tablet), learn("synced", 0)]);
};
// Nobody stays longer than the tablet lets them, also when it was switched off meanwhile.
const who = async () => {
  const known = await fact("who");
  const quiet = Date.now() - (known?.touched ?? 0);
  if (!known?.person || (quiet >= 0 && quiet < (known.idle + 60) * 1000)) return known;
  await wipe();
  return fact("who");
};
const touch = async () => {
  const known = await fact("who");
  if (known?.person) await learn("who", { ...known, touched: Date.now() });
};

// --- the network -------------------------------------------------------------------------------

const soon = (promise, most) => new Promise((done, failed) => {
  const late = setTimeout(() => failed(new Error("no answer")), most);
  promise.then(done, failed).finally(() => clearTimeout(late));
});
const reached = async (promise, most) => {
  const answer = await soon(promise, most);
  if ([502, 503, 504].includes(answer.status)) throw new Error(answer.status);
  if (await fact("since")) {
    await learn("since", null);
    tell();
  }
  return answer;
};
const lost = async () => {
  if (!(await fact("since"))) await learn("since", Date.now());
  tell();
};
const state = async () => ({
  since: (await fact("since")) ?? null,
  waiting: (await waiting()).length,
  off: (await fact("off")) ?? false,
});
const tell = async () => {
  const now = await state();
  for (const page of await self.clients.matchAll()) page.postMessage(now);
};
// Who was done while there was no network is signed out before anything else is asked.
const leaveFirst = async () => {
  const token = await fact("left");
  if (!token) return;
  const body = new URLSearchParams({ csrf_token: token });
  await reached(fetch(address("leave"), { method: "POST", redirect: "manual", body }), PATIENCE);
  await learn("left", null);
};

// --- what is carried ---------------------------------------------------------------------------

const plain = (html) => html.replaceAll("&amp;", "&");
const IN_PAGE = /"([^"]*)"/g;
const IN_STYLES = /url\("?([^()"\s]+)"?\)/g;
const needed = (text, base, where = IN_PAGE) => {
  const found = new Set();
  for (const [, named] of text.matchAll(where)) {
    for (const one of plain(named).split(/\s+/)) {
      if (!URL.canParse(one, base)) continue;
      const url = new URL(one, base);
      const path = inside(url);
      if (path && (LASTING.test(path) || PASSING.test(path))) found.add(url.href);
    }
  }
  return found;
};
const furtherScreens = (text, base) => {
  const found = [];
  for (const [, one] of text.matchAll(/href="([^"]*\?[^"]*)"/g)) {
    const url = new URL(plain(one), base);
    if (url.pathname === base.pathname && /[?&](card|page)=\d/.test(url.search) && inside(url) !== false) found.push(url.href);
  }
  return found;
};
const keepStill = async (href, own) => {
  const path = inside(new URL(href));
  if (MADE.test(path) && !(await fact("mute"))) return;
  const box = await caches.open(LASTING.test(path) ? STILL : own);
  if (await box.match(href, ANYHOW)) return;
  const answer = await fetch(href);
  if (!answer.ok) return;
  const styles = path.startsWith("bundles/") && path.includes(".css") ? await answer.clone().text() : "";
  await box.put(href, answer);
  for (const one of needed(styles, href, IN_STYLES)) await keepStill(one, own);
};
const carryPages = async (name, paths, headers, still) => {
  const box = await caches.open(name);
  const todo = paths.map((path) => new URL(path, self.location.origin).href);
  const seen = new Set(todo);
  for (let href; (href = todo.shift());) {
    if (!(await still())) return;
    const began = Date.now();
    const answer = await fetch(href, { headers, redirect: "manual", cache: "no-store" });
    await new Promise((on) => setTimeout(on, Math.min(GENTLY * (Date.now() - began), PATIENCE)));
    if (!answer.ok) {
      seen.delete(href);
      continue;
    }
    const text = await answer.clone().text();
    await box.put(href, answer);
    for (const one of furtherScreens(text, new URL(href))) {
      if (seen.size < MOST && !seen.has(one)) {
        seen.add(one);
        todo.push(one);
      }
    }
    for (const one of needed(text, href)) {
      seen.add(one);
      await keepStill(one, name);
    }
  }
  for (const one of await box.keys()) if (!seen.has(one.url)) await box.delete(one);
};
// Asked for while it goes on, it begins anew: somebody else is here.
let carrying = null;
let anew = false;
const carry = () => {
  anew = true;
  return (carrying ??= carryTurns().finally(() => { carrying = null; }));
};
const carryTurns = async () => {
  while (anew) {
    anew = false;
    await carryAll().catch(() => {});
  }
};
const carryAll = async () => {
  await leaveFirst();
  const answer = await fetch(address("carried"), { redirect: "manual", cache: "no-store" });
  await learn("off", answer.type === "opaqueredirect");
  if (!answer.ok) return;
  const { wall, own, ...known } = await answer.json();
  const before = await fact("who");
  if (before?.person !== known.person) await caches.delete(OWN);
  await learn("who", { ...known, touched: Date.now() });
  const same = async () => !anew && (await fact("who"))?.pass === known.pass;
  if (known.person) await carryPages(OWN, own, {}, same);
  if (Date.now() - ((await fact("walled")) ?? 0) > WALL_FRESH) {
    await carryPages(WALL, wall, { "Huisraad-Wall": "1" }, async () => !anew);
    if (!anew) await learn("walled", Date.now());
  }
  if (anew) return;
  if (!(await same())) return caches.delete(OWN);
  await learn("synced", Date.now());
  tell();
};
const carryAgain = async () => {
  if (Date.now() - ((await fact("synced")) ?? 0) > FRESH) await carry();
};
const carriedPage = async (url) => {
  const known = await who();
  const own = known?.person ? await (await caches.open(OWN)).match(url, ANYHOW) : undefined;
  return own ?? (await caches.open(WALL)).match(url, ANYHOW);
};
// What is carried says since when there is no network.
const shown = async (answer) => {
  const since = new Date((await fact("since")) ?? Date.now()).toISOString();
  const text = (await answer.text()).replace("<html ", `<html data-since="${since}" `);
  const headers = new Headers(answer.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  return new Response(text, { status: answer.status, headers });
};
const carried = async (path) => {
  const answer = await carriedPage(address(path));
  return answer ? shown(answer) : new Response("Geen internet. No internet.", { status: 503, headers: { "Content-Type": "text/plain; charset=utf-8" } });
};

// --- acts that are kept ------------------------------------------------------------------------

const text = new TextEncoder();
const base64 = (bytes) => {
  let letters = "";
  for (const one of new Uint8Array(bytes)) letters += String.fromCharCode(one);
  return btoa(letters);
};
const bytes = (letters) => Uint8Array.from(atob(letters), (one) => one.charCodeAt(0));
const sealed = async (known, key, act) => {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const { subtle } = self.crypto;
  const mine = await subtle.generateKey(curve, false, ["deriveBits"]);
  const theirs = await subtle.importKey("raw", bytes(known.key), curve, false, []);
  const shared = await subtle.deriveBits({ name: "ECDH", public: theirs }, mine.privateKey, 256);
  const from = await subtle.exportKey("raw", mine.publicKey);
  const bits = await subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const way = { name: "HKDF", hash: "SHA-256", salt: from, info: text.encode("huisraad act") };
  const lock = await subtle.deriveKey(way, bits, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
  const iv = self.crypto.getRandomValues(new Uint8Array(12));
  const additionalData = text.encode(`${known.device}.${key}`);
  const box = await subtle.encrypt({ name: "AES-GCM", iv, additionalData }, lock, text.encode(JSON.stringify(act)));
  return { key, from: base64(from), iv: base64(iv), box: base64(box) };
};
const fieldsOf = async (request) => {
  const fields = [];
  for (const [name, value] of await request.formData()) {
    if (name === "csrf_token") continue;
    if (typeof value === "string") fields.push([name, value]);
    else if (value.size) fields.push([name, { name: value.name, type: value.type, data: base64(await value.arrayBuffer()) }]);
  }
  return fields;
};
// Sealed and written down before anything is sent. Null when it cannot be: nobody is here, or the
// tablet is full.
const keep = async (path, fields) => {
  const known = await who();
  const given = Object.fromEntries(fields);
  const owner = String(given.act ?? "").split(".")[0];
  const pass = known?.person && (!owner || owner === String(known.person)) ? known.pass : "";
  if (!known?.key || !(pass || given.token || path.endsWith(HELP))) return null;
  const print = JSON.stringify([path, fields]);
  if (taps.has(print)) return { ...taps.get(print), again: true };
  // A carried page may be used more than once: each time it is another act.
  const used = (await fact("used")) ?? [];
  const again = Boolean(given.act) && used.includes(given.act);
  const act = again ? `${owner}.${self.crypto.randomUUID().slice(0, 30)}` : given.act;
  const key = self.crypto.randomUUID();
  const box = await sealed(known, key, { path, pass, fields: fields.map(([name, value]) => [name, name === "act" ? act : value]) });
  const kept = { made: Date.now(), ...box };
  kept.id = await inStore("acts", "readwrite", (store) => store.add(kept));
  return { ...kept, card: !pass && Boolean(given.token), again, print, used: [...used, given.act].slice(-MOST) };
};
const later = () => self.registration.sync?.register("acts").catch(() => {});

let bringing = null;
const bring = () => (bringing ??= bringAll().catch(lost).finally(() => { bringing = null; }));
const bringAll = async () => {
  await leaveFirst();
  for (let kept; (kept = await waiting()).length;) {
    // Only how long ago counts, so a clock that is wrong tells nothing; nor does one set right meanwhile.
    let age = 0;
    const ages = kept.map((one) => Date.now() - one.made).reverse().map((one) => (age = Math.max(one, age + 1))).reverse();
    const { key, from, iv, box, id } = kept[0];
    const answer = await reached(fetch(address("outbox"), {
      method: "POST",
      redirect: "manual",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ key, from, iv, box, age: ages[0] }),
    }), 4 * PATIENCE);
    if (answer.type === "opaqueredirect" || answer.status === 403) return learn("off", true).then(tell);
    if (!answer.ok && !HOPELESS.includes(answer.status)) return later();
    await forget(id);
    await tell();
  }
};

// --- what is asked -----------------------------------------------------------------------------

const page = async (event) => {
  const here = await carriedPage(event.request.url);
  try {
    await leaveFirst();
    const answer = await reached(fetch(event.request), here ? PATIENCE : 4 * PATIENCE);
    if (inside(new URL(event.request.url)).startsWith("faces")) await learn("synced", 0); // is anybody still signed in?
    event.waitUntil(Promise.all([touch().then(carryAgain), bring()]));
    return answer;
  } catch {
    await lost();
    await touch();
    if (here) return shown(here);
    if (event.request.url === address("")) return Response.redirect(address((await who())?.person ? "carried/missing" : "carried/home"), 303);
    const path = new URL(event.request.url).pathname;
    const bare = await carriedPage(self.location.origin + path);
    return bare ? shown(bare) : carried("carried/missing");
  }
};
const done = async (event) => {
  const token = (await fact("who"))?.token;
  await wipe();
  await learn("left", token);
  const pages = await self.clients.matchAll({ type: "window" });
  for (const one of pages) if (one.id !== event.clientId) one.navigate(address("faces")).catch(() => {});
  try {
    const answer = await reached(fetch(event.request), PATIENCE);
    await learn("left", null);
    event.waitUntil(carry());
    return answer;
  } catch {
    await lost();
    return Response.redirect(address("faces"), 303);
  }
};
const comes = async (event, path) => {
  await wipe();
  try {
    await leaveFirst();
    const answer = await reached(fetch(event.request), 4 * PATIENCE);
    event.waitUntil(carry());
    return answer;
  } catch {
    await lost();
    return path.startsWith("faces/") ? Response.redirect(address("carried/home"), 303) : carried("carried/missing");
  }
};
const plainly = async (event) => {
  try {
    return await reached(fetch(event.request), 10 * PATIENCE);
  } catch {
    await lost();
    return carried("carried/missing");
  }
};
// A form that leads to another one, such as the card after a choice in secret: carried as a page.
const between = async (event, url, fields) => {
  try {
    return await reached(fetch(event.request), 3 * PATIENCE);
  } catch {
    await lost();
    const answer = await carriedPage(`${url.href}?${new URLSearchParams(fields.filter(([name]) => name !== "act"))}`);
    return answer ? shown(answer) : carried("carried/missing");
  }
};
const act = async (event, url) => {
  const fields = await fieldsOf(event.request.clone());
  const lacks = (await fact("who"))?.between?.[url.pathname];
  if (lacks && !fields.some(([name]) => name === lacks)) return between(event, url, fields);
  const kept = await keep(url.pathname, fields).catch(() => null);
  try {
    await leaveFirst();
    if (kept?.card) throw new Error("only the card says who this is");
    if (kept?.again) throw new Error("this page was sent before");
    const answer = await reached(fetch(event.request), 3 * PATIENCE);
    if (kept) await forget(kept.id);
    event.waitUntil(carryAgain());
    return answer;
  } catch {
    if (!kept?.again) await lost();
    await touch();
    const help = url.pathname.endsWith(HELP);
    if (!kept) return carried(help ? "help/coming" : "carried/missing");
    if (!taps.has(kept.print)) await learn("used", kept.used);
    taps.set(kept.print, kept);
    event.waitUntil(Promise.all([later(), bring()]));
    return carried(help ? "help/coming" : "carried/kept");
  }
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(Promise.all([learn("synced", 0), learn("walled", 0)]).then(() => self.clients.claim())));
self.addEventListener("sync", (event) => event.waitUntil(bring()));
self.addEventListener("message", (event) => {
  const { source, data } = event;
  if (data === "mute" || data === "voice") event.waitUntil(learn("mute", data === "mute"));
  if (data === "bring") event.waitUntil(bring());
  if (data === "carry") event.waitUntil(carryAgain());
  event.waitUntil(state().then((now) => source.postMessage(now)));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const path = inside(url);
  if (path === false) return;
  if (request.mode === "navigate" && request.method === "POST") {
    if (path === "leave") event.respondWith(done(event));
    else if (/^(faces\/|card|sign-in)/.test(path)) event.respondWith(comes(event, path));
    else if (acts.some((one) => one.test(url.pathname))) event.respondWith(act(event, url));
    else event.respondWith(plainly(event));
  } else if (request.mode === "navigate") {
    event.respondWith(page(event));
  } else if (request.method === "GET" && LASTING.test(path)) {
    event.respondWith(caches.match(request, ANYHOW).then((found) => found ?? fetch(request)));
  } else if (request.method === "GET" && PASSING.test(path)) {
    event.respondWith(fetch(request).catch(async () => (await carriedPage(request.url)) ?? Response.error()));
  }
});
