// Highlights and notes in a lesson. The list below the lesson (#notes) is the truth: its entries carry data-start and
// data-end, the place of their words. Here they are drawn, and a bar is offered where words are selected: the form
// data-marking. htmx sends it and puts the new list into the page; without htmx's answer it is sent as any form is.

import { blocksOf, piecesAt, quote } from "./lesson_text.js";

const LONGEST = 1000; // characters that may be marked at once
const PAUSE_MS = 250; // a selection grows while the finger moves; a press on the bar comes before it closes

export function keepNotes() {
  const lesson = document.querySelector("[data-marking]")?.closest("article");
  if (!lesson) return;

  const blocks = blocksOf(lesson);
  draw(blocks);
  offerBar(blocks);
  document.addEventListener("htmx:beforeSwap", (event) => takeAnswer(event, blocks));
  document.addEventListener("htmx:sendError", tellTrouble);
  document.addEventListener("htmx:timeout", tellTrouble);
}

function bar() {
  return document.querySelector("[data-marking]");
}

function draw(blocks) {
  for (const entry of document.querySelectorAll("#notes [data-start]")) {
    const { start, end, says } = entry.dataset;
    const marks = piecesAt(blocks, Number(start), Number(end)).map(mark);
    if (says) marks[marks.length - 1]?.after(reference(entry, says));
  }
}

function mark({ node, from, to }) {
  const words = node.splitText(from);
  words.splitText(to - from);
  const element = document.createElement("mark");
  element.className = "noted";
  words.replaceWith(element);
  element.append(words);
  return element;
}

// A way from the words to what was written about them; a picture, so that it adds no text to the lesson.
function reference(entry, says) {
  const link = document.createElement("a");
  link.className = "note-reference";
  link.href = `#${entry.id}`;
  link.setAttribute("aria-label", says);
  link.append(entry.querySelector(".icon").cloneNode(true));
  return link;
}

function erase(blocks) {
  for (const block of blocks) {
    block.querySelectorAll(".note-reference").forEach((link) => link.remove());
    block.querySelectorAll("mark.noted").forEach((element) => element.replaceWith(...element.childNodes));
    block.normalize();
  }
}

function offerBar(blocks) {
  let timer;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(() => followSelection(blocks), PAUSE_MS);
  });
  document.addEventListener("pointerdown", (event) => {
    if (event.target.closest("[data-marking] button")) event.preventDefault(); // the selection stays
  });
  document.addEventListener("click", ({ target }) => {
    if (target.closest("[data-write]")) write();
    if (target.closest("[data-cancel]")) close();
  });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && close());
}

// The bar stands after the selected words in the order of the page, so that Tab leads from them to it.
function followSelection(blocks) {
  const form = bar();
  const selection = window.getSelection();
  if (isWriting(form) || form.contains(document.activeElement)) return;
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const quoted = range && quote(blocks, range);
  form.hidden = !quoted;
  if (!quoted) return;

  for (const [name, value] of Object.entries(quoted)) form.elements[name].value = value;
  const isTooLong = [...quoted.quotation].length > LONGEST;
  part("too-long").hidden = !isTooLong;
  for (const name of ["highlight", "write"]) part(name).hidden = isTooLong;
  const last = blocks.filter((block) => range.intersectsNode(block)).pop();
  if (last.nextElementSibling !== form) last.after(form);
}

function write() {
  for (const name of ["highlight", "write"]) part(name).hidden = true;
  for (const name of ["writing", "keep"]) part(name).hidden = false;
  bar().elements.text.focus();
}

function close() {
  const form = bar();
  form.hidden = true;
  form.elements.text.value = "";
  for (const name of ["writing", "keep", "trouble"]) part(name).hidden = true;
  window.getSelection().removeAllRanges();
}

function isWriting(form) {
  return !part("writing").hidden && !form.hidden;
}

function part(name) {
  return bar().querySelector(`[data-${name}]`);
}

// An answer without the list is another page: signed out, or a sentence about what was sent. The browser shows it.
function takeAnswer(event, blocks) {
  const form = event.detail.requestConfig.elt;
  if (!form.matches("[data-marking]")) return;
  event.detail.shouldSwap = event.detail.xhr.responseText.includes('id="notes"');
  if (!event.detail.shouldSwap) {
    form.submit();
    return;
  }
  const words = form.dataset.wordsKept;
  form.remove(); // the new list brings its own
  window.getSelection().collapseToEnd();
  document.addEventListener("htmx:afterSettle", () => showKept(blocks, words), { once: true });
}

function showKept(blocks, words) {
  erase(blocks);
  draw(blocks);
  document.querySelector("[data-notes-status]").textContent = words;
}

function tellTrouble({ detail }) {
  if (detail.elt.matches("[data-marking]")) part("trouble").hidden = false;
}
