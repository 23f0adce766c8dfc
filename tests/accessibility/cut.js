// What is cut off, or stands beyond the right edge where nothing scrolls.
() => {
  const scrolls = (e) => e && (/auto|scroll/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
  return [...document.querySelectorAll("body *")].filter((e) => {
    const style = getComputedStyle(e);
    const box = e.getBoundingClientRect();
    if (!e.checkVisibility() || box.width < 2 || e.matches("textarea, input, select, .vh, .vh *, .skip, .skip *")) return false;
    const clips = /hidden|clip/.test(style.overflowX + style.overflowY);
    return (clips && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1))
      || (e.innerText?.trim() && box.right > document.documentElement.clientWidth + 1 && !scrolls(e.parentElement));
  }).map((e) => e.outerHTML.slice(0, 120));
}
