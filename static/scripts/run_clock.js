// The clock of a moment, for those who switched it on: after the author's seconds "The time is up" is pressed for them.
// Nothing counts down on the page; a choice made before stops it.

const MS_PER_SECOND = 1000;

export function keepTime() {
  if (!document.querySelector("[data-run]")) return;
  wind();
  document.addEventListener("htmx:afterSettle", wind);
}

function wind() {
  const form = document.querySelector("form[data-expires-after]:not([data-wound])");
  if (!form) return;
  form.dataset.wound = "";
  setTimeout(() => {
    const answered = document.querySelector("form.decision[aria-busy]");
    if (form.isConnected && !answered) form.requestSubmit();
  }, Number(form.dataset.expiresAfter) * MS_PER_SECOND);
}
