// A form that comes back begins at what is to be mended, also for those who do not see it.

export function showErrors() {
  document.querySelector(".error-summary")?.focus();
}
