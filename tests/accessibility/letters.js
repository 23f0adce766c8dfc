// How large the letters of each text are.
() => Object.fromEntries([...document.querySelectorAll("main *, nav *")]
    .filter((e) => e.checkVisibility() && !e.ariaHidden && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
    .map((e) => [`${e.tagName} ${e.className} ${e.innerText.slice(0, 30)}`, parseFloat(getComputedStyle(e).fontSize)]))
