// What has the focus: does it have a ring, is it in sight, is it uncovered?
() => {
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const rings = [e, e.closest("label"), e.parentElement].filter(Boolean).map((one) => getComputedStyle(one));
    const box = (e.closest("label") ?? e).getBoundingClientRect();
    return {
      what: e.outerHTML.slice(0, 110),
      ring: rings.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && style.outlineColor !== "rgba(0, 0, 0, 0)"),
      seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      covered: (() => {
        const there = document.elementFromPoint(Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1), Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1));
        return Boolean(there && !there.contains(e) && !e.contains(there) && there.closest(".acts, .head") && !e.closest(".acts, .head"));
      })(),
    };
}
