// A term of the glossary in a text is a link to its entry. Where the page holds the entry as well (data-terms), a press
// opens it beside the word: a popover of the browser's own, which Escape or a press elsewhere closes, and which gives
// the focus back. It stands after the word's block and not in it, for the text of blocks is counted (lesson_text.js).

export function explainTerms() {
  const entries = document.querySelector("template[data-terms]")?.content;
  if (!entries || !HTMLElement.prototype.showPopover) return;

  const entryOf = (link) => entries.getElementById(`term-${link.hash.slice(1)}`);
  for (const link of document.querySelectorAll("a.term")) {
    if (entryOf(link)) link.setAttribute("aria-haspopup", "dialog");
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.term[aria-haspopup]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    // A press on the word of an open entry has closed it already.
    if (!link.hasAttribute("aria-expanded")) open(entryOf(link).cloneNode(true), link);
  });
}

function open(entry, link) {
  blockOf(link).after(entry);
  link.setAttribute("aria-expanded", "true");
  entry.addEventListener("toggle", ({ newState }) => {
    if (newState === "open") return;
    link.removeAttribute("aria-expanded");
    entry.remove();
  });
  entry.showPopover();
}

function blockOf(link) {
  let block = link;
  while (!block.parentElement.matches("article, section, details, div")) block = block.parentElement;
  return block;
}
