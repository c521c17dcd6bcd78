// The quiet line that says what became of what was typed: "Saved 21:42". Its sentences are written by the server, in
// the reader's language, as data-words-…; a state without a sentence is not shown.

const UNSURE = ["offline", "signed-out", "gone", "refused"];
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Shanghai" });

/**
 * Show a state in the page's line.
 *
 * @param {"saved" | "offline" | "signed-out" | "gone" | "refused"} state
 * @param {string} words the server's own sentence, if it sent one
 */
export function showSaved(state, words = "") {
  const line = document.querySelector("[data-saved]");
  const sentence = words || line?.getAttribute(`data-words-${state}`);
  if (!sentence) return;

  line.querySelector(".mark-of-state").hidden = false;
  line.classList.toggle("unsure", UNSURE.includes(state));
  line.querySelector(".words").textContent = sentence.replace("{time}", clock.format(new Date()));
  drawIcon(line, state === "saved" ? "saved" : "offline");
  offerSignIn(line, state === "signed-out");
}

function drawIcon(line, name) {
  const use = line.querySelector("use");
  use.setAttribute("href", use.getAttribute("href").replace(/#.*/, `#i-${name}`));
}

function offerSignIn(line, wanted) {
  const link = line.querySelector("a");
  link.hidden = !wanted;
  link.search = new URLSearchParams({ next: window.location.pathname + window.location.search });
}
