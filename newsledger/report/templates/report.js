"use strict";
(() => {
  const panel = document.getElementById("proof");
  const list = panel.querySelector("ul");
  const quote = panel.querySelector(".quote");
  const support = { literal: "word for word", number: "number", date: "date", alias: "alias", inferred: "inferred" };
  let shown = null;
  let pinned = false;
  let timer = 0;
  let lit = [];
  let litRow = null;

  document.documentElement.classList.add("js");

  const node = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const proofs = (piece) => piece.dataset.c.split(" ").map((code) => code.split("|"));
  const pretty = (path) =>
    path.replace(/^attribution\[0\]$/, "publisher").replace(/^attribution\[\d+\]$/, "source")
      .replace(/\[(\d+)\]/g, (_, n) => " " + (Number(n) + 1)).replace(/\./g, ", ").replace(/_text$/, "").replace(/_/g, " ");
  const cellOf = (row, path) => [...row.querySelectorAll("[data-f]")].find((cell) => cell.dataset.f === path);

  function fill(piece) {
    const rows = new Map();
    for (const [anchor, path, kind] of proofs(piece)) rows.set(anchor, [...(rows.get(anchor) ?? []), [path, kind]]);
    list.replaceChildren();
    quote.textContent = piece.textContent;
    for (const [anchor, cells] of rows) {
      const row = document.getElementById(anchor);
      if (!row) continue;
      const item = node("li", "");
      item.append(node("a", row.dataset.t, { href: "#" + anchor }));
      const fields = node("dl", "");
      for (const [path, kind] of cells) {
        const value = node("dd", cellOf(row, path)?.textContent ?? "");
        value.append(" ", node("small", support[kind] ?? kind));
        fields.append(node("dt", pretty(path)), value);
      }
      item.append(fields);
      list.append(item);
    }
  }

  function place(piece) {
    const box = [...piece.getClientRects()].at(-1) ?? piece.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - panel.offsetWidth - 12));
    const above = box.bottom + panel.offsetHeight + 12 > window.innerHeight && box.top > panel.offsetHeight + 12;
    const top = above ? piece.getClientRects()[0].top - panel.offsetHeight - 8 : box.bottom + 8;
    panel.style.left = `${left + window.scrollX}px`;
    panel.style.top = `${top + window.scrollY}px`;
  }

  function show(piece) {
    clearTimeout(timer);
    if (shown === piece) return;
    fill(piece);
    panel.hidden = false;
    place(piece);
    shown = piece;
  }
  function hide() {
    clearTimeout(timer);
    panel.hidden = true;
    pinned = false;
    shown = null;
  }
  const later = (work, wait) => {
    clearTimeout(timer);
    timer = setTimeout(work, wait);
  };

  function light(row) {
    if (row === litRow) return;
    for (const piece of lit) piece.classList.remove("lit");
    lit = [...row.closest("article").querySelectorAll(".e")].filter((piece) => proofs(piece).some(([anchor]) => anchor === row.id));
    for (const piece of lit) piece.classList.add("lit");
    litRow = row;
  }

  const hovers = matchMedia("(hover: hover)").matches;
  document.addEventListener("mouseover", (event) => {
    if (!hovers || pinned) return;
    const piece = event.target.closest(".e");
    if (piece) later(() => show(piece), 90);
    else if (event.target.closest("#proof")) clearTimeout(timer);
    else if (shown) later(hide, 260);
    const row = event.target.closest("tr[id]");
    if (row) light(row);
  });
  document.addEventListener("focusin", (event) => {
    const piece = event.target.closest(".e");
    if (piece && !pinned && piece.matches(":focus-visible")) show(piece);
    else if (shown && !pinned && !event.target.closest("#proof")) hide();
  });
  document.addEventListener("click", (event) => {
    const piece = event.target.closest(".e");
    if (piece) {
      event.preventDefault();
      show(piece);
      pinned = true;
      if (event.detail === 0) list.querySelector("a")?.focus();
      return;
    }
    if (event.target.closest("#proof a") || event.target.closest("#proof button") || !event.target.closest("#proof")) hide();
    const row = event.target.closest("tr[id]");
    if (!row) return;
    light(row);
    if (!event.target.closest("a") && !String(getSelection())) row.querySelector(".go a")?.click();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    const back = shown;
    hide();
    back?.focus({ preventScroll: true });
    hide();
  });

  const contents = document.getElementById("contents");
  if (matchMedia("(max-width: 62rem)").matches) contents.open = false;
  const find = document.getElementById("find");
  find.hidden = false;
  find.addEventListener("input", () => {
    const wanted = find.value.trim().toLowerCase();
    for (const item of contents.querySelectorAll("li")) item.hidden = !item.textContent.toLowerCase().includes(wanted);
  });
})();
