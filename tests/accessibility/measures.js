// Measures a page of the picto view as it stands; gives a line for each fault, and the four places.
() => {
  const faults = [];
  const box = (e) => e.getBoundingClientRect();
  const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && box(e).width > 1 && box(e).height > 1;
  // What is shown as it comes on paper is measured by who prints it.
  const paper = "[data-part=letter], .paper";
  const all = (what, within = document) => [...within.querySelectorAll(what)].filter((e) => seen(e) && !e.closest(paper));
  const name = (e) => {
    const word = (e.innerText || e.getAttribute("aria-label") || e.name || "").trim().replace(/\s+/g, " ").slice(0, 40);
    return `${e.tagName.toLowerCase()}.${String(e.className.baseVal ?? e.className).replace(/ /g, ".")} “${word}”`;
  };
  const size = (e) => `${Math.round(box(e).width)} x ${Math.round(box(e).height)}`;
  const short = (value, least) => value < least - 0.5;

  // A tick or a radio button is as large as the label round it. Left out: a link inside a sentence,
  // and the panel behind the face (credits, languages), which is no part of what a page is for.
  // The first button of the editor is for the Enter key only (.vh).
  const target = (e) => (e.matches("input") && e.closest("label")) || e;
  const spared = (e) => e.closest(".skip, .vh, p a, li > a:not([class]), .who .panel");
  const targets = [...new Set(all("a[href], button, summary, input:not([type=hidden]), select, textarea, [role=button]").filter((e) => !spared(e)).map(target))];
  for (const e of targets) {
    if (short(box(e).width, 64) || short(box(e).height, 64)) faults.push(`target under 64: ${name(e)} ${size(e)}`);
  }
  for (const e of all(".act, .tile, .option, .choice, .do.main")) {
    if (short(box(e).height, 96)) faults.push(`main target under 96 high: ${name(e)} ${size(e)}`);
  }
  const apart = (some, where) => {
    for (const [index, one] of some.entries()) {
      for (const other of some.slice(index + 1)) {
        if (one.contains(other) || other.contains(one)) continue;
        const a = box(one), b = box(other);
        const gap = Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
        if (short(gap, 16)) faults.push(`${where}: ${Math.round(gap)} px between ${name(one)} and ${name(other)}`);
      }
    }
  };
  apart(all(".acts .act"), "bar");
  apart(targets.filter((e) => e.closest("main")), "page");

  // One idea.
  const main = document.querySelector("main");
  const choices = all(".tiles:not(.wall) .tile, .option, .choice, .dos > * > .do:not(.quiet), .dos > .do:not(.quiet)", main).filter((e) => !e.closest("details.more, .options.faces"));
  if (choices.length > 5) faults.push(`${choices.length} main choices`);
  if (all(".wall .tile, #faces button, .step > .options.faces .option", main).length > 8) faults.push("more than eight faces");
  const lines = all(".line", main).filter((e) => !e.closest("details.more"));
  if (lines.length > 3) faults.push(`${lines.length} lines`);
  for (const e of lines) if (all(".picto, .face", e).length > 1) faults.push(`more than one picture: ${name(e)}`);

  // Letters.
  const texts = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const e = node.parentElement;
    if (!node.data.trim() || !seen(e) || e.closest("script, style, [aria-hidden=true], .skip, select") || e.closest(paper)) continue;
    texts.add(e);
  }
  for (const e of texts) {
    const style = getComputedStyle(e);
    const px = parseFloat(style.fontSize);
    if (short(px, e.matches(".line .text") ? 30 : 22)) faults.push(`letters of ${px} px: ${name(e)}`);
    if (style.fontStyle !== "normal") faults.push(`italics: ${name(e)}`);
    if (style.textTransform === "uppercase") faults.push(`capitals: ${name(e)}`);
    if (style.textAlign === "justify") faults.push(`justified: ${name(e)}`);
    if (e.matches(".line .text, .prose") && !["start", "left"].includes(style.textAlign)) faults.push(`not left aligned: ${name(e)}`);
  }
  // Characters on each line as it is broken, for what is read: sentences and paragraphs.
  const widest = (e) => {
    const rows = new Map();
    const inside = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = inside.nextNode(); node; node = inside.nextNode()) {
      for (const word of node.data.matchAll(/\S+/g)) {
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const top = Math.round(range.getBoundingClientRect().bottom / 8);
        rows.set(top, (rows.get(top) ?? -1) + word[0].length + 1);
      }
    }
    return Math.max(0, ...rows.values());
  };
  for (const e of all(".line .text, main p, .lede, .prose")) {
    if (widest(e) > 45) faults.push(`${widest(e)} characters on a line: ${name(e)}`);
  }

  // Pictures. Beside the large picture of a topic, and above what can be done, those of lines are small.
  const beside = (e) => e.closest(".p-idea:has(.topic .pic) .p-body:has(.dos) .line, .p-idea.chairs .line");
  for (const e of all("img.picto, img.face")) {
    const least = !beside(e) && e.closest(".line, .tile, .option, .choice-pic, .topic") ? 96 : e.closest(".panel") ? 0 : 64;
    if (short(box(e).width, least) || short(box(e).height, least)) faults.push(`picture under ${least}: ${e.currentSrc.split("/").pop()} ${size(e)} in ${name(e.parentElement)}`);
    if (e.complete && !e.naturalWidth) faults.push(`no picture at ${e.currentSrc}`);
    const part = e.closest("a, button, summary, label, li, figure, .topic, .line, .p-head, .p-empty, .oops, .p-row, #card, section, h2") ?? e.parentElement;
    if (!e.alt && !part.innerText.trim()) faults.push(`a picture without a word: ${e.currentSrc}`);
    if (e.alt && part.innerText.includes(e.alt)) faults.push(`said twice: ${e.alt}`);
  }

  // Nothing moves, nothing is cut off.
  if (document.getAnimations().length) faults.push("something moves");
  if (document.querySelector("marquee, blink, [autoplay], audio")) faults.push("something starts by itself");
  for (const e of all("body *")) {
    const style = getComputedStyle(e);
    if (style.animationName !== "none" || parseFloat(style.transitionDuration) > 0) faults.push(`moves: ${name(e)}`);
    if (/hidden|clip/.test(style.overflowX + style.overflowY) && !e.matches("textarea, input, html, body, img, .vh, svg") && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)) {
      faults.push(`cut off: ${name(e)}`);
    }
  }

  // Few words in a paragraph (R18); a picture left of its sentence, or above its word (R30).
  for (const e of all("main p, main dd, .line .text, .prose")) {
    const words = e.innerText.trim().split(/\s+/).length;
    if (words > 50) faults.push(`${words} words in one paragraph: ${name(e)}`);
  }
  const first = (e, what) => e.querySelector(what) && box(e.querySelector(what));
  for (const e of all(".line, .p-row, .tile, .option")) {
    const picture = first(e, ":scope > :is(.picto, .face), .pic :is(.picto, .face)"), word = first(e, ".text, .about, .word");
    if (!picture || !word) continue;
    const above = picture.bottom <= word.top + 1, left = picture.right <= word.left + 1;
    if (!(e.matches(".tile, .option") ? above : left || (innerWidth < 480 && above))) faults.push(`a picture neither left of nor above its word: ${name(e)}`);
  }

  // Nothing to read or tap lies under the bar; a film or a sound piece would be too long (R61).
  const shelf = document.querySelector(".acts");
  if (shelf && getComputedStyle(shelf).position === "sticky" && scrollY === 0) {
    for (const e of new Set([...all(".line, .p-row, .dos > *, .tile, .option, .chip, input, textarea, select, summary, #faces button", main)].map(target))) {
      const under = Math.round(box(e).bottom - box(shelf).top);
      if (under > 0) faults.push(`${under} px under the bar: ${name(e)}`);
    }
  }
  for (const e of all("audio, video, iframe, object, embed")) faults.push(`a film or sound piece: ${name(e)}`);

  const places = all(".acts").length ? [...document.querySelectorAll(".acts .place")].map((e) => [box(e).left, box(e).top - box(e.closest(".acts")).top, box(e).width, box(e).height].map(Math.round)) : [];
  const bar = document.querySelector(".acts");
  const held = bar && getComputedStyle(bar).position === "sticky" ? Math.round(innerHeight - box(bar).bottom) : 0;
  return { faults: [...new Set(faults)], places: JSON.stringify(places), held };
}
