// The words of a lesson as the server counts them: the characters of its numbered blocks b1, b2 …, one after the
// other, without blanks. So a place means the same in the page and in the database, however a line is broken.

const BLANK = /\s/;
const AROUND = 40; // characters kept before and after quoted words, to find them again after an edit

/** @returns {Element[]} the numbered blocks of a lesson, in its order */
export function blocksOf(lesson) {
  return [...lesson.querySelectorAll("[id^='b']")].filter((block) => /^b\d+$/.test(block.id));
}

/**
 * Find the text nodes of a place.
 *
 * @param {Element[]} blocks
 * @param {number} start the first character
 * @param {number} end the character after the last
 * @returns {{node: Text, from: number, to: number}[]}
 */
export function piecesAt(blocks, start, end) {
  const pieces = [];
  let at = 0;
  for (const node of textsOf(blocks)) {
    let from = -1;
    let to = 0;
    let offset = 0;
    for (const character of node.data) {
      if (!BLANK.test(character)) {
        if (at >= start && at < end) {
          if (from < 0) from = offset;
          to = offset + character.length;
        }
        at += 1;
      }
      offset += character.length;
    }
    if (from >= 0) pieces.push({ node, from, to });
  }
  return pieces;
}

/**
 * Quote what a range covers of the blocks.
 *
 * @param {Element[]} blocks
 * @param {Range} range
 * @returns {{block: string, quotation: string, before: string, after: string} | null} null: no word of the lesson
 */
export function quote(blocks, range) {
  const parts = { before: "", quotation: "", after: "" };
  let block = null;
  for (const within of blocks) {
    for (const node of textsOf([within])) {
      const [from, to] = covered(node, range);
      const words = node.data.slice(from, to);
      if (!block) parts.before += node.data.slice(0, from);
      if (!block && words.trim()) block = within.id.slice(1);
      parts.quotation += words;
      if (block) parts.after += node.data.slice(to);
    }
    for (const name of Object.keys(parts)) parts[name] += " ";
  }
  if (!block) return null;
  const [before, quotation, after] = [parts.before, parts.quotation, parts.after].map(inOneLine);
  return { block, quotation, before: lastOf(before), after: firstOf(after) };
}

function* textsOf(blocks) {
  for (const block of blocks) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) yield walker.currentNode;
  }
}

// Which part of a text node is in a range; nothing of it is an empty part at the side where the range is not.
function covered(node, range) {
  const { length } = node.data;
  if (!range.intersectsNode(node)) {
    const side = range.comparePoint(node, 0) < 0 ? length : 0;
    return [side, side];
  }
  const from = node === range.startContainer ? range.startOffset : 0;
  const to = node === range.endContainer ? range.endOffset : length;
  return [from, to];
}

function inOneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

function firstOf(text) {
  return [...text].slice(0, AROUND).join("");
}

function lastOf(text) {
  return [...text].slice(-AROUND).join("");
}
