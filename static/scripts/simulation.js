// A run of a simulation: keys 1 to 9 choose, and after a choice the page stands at the new moment with the choices
// within reach of a thumb and the conversation above. `#run` is exchanged by htmx; see _parts/turn.html.

const MARGIN_PX = 16;

export function playRun() {
  if (!document.querySelector("[data-run]")) return;

  document.addEventListener("keydown", chooseByKey);
  document.addEventListener("htmx:beforeSwap", leaveWhenElsewhere);
  document.addEventListener("htmx:afterSettle", ({ target }) => target.id === "run" && arrive());
  document.addEventListener("htmx:sendError", showTrouble);
  document.addEventListener("htmx:timeout", showTrouble);
  if (document.querySelector("[data-run] .script ~ .turn-now")) arrive();
}

function chooseByKey(event) {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  if (!/^[1-9]$/.test(event.key)) return;
  document.querySelectorAll("#turn .choice")[Number(event.key) - 1]?.click();
}

// A choice that does not count is answered with the run as it stands and a sentence; it is shown like any turn. Another
// page (signed out) or a fault is shown whole, not inside this one.
function leaveWhenElsewhere(event) {
  const { xhr } = event.detail;
  event.detail.shouldSwap = xhr.responseText.includes('id="run"');
  if (event.detail.shouldSwap) return;
  if (xhr.status < 400) window.location.assign(xhr.responseURL);
  else window.location.reload();
}

function arrive() {
  const turn = document.getElementById("turn");
  document.getElementById("turn-heading").focus({ preventScroll: true });

  const bar = document.querySelector(".standby").getBoundingClientRect().height;
  const room = window.innerHeight - bar - 2 * MARGIN_PX;
  const { top, bottom, height } = turn.getBoundingClientRect();
  const toBottomOf = (edge) => edge - window.innerHeight + MARGIN_PX;
  // All of the turn if it fits; else from its beginning, as far as the first choice stays in sight.
  const firstChoice = turn.querySelector(".choice")?.getBoundingClientRect().bottom ?? top;
  const distance = height <= room ? toBottomOf(bottom) : Math.max(top - bar - MARGIN_PX, toBottomOf(firstChoice));
  window.scrollBy(0, distance);
}

function showTrouble() {
  document.querySelector("[data-run-trouble]").hidden = false;
}
