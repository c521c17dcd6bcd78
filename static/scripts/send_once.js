// A second press of a button sends nothing. The server would not count it twice either; this spares people the doubt.

const PATIENCE_MS = 20_000; // after this the connection is lost, and a dead button would be the worse evil

export function sendOnce() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const exchanged = form.hasAttribute("hx-post"); // htmx has taken over the event, but the form is sent
    if (form.method !== "post" || (event.defaultPrevented && !exchanged)) return;
    hold(form, event.submitter);
  });
  document.addEventListener("htmx:afterRequest", (event) => release(event.target));
  // Coming back by the browser's button shows the page as it was left, held buttons and all.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) document.querySelectorAll("form[aria-busy]").forEach(release);
  });
}

function hold(form, pressed) {
  form.setAttribute("aria-busy", "true");
  pressed?.classList.add("pressed");
  // Not at once: a disabled button's value would be left out of what is sent.
  setTimeout(() => buttonsOf(form).forEach((button) => (button.disabled = true)));
  setTimeout(() => release(form), PATIENCE_MS);
}

function release(form) {
  if (!form.matches?.("form[aria-busy]")) return;
  form.removeAttribute("aria-busy");
  buttonsOf(form).forEach((button) => {
    button.disabled = false;
    button.classList.remove("pressed");
  });
}

// A choice that the story keeps locked stays locked.
function buttonsOf(form) {
  return form.querySelectorAll("button:not([data-locked])");
}
